package resolve_test

import (
	"fmt"
	"testing"

	"dateline/gazetteer/resolve"
	"dateline/geo"
)

// between is a distance of so many kilometres between two senses.
func between(a, b int, from, to float64) resolve.Constraint {
	return resolve.Constraint{A: a, B: b, Min: geo.Length(from) * geo.Kilometre, Max: geo.Length(to) * geo.Kilometre}
}

// directed adds the direction from B to A.
func directed(c resolve.Constraint, azimuth float64) resolve.Constraint {
	c.Azimuth, c.Directed = azimuth, true
	return c
}

// TestRefine ranks senses again by the distances that a text states. want is the
// new place of sense 0, "" where its choice must not change.
func TestRefine(t *testing.T) {
	weights := map[string]float64{"best_known": 1, "contained": 9}
	for _, c := range []struct {
		name, in string
		list     []resolve.Constraint
		want     string
	}{
		{"a distance that the other keeps", "[Springfield] lies 37 km from [Dayton].",
			[]resolve.Constraint{between(0, 1, 33, 41)}, "Springfield, Ohio, United States"},
		{"the same, the other way round", "[Springfield] lies 37 km from [Dayton].",
			[]resolve.Constraint{between(1, 0, 33, 41)}, "Springfield, Ohio, United States"},
		{"a distance that the chosen one keeps", "[Springfield] lies 466 km from [Dayton].",
			[]resolve.Constraint{between(0, 1, 450, 480)}, ""},
		{"a distance that none keeps", "[Springfield] lies 3,000 km from [Dayton].",
			[]resolve.Constraint{between(0, 1, 2900, 3100)}, ""},
		{"no constraint", "[Springfield] lies near [Dayton].", nil, ""},
		{"a sense with itself", "[Springfield] and [Dayton]", []resolve.Constraint{between(0, 0, 0, 40)}, ""},
		{"a sense that is not there", "[Springfield] and [Dayton]",
			[]resolve.Constraint{between(0, -1, 0, 40), between(-1, 0, 0, 40)}, ""},
		{"an unknown name", "[Springfield] and [Quarnby]", []resolve.Constraint{between(0, 1, 0, 40)}, ""},
		{"two distances", "[Springfield] lies between [Dayton] and [Columbus].",
			[]resolve.Constraint{between(0, 1, 33, 41), between(0, 2, 60, 80)}, "Springfield, Ohio, United States"},
		{"a ruled sense", "[Springfield], Illinois, lies 37 km from [Dayton].",
			[]resolve.Constraint{between(0, 1, 33, 41)}, ""},
	} {
		k := newKit(t, weights)
		w := k.resolve(c.in, resolve.Hint{})
		senses := k.resolver.Senses(&w.Resolution, false)
		before := fmt.Sprint(senses)
		changed := k.resolver.Refine(senses, c.list)
		if after := fmt.Sprint(senses); after != before {
			t.Errorf("%s: Refine changes the senses given", c.name)
		}
		got := ""
		for i, s := range changed {
			if i != 0 {
				t.Errorf("%s: sense %d changes, too", c.name, i)
				continue
			}
			got = k.index.Label(s.Candidates[s.Chosen].Ref)
			last := s.Reasons[len(s.Reasons)-1]
			if last.Decider != resolve.ByConstraint || last.Value <= 0 || last.Label == "" {
				t.Errorf("%s: the reason is %+v, want a constraint", c.name, last)
			}
			if s.Mass <= 0 || s.Mass > 1.000001 {
				t.Errorf("%s: mass %v", c.name, s.Mass)
			}
		}
		if got != c.want {
			t.Errorf("%s: Refine makes sense 0 %q, want %q", c.name, got, c.want)
		}
	}
}

// Of two places of one name at the same distance a direction decides.
func TestRefineByDirection(t *testing.T) {
	const west, east = -83.58, -82.42
	k := newKit(t, nil)
	w := k.resolve("[Twinford] lies 50 km from [Columbus].", resolve.Hint{})
	senses := k.resolver.Senses(&w.Resolution, false)
	at := func(s resolve.Sense) float64 { return k.index.Point(s.Candidates[s.Chosen].Ref)[0] }
	first := at(senses[0])
	for _, c := range []struct{ azimuth, want float64 }{{90, east}, {270, west}, {-90, west}, {450, east}, {45, east},
		{300, west}} {
		got := first
		if s, ok := k.resolver.Refine(senses, []resolve.Constraint{directed(between(0, 1, 45, 55), c.azimuth)})[0]; ok {
			got = at(s)
		}
		if got != c.want {
			t.Errorf("Refine at azimuth %v chooses the place at longitude %v, want %v", c.azimuth, got, c.want)
		}
	}
}

// A place that a rule chose, or that is certain, is what others are measured from.
func TestRefineFromCertainSense(t *testing.T) {
	k := newKit(t, map[string]float64{"best_known": 1})
	w := k.resolve("[Springfield] had rain.", resolve.Hint{})
	senses := append(k.resolver.Senses(&w.Resolution, false),
		k.resolver.CertainSense(k.ref("Dayton, Ohio, United States")))
	changed := k.resolver.Refine(senses, []resolve.Constraint{between(0, 1, 33, 41)})
	s, ok := changed[0]
	if !ok || len(changed) != 1 || k.index.Label(s.Candidates[s.Chosen].Ref) != "Springfield, Ohio, United States" {
		t.Errorf("Refine = %+v, want Springfield in Ohio alone", changed)
	}
	// Nothing moves a certain sense.
	senses = append(senses, k.resolver.CertainSense(k.ref("Springfield, Illinois, United States")))
	if changed := k.resolver.Refine(senses, []resolve.Constraint{between(2, 1, 33, 41)}); len(changed) != 0 {
		t.Errorf("Refine of certain senses = %+v, want no change", changed)
	}
}

func TestRefineAbstains(t *testing.T) {
	r := ranker(t, map[string]float64{"best_known": 1})
	r.Abstain = 0.99
	k := kitOf(t, r)
	w := k.resolve("[Springfield] lies 37 km from [Dayton].", resolve.Hint{})
	if changed := k.resolver.Refine(k.resolver.Senses(&w.Resolution, false),
		[]resolve.Constraint{between(0, 1, 33, 41)}); len(changed) != 0 {
		t.Errorf("Refine = %+v, want no change: too little probability lies with the best", changed)
	}
}

// A site says nothing of how far the place around it is.
func TestRefineLeavesSites(t *testing.T) {
	k := newKit(t, map[string]float64{"best_known": 1, "within": 3})
	w := k.resolve("[Maple Street] in [Springfield] lies 37 km from [Dayton].", resolve.Hint{})
	if changed := k.resolver.Refine(k.resolver.Senses(&w.Resolution, false),
		[]resolve.Constraint{between(0, 2, 33, 41)}); len(changed) != 0 {
		t.Errorf("Refine = %+v, want no change", changed)
	}
}
