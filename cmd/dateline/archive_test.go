package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"dateline/data"
	"dateline/web/archive"
	"dateline/web/archive/fill"
)

// TestExampleArchive looks whether the built-in articles show what an archive is for:
// a month, copies, claims of each kind, and more than one country.
func TestExampleArchive(t *testing.T) {
	r, err := new(opener).reader()
	if err != nil {
		t.Fatal(err)
	}
	s, err := readExample(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n, err := s.Stats(t.Context())
	if lines := int64(bytes.Count(data.Articles, []byte("\n"))); err != nil || n.Stories+n.Copies != lines || n.Copies != 3 ||
		n.Undated > 0 {
		t.Errorf("Stats = %+v, %v, want the %d articles, three of them copies, all with a date", n, err, lines)
	}
	for _, verdict := range []string{"consistent", "contradicted"} {
		page, err := s.Articles(t.Context(), archive.Query{Verdict: verdict})
		if err != nil || len(page.Stories) == 0 {
			t.Errorf("no article is %s, %v", verdict, err)
		}
		for _, f := range page.Stories {
			t.Log(verdict, f.ID, f.Title)
		}
	}
	list, err := s.Places(t.Context(), archive.Query{Countries: []string{"TR"}})
	if err != nil || len(list) == 0 || list[0].Place.ID != "geonames:745044" {
		t.Errorf("the places of Turkey are %+v, %v, want Istanbul first", list, err)
	}
}

// TestExampleIsMadeUp looks whether every source of the built-in articles has a name that
// nobody can have.
func TestExampleIsMadeUp(t *testing.T) {
	for line := range bytes.Lines(data.Articles) {
		var a struct{ Meta fill.Meta }
		if err := json.Unmarshal(line, &a); err != nil || !bytes.HasSuffix([]byte(a.Meta.Source), []byte(".example")) {
			t.Errorf("%s: the source is %q, %v", line, a.Meta.Source, err)
		}
	}
}
