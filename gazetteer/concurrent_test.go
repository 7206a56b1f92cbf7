package gazetteer

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

// Many readers at once must read what one reads alone.
func TestConcurrentUse(t *testing.T) {
	x := openWorld(t)
	ask := func() (answers []any) {
		for _, q := range []Query{{Text: "Paris, Texas"}, {Text: "is", Mode: Prefix},
			{Text: "Istnabul", Mode: Fuzzy}, {Text: "41 29"}} {
			hits, err := x.Search(q)
			answers = append(answers, hits, err)
		}
		refs, err := x.Within(orb.Bound{Min: orb.Point{-120, 20}, Max: orb.Point{40, 60}},
			Filter{Classes: []string{"P"}}, 0)
		return append(answers, refs, err, x.Lookup("U.S."), x.Place(3), x.Names(0))
	}
	want := ask()
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for range 50 {
				if diff := cmp.Diff(want, ask()); diff != "" {
					t.Errorf("an answer differs (-alone +among others):\n%s", diff)
					return
				}
			}
		})
	}
	readers.Wait()
}
