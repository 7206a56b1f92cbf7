package geoparse_test

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

// TestCoordinates places coordinates where they say.
func TestCoordinates(t *testing.T) {
	k := newKit(t, toyModel(t, true))
	for _, c := range []struct {
		text string
		want string // words of the mention, "" for none
		at   orb.Point
	}{
		{"Rain fell at 39.7600, -84.1900 on Monday.", "39.7600, -84.1900", orb.Point{-84.19, 39.76}},
		{"Rain fell at 39°45′36″N 84°11′24″W on Monday.", "39°45′36″N 84°11′24″W", orb.Point{-84.19, 39.76}},
		{"Rain fell at 10.0, 20.0 on Monday.", "", orb.Point{}},
		{"Rain fell at QV6G+W6 Dayton on Monday.", "QV6G+W6", orb.Point{-84.12444, 39.76231}},
		{"Rain fell at QV6G+W6 on Monday.", "", orb.Point{}}, // of no place
		{"Rain fell at QV6G+W6 Xyzzville on Monday.", "", orb.Point{}},
		{"Rain fell at 10.1000, -140.2000 on Monday.", "10.1000, -140.2000", orb.Point{-140.2, 10.1}},
	} {
		d := k.parse(geoparse.Input{Text: c.text, Explain: true})
		i := -1
		for j := range d.Mentions {
			if d.IsPoint(j) {
				i = j
			}
		}
		if c.want == "" {
			if i >= 0 {
				t.Errorf("%q: %+v, want no coordinates", c.text, d.Mentions[i])
			}
			continue
		}
		if i < 0 {
			t.Errorf("%q: no coordinates", c.text)
			continue
		}
		m := d.Mentions[i]
		p := d.Places[m.Place]
		if m.Text != c.want || p.Ref != gazetteer.NoRef || geo.Distance(p.Point, c.at) > 5 ||
			m.Confidence != 1 || len(m.Reasons) != 1 || !strings.HasPrefix(string(p.ID), gazetteer.PointID) {
			t.Errorf("%q: %+v at %+v, want %q at %v", c.text, m, p, c.want, c.at)
		}
	}
}

// TestCoordinatesInSpans places of the coordinates those alone that a caller asks for, and none
// where the caller wants no such mentions.
func TestCoordinatesInSpans(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	d := k.marked("Rain fell at [39.7600, -84.1900] and [Lyon], not at 45.7500, 4.8500.", geoparse.Input{})
	if len(d.Mentions) != 2 || !d.IsPoint(0) || d.IsPoint(1) || len(d.Places) != 2 {
		t.Errorf("%+v, want the coordinates and Lyon", d.Mentions)
	}
	d = k.parse(geoparse.Input{Text: "Rain fell at 39.7600, -84.1900.", Kinds: []geoparse.Kind{geoparse.Demonym}})
	if len(d.Mentions) != 0 {
		t.Errorf("%+v, want none of this kind", d.Mentions)
	}
}

// TestBeside ties a name to the coordinates beside it, and says how far its place lies.
func TestBeside(t *testing.T) {
	k := newKit(t, toyModel(t, true))
	for _, c := range []struct {
		text, want string
		tied       bool
		sure       float64
	}{
		{"Rain fell in Springfield (39.9200, -83.8100) on Monday.", "Springfield, Ohio, United States", true, 1},
		{"Rain fell in Springfield, Ohio (39.9200, -83.8100) on Monday.", "Springfield, Ohio, United States", true, 1},
		{"Rain fell in Springfield. It is dry at 39.9200, -83.8100 today.", "Springfield, Illinois, United States", false, 1},
		{"Rain fell in Springfield (10.1000, 20.2000) on Monday.", "Springfield, Illinois, United States", true, .5},
		{"Rain fell in Springfield (39.9200, -83.8100), in Ankara and at 39.9199, 32.8543 on Monday.",
			"Springfield, Ohio, United States", true, 1},
	} {
		d := k.parse(geoparse.Input{Text: c.text, Explain: true})
		list := d.Beside()
		if len(list) > 0 != c.tied {
			t.Errorf("Beside of %q = %+v, want some %v", c.text, list, c.tied)
			continue
		}
		d = k.parser.Refine(d, nil, list).Compared()
		check(t, d, k.index)
		last := len(d.Mentions) - 1
		if got := k.label(d, 0); got != c.want {
			t.Errorf("%q: Springfield means %s, want %s", c.text, got, c.want)
		}
		if m := d.Mentions[last]; !d.IsPoint(last) || m.Confidence != c.sure || d.Places[m.Place].Confidence != c.sure ||
			(m.Doubt != "") != (c.sure < 1) || c.tied != (len(m.Reasons) == 2) {
			t.Errorf("%q: the coordinates are %+v, want confidence %v, and what lies beside them %v", c.text, m, c.sure, c.tied)
		}
	}
}
