package recognise_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// kit is what texts are prepared with.
type kit struct {
	index *gazetteer.Index
	words *text.Words
}

func newKit(t testing.TB, l text.WordList) kit {
	return kit{gazetteertest.World(t), gazetteertest.Words(t, l)}
}

// prepare gathers the evidence of a text.
func (k kit) prepare(s string) *recognise.Workspace {
	w := recognise.NewWorkspace()
	(&recognise.Recogniser{Index: k.index}).Prepare(w, text.New(k.words, "", s))
	return w
}

// written returns the tokens from … to as they are written.
func written(r *recognise.Recognition, from, to int32) string {
	b := r.Text.Bytes(from, to)
	return r.Text.Source[b.Start:b.End]
}

func TestActiveTokens(t *testing.T) {
	k := newKit(t, text.WordList{})
	for _, c := range []struct{ in, want string }{
		{"rain fell in Lyon and on the coast", "Lyon"},
		{"New York and Lyon", "New York and Lyon"},                             // small words between capitals
		{"Stow on the Wold", "Stow on the Wold"},                               //
		{"the University of Toronto", "University of Toronto"},                 //
		{"Lyon has long held Paris", "Lyon Paris"},                             // "long" and "held" bind nothing
		{"Lyon, Paris", "Lyon Paris"},                                          // nor does a comma
		{"Moscow's envoys", "Moscow 's"},                                       // a possessive trails
		{"Orleans parish and Lamar county", "Orleans parish and Lamar county"}, // so does the head of a name
		{"St. Paul slept", "St . Paul"},
		{"Smithson. Paul", "Smithson Paul"}, // that stop ends a sentence
		{"Route 66 goes to B-52 hall", "Route 66 B - 52"},
		{"at 66 Main Street", "66 Main Street"},
		{"at 12 Rue de Lyon", "12 Rue de Lyon"},
		{"Île-de-France", "Île - de - France"},
		{"the east - Lyon", "Lyon"},
		{"東京 in Asia", "東 京 in Asia"},
		{"We said. In Lyon", "We In Lyon"},
	} {
		w := k.prepare(c.in)
		var got []string
		for i := range w.Text.Tokens {
			if w.Active(i) {
				got = append(got, w.Text.Word(&w.Text.Tokens[i]))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("active tokens of %q are %q, want %q", c.in, s, c.want)
		}
	}
}

func TestCapRuns(t *testing.T) {
	k := newKit(t, text.WordList{})
	for _, c := range []struct {
		in         string
		want, head string
	}{
		{"Rain fell in New York and Lyon", "Rain|New York and Lyon", "Rain|Lyon"},
		{"Smith, Jones & Co spoke", "Smith|Jones & Co", "Smith|Co"},
		{"the U.S.-led talks in Lyon", "U.S.|Lyon", "U.S|Lyon"}, // a hyphen parts
		{"Moscow's envoys", "Moscow's", "Moscow"},
		{"Lamar county fair", "Lamar county", "Lamar"},
		{"We left. In Lyon", "We|In Lyon", "We|Lyon"},
		{"rain fell", "", ""},
	} {
		w := k.prepare(c.in)
		var got, head []string
		for i, run := range w.CapRuns.List {
			got = append(got, written(&w.Recognition, run.From, run.To))
			head = append(head, w.Text.Word(w.Head(int32(i))))
			for j := run.From; j < run.To; j++ {
				if w.CapRuns.Of(j) != int32(i) {
					t.Errorf("%q: token %d stands in run %d, want %d", c.in, j, w.CapRuns.Of(j), i)
				}
			}
		}
		if g, h := strings.Join(got, "|"), strings.Join(head, "|"); g != c.want || h != c.head {
			t.Errorf("runs of capitals of %q are %q with heads %q, want %q with %q", c.in, g, h, c.want, c.head)
		}
	}
}

func TestSegments(t *testing.T) {
	k := newKit(t, text.WordList{})
	for _, c := range []struct{ in, want string }{
		{"Rain fell in New York and Lyon.", "Rain|New York and Lyon."},
		{"Smith, Jones & Co", "Smith|Jones & Co"},
		{"Here burned Lyon. Paris is far.", "Here|Lyon.|Paris"}, // not beyond a sentence
		{"rain fell", ""},
		{"", ""},
	} {
		w := k.prepare(c.in)
		var got []string
		for _, u := range w.Segments {
			got = append(got, written(&w.Recognition, u.From, u.To))
			if n := int(u.To - u.From); len(u.Link) != n || len(u.First.Ends) != n || u.Link[0] != 0 {
				t.Errorf("%q: a segment of %d tokens has %d links, the first %d, and features of %d tokens", c.in, n,
					len(u.Link), u.Link[0], len(u.First.Ends))
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("segments of %q are %q, want %q", c.in, s, c.want)
		}
	}
}

func TestSegmentsAreBounded(t *testing.T) {
	w := newKit(t, text.WordList{}).prepare(strings.Repeat("Smith ", 600))
	at := int32(0)
	for _, u := range w.Segments {
		if u.From != at || u.To-u.From > 256 {
			t.Errorf("segment %d–%d behind token %d, want one of at most 256 tokens", u.From, u.To, at)
		}
		at = u.To
	}
	if at != 600 {
		t.Errorf("segments end at token %d of 600", at)
	}
}

func TestUsages(t *testing.T) {
	l := text.WordList{FirstNames: []string{"John"}}
	w := newKit(t,
		l).prepare("Mr. Lincoln met John Lincoln in Lincoln. The Lincoln Police said a lincoln was stolen. Lincoln left.")
	want := recognise.Usage{Seen: 5, Small: 1, Titled: 1, Named: 1, Located: 1, Headed: 1, Long: 3}
	k, ok := tokenOf(w, "Lincoln")
	if !ok {
		t.Fatal("no token Lincoln")
	}
	got := *w.Usages.Of(k)
	if got.Seen != want.Seen || got.Small != want.Small || got.Titled != want.Titled || got.Named != want.Named ||
		got.Located != want.Located || got.Headed != want.Headed || got.Long != want.Long {
		t.Errorf("usage of Lincoln is %+v, want %+v", got, want)
	}
}

func tokenOf(w *recognise.Workspace, word string) (*text.Token, bool) {
	for i := range w.Text.Tokens {
		if k := &w.Text.Tokens[i]; w.Text.Word(k) == word {
			return k, true
		}
	}
	return nil, false
}

func TestSetSpans(t *testing.T) {
	k := newKit(t, text.WordList{})
	w := k.prepare("In New York, rain fell.") // In New York , rain fell .
	w.SetSpans([]text.Span{{Start: 3, End: 11}, {Start: 11, End: 12}, {Start: 12, End: 13}, {Start: 14, End: 15}})
	want := []recognise.Span{{From: 1, To: 3, Confidence: 1, Given: true}, {From: 3, To: 4, Confidence: 1, Given: true},
		{From: -1, To: -1, Confidence: 1, Given: true}, {From: 4, To: 5, Confidence: 1, Given: true}}
	if !slices.Equal(w.Spans, want) {
		t.Errorf("SetSpans makes %v, want %v", w.Spans, want)
	}
	if w.SetSpans(nil); len(w.Spans) != 0 {
		t.Errorf("SetSpans of none leaves %v", w.Spans)
	}
}

func TestGiveSpans(t *testing.T) {
	k := newKit(t, text.WordList{})
	w := k.prepare("Paris and New York City are near.") // Paris and New York City are near .
	paris, york, city := recognise.Span{From: 0, To: 1, Confidence: .9},
		recognise.Span{From: 2, To: 4, Confidence: .8, Described: 6}, recognise.Span{From: 4, To: 5, Confidence: .7}
	given := func(from, to, described int32) recognise.Span {
		return recognise.Span{From: from, To: to, Confidence: 1, Described: described, Given: true}
	}
	for _, c := range []struct {
		name  string
		given []text.Span
		want  []recognise.Span
	}{
		{"none", nil, []recognise.Span{paris, york, city}},
		{"the same tokens", []text.Span{{Start: 10, End: 18}}, []recognise.Span{paris, given(2, 4, 6), city}},
		{"over two", []text.Span{{Start: 14, End: 23}}, []recognise.Span{paris, given(3, 5, 0)}},
		{"inside one", []text.Span{{Start: 14, End: 18}}, []recognise.Span{paris, given(3, 4, 0), city}},
		{"apart", []text.Span{{Start: 28, End: 32}}, []recognise.Span{paris, york, city, given(6, 7, 0)}},
		{"no token", []text.Span{{Start: 9, End: 10}}, []recognise.Span{paris, given(-1, -1, 0), york, city}},
		{"two", []text.Span{{Start: 0, End: 5}, {Start: 19, End: 23}}, []recognise.Span{given(0, 1, 0), york, given(4, 5, 0)}},
	} {
		w.Spans = []recognise.Span{paris, york, city}
		if w.GiveSpans(c.given); !slices.Equal(w.Spans, c.want) {
			t.Errorf("%s: GiveSpans(%v) makes %v, want %v", c.name, c.given, w.Spans, c.want)
		}
	}
}

func TestNamesOfRanges(t *testing.T) {
	k := newKit(t, text.WordList{})
	for _, c := range []struct {
		in, last string
		site     bool
	}{
		{"Main Street", "Street", true},
		{"Kharkiv Central Hospital", "Hospital", true},
		{"University of Toronto", "Toronto", false}, // its head is not its last word
		{"Istanbul Airport", "Airport", true},
		{"Lyon", "Lyon", false},
		{"Street", "Street", false}, // of one word: a town may be called so
		{"10 Downing", "Downing", true},
		{"New York's", "York", false},
		{"Lamar county", "county", false},
	} {
		w := k.prepare(c.in)
		n := int32(len(w.Text.Tokens))
		if got := w.Text.Word(w.LastWord(0, n)); got != c.last {
			t.Errorf("LastWord of %q = %q, want %q", c.in, got, c.last)
		}
		if got := w.IsSite(0, n); got != c.site {
			t.Errorf("IsSite of %q = %v, want %v", c.in, got, c.site)
		}
	}
}

func TestKeyIsEqualForEqualNames(t *testing.T) {
	k := newKit(t, text.WordList{})
	key := func(s string) uint64 {
		w := k.prepare(s)
		return w.Key(0, int32(len(w.Text.Tokens)))
	}
	want := key("Zürich")
	for _, s := range []string{"Zurich", "ZÜRICH", "Zürich's", "ZÜRICH’S"} {
		if key(s) != want {
			t.Errorf("Key of %q is not that of Zürich", s)
		}
	}
	for _, pair := range [][2]string{{"New York", "York New"}, {"York", "New York"}, {"Lyon", "Lyons"}} {
		if key(pair[0]) == key(pair[1]) {
			t.Errorf("Key of %q is that of %q", pair[0], pair[1])
		}
	}
}

func TestNeighboursStayInSentence(t *testing.T) {
	w := newKit(t, text.WordList{}).prepare("Rain hit Lyon. Paris is dry.") // Rain hit Lyon . Paris is dry .
	if k := w.At(4, 4); k != nil {
		t.Errorf("At(4, 4) = %q, want nil: it stands in the next sentence", w.Text.Word(k))
	}
	if k := w.At(3, 3); k == nil || k.Punct != '.' {
		t.Error("At(3, 3) is not the stop behind Lyon")
	}
	if k := w.At(0, 0); k == nil || w.Text.Word(k) != "Rain" {
		t.Error("At(0, 0) is not the first token")
	}
	for _, c := range []struct {
		name string
		got  int32
		want int32
	}{
		{"StartingAt(2, 2)", w.StartingAt(2, 2), 0},
		{"StartingAt(4, 3)", w.StartingAt(4, 3), -1},
		{"StartingAt(4, 6)", w.StartingAt(4, 6), 1},
		{"EndingAt(3, 4)", w.EndingAt(3, 4), 0},
		{"EndingAt(2, 2)", w.EndingAt(2, 2), -1},
		{"EndingAt(0, 1)", w.EndingAt(0, 1), -1},
		{"EndingAt(5, 3)", w.EndingAt(5, 3), -1},
	} {
		if c.got != c.want {
			t.Errorf("%s = %d, want %d", c.name, c.got, c.want)
		}
	}
}

// found lists the spans that a recogniser finds.
func found(r *recognise.Recogniser, w *recognise.Workspace, x *text.Text) string {
	rec := r.Recognise(w, x)
	var out []string
	for _, s := range rec.Spans {
		out = append(out, written(rec, s.From, s.To))
	}
	return strings.Join(out, "|")
}

func TestBothPasses(t *testing.T) {
	k := newKit(t, text.WordList{FirstNames: []string{"John", "Mary"}, Names: []string{"Smith", "Jones"}})
	r := gazetteertest.FitRecogniser(k.index, k.words, gazetteertest.News())
	w := recognise.NewWorkspace()
	for _, s := range append(gazetteertest.News(),
		"Snow fell in [Istanbul] on Friday.", "A train from [Kyiv] to [Odesa] was stopped.", "Mr. Lyon said so.",
		"no capitals at all", "",
	) {
		plain, spans := gazetteertest.Marked(s)
		var want []string
		for _, sp := range spans {
			want = append(want, plain[sp.Start:sp.End])
		}
		if got := found(&r, w, text.New(k.words, "", plain)); got != strings.Join(want, "|") {
			t.Errorf("Recognise(%q) = %q, want %q", plain, got, strings.Join(want, "|"))
		}
		for i, p := range w.Prob {
			if sum := p[0] + p[1] + p[2]; sum < 0.999 || sum > 1.001 {
				t.Errorf("%q: probabilities of token %d are %v", plain, i, p)
			}
		}
		for _, f := range w.Spans {
			if f.Confidence <= 0 || f.Confidence > 1 {
				t.Errorf("%q: span %v has confidence %v", plain, f, f.Confidence)
			}
		}
	}
}

// A greater bias finds no fewer names.
func TestBias(t *testing.T) {
	k := newKit(t, text.WordList{})
	r := gazetteertest.FitRecogniser(k.index, k.words, gazetteertest.News())
	x := text.New(k.words, "", "Quarnby met Xyzzville near Smith and Burlington while Acme told Lyon of Mr. Lincoln.")
	w := recognise.NewWorkspace()
	last := 0
	for _, bias := range []float64{-20, 0, 5, 20} {
		r.Bias = bias
		found(&r, w, x)
		if n := len(w.Spans); n < last {
			t.Errorf("bias %v finds %d names, a smaller one found %d", bias, n, last)
		} else {
			last = n
		}
	}
	if last < 6 {
		t.Errorf("bias 20 finds %d names, want nearly every capital", last)
	}
}

// Buildings behind an article are proposed for the filter to decide about.
func TestProposedSites(t *testing.T) {
	k := newKit(t, text.WordList{})
	zero := learn.NewCRF(make([]float32, learn.EmissionSize), learn.Transitions{}) // finds nothing
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: zero, Second: zero}}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"Talks in the Kremlin and the White House failed.", "Kremlin|White House"},
		{"Talks in a Kremlin failed.", ""},
		{"Talks at Kremlin failed.", ""},
		{"Talks in the Turkey failed.", ""},
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) proposes %q, want %q", c.in, got, c.want)
		}
	}
	found(&r, w, text.New(k.words, "", "He left the Kremlin."))
	if len(w.Spans) != 1 || w.Spans[0].Confidence >= 0.5 {
		t.Errorf("the Kremlin is proposed as %v, want less confidence than any name that was found", w.Spans)
	}
	r.Second = eachToken()
	if got := found(&r, w, text.New(k.words, "", "He left the Kremlin.")); got != "He|Kremlin" {
		t.Errorf("Recognise = %q, want He|Kremlin: a name that was found is not proposed again", got)
	}
}

