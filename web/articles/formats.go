package articles

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strconv"
	"strings"

	"dateline/web/httpx"

	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
	"dateline/gazetteer/claim"
	"dateline/geo/picture"
)

// Formats are the formats of an article, GeoJSON first, which a client gets
// as JSON, too.
func Formats() []httpx.Offer {
	var offers []httpx.Offer
	for _, f := range render.Formats() {
		switch f.Name {
		case "json": // the record of dateline batch: here it is GeoJSON
		case "geojson":
			offers = append(
				offers,
				httpx.Offer{Name: f.Name, MediaType: f.MediaType},
				httpx.Offer{Name: "json", MediaType: httpx.TypeJSON},
			)
		default:
			offers = append(offers, httpx.Offer{Name: f.Name, MediaType: f.MediaType})
		}
	}
	return offers
}

// File writes an article in a format. It does not begin for a client that has
// gone.
func (s *Service) File(ctx context.Context, a *article.Article, f render.Format, v View) (httpx.Reply, error) {
	need := s.needToShow
	if f.IsPicture() {
		need = s.needToDraw
	}
	if err := errors.Join(need(ctx, a, v), ctx.Err()); err != nil {
		return httpx.Reply{}, err
	}
	o := render.Options{
		Shape: render.Shape{
			Areas: v.Areas,
			Text:  v.Text,
		}, Basemap: s.Basemap, Picture: v.Picture, Review: claim.ReviewContext{URL: v.URL}, Updated: v.Updated,
	}
	o.Picture.Fonts = s.Fonts
	names := s.Reader.Index.Namer(v.Languages...)
	named := a.In(names)
	if f.IsPicture() {
		o.Basemap = render.NamedBasemap(s.Basemap, s.Reader.Index, names)
	}
	var body bytes.Buffer
	long := f.IsPicture() || len(a.Text) > longText
	err := s.Turns.take(ctx, long, func() error { return f.Write(&body, named, o) })
	if errors.Is(err, picture.ErrSize) {
		return httpx.Reply{}, &httpx.ParamError{
			Name:  "density",
			Value: strconv.FormatFloat(v.Picture.Density, 'g', -1, 64),
			Want:  s.smallEnough(),
		}
	} else if err != nil {
		return httpx.Reply{}, fmt.Errorf("articles: %w", err)
	}
	missing := ""
	if s.Fonts != nil && f.IsDrawn() {
		missing = s.Fonts.Missing(render.Lettering(named, v.Picture)...)
	}
	return httpx.Reply{
		MediaType:  f.MediaType,
		Missing:    missing,
		Cache:      httpx.CacheCheck,
		Attachment: attachment(a, f),
		Body:       body.Bytes(),
	}, nil
}

// attachment tells a browser to save an article under a name that comes of its
// title (RFC 6266), and what of the article it is, where it is not the places.
func attachment(a *article.Article, f render.Format) string {
	ascii, full := render.FileName(a.Name())
	if stem, _, _ := strings.Cut(f.File, "."); stem != "places" { // behind the title, which may be cut
		if a.Name() == "" {
			ascii, full = stem, stem
		} else {
			ascii, full = ascii+"-"+stem, full+"-"+stem
		}
	}
	value := mime.FormatMediaType("attachment", map[string]string{"filename": ascii + f.Extension})
	if full != ascii {
		value += "; filename*=UTF-8''" + url.PathEscape(full+f.Extension)
	}
	return value
}
