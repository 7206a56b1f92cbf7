package web

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strconv"
	"strings"

	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
	"dateline/gazetteer/claim"
	"dateline/geo/picture"
)

// articleFormats are the formats of an article, GeoJSON first, which a client gets
// as JSON, too.
func articleFormats() []offer {
	var offers []offer
	for _, f := range render.Formats() {
		switch f.Name {
		case "json": // the record of dateline batch: here it is GeoJSON
		case "geojson":
			offers = append(offers, offer{f.Name, f.MediaType}, offer{"json", typeJSON})
		default:
			offers = append(offers, offer{f.Name, f.MediaType})
		}
	}
	return offers
}

// file writes an article in a format.
func (s *Server) file(a *article.Article, f render.Format, v view) (reply, error) {
	o := render.Options{
		Shape: render.Shape{Areas: v.areas, Text: v.text}, Basemap: s.cfg.Basemap, Picture: v.picture, Review: claim.ReviewContext{URL: v.url},
	}
	var body bytes.Buffer
	if err := f.Write(&body, a, o); errors.Is(err, picture.ErrSize) {
		return reply{}, &ParamError{Name: "density", Value: strconv.FormatFloat(v.picture.Density, 'g', -1, 64), Want: "small enough: a picture has 40 million pixels at most"}
	} else if err != nil {
		return reply{}, fmt.Errorf("web: %w", err)
	}
	return reply{mediaType: f.MediaType, cache: cacheCheck, save: attachment(a, f), body: body.Bytes()}, nil
}

// attachment tells a browser to save an article under a name that comes of its
// title (RFC 6266), and what of the article it is, where it is not the places.
func attachment(a *article.Article, f render.Format) string {
	title := a.Name()
	if stem, _, _ := strings.Cut(f.File, "."); stem != "places" {
		title += " " + stem
	}
	ascii, full := render.FileName(title)
	value := mime.FormatMediaType("attachment", map[string]string{"filename": ascii + f.Extension})
	if full != ascii {
		value += "; filename*=UTF-8''" + url.PathEscape(full+f.Extension)
	}
	return value
}
