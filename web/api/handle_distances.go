package api

import (
	"bytes"
	"fmt"

	"dateline/gazetteer/article/render"
	"dateline/web/httpx"
	"dateline/web/places"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/geo"
)

// matrixRequest is the body of POST /v1/distances, or its query.
type matrixRequest struct {
	Places []string `json:"places"` // among each other
	From   []string `json:"from"`   // or from each of these
	To     []string `json:"to"`     // to each of these
}

// matrixJSON is the answer of /v1/distances.
type matrixJSON struct {
	From    []places.Place `json:"from"`
	To      []places.Place `json:"to"`
	Metres  [][]float64    `json:"metres"`  // a row for each from, a column for each to
	Azimuth [][]float64    `json:"azimuth"` // at from, degrees clockwise from true north
	Notes   []string       `json:"notes,omitempty"`

	square bool // both sides are the same list
}

// handleDistances answers GET and POST /v1/distances: the geodesics among
// places, or from some to others.
func (h *handlers) handleDistances(c echo.Context) error {
	q := httpx.ReadParams(c)
	names := h.Index.Namer(q.Languages("lang")...)
	if q.Err != nil {
		return q.Err
	}
	req := matrixRequest{Places: q.Values["places"], From: q.Values["from"], To: q.Values["to"]}
	if c.Request().Method == "POST" {
		req = matrixRequest{}
		if err := httpx.ReadJSON(c, &req); err != nil {
			return err
		}
	}
	format, err := httpx.Negotiate(
		c,
		[]httpx.Offer{{Name: "json", MediaType: httpx.TypeJSON}, {Name: "csv", MediaType: "text/csv; charset=utf-8"}},
	)
	if err != nil {
		return err
	}
	m, err := h.matrix(req, names)
	if err != nil {
		return err
	}
	if format.Name == "csv" {
		body, err := m.csv()
		if err != nil {
			return err
		}
		return httpx.Send(c, httpx.Reply{MediaType: format.MediaType, Cache: httpx.CacheCheck, Body: body})
	}
	return httpx.SendJSON(c, httpx.TypeJSON, m)
}

func (h *handlers) matrix(req matrixRequest, names gazetteer.Namer) (matrixJSON, error) {
	fromName, toName := "from", "to"
	if len(req.Places) > 0 {
		if len(req.From)+len(req.To) > 0 {
			return matrixJSON{}, &httpx.ParamError{
				Name:  "places",
				Value: "…",
				Want:  "usable together with from and to; give one or the other",
			}
		}
		req.From, req.To = req.Places, req.Places
		fromName, toName = "places", "places"
	}
	for _, side := range [][]string{req.From, req.To} {
		if len(side) == 0 {
			return matrixJSON{}, &httpx.ParamError{Name: "places", Want: "two or more places, or from and to"}
		}
		if most := h.MaxMatrix; len(side) > most {
			return matrixJSON{}, &httpx.TooLargeError{
				What: "the matrix",
				Max:  fmt.Sprintf("%d × %d places", most, most),
			}
		}
	}
	m := matrixJSON{square: len(req.Places) > 0}
	from, err := h.side(fromName, req.From, &m)
	if err != nil {
		return m, err
	}
	to := from
	if len(req.Places) == 0 {
		if to, err = h.side(toName, req.To, &m); err != nil {
			return m, err
		}
	}
	for _, l := range from {
		m.From = append(m.From, places.Of(h.Index, l, names))
	}
	for _, l := range to {
		m.To = append(m.To, places.Of(h.Index, l, names))
	}
	for i := range from {
		row, azimuths := make([]float64, len(to)), make([]float64, len(to))
		for j := range to {
			g := geo.Inverse(from[i].Point, to[j].Point)
			row[j], azimuths[j] = httpx.Metres(g.Length), httpx.Bearing(g.Azimuth)
		}
		m.Metres, m.Azimuth = append(m.Metres, row), append(m.Azimuth, azimuths)
	}
	return m, nil
}

// side locates the places of one side of a matrix.
func (h *handlers) side(param string, texts []string, m *matrixJSON) ([]gazetteer.Located, error) {
	var side []gazetteer.Located
	for i, text := range texts {
		l, err := places.Locate(h.Index, fmt.Sprintf("%s[%d]", param, i), text)
		if err != nil {
			return nil, err
		}
		if n := places.Note(h.Index, fmt.Sprintf("%s[%d]", param, i), l); n != "" {
			m.Notes = append(m.Notes, n)
		}
		side = append(side, l)
	}
	return side, nil
}

// csv writes a row for each pair: among the places of one list each pair once,
// else each place of one side with each other place of the other.
func (m matrixJSON) csv() ([]byte, error) {
	var out bytes.Buffer
	t := render.NewDistanceTable(&out)
	for i, from := range m.From {
		for j, to := range m.To {
			if m.square && j <= i || from.Key() == to.Key() {
				continue
			}
			t.Add(endOf(from), endOf(to))
		}
	}
	err := t.Close()
	return out.Bytes(), err
}

// endOf is an end of a row; bare coordinates are their own id.
func endOf(p places.Place) gazetteer.Place {
	return gazetteer.Place{ID: gazetteer.PlaceID(p.Key()), Name: p.Name, Point: orb.Point{p.Lon, p.Lat}}
}
