package english_test

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/english"
	"dateline/gazetteer/claim/extract/extracttest"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// tables are those of the program.
func tables() fs.FS { return os.DirFS("../../../../data") }

func open(t testing.TB) (extracttest.World, *extract.Extractor) {
	t.Helper()
	w := extracttest.New(t, tables())
	x, err := english.Extractor(tables(), w.Index)
	if err != nil {
		t.Fatal(err)
	}
	return w, x
}

// describe writes a claim on two lines.
func describe(w extracttest.World, c extract.Claim) string {
	end := func(e extract.End) string {
		name := e.Name
		switch {
		case int(e.Described) < w.Index.Len():
			name = w.Index.Place(e.Described).Name
		case name == "":
			name = "?"
		}
		if e.Rule == "" {
			return name
		}
		return fmt.Sprintf("%s (%s, %s)", name, e.Basis, e.Rule)
	}
	how := []string{string(c.Relation)}
	for _, s := range []string{string(c.Direction), string(c.Mode), c.Hedge} {
		if s != "" {
			how = append(how, s)
		}
	}
	if c.Journey {
		how = append(how, "journey")
	}
	return fmt.Sprintf("%q %s\n  %s ← %s\n", c.Text, strings.Join(how, ", "), end(c.From), end(c.To))
}

// TestTexts holds which two phrases the distances of texts in news style lie
// between, one golden for all.
func TestTexts(t *testing.T) {
	w, x := open(t)
	b, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, part := range strings.Split("\n"+string(b), "\n-- ")[1:] {
		name, marked, _ := strings.Cut(part, " --\n")
		claims, err := x.Claims(context.Background(), w.Document(marked))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "-- %s --\n", name)
		for _, c := range claims {
			got.WriteString(describe(w, c))
		}
	}
	const golden = "testdata/pairs.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("claims of testdata/news.txt (-want +got):\n%s", diff)
	}
}

// TestWords holds that every word of the table is one token of our tokenizer, folded
// as the grammar compares it, and stands once for each class.
func TestWords(t *testing.T) {
	folder, err := fs.Sub(tables(), "english")
	if err != nil {
		t.Fatal(err)
	}
	words, err := text.OpenWords(folder)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := text.ReadTable(folder, "distances/words.tsv", 3)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[[2]string]bool{}
	for _, row := range rows {
		tokens := quantity.Tokens(text.New(words, "", row[0]))
		if len(tokens) != 1 || tokens[0].Word != row[0] {
			t.Errorf("%q of class %s is no single token", row[0], row[1])
		}
		key := [2]string{row[0], row[1]}
		if seen[key] {
			t.Errorf("%q stands twice in class %s", row[0], row[1])
		}
		seen[key] = true
	}
}

func TestOpenErrors(t *testing.T) {
	for _, c := range []struct{ name, rows string }{
		{"an unknown class", "town\tplace\tnote\n"},
		{"too few columns", "town\tsettlement\n"},
	} {
		if _, err := english.Open(
			fstest.MapFS{"words.tsv": {Data: []byte(c.rows)}},
			nil,
		); err == nil ||
			!strings.Contains(err.Error(), "words.tsv") {
			t.Errorf("%s: %v, want an error that names the table", c.name, err)
		}
	}
	if _, err := english.Extractor(fstest.MapFS{}, nil); err == nil {
		t.Error("no tables: no error")
	}
}

// FuzzClaims checks that no text makes a claim outside the text, out of order, or
// of a mention that it does not have.
func FuzzClaims(f *testing.F) {
	w, x := open(f)
	b, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, part := range strings.Split(string(b), "\n-- ") {
		f.Add(part)
	}
	f.Add("between and miles from [Kyiv] to to [ ] ([Kyiv] (12 km")
	f.Fuzz(func(t *testing.T, marked string) {
		if !utf8.ValidString(marked) || strings.Count(marked, "[") != strings.Count(marked, "]") {
			t.Skip()
		}
		doc := w.Document(marked)
		claims, err := x.Claims(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		end := 0
		for _, c := range claims {
			if c.Start < end || c.End <= c.Start || c.End > len(doc.Text) || doc.Text[c.Start:c.End] != c.Text {
				t.Fatalf("claim %d–%d %q after %d", c.Start, c.End, c.Text, end)
			}
			end = c.End
			if c.From.Mention >= len(doc.Mentions) || c.To.Mention >= len(doc.Mentions) || c.Value.Min > c.Value.Max ||
				c.Value.Max <= 0 {
				t.Fatalf("claim %+v", c)
			}
		}
	})
}

func Example() {
	w := extracttest.New(new(testing.T), tables())
	x, err := english.Extractor(tables(), w.Index)
	if err != nil {
		fmt.Println(err)
		return
	}
	claims, err := x.Claims(
		context.Background(),
		w.Document("[Bucha] is a town. It lies about 25 km north-west of [Kyiv]."),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range claims {
		fmt.Println(c.Text, c.Direction, c.From.Name, c.From.Basis, c.To.Name, c.To.Basis)
	}
	// Output:
	// about 25 km NW Bucha referred Kyiv stated
}

// TestShoutedName takes the unknown word behind a direction for a name in a line of capitals.
func TestShoutedName(t *testing.T) {
	w, x := open(t)
	doc := w.Document("ABOUT 75 MI...120 KM SE OF ZARIVKA TODAY")
	for i := range doc.Source.Tokens {
		if k := &doc.Source.Tokens[i]; k.Shape == text.ShapeUpper && doc.Text[k.Start:k.End] != "MI" {
			k.Shape = text.ShapeLower // as a recogniser leaves lines of capitals
		}
	}
	found, err := x.Claims(context.Background(), doc)
	if err != nil || len(found) != 1 || found[0].To.Name != "ZARIVKA" || found[0].Direction != "SE" {
		t.Errorf("Claims = %+v, %v, want one from ZARIVKA", found, err)
	}
}
