package main

import (
	"encoding/json"
	"io"
	"math"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
)

// hit is a place in the JSON of search and reverse.
type hit struct {
	render.Location
	Label        string   `json:"label"`
	FeatureClass string   `json:"feature_class"`
	Population   int64    `json:"population"`
	Disputed     string   `json:"disputed,omitempty"`
	Metres       *float64 `json:"metres,omitempty"` // from the point that was asked for
	Score        *float64 `json:"score,omitempty"`
}

// answer is one line of search --stdin and reverse --stdin.
type answer struct {
	Query string `json:"query"`
	Hits  []hit  `json:"hits"`
	Error string `json:"error,omitempty"`
}

func newHit(x *gazetteer.Index, found gazetteer.Hit) hit {
	p := x.Place(found.Ref)
	h := hit{
		Location: render.NewLocation(p), Label: x.Label(found.Ref), FeatureClass: p.Class,
		Population: p.Population, Disputed: p.Disputed, Score: rounded(found.Score, 1e-4),
	}
	if found.Distance >= 0 {
		h.Metres = rounded(float64(found.Distance), 1e-6)
	}
	return h
}

func writeJSONLine(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func rounded(v, unit float64) *float64 {
	r := math.Round(v/unit) * unit
	return &r
}
