package resolve

import (
	"testing"

	"dateline/gazetteer"
)

func TestNumbering(t *testing.T) {
	var n numbering
	for round := range 3 {
		if _, ok := n.find(7); ok {
			t.Fatalf("round %d: a place has a number before it comes", round)
		}
		for i := range int32(500) {
			r := gazetteer.Ref(i * 4096)
			if got := n.number(r); got != i {
				t.Fatalf("round %d: place %d has number %d, want %d", round, r, got, i)
			}
			if got := n.number(gazetteer.Ref(i / 2 * 4096)); got != i/2 {
				t.Fatalf("round %d: place %d has number %d when it comes again", round, i/2*4096, got)
			}
		}
		for i := range int32(500) {
			if got, ok := n.find(gazetteer.Ref(i * 4096)); !ok || got != i {
				t.Fatalf("round %d: find(%d) = %d, %v", round, i*4096, got, ok)
			}
			if _, ok := n.find(gazetteer.Ref(i*4096 + 1)); ok {
				t.Fatalf("round %d: %d has a number and never came", round, i*4096+1)
			}
		}
		n.reset()
	}
}
