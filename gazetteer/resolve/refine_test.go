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

// certain returns the sense of a place that is beyond doubt.
func (k kit) certain(label string) resolve.Sense {
	r := k.ref(label)
	return resolve.CertainSense(r, k.index.Point(r))
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
		{"a distance that the chosen one keeps makes it surer", "[Springfield] lies 466 km from [Dayton].",
			[]resolve.Constraint{between(0, 1, 450, 480)}, "Springfield, Illinois, United States"},
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

// TestRefineYields lets a distance overrule a place that was taken for its fame alone, and
// only a distance that the other place keeps.
func TestRefineYields(t *testing.T) {
	for _, c := range []struct {
		from, to float64
		want     string
	}{
		{420, 450, "Paris, Texas, United States"},
		{900, 1000, ""}, // the place in Texas is nearer to that than the one in France
	} {
		k := newKit(t, map[string]float64{"best_known": -0.5})
		w := k.resolve("[Paris] had rain.", resolve.Hint{})
		senses := append(k.resolver.Senses(&w.Resolution, false), k.certain("Texas, United States"))
		if got := k.index.Label(senses[0].Candidates[senses[0].Chosen].Ref); got != "Paris, Île-de-France, France" {
			t.Fatalf("Paris is %s before, want the famous one", got)
		}
		changed, got := k.resolver.Refine(senses, []resolve.Constraint{between(0, 1, c.from, c.to)}), ""
		if s, ok := changed[0]; ok {
			got = k.index.Label(s.Candidates[s.Chosen].Ref)
		}
		if got != c.want {
			t.Errorf("%v to %v km from Texas: Paris is now %q, want %q", c.from, c.to, got, c.want)
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
		k.certain("Dayton, Ohio, United States"))
	changed := k.resolver.Refine(senses, []resolve.Constraint{between(0, 1, 33, 41)})
	s, ok := changed[0]
	if !ok || len(changed) != 1 || k.index.Label(s.Candidates[s.Chosen].Ref) != "Springfield, Ohio, United States" {
		t.Errorf("Refine = %+v, want Springfield in Ohio alone", changed)
	}
	// Nothing moves a certain sense.
	senses = append(senses, k.certain("Springfield, Illinois, United States"))
	if changed := k.resolver.Refine(senses, []resolve.Constraint{between(2, 1, 33, 41)}); len(changed) != 0 {
		t.Errorf("Refine of certain senses = %+v, want no change", changed)
	}
}

// Where the ranker would not choose, a distance alone does, if it is kept wholly.
func TestRefineAbstains(t *testing.T) {
	r := ranker(t, map[string]float64{"best_known": 1})
	r.Abstain = 0.99
	k := kitOf(t, r)
	w := k.resolve("[Springfield] lies 37 km from [Dayton].", resolve.Hint{})
	for _, c := range []struct {
		from, to float64
		want     string
	}{{33, 41, "Springfield, Ohio, United States"}, {60, 70, ""}} {
		got := ""
		for i, s := range k.resolver.Refine(k.resolver.Senses(&w.Resolution, false),
			[]resolve.Constraint{between(0, 1, c.from, c.to)}) {
			if got = k.index.Label(s.Candidates[s.Chosen].Ref); i != 0 {
				t.Errorf("sense %d changes", i)
			}
		}
		if got != c.want {
			t.Errorf("%v to %v km from Dayton lies %q, want %q", c.from, c.to, got, c.want)
		}
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

// TestRefineNamed places names that no span was recognised as: where a bearer keeps a
// distance from a chosen place, or else where one alone lies in the region of that place. want is "" where
// it stays without a place.
func TestRefineNamed(t *testing.T) {
	k := newKit(t, map[string]float64{"best_known": 1})
	for _, c := range []struct {
		name string
		list []resolve.Constraint
		want string
	}{
		{"Springfield", []resolve.Constraint{between(1, 0, 33, 41)}, "Springfield, Ohio, United States"},
		{"Springfield", []resolve.Constraint{between(0, 1, 33, 41)}, "Springfield, Ohio, United States"},
		{"Springfield Town", []resolve.Constraint{between(1, 0, 33, 41)}, "Springfield, Ohio, United States"},
		{"Springfield", []resolve.Constraint{between(1, 0, 466, 470)}, "Springfield, Illinois, United States"},
		{"Springfield", []resolve.Constraint{between(1, 0, 90, 110)}, "Springfield, Ohio, United States"}, // none lies there, but in Ohio
		{"Springfield Town", []resolve.Constraint{between(1, 0, 90, 110)}, ""},
		{"Albany", []resolve.Constraint{between(1, 0, 90, 110)}, ""},
		{"Ohio", []resolve.Constraint{between(1, 0, 0, 100)}, ""},  // no distance locates a state
		{"Dayton", []resolve.Constraint{between(1, 0, 0, 10)}, ""}, // the other end itself
		{"Quarnby", []resolve.Constraint{between(1, 0, 33, 41)}, ""},
		{"Springfield", nil, ""},
	} {
		w := k.resolve("[Dayton] had rain.", resolve.Hint{})
		senses := append(k.resolver.Senses(&w.Resolution, false), k.resolver.NamedSense(c.name))
		changed := k.resolver.Refine(senses, c.list)
		got := ""
		for i, s := range changed {
			if i != 1 {
				t.Errorf("%s: sense %d changes, too", c.name, i)
				continue
			}
			got = k.index.Label(s.Candidates[s.Chosen].Ref)
			if len(s.Reasons) != 1 || s.Reasons[0].Decider != resolve.ByConstraint || s.Mass <= 0 || s.Mass > 1.000001 {
				t.Errorf("%s: %+v, want one constraint as its reason", c.name, s)
			}
		}
		if got != c.want {
			t.Errorf("%q with %v is placed at %q, want %q", c.name, c.list, got, c.want)
		}
	}
}

// A name that was not recognised moves no other.
func TestRefineNamedMovesNothing(t *testing.T) {
	k := newKit(t, map[string]float64{"best_known": 1})
	w := k.resolve("[Springfield] had rain.", resolve.Hint{})
	senses := append(k.resolver.Senses(&w.Resolution, false), k.resolver.NamedSense("Dayton"))
	if changed := k.resolver.Refine(senses, []resolve.Constraint{between(0, 1, 33, 41)}); len(changed) != 0 {
		t.Errorf("Refine = %+v, want no change: Dayton does not lie there from the Springfield that is chosen", changed)
	}
}

// TestSeat makes divisions give way to the settlements of the same name inside them.
func TestSeat(t *testing.T) {
	for _, c := range []struct {
		in      string
		weights map[string]float64
		want    string // "" where nothing gives way
	}{
		{"[Farsund] had rain.", map[string]float64{"admin2": 3}, "Farsund, Norway"},
		{"[Quebec] had rain.", map[string]float64{"fame": 2}, "Quebec City, Quebec, Canada"},
		{"[Quebec] had rain.", map[string]float64{"fame": 30}, ""}, // the province is so much likelier
		{"[Paris] had rain.", byFame(), ""},
		{"[Quarnby] had rain.", byFame(), ""},
	} {
		k := newKit(t, c.weights)
		w := k.resolve(c.in, resolve.Hint{})
		s := k.resolver.Senses(&w.Resolution, false)[0]
		seat, ok := k.resolver.Seat(&s)
		got := ""
		if ok && seat.Chosen >= 0 {
			got = k.index.Label(seat.Candidates[seat.Chosen].Ref)
			if len(seat.Candidates) >= len(s.Candidates) {
				t.Errorf("%q: %d candidates of %d, want fewer", c.in, len(seat.Candidates), len(s.Candidates))
			}
		}
		if got != c.want {
			t.Errorf("Seat of %q is %q, want %q", c.in, got, c.want)
		}
	}
}
