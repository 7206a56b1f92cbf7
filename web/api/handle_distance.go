package api

import (
	"fmt"

	"dateline/web/httpx"
	"dateline/web/places"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
	"dateline/geo"
)

// legJSON is the geodesic between two places.
type legJSON struct {
	From           places.Place `json:"from"`
	To             places.Place `json:"to"`
	Metres         float64      `json:"metres"`
	Azimuth        float64      `json:"azimuth"`         // at from, degrees clockwise from true north
	ArrivalAzimuth float64      `json:"arrival_azimuth"` // at to, pointing onward
	Compass        string       `json:"compass"`         // point in which to lies, seen from from
}

// distanceJSON is the answer of GET /v1/distance.
type distanceJSON struct {
	legJSON
	Legs  []legJSON         `json:"legs,omitempty"` // when there is a via
	Line  *geojson.Geometry `json:"line"`
	Notes []string          `json:"notes,omitempty"`
}

// handleDistance answers GET /v1/distance: the geodesic from one place to
// another, or along several.
func (h *handlers) handleDistance(c echo.Context) error {
	q := httpx.ReadParams(c)
	from := q.Need("from", "a place: its name, its id, or latitude,longitude")
	names := h.Index.Namer(q.Languages("lang")...)
	to := q.Need("to", "a place: its name, its id, or latitude,longitude")
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(
		c,
		[]httpx.Offer{{Name: "json", MediaType: httpx.TypeJSON}, {Name: "geojson", MediaType: httpx.TypeGeoJSON}},
	)
	if err != nil {
		return err
	}
	stops, notes, err := h.stops(from, q.Values["via"], to)
	if err != nil {
		return err
	}
	d := h.along(stops, names)
	d.Notes = notes
	if format.Name == "geojson" {
		return httpx.SendJSON(c, httpx.TypeGeoJSON, d.feature())
	}
	return httpx.SendJSON(c, httpx.TypeJSON, d)
}

// stops locates the places of a way.
func (h *handlers) stops(from string, via []string, to string) (stops []gazetteer.Located, notes []string, err error) {
	if len(via)+2 > h.MaxMatrix {
		return nil, nil, &httpx.TooLargeError{What: "the way", Max: fmt.Sprintf("%d places", h.MaxMatrix)}
	}
	add := func(param, text string) {
		if err != nil {
			return
		}
		var l gazetteer.Located
		if l, err = places.Locate(h.Index, param, text); err != nil {
			return
		}
		stops = append(stops, l)
		if n := places.Note(h.Index, param, l); n != "" {
			notes = append(notes, n)
		}
	}
	add("from", from)
	for _, v := range via {
		add("via", v)
	}
	add("to", to)
	return stops, notes, err
}

// along measures from stop to stop.
func (h *handlers) along(stops []gazetteer.Located, names gazetteer.Namer) distanceJSON {
	var d distanceJSON
	var total geo.Length
	var line orb.MultiLineString
	for i := range len(stops) - 1 {
		g := geo.Inverse(stops[i].Point, stops[i+1].Point)
		total += g.Length
		d.Legs = append(d.Legs, h.leg(stops[i], stops[i+1], g, names))
		switch part := render.Curve(g).(type) {
		case orb.LineString:
			line = append(line, part)
		case orb.MultiLineString:
			line = append(line, part...)
		}
	}
	first, last := d.Legs[0], d.Legs[len(d.Legs)-1]
	d.legJSON = first
	d.To, d.Metres, d.ArrivalAzimuth = last.To, httpx.Metres(total), last.ArrivalAzimuth
	if len(d.Legs) == 1 {
		d.Legs = nil
	}
	if len(line) == 1 {
		d.Line = geojson.NewGeometry(line[0])
	} else {
		d.Line = geojson.NewGeometry(line)
	}
	return d
}

func (h *handlers) leg(from, to gazetteer.Located, g geo.Line, names gazetteer.Namer) legJSON {
	return legJSON{From: places.Of(h.Index, from, names), To: places.Of(h.Index, to, names), Metres: httpx.Metres(g.Length),
		Azimuth: httpx.Bearing(
			g.Azimuth,
		), ArrivalAzimuth: httpx.Bearing(g.ArrivalAzimuth), Compass: geo.Compass(g.Azimuth)}
}

// feature is the way as one GeoJSON feature.
func (d distanceJSON) feature() *geojson.Feature {
	f := geojson.NewFeature(d.Line.Geometry())
	f.ID = d.From.Key() + "→" + d.To.Key()
	f.Properties = geojson.Properties{"from": d.From.Label, "to": d.To.Label, "metres": d.Metres,
		"azimuth": d.Azimuth, "arrival_azimuth": d.ArrivalAzimuth, "compass": d.Compass}
	return f
}
