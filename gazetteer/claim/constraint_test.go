package claim

import (
	"math"
	"slices"
	"testing"

	"dateline/gazetteer/resolve"
)

func TestConstraints(t *testing.T) {
	w := readWorld(t)
	c := newChecker(t, w)
	for _, tc := range []struct {
		text     string
		a, b     string // "" where the text constrains nothing
		min, max float64
		azimuth  float64 // NaN where no direction is stated
	}{
		{"[Bucha] is 26 km from [Kyiv] as the crow flies.", "Bucha", "Kyiv", 25.5, 26.5, math.NaN()},
		{"[Bucha] is 26 km from [Kyiv].", "Bucha", "Kyiv", 25.5 / unstatedDetour, 26.5, math.NaN()},
		{"[Bucha] lies 26 km north-west of [Kyiv].", "Bucha", "Kyiv", 25.5 / unstatedDetour, 26.5, 315},
		{"[Bucha] is a town. It lies 26 km from [Kyiv].", "Bucha", "Kyiv", 25.5 / unstatedDetour, 26.5, math.NaN()},
		{"He rode 12,500 km from [London] to [Lima].", "Lima", "London", 12250.0 / 3, 12750, math.NaN()},
		{"[Tyre] lies 20 km from the border of [Israel].", "", "", 0, 0, 0},
		{"The wreck lies 20 km from [Kos].", "", "", 0, 0, 0},
		{"[Nairobi] is 440 km from the capital of [Kenya].", "", "", 0, 0, 0},
		{"Vans left [Irpin] and [Lviv]. [Bucha], 26 km away, was quiet.", "", "", 0, 0, 0}, // inferred
	} {
		doc := w.Document(tc.text)
		_, got := Constraints(doc, claims(t, c, doc))
		got = slices.DeleteFunc(got, func(k resolve.Constraint) bool { return k.A == k.B }) // of a town alone
		if tc.a == "" {
			if len(got) != 0 {
				t.Errorf("Constraints(%q) = %+v, want none", tc.text, got)
			}
			continue
		}
		if len(got) != 1 {
			t.Errorf("Constraints(%q): %d, want 1", tc.text, len(got))
			continue
		}
		k := got[0]
		if a, b := doc.Mentions[k.A].Text, doc.Mentions[k.B].Text; a != tc.a || b != tc.b {
			t.Errorf("Constraints(%q) ties %s to %s, want %s to %s", tc.text, a, b, tc.a, tc.b)
		}
		if math.Abs(k.Min.Kilometres()-tc.min) > 1e-6 || math.Abs(k.Max.Kilometres()-tc.max) > 1e-6 {
			t.Errorf("Constraints(%q) allows %g–%g km, want %g–%g", tc.text, k.Min.Kilometres(), k.Max.Kilometres(), tc.min, tc.max)
		}
		if k.Directed == math.IsNaN(tc.azimuth) || k.Directed && k.Azimuth != tc.azimuth {
			t.Errorf("Constraints(%q) has azimuth %v %v, want %g", tc.text, k.Directed, k.Azimuth, tc.azimuth)
		}
	}
}
