package web

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
	"dateline/geo/export"
)

// handleMapsFile answers GET /v1/maps/{id}/{file}: the places in every format
// and as pictures, with the claims where claims=true asks for them
// (places.geojson, places.kml, places.png …), distances.csv, claims.json, drafts of
// ClaimReview for a person to edit (claimreview.json), and the lines of
// the claims in every format (claims.geojson …).
func (s *Server) handleMapsFile(c echo.Context) error {
	q := readParams(c)
	v := view{picture: article.PictureOptions{Claims: q.flag("claims")}}
	if q.err != nil {
		return q.err
	}
	m, err := s.mapOf(c)
	if err != nil {
		return err
	}
	name := c.Param("file")
	key := name
	if v.picture.Claims {
		key += "?claims"
	}
	stem, extension, _ := strings.Cut(name, ".")
	r, err := m.file(key, func() (reply, error) {
		r, err := s.mapFile(m.article, stem, extension, v)
		title := nameOf(m.article)
		if stem != "places" {
			title += " " + stem
		}
		r.save = attachment(title, "."+extension)
		return r, err
	})
	if err != nil {
		return err
	}
	return send(c, r)
}

// mapFile makes a file of an article.
func (s *Server) mapFile(a *article.Article, stem, extension string, v view) (reply, error) {
	switch stem + "." + extension {
	case "distances.csv":
		body, err := distancesCSV(a)
		return reply{mediaType: "text/csv; charset=utf-8", cache: cacheCheck, body: body}, err
	case "claims.json":
		body, err := encodeJSON(map[string]any{"claims": a.Claims(), "offsets": "codepoint"})
		return reply{mediaType: typeJSON, cache: cacheCheck, body: body}, err
	case "claimreview.json":
		return reviews(a, "")
	}
	if stem == "places" && extension != "" && extensionOf(extension) == "."+extension {
		return s.file(a, extension, v)
	}
	f, err := export.ByName(extension)
	if err != nil || f.Extension != "."+extension {
		return reply{}, &NotFoundError{What: "file", ID: stem + "." + extension}
	}
	if stem == "claims" {
		return render(f.Name, claimLines(a))
	}
	return reply{}, &NotFoundError{What: "file", ID: stem + "." + extension}
}

// claimLines are the claims of an article as lines between their places. A
// claim of which an end is not known has no line and is left out.
func claimLines(a *article.Article) export.Collection {
	var features []export.Feature
	for _, c := range a.Claims() {
		if c.Line == nil {
			continue
		}
		features = append(features, export.Feature{Geometry: c.Line.Geometry(), Properties: []export.Property{
			{Name: "text", Value: c.Text}, {Name: "verdict", Value: c.Verdict}, {Name: "from", Value: c.From.Name}, {Name: "to", Value: c.To.Name},
			{Name: "from_id", Value: c.From.ID}, {Name: "to_id", Value: c.To.ID},
			{Name: "measured_km", Value: c.Measured}, {Name: "allowed_km", Value: c.Allowed}, {Name: "basis", Value: c.Basis}, {Name: "reason", Value: c.Reason}}})
	}
	lines := export.Of(features)
	lines.Name, lines.Title, lines.Attribution = "claims", a.Title, article.Attribution
	return lines
}

// mostVenues bounds the distances of a map, as the matrix is bounded.
const mostVenues = 100

// distancesCSV lists the distances between the venues of an article: its towns
// and smaller places, the most mentioned first.
func distancesCSV(a *article.Article) ([]byte, error) {
	var venues []geoparse.Place
	for _, p := range a.Places {
		if p.Class == "P" || p.Class == "S" || p.Class == "R" {
			venues = append(venues, p)
		}
	}
	slices.SortStableFunc(venues, func(a, b geoparse.Place) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
	venues = venues[:min(len(venues), mostVenues)]
	rows := [][]string{{"from_id", "from", "to_id", "to", "metres", "azimuth"}}
	for i, from := range venues {
		for _, to := range venues[i+1:] {
			g := geo.Inverse(from.Point, to.Point)
			rows = append(rows, []string{string(from.ID), cell(from.Name), string(to.ID), cell(to.Name), format(metres(g.Length)), format(bearing(g.Azimuth))})
		}
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// cell keeps a spreadsheet from running a text as a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
