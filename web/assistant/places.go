package assistant

import (
	"context"
	"math"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/geo"
	"dateline/web/httpx"
	"dateline/web/places"
)

// Place is a place of the gazetteer.
type Place struct {
	ID         string  `json:"id"`
	Name       string  `json:"name"`
	Label      string  `json:"label" jsonschema:"the name with what the place lies in"`
	Kind       string  `json:"kind" jsonschema:"country, region, settlement, site, water or land"`
	Lat        float64 `json:"lat"`
	Lon        float64 `json:"lon"`
	Country    string  `json:"country,omitempty" jsonschema:"by ISO 3166-1"`
	Population int64   `json:"population,omitempty"`
	Disputed   string  `json:"disputed,omitempty" jsonschema:"where sovereignty is contested"`
}

func (t tools) describe(ref gazetteer.Ref) Place {
	p := t.Index.Place(ref)
	return Place{ID: string(p.ID), Name: p.Name, Label: t.Index.Label(ref), Kind: string(p.Feature().Kind()),
		Lat: httpx.Degrees(p.Point.Lat()), Lon: httpx.Degrees(p.Point.Lon()), Country: p.Country, Population: p.Population,
		Disputed: p.Disputed}
}

func rounded(v float64) float64 { return math.Round(v*1000) / 1000 }

// findInput asks for places by name.
type findInput struct {
	Name    string `json:"name" jsonschema:"the name; what the place lies in may follow"`
	Country string `json:"country,omitempty" jsonschema:"only in this country: ISO 3166-1, two letters"`
	Limit   int    `json:"limit,omitempty" jsonschema:"how many places at most, 5 where it is missing"`
}

// foundPlace is a place with how it was found.
type foundPlace struct {
	Place
	Match string `json:"match" jsonschema:"name: the very name; typo: but for typing errors; part: some words are not known; around: only what the place is said to lie in was found; position"`
}

// found is a list of places, the likeliest first.
type found struct {
	Places []foundPlace `json:"places"`
}

const mostPlaces = 40

func (t tools) findPlace(_ context.Context, _ *mcp.CallToolRequest, in findInput) (*mcp.CallToolResult, found, error) {
	q := gazetteer.Query{Text: in.Name, Limit: 5}
	if in.Limit > 0 {
		q.Limit = min(in.Limit, mostPlaces)
	}
	if in.Country != "" {
		q.Filter.Countries = []string{in.Country}
	}
	hits, err := t.Index.Search(q)
	if err != nil {
		return nil, found{}, err
	}
	out := found{Places: []foundPlace{}}
	for _, h := range hits {
		out.Places = append(out.Places, foundPlace{t.describe(h.Ref), matchOf(h)})
	}
	return nil, out, nil
}

func matchOf(h gazetteer.Hit) string {
	switch {
	case h.Fit == gazetteer.FitAround:
		return "around"
	case h.Fit != gazetteer.FitWhole:
		return "part"
	}
	return h.Found.String()
}

// pointInput is a position.
type pointInput struct {
	Lat float64 `json:"lat" jsonschema:"degrees, -90 to 90"`
	Lon float64 `json:"lon" jsonschema:"degrees, -180 to 180"`
}

// located is what is at a position, small to large.
type located struct {
	Places []Place `json:"places" jsonschema:"empty on the open sea"`
}

func (t tools) reverse(_ context.Context, _ *mcp.CallToolRequest, in pointInput) (*mcp.CallToolResult, located, error) {
	refs, err := t.Geocode.At(orb.Point{in.Lon, in.Lat}, 5)
	if err != nil {
		return nil, located{}, err
	}
	out := located{Places: []Place{}}
	for _, ref := range refs {
		out.Places = append(out.Places, t.describe(ref))
	}
	return nil, out, nil
}

// distanceInput is two places.
type distanceInput struct {
	From string `json:"from" jsonschema:"a name, an id, or \"latitude, longitude\""`
	To   string `json:"to" jsonschema:"a name, an id, or \"latitude, longitude\""`
}

// measured is the way between two places.
type measured struct {
	From    string   `json:"from"`
	To      string   `json:"to"`
	Metres  float64  `json:"metres"`
	Text    string   `json:"text" jsonschema:"the length in kilometres, for reading"`
	Azimuth float64  `json:"azimuth_degrees" jsonschema:"at from, clockwise from true north"`
	Towards string   `json:"direction" jsonschema:"the same as a point of the compass"`
	Notes   []string `json:"notes" jsonschema:"which of several places of the name was taken"`
}

func (t tools) distance(_ context.Context, _ *mcp.CallToolRequest, in distanceInput) (*mcp.CallToolResult, measured, error) {
	from, err := places.Locate(t.Index, "from", in.From)
	if err != nil {
		return nil, measured{}, err
	}
	to, err := places.Locate(t.Index, "to", in.To)
	if err != nil {
		return nil, measured{}, err
	}
	line := geo.Inverse(from.Point, to.Point)
	out := measured{From: labelOf(t.Index, from), To: labelOf(t.Index, to), Metres: httpx.Metres(line.Length),
		Text: line.Length.Format("km"), Azimuth: httpx.Bearing(line.Azimuth), Towards: geo.Compass(line.Azimuth), Notes: []string{}}
	for _, n := range []string{places.Note(t.Index, "from", from), places.Note(t.Index, "to", to)} {
		if n != "" {
			out.Notes = append(out.Notes, n)
		}
	}
	return nil, out, nil
}

func labelOf(x *gazetteer.Index, l gazetteer.Located) string {
	if l.Ref == gazetteer.NoRef {
		return httpx.FormatNumber(httpx.Degrees(l.Point.Lat())) + ", " + httpx.FormatNumber(httpx.Degrees(l.Point.Lon()))
	}
	return x.Label(l.Ref)
}
