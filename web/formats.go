package web

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/geo/export"
	"dateline/geo/picture"
)

// reviewFormat is the name of the drafts of ClaimReview among the formats.
const reviewFormat = "claimreview"

// articleFormats are the formats of an article: of its places, GeoJSON first, the
// pictures after all others; of its claims as drafts of ClaimReview.
func articleFormats() []offer {
	var offers []offer
	for _, f := range export.Formats() {
		offers = append(offers, offer{f.Name, f.MediaType})
		if f.Name == "geojson" {
			offers = append(offers, offer{"json", typeJSON})
		}
	}
	for _, f := range article.PictureFormats() {
		offers = append(offers, offer{f.Name, f.MediaType})
	}
	return append(offers, offer{reviewFormat, typeJSONLD})
}

// reviews writes the drafts of ClaimReview for the claims of an article, which
// may have an address.
func reviews(a *article.Article, url string) (reply, error) {
	body, err := encodeJSON(a.Reviews(claim.ReviewContext{URL: url}))
	return reply{mediaType: typeJSONLD, cache: cacheCheck, body: body}, err
}

// file writes the places of an article in a format, or draws them.
func (s *Server) file(a *article.Article, format string, v view) (reply, error) {
	if f, ok := article.PictureFormatNamed(format); ok {
		var body bytes.Buffer
		if err := f.Draw(&body, s.cfg.Basemap, a, v.picture); errors.Is(err, picture.ErrSize) {
			return reply{}, &ParamError{Name: "density", Value: strconv.FormatFloat(v.picture.Density, 'g', -1, 64), Want: "small enough: a picture has 40 million pixels at most"}
		} else if err != nil {
			return reply{}, fmt.Errorf("web: drawing %s: %w", f.Name, err)
		}
		return reply{mediaType: f.MediaType, cache: cacheCheck, body: body.Bytes()}, nil
	}
	return render(format, a.Collection(article.Shape{Areas: v.areas, Text: v.text}))
}

// render writes a collection as a file.
func render(format string, c export.Collection) (reply, error) {
	f, err := export.ByName(format)
	if err != nil {
		return reply{}, err
	}
	var body bytes.Buffer
	if err := f.Write(&body, c); err != nil {
		return reply{}, fmt.Errorf("web: %w", err)
	}
	return reply{mediaType: f.MediaType, cache: cacheCheck, body: body.Bytes()}, nil
}

// extensionOf is the extension of the files of a format, with its dot.
func extensionOf(format string) string {
	if f, ok := article.PictureFormatNamed(format); ok {
		return f.Extension
	}
	f, err := export.ByName(format)
	if err != nil {
		return ""
	}
	return f.Extension
}

// nameOf is what files of an article are named after.
func nameOf(a *article.Article) string {
	return cmp.Or(a.Title, article.Headline(a.Text))
}

// attachment tells a browser to save an answer under a name that comes of a
// title (RFC 6266).
func attachment(title, extension string) string {
	ascii, full := fileName(title)
	value := mime.FormatMediaType("attachment", map[string]string{"filename": ascii + extension})
	if full != ascii {
		value += "; filename*=UTF-8''" + url.PathEscape(full+extension)
	}
	return value
}

// fileName makes of a title a name that every file system takes: once in ASCII,
// once with all its letters.
func fileName(title string) (ascii, full string) {
	full = slug(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	// Decomposed letters lose their marks and stay readable.
	ascii = slug(norm.NFKD.String(title), func(r rune) bool {
		return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
	})
	return ascii, full
}

// slug keeps the runs of good characters, set apart by hyphens.
func slug(s string, good func(rune) bool) string {
	const longest = 60
	var out []rune
	gap := false
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case !good(r):
			gap = true
		default:
			if gap && len(out) > 0 {
				out = append(out, '-')
			}
			gap = false
			out = append(out, r)
		}
		if len(out) >= longest {
			break
		}
	}
	if len(out) == 0 {
		return "places"
	}
	return string(out)
}
