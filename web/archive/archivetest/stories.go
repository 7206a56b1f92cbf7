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
	first := told("first", at(2, 0), "one.example", text, london)
	copied := told("copy", at(3, 0), "two.example", strings.ToUpper(text)+" ", london)
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
		{ID: "copy", URL: "https://example.org/copy", Source: "two.example", Title: "Title of copy", Published: at(3, 0)},
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

// anyOrder puts copies in every order, one by one and at once: the earliest is the original,
// with what was found in itself.
func anyOrder(t *testing.T, s archive.Store) {
	of := func(order int) []archive.Entry {
		text := long(fmt.Sprint("The storm of order ", order))
		var list []archive.Entry
		for i, published := range []time.Time{at(2, 0), at(2, 0), at(3, 0), {}} {
			e := told(fmt.Sprint(order, "abcd"[i:i+1]), published, "s", text, []archive.Place{london, paris, oxford, suva}[i])
			e.Title = "Word" + "abcd"[i:i+1]
			e.Claims = []archive.Claim{{From: london.ID, Measured: float64(i), Verdict: "consistent"}}
			list = append(list, e)
		}
		return list
	}
	orders := [][4]int{}
	for n := range 256 {
		o := [4]int{n & 3, n >> 2 & 3, n >> 4 & 3, n >> 6}
		if o[0] != o[1] && o[0] != o[2] && o[0] != o[3] && o[1] != o[2] && o[1] != o[3] && o[2] != o[3] {
			orders = append(orders, o)
		}
	}
	for n, o := range orders {
		list := of(n)
		switch n % 3 {
		case 0:
			put(t, s, list[o[0]], list[o[1]], list[o[2]], list[o[3]])
		case 1:
			put(t, s, list[o[0]])
			put(t, s, list[o[1]], list[o[2]])
			put(t, s, list[o[3]])
		default:
			for _, i := range o {
				put(t, s, list[i])
			}
		}
		first := fmt.Sprint(n, "a")
		d, err := s.Get(t.Context(), first)
		if err != nil || d.CopyOf != "" || len(d.Copies) != 3 || len(d.Mentions) != 1 || d.Mentions[0].Place != london ||
			len(d.Claims) != 1 || d.Claims[0].Measured != 0 {
			t.Fatalf("in the order %v: %+v, %v, want the original with its own place and claim", o, d, err)
		}
		// A page that names another date: the next one is the original now, and back again.
		moved := list[0]
		moved.Published = at(9, 0)
		put(t, s, moved)
		if d, err := s.Get(t.Context(), fmt.Sprint(n, "b")); err != nil || d.CopyOf != "" || len(d.Copies) != 3 || len(d.Claims) != 1 {
			t.Fatalf("in the order %v, when the original came late: %+v, %v, want it second", o, d, err)
		}
		put(t, s, list[0])
		if d, err := s.Get(t.Context(), first); err != nil || d.CopyOf != "" || len(d.Copies) != 3 || d.Mentions[0].Place != london {
			t.Fatalf("in the order %v, when the original came back: %+v, %v", o, d, err)
		}
	}
	n, err := s.Stats(t.Context())
	if want := int64(len(orders)); err != nil || n.Stories != want || n.Copies != 3*want || n.Mentions != want || n.Claims != want {
		t.Errorf("Stats = %+v, %v, want %d stories with a place and a claim each", n, err, want)
	}
	check(t, s, []choice{{archive.Query{Words: words("wordb")}, ""}, {archive.Query{Places: []string{paris.ID}}, ""}})
	if page, err := s.Articles(t.Context(), archive.Query{Words: words("worda")}); err != nil || len(page.Stories) != len(orders) {
		t.Errorf("%d stories have the word of their title, %v, want %d", len(page.Stories), err, len(orders))
	}
	for n := range orders { // the earliest that stays, of those with a date
		for i, heir := range []string{"b", "c", "d"} {
			if err := s.Delete(t.Context(), fmt.Sprint(n, "abc"[i:i+1])); err != nil {
				t.Fatal(err)
			}
			if d, err := s.Get(t.Context(), fmt.Sprint(n, heir)); err != nil || d.CopyOf != "" || len(d.Copies) != 2-i {
				t.Fatalf("Get of the heir %s = %+v, %v", heir, d, err)
			}
		}
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
