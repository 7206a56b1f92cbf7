package archivetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/web/archive"
)

// told is an entry with a text that is compared.
func told(id string, published time.Time, source, text string, places ...archive.Place) archive.Entry {
	e := entry(id, published, "Title of "+id, places...)
	e.Source, e.Story = source, archive.StoryOf(text)
	return e
}

func copies(t *testing.T, s archive.Store) {
	text := long("The storm")
	first := told("first", at(3, 0), "one.example", text, london)
	copied := told("copy", at(2, 0), "two.example", strings.ToUpper(text)+" ", london)
	if got, want := put(t, s, first, copied), (archive.Outcome{Added: 2, Copies: 1}); got != want {
		t.Errorf("Put = %+v, want %+v", got, want)
	}
	copied = told("later", at(9, 0), "three.example", text, london)
	if got, want := put(t, s, copied), (archive.Outcome{Added: 1, Copies: 1}); got != want {
		t.Errorf("Put = %+v, want %+v", got, want)
	}
	put(
		t,
		s,
		told("other", at(4, 0), "two.example", long("The flood"), london),
		told("short", at(4, 0), "a", "No comment."),
		told("short too", at(4, 0), "b", "No comment."),
	)
	check(t, s, []choice{
		{archive.Query{Places: []string{london.ID}}, "other first"},
		{archive.Query{Source: "two.example"}, "other first"},
		{archive.Query{Source: "three.example"}, "first"},
		{archive.Query{From: at(9, 0)}, ""},
	})
	if got := counts(s.Places(t.Context(), archive.Query{})); got != "London 2" {
		t.Errorf("Places = %s, want each story once", got)
	}
	list := []archive.Copy{
		{ID: "copy", URL: "https://example.org/copy", Source: "two.example", Title: "Title of copy", Published: at(2, 0)},
		{ID: "later", URL: "https://example.org/later", Source: "three.example", Title: "Title of later", Published: at(9, 0)},
	}
	detail(t, s, archive.Detail{Found: archive.Found{Article: first.Article, Mentions: first.Mentions, Copies: list}})
	got, err := s.Get(t.Context(), "copy")
	if err != nil || got.CopyOf != "first" || len(got.Mentions) > 0 {
		t.Errorf("Get of a copy = %+v, %v, want one of first", got, err)
	}
	n, err := s.Stats(t.Context())
	if err != nil || n.Stories != 4 || n.Copies != 2 || n.Mentions != 2 {
		t.Errorf("Stats = %+v, %v, want 4 stories and 2 copies", n, err)
	}
}

func heirs(t *testing.T, s archive.Store) {
	text := long("The storm")
	first := told("first", at(3, 0), "one.example", text, london, paris)
	first.Text = text
	first.Claims = []archive.Claim{{From: london.ID, To: paris.ID, Measured: 343, Verdict: "contradicted"}}
	put(t, s, first, told("second", at(4, 0), "two.example", text), told("third", at(5, 0), "three.example", text))
	if err := s.Delete(t.Context(), "first"); err != nil {
		t.Fatal(err)
	}
	check(t, s, []choice{
		{archive.Query{}, "second"},
		{archive.Query{Places: []string{paris.ID}}, "second"},
		{archive.Query{Verdict: "contradicted"}, "second"},
		{archive.Query{Words: words("title second")}, "second"},
		{archive.Query{Words: words("storm")}, "second"},
		{archive.Query{Source: "three.example"}, "second"},
	})
	// The text of another story is one of its own.
	put(t, s, told("second", at(4, 0), "two.example", long("The flood"), oxford))
	check(t, s, []choice{
		{archive.Query{}, "third second"},
		{archive.Query{Places: []string{paris.ID}}, "third"},
		{archive.Query{Places: []string{oxford.ID}}, "second"},
	})
	got, err := s.Get(t.Context(), "third")
	if err != nil || got.Text != text || len(got.Claims) != 1 || len(got.Copies) != 0 {
		t.Errorf("Get of the last of a story = %+v, %v, want its text and claim", got, err)
	}
}

// readAgain puts all articles again as a newer model reads them.
func readAgain(t *testing.T, s archive.Store) {
	text := long("The storm")
	put(t, s, told("first", at(3, 0), "one.example", text, london), told("second", at(4, 0), "two.example", text, london))
	for _, order := range [][]string{{"first", "second"}, {"second", "first"}} {
		for _, batch := range []int{1, 2} {
			reader := fmt.Sprint(order, batch)
			var again []archive.Entry
			for _, id := range order {
				e := told(id, at(map[string]int{"first": 3, "second": 4}[id], batch), id+".example", text, oxford)
				e.Reader = reader
				again = append(again, e)
			}
			if batch == 2 {
				put(t, s, again...)
			} else {
				put(t, s, again[0])
				put(t, s, again[1])
			}
			d, err := s.Get(t.Context(), "first")
			if err != nil || d.CopyOf != "" || len(d.Copies) != 1 || d.Reader != reader || len(d.Mentions) != 1 ||
				d.Mentions[0].Place != oxford {
				t.Errorf("read again in the order %s: %+v, %v, want the new reading and one copy", reader, d, err)
			}
			if got := ids(t, s, archive.Query{}); got != "first" {
				t.Errorf("read again in the order %s: the stories are %q, want first", reader, got)
			}
		}
	}
}
