package main

import (
	"testing"
	"time"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer/article"
	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/archive/sqlite"
)

// TestReread lets another build read articles, of which one has no text.
func TestReread(t *testing.T) {
	r, err := new(opener).reader()
	if err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(t.Context(), sqlite.Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for id, keep := range map[string]bool{"kept": true, "lost": false} {
		a, err := r.Read(t.Context(), article.Input{Title: "Talks", Text: "Envoys of " + id + " words met in Ankara."})
		if err != nil {
			t.Fatal(err)
		}
		e, err := fill.Maker{KeepTexts: keep, Reader: "another"}.Entry(t.Context(), a, id,
			fill.Meta{Date: "2026-11-03T09:00:00Z", Source: "s", URL: "https://example.org/" + id})
		if err != nil {
			t.Fatal(err)
		}
		e.Mentions = nil // which that build did not find
		if _, err := s.Put(t.Context(), []archive.Entry{e}); err != nil {
			t.Fatal(err)
		}
	}
	paris := archive.Place{ID: "geonames:2988507", Name: "Paris", Country: "FR", Class: "P", Code: "PPLC"}
	if err := s.Correct(t.Context(), "kept", archive.Correction{Name: "ankara", Place: &paris, Made: time.Unix(0, 0)}); err != nil {
		t.Fatal(err)
	}
	for round, want := range []rereading{{stale: 2, textless: 1}, {stale: 2, textless: 1, read: 1},
		{current: 1, stale: 1, textless: 1}} {
		again := rereader{store: s, reader: r, maker: setup.Maker(r.Index, true), dry: round == 0}
		if err := again.all(t.Context()); err != nil {
			t.Fatal(err)
		}
		if again.rereading != want {
			t.Errorf("round %d: %+v, want %+v", round, again.rereading, want)
		}
	}
	d, err := s.Get(t.Context(), "kept")
	if err != nil || len(d.Mentions) != 1 || d.Mentions[0].Place.ID != paris.ID || d.Mentions[0].Name != "Ankara" ||
		d.Mentions[0].Confidence != 1 || d.Source != "s" || d.Title != "Talks" || d.Text == "" ||
		!d.Published.Equal(time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)) {
		t.Errorf("read again: %+v, %v, want Ankara, which means Paris as it was corrected, and all else as it was", d, err)
	}
}
