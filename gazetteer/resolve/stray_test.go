package resolve_test

import (
	"testing"

	"dateline/gazetteer/resolve"
)

// TestStrays has pairs of names, how far the text says they are apart, and which of the first and the
// second keeps its place.
func TestStrays(t *testing.T) {
	for _, c := range []struct {
		in            string
		km            float64
		first, second bool
	}{
		{"[Bakhmut] lies 10 km from [Paris].", 10, false, true},     // another Bakhmut is meant
		{"[Paris] lies 10 km from [Bakhmut].", 10, true, false},     // the better known one stays
		{"[Bakhmut] lies 900 km from [Paris].", 900, true, true},    // wrong, but not beyond all error
		{"[Moscow] lies 10 km from [Paris].", 10, true, true},       // both are as well known
		{"[Bakhmut] lies 30 km from [Russia].", 30, true, true},     // the point of a country is not where it ends
		{"[Bakhmut] and [Odesa] lie near [Paris].", 10, true, true}, // the text speaks of Ukraine
	} {
		k := newKit(t, byFame())
		w := k.resolve(c.in, resolve.Hint{})
		senses := k.resolver.Senses(&w.Resolution, false)
		second := len(senses) - 1
		changed := k.resolver.Refine(senses, []resolve.Constraint{between(0, second, c.km, c.km)})
		for n, want := range map[int]bool{0: c.first, second: c.second} {
			s := senses[n]
			if x, ok := changed[n]; ok {
				s = x
			}
			if got := s.Chosen >= 0; got != want {
				t.Errorf("%q, %v km: sense %d has a place: %v, want %v", c.in, c.km, n, got, want)
			}
		}
	}
}
