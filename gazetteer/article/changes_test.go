package article

import (
	"testing"

	"dateline/gazetteer"
	"github.com/paulmach/orb"
)

func TestChanges(t *testing.T) {
	const text = "Paris, Paris and PARIS. Rome."
	paris, own := gazetteer.PlaceID("geonames:4717560"), gazetteer.PlaceID("own:1")
	at := func(start, end int, place *gazetteer.PlaceID) Correction {
		return Correction{Start: &start, End: &end, Place: place}
	}
	put := Correction{Place: &own, Point: &orb.Point{1, 2}, Details: Details{Label: "Camp"}}
	for name, c := range map[string]struct {
		made []Correction
		want int
	}{
		"none":                            {nil, 0},
		"all mentions of a name":          {[]Correction{at(0, 5, &paris), at(7, 12, &paris), at(17, 22, &paris)}, 1},
		"two names":                       {[]Correction{at(0, 5, &paris), at(24, 28, &paris)}, 2},
		"two places":                      {[]Correction{at(0, 5, &paris), at(7, 12, nil)}, 2},
		"no place, twice of one name":     {[]Correction{at(0, 5, nil), at(7, 12, nil)}, 1},
		"a place of one's own":            {[]Correction{put, at(0, 5, &own), at(7, 12, &own)}, 1},
		"two notes":                       {[]Correction{{Place: &paris}, {Place: &paris}}, 2},
		"a name, wherever it stands":      {[]Correction{{Name: "Paris", Place: &paris}, at(0, 5, &paris)}, 2},
		"what lies outside of the text":   {[]Correction{at(200, 205, &paris), at(210, 215, &paris)}, 2},
		"one's own place and another one": {[]Correction{put, at(0, 5, &paris)}, 2},
	} {
		if got := Changes(text, c.made); got != c.want {
			t.Errorf("%s: Changes = %d, want %d", name, got, c.want)
		}
	}
}
