package train

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestSentences holds that each sentence has a slot, and only those that are known; and that the towns are marked,
// and nothing else.
func TestSentences(t *testing.T) {
	s := readSentences()
	s.towns, s.chance = []string{"Xy Zet"}, rand.New(rand.NewPCG(1, 2))
	if len(s.given) < 10 || len(s.patterns) < 100 {
		t.Fatalf("%d first names, %d sentences: too few", len(s.given), len(s.patterns))
	}
	for _, p := range s.patterns {
		var towns int
		for _, slot := range strings.Split(p, "[")[1:] {
			name, _, closed := strings.Cut(slot, "]")
			if !closed || !slices.Contains([]string{"town", "surname", "person", "firm"}, name) {
				t.Errorf("%q: unknown slot %q", p, name)
			}
			if name == "town" {
				towns++
			}
		}
		if !strings.Contains(p, "[") {
			t.Errorf("%q has no slot", p)
		}
		got := s.write(p)
		if len(got.Gold) != towns || strings.ContainsAny(got.Text, "[]") {
			t.Errorf("%q: %q with %d towns, want %d", p, got.Text, len(got.Gold), towns)
		}
		for _, g := range got.Gold {
			if w := got.Text[g.Start:g.End]; w != "Xy Zet" {
				t.Errorf("%q: marks %q", got.Text, w)
			}
		}
	}
}
