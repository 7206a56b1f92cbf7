package text_test

import (
	"os"
	"testing"
	"testing/fstest"

	"dateline/gazetteer/text"
)

// TestArticlesAreNoNames reads a word that a list of first names has: a name in a language where it is no article.
func TestArticlesAreNoNames(t *testing.T) {
	list := text.WordList{FirstNames: []string{"la"}}
	lexicon, ok := text.OpenLexicon(list.Pack())
	if !ok {
		t.Fatal("OpenLexicon refuses a packed list")
	}
	given := fstest.MapFS{"given.tsv": {Data: []byte("julien\t-\t\n")}}
	for _, c := range []struct {
		folder string
		want   bool
	}{{"../../data/french", false}, {"../../data/german", true}} {
		w, err := text.OpenWords(os.DirFS(c.folder))
		if err != nil {
			t.Fatal(err)
		}
		if w, err = w.WithLexicon(lexicon).WithGiven(given); err != nil {
			t.Fatal(err)
		}
		if got := text.New(w, "", "La Russie").Tokens[0].Lex&text.LexFirstName != 0; got != c.want {
			t.Errorf("%s: La is a first name: %v, want %v", c.folder, got, c.want)
		}
	}
}
