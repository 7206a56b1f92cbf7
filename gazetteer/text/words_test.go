package text_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/gazetteer/text"
)

// TestEnglishWords checks that no entry of the tables is dead: each is one token of
// the tokeniser, and each class is the one that its token has.
func TestEnglishWords(t *testing.T) {
	w := openWords(t)
	folder := os.DirFS("../../data/english")
	files, err := fs.Glob(folder, "*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables of English words:", err)
	}
	for _, name := range files {
		rows, err := text.ReadTable(folder, name, 3)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, r := range rows {
			word, class := r[0], r[1]
			if seen[word+" "+class] {
				t.Errorf("%s lists %q twice as %s", name, word, class)
			}
			seen[word+" "+class] = true
			x := text.New(w, "", word)
			if name == "organisations.tsv" && len(x.Tokens) > 1 { // names of several words, with a space between
				if len(x.Tokens) != strings.Count(word, " ")+1 || !w.Has(class, word) {
					t.Errorf("%s: Has(%q, %q) = false, or its tokens are %q", name, class, word, wordsOf(x, all))
				}
				continue
			}
			if len(x.Tokens) != 1 {
				t.Errorf("%s: %q is no token, but %q", name, word, wordsOf(x, all))
				continue
			}
			k := &x.Tokens[0]
			switch name {
			case "classes.tsv": // a word has one class
				if k.Class.String() != class {
					t.Errorf("%s: the token %q has class %q, want %q", name, word, k.Class, class)
				}
			case "sentences.tsv": // as they are written
				if !w.Has(class, word) {
					t.Errorf("%s: Has(%q, %q) = false", name, class, word)
				}
			default:
				if !w.Set(class).Has(k) {
					t.Errorf("%s: Set(%q) lacks the token %q", name, class, word)
				}
			}
		}
	}
}

// TestVarietiesAreTokens does the same for the words that tell varieties of English.
func TestVarietiesAreTokens(t *testing.T) {
	w := openWords(t)
	rows, err := text.ReadTable(os.DirFS("../../data"), "varieties.tsv", 3)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if x := text.New(w, "", r[0]); len(x.Tokens) != 1 {
			t.Errorf("varieties.tsv: %q is no token, but %q", r[0], wordsOf(x, all))
		}
	}
}

func TestClasses(t *testing.T) {
	w := openWords(t)
	for _, c := range []struct {
		word string
		want text.Class
	}{
		{"in", text.ClassPrepositionIn}, {"IN", text.ClassPrepositionIn}, {"of", text.ClassPrepositionTo},
		{"the", text.ClassArticle}, {"University", text.ClassOrganisation},
		{"River", text.ClassWater}, {"County", text.ClassDivision}, {"said", text.ClassSpeech},
		{"Lyon", text.ClassNone}, {",", text.ClassNone},
	} {
		if got := text.New(w, "", c.word).Tokens[0].Class; got != c.want {
			t.Errorf("class of %q = %q, want %q", c.word, got, c.want)
		}
	}
}

const sentences = "Mr\tabbreviation\t\nU.S\tsentence-end\t\nThe\tsentence-start\t\n"

func TestOpenWordsErrors(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	for _, c := range []struct {
		name   string
		folder fstest.MapFS
		want   string // part of the error, "" for none
	}{
		{"whole", fstest.MapFS{"sentences.tsv": file(sentences),
			"classes.tsv": file("# a comment\n\nin\tpreposition-in\ta note\n")}, ""},
		{"a column short", fstest.MapFS{"sentences.tsv": file(sentences),
			"classes.tsv": file("# a comment\nin\tpreposition-in\n")}, "classes.tsv:2: want 3 columns"},
		{"no word", fstest.MapFS{"sentences.tsv": file(sentences),
			"classes.tsv": file("in\tpreposition-in\t\n\tarticle\t\n")}, "classes.tsv:2: "},
		{"a line without end", fstest.MapFS{"sentences.tsv": file(sentences),
			"classes.tsv": file("in\tpreposition-in\t\n" + strings.Repeat("x", 1<<17))}, "classes.tsv:2: "},
		{"no sentence words", fstest.MapFS{"classes.tsv": file("in\tpreposition-in\t\n")}, `"abbreviation"`},
		{"no classes", fstest.MapFS{"sentences.tsv": file(sentences)}, "no word of any class"},
		{"nothing", fstest.MapFS{}, "word tables: "},
	} {
		_, err := text.OpenWords(c.folder)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: OpenWords = %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := text.ReadTable(fstest.MapFS{}, "areacodes.tsv", 3); err == nil ||
		!strings.Contains(err.Error(), "areacodes.tsv") {
		t.Errorf("ReadTable of no file = %v, want an error that names it", err)
	}
}

func TestSets(t *testing.T) {
	w := openWords(t)
	if err := w.Need("definite", "of"); err != nil {
		t.Errorf("Need(definite, of) = %v", err)
	}
	if err := w.Need("definite", "no-such-set"); err == nil || !strings.Contains(err.Error(), "no-such-set") {
		t.Errorf("Need(no-such-set) = %v, want an error that names it", err)
	}
	x := text.New(w, "", "The the a")
	if s := w.Set("definite"); !s.Has(&x.Tokens[0]) || !s.Has(&x.Tokens[1]) || s.Has(&x.Tokens[2]) {
		t.Error("the set definite must hold The and the, not a")
	}
	if w.Set("no-such-set").Has(&x.Tokens[0]) || w.Has("no-such-set", "the") {
		t.Error("a set that is not there holds a word")
	}
	if !w.Has("abbreviation", "Mr") || w.Has("abbreviation", "mr") {
		t.Error("abbreviations are kept as they are written: Mr, not mr")
	}
}
