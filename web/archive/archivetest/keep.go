package archivetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"dateline/web/archive"
)

func forgotten(t *testing.T, s archive.Store) {
	fill(t, s)
	text := long("The storm")
	put(t, s, told("early", at(1, 0), "a", text, oxford), told("late", at(20, 0), "b", text, oxford))
	n, err := s.Forget(t.Context(), at(4, 23))
	if err != nil || n != 3 {
		t.Errorf("Forget = %d, %v, want 3", n, err)
	}
	check(t, s, []choice{
		{archive.Query{}, "late fri thu wed undated"},
		{archive.Query{Places: []string{oxford.ID}}, "late fri"},
		{archive.Query{Places: []string{croydon.ID}}, ""},
		{archive.Query{Words: words("fire")}, ""},
		{archive.Query{Verdict: "contradicted"}, ""},
	})
	if n, err := s.Stats(t.Context()); err != nil || n.Stories != 5 || n.Places != 6 || !n.Oldest.Equal(at(4, 23)) {
		t.Errorf("Stats = %+v, %v, want 5 stories with 6 places", n, err)
	}
	if n, err := s.Forget(t.Context(), time.Time{}); err != nil || n != 0 {
		t.Errorf("Forget of what is before nothing = %d, %v", n, err)
	}
}

// writers puts the same and different articles from many sides.
func writers(t *testing.T, s archive.Store) {
	const sides, batches, size = 8, 5, 20
	var all sync.WaitGroup
	for side := range sides {
		all.Go(func() {
			for b := range batches {
				var list []archive.Entry
				for i := range size {
					own := place(fmt.Sprint("own:", side, ".", b), "Own", "GB", "PPL", float64(side), float64(b))
					list = append(list, told(fmt.Sprint(side, ".", b, ".", i), at(1+b, 0), "s", "short", own),
						told(fmt.Sprint("shared ", b, ".", i), at(1+b, 0), "s", long(fmt.Sprint("storm ", b, i)), london))
				}
				if _, err := s.Put(context.WithoutCancel(t.Context()), list); err != nil {
					t.Errorf("Put of side %d = %v", side, err)
				}
			}
		})
	}
	all.Wait()
	n, err := s.Stats(t.Context())
	if want := int64(sides*batches*size + batches*size); err != nil || n.Stories != want || n.Mentions != want || n.Copies != 0 {
		t.Errorf("Stats = %+v, %v, want %d stories", n, err, want)
	}
	list, err := s.Places(t.Context(), archive.Query{})
	if err != nil || len(list) != sides*batches+1 || list[0].Stories != batches*size {
		t.Errorf("Places = %d of them, %v, want %d", len(list), err, sides*batches+1)
	}
}

func ended(t *testing.T, s archive.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Put(ctx, []archive.Entry{entry("a", at(1, 0), "", london)}); !errors.Is(err, context.Canceled) {
		t.Errorf("Put with an ended context = %v, want %v", err, context.Canceled)
	}
	if _, err := s.Articles(ctx, archive.Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Articles with an ended context = %v, want %v", err, context.Canceled)
	}
	if got := ids(t, s, archive.Query{}); got != "" {
		t.Errorf("after a Put with an ended context there is %q", got)
	}
}

func atOnce(t *testing.T, open Opener) {
	a, b := open(t), open(t)
	put(t, a, entry("1", at(1, 0), "One", london))
	put(t, b, entry("2", at(2, 0), "Two", london, paris))
	put(t, a, entry("3", at(3, 0), "Three", paris, oxford))
	for name, s := range map[string]archive.Store{"first": a, "second": b} {
		if got, want := counts(s.Places(t.Context(), archive.Query{})), "London 2, Paris 2, Oxford 1"; sorted(got) != want {
			t.Errorf("Places of the %s = %s, want %s", name, got, want)
		}
		if got := ids(t, s, archive.Query{Countries: []string{"FR"}}); got != "3 2" {
			t.Errorf("Articles of the %s = %s, want 3 2", name, got)
		}
	}
	var all sync.WaitGroup
	for i, s := range []archive.Store{a, b} {
		all.Go(func() {
			for n := range 20 {
				list := []archive.Entry{
					entry(fmt.Sprint(i, ".", n), at(4, 0), "Both", place(fmt.Sprint("both:", n), "Both", "", "PPL", 1, 1)),
					told("both", at(5, 0), "s", long("storm"), oxford),
				}
				if _, err := s.Put(context.WithoutCancel(t.Context()), list); err != nil {
					t.Errorf("Put = %v", err)
				}
			}
		})
	}
	all.Wait()
	third := open(t)
	for name, s := range map[string]archive.Store{"first": a, "second": b, "third": third} {
		if n, err := s.Stats(t.Context()); err != nil || n.Stories != 44 || n.Places != 23 {
			t.Errorf("Stats of the %s = %+v, %v, want 44 stories and 23 places", name, n, err)
		}
	}
}