// A part of the name of a region is widened to the whole of it, other parts are not.
func TestWidenedRegions(t *testing.T) {
	k := newKit(t, text.WordList{})
	r := recognise.Recogniser{Index: k.index, Stack: learn.Stack{First: eachToken(), Second: eachToken()}}
	w := recognise.NewWorkspace()
	for _, c := range []struct{ in, want string }{
		{"rain in Central Asia and Lyon", "Central Asia|and|Lyon"},
		{"rain in New York", "New|York"},
		{"rain in Asia", "Asia"},
	} {
		if got := found(&r, w, text.New(k.words, "", c.in)); got != c.want {
			t.Errorf("Recognise(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestWorkspaceForgets(t *testing.T) {
	k := newKit(t, text.WordList{})
	r := gazetteertest.FitRecogniser(k.index, k.words, gazetteertest.News())
	used := recognise.NewWorkspace()
	for _, s := range gazetteertest.News() {
		plain, _ := gazetteertest.Marked(s)
		x := text.New(k.words, "", plain+" "+plain)
		fresh := recognise.NewWorkspace()
		found(&r, fresh, x)
		found(&r, used, x)
		if a, b := fmt.Sprint(fresh.Spans, fresh.Prob), fmt.Sprint(used.Spans, used.Prob); a != b {
			t.Errorf("Recognise(%q) in a used workspace = %s, want %s", x.Source, b, a)
		}
	}
}
