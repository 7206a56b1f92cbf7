// Package gazetteertest holds what the tests of reading share: a small world, the
// English words without a lexicon, texts with marked names, and fields that are
// fitted to a few dozen of them.
package gazetteertest

import (
	_ "embed"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

//go:embed world.tsv
var world string

// World returns an index of some sixty places of the earth.
func World(t testing.TB) *gazetteer.Index {
	t.Helper()
	return WorldOf(t, world)
}

// WorldOf returns an index of places written as those of world.tsv are.
func WorldOf(t testing.TB, rows string) *gazetteer.Index {
	t.Helper()
	var b gazetteer.Builder
	for _, line := range strings.Split(strings.TrimSuffix(rows, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 11 {
			t.Fatalf("world.tsv: %q has %d columns, want 11", line, len(f))
		}
		people, err := strconv.ParseInt(f[8], 10, 64)
		if err != nil {
			t.Fatalf("world.tsv: %v", err)
		}
		p := gazetteer.Place{
			ID: gazetteer.PlaceID(f[0]), Class: f[1], Code: f[2], Point: orb.Point{number(t, f[4]), number(t, f[3])},
			Country: f[5], Admin1: f[6], Admin2: f[7], Population: people, Name: f[9],
		}
		if err := b.Add(p, names(t, f[10])...); err != nil {
			t.Fatal(err)
		}
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatalf("world.tsv: %v", err)
	}
	return v
}

// names reads the last column of world.tsv.
func names(t testing.TB, s string) (out []gazetteer.Name) {
	t.Helper()
	kinds := map[string]gazetteer.NameKind{
		"official": gazetteer.NameOfficial, "alias": gazetteer.NameAlias, "former": gazetteer.NameFormer,
		"abbreviation": gazetteer.NameAbbreviation,
		"adjective":    gazetteer.NameAdjective, "demonym": gazetteer.NameDemonym, "alternate": gazetteer.NameAlternate,
	}
	for _, n := range strings.Split(s, "|") {
		if n == "" {
			continue
		}
		kind, name, _ := strings.Cut(n, ":")
		k, ok := kinds[kind]
		if !ok {
			t.Fatalf("world.tsv: %q is no kind of name", kind)
		}
		out = append(out, gazetteer.Name{Text: name, Kind: k})
	}
	return out
}

// Ref returns the place with the given id.
func Ref(t testing.TB, x *gazetteer.Index, id gazetteer.PlaceID) gazetteer.Ref {
	t.Helper()
	r, ok := x.ByID(id)
	if !ok {
		t.Fatalf("world.tsv has no place %q", id)
	}
	return r
}

// Label returns the label of a place, "-" for none.
func Label(x *gazetteer.Index, r gazetteer.Ref) string {
	if r == gazetteer.NoRef {
		return "-"
	}
	return x.Label(r)
}

// Tables returns the tables of data, for tests of the packages directly below
// gazetteer.
func Tables() fs.FS { return os.DirFS("../../data") }

// Words returns the English words with a lexicon of the lists.
func Words(t testing.TB, l text.WordList) *text.Words {
	t.Helper()
	folder, err := fs.Sub(Tables(), "english")
	if err != nil {
		t.Fatal(err)
	}
	w, err := text.OpenWords(folder)
	if err != nil {
		t.Fatal(err)
	}
	lexicon, ok := text.OpenLexicon(l.Pack())
	if !ok {
		t.Fatal("OpenLexicon refuses what Pack makes")
	}
	return w.WithLexicon(lexicon)
}

// Marked returns a text without the brackets of its marked names, "rain in [Lyon]",
// and the bytes of the names.
func Marked(s string) (plain string, spans []text.Span) {
	var b strings.Builder
	start := 0
	for _, r := range s {
		switch r {
		case '[':
			start = b.Len()
		case ']':
			spans = append(spans, text.Span{Start: start, End: b.Len()})
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

// Labels returns the label of each token of a text whose names are known.
func Labels(x *text.Text, spans []text.Span) []learn.Label {
	gold := make([]learn.Label, len(x.Tokens))
	for _, s := range spans {
		from, to := x.TokensIn(s)
		for i := from; i < to; i++ {
			gold[i] = learn.Inside
		}
		if from < to {
			gold[from] = learn.Begin
		}
	}
	return gold
}

// FitRecogniser fits both passes to marked texts.
func FitRecogniser(x *gazetteer.Index, words *text.Words, marked []string) recognise.Recogniser {
	r := recognise.Recogniser{Index: x}
	var read []*recognise.Workspace
	var gold [][]learn.Label
	for _, s := range marked {
		plain, spans := Marked(s)
		w := recognise.NewWorkspace()
		r.Prepare(w, text.New(words, "", plain))
		read, gold = append(read, w), append(gold, Labels(w.Text, spans))
	}
	examples := func() (out []learn.Example) {
		for i, w := range read {
			for k := range w.Segments {
				u := &w.Segments[k]
				out = append(out, learn.Example{Segment: u.Segment.Clone(), Gold: gold[i][u.From:u.To]})
			}
		}
		return out
	}
	r.First = learn.FitCRF(examples(), 1)
	for _, w := range read {
		r.FirstPass(w)
	}
	r.Second = learn.FitCRF(examples(), 2)
	return r
}

// News returns marked sentences of many kinds, for fields to be fitted to.
func News() []string {
	return []string{
		"Rain fell in [Lyon] on Monday.", "Rain fell in [Paris] on Tuesday.", "Snow fell near [Atlanta] in January.",
		"He lives in [Columbus], [Ohio].",
		"She moved to [Dayton] in May.", "Talks in [Istanbul] failed.", "Talks in [Ankara] began.",
		"[Moscow] rejected the plan.", "[Kyiv] agreed to the plan.",
		"The [Turkish] minister spoke.", "The [Ukrainian] president spoke.", "The [French] team won.",
		"Mr. Lincoln said so.", "Mr. Burlington said so.", "Mrs. Paris said so.",
		"Police in [London] made arrests.", "Police in [Kharkiv] made arrests.",
		"The road from [Albany] to [Burlington] was closed.", "A bus from [Lancaster] to [Lincoln] crashed.",
		"John Smith met Mary Jones.", "On Monday Smith left.", "The Bank of Smith closed.",
		"Officials in [Washington] said so.", "[Paris], [Texas], had floods.",
		"[Lincoln], [Neb.], had floods.", "Ships crossed the [Black Sea].", "Ships crossed [Lake Erie].",
		"A fire in [Springfield], [Ill.], killed two.", "In [Georgia] the vote went on.",
		"The [White House] said so.", "Smith and Jones left on Friday.", "The Senate met in [Atlanta].",
		"Troops left [Bakhmut].", "Troops left [Odesa].", "The mayor of [Springfield] spoke.",
		"A storm hit [Vermont] and [New York].", "In [Crimea] the power failed.", "Monday was hot. Friday was cold.",
		"[Russia] and [Ukraine] met in [Istanbul].", "The Acme Corp said so.",
	}
}
