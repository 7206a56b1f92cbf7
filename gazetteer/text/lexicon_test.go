package text_test

import (
	"bytes"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

func lists() text.WordList {
	return text.WordList{
		Frequency: map[string]int{"the": 1 << 20, "Paris": 900, "paris": 3, "us": 600, "US": 700, "reading": 800,
			"Reading": 801, "Zürich": 50, "rare": 1, "never": 0},
		FirstNames: []string{"Paris", "Jan"},
		Names:      []string{"Hilton", "Jan"},
	}
}

func TestLexicon(t *testing.T) {
	l, ok := text.OpenLexicon(lists().Pack())
	if !ok {
		t.Fatal("OpenLexicon refuses what Pack makes")
	}
	for _, c := range []struct {
		word                string
		frequency, ordinary int
		flags               text.LexEntry
	}{
		{"the", 21, 21, 0},
		{"THE", 21, 21, 0},
		{"Paris", 10, 0, text.LexCapital | text.LexFirstName | text.LexName},
		{"us", 10, 0, text.LexCapital},      // the commoner of the two spellings decides,
		{"reading", 10, 0, text.LexCapital}, // even where it is hardly commoner
		{"zurich", 6, 0, text.LexCapital},
		{"rare", 1, 1, 0},
		{"never", 0, 0, 0},
		{"Jan", 0, 0, text.LexFirstName | text.LexName},
		{"Hilton", 0, 0, text.LexName},
		{"unknown", 0, 0, 0},
	} {
		e := l.Lookup(text.Hash(gazetteer.Fold(nil, c.word)))
		if e.Frequency() != c.frequency || e.Ordinary() != c.ordinary || e&^31 != c.flags {
			t.Errorf("Lookup(%q) = %08b: frequency %d, ordinary %d; want %d, %d and flags %08b", c.word, e,
				e.Frequency(), e.Ordinary(), c.frequency, c.ordinary, c.flags)
		}
	}
}

func TestPackIsDeterministic(t *testing.T) {
	want := lists().Pack()
	for range 20 { // maps are walked in another order each time
		if got := lists().Pack(); !bytes.Equal(got, want) {
			t.Fatal("Pack of equal lists gives other bytes")
		}
	}
}

func TestWordsWithLexicon(t *testing.T) {
	l, _ := text.OpenLexicon(lists().Pack())
	w := openWords(t)
	x := text.New(w.WithLexicon(l), "", "Paris reads.")
	if x.Tokens[0].Lex&text.LexFirstName == 0 || x.Tokens[1].Lex != 0 {
		t.Errorf("tokens have the entries %08b and %08b, want a first name and none", x.Tokens[0].Lex, x.Tokens[1].Lex)
	}
	if x = text.New(w, "", "Paris"); x.Tokens[0].Lex != 0 {
		t.Error("WithLexicon changes the words that it is called on")
	}
}

func TestOpenLexiconRefuses(t *testing.T) {
	for _, n := range []int{0, 3, 5, 12} {
		if _, ok := text.OpenLexicon(make([]byte, n)); ok {
			t.Errorf("OpenLexicon takes %d bytes, which are no table of a power of two slots", n)
		}
	}
	if l, ok := text.OpenLexicon((text.WordList{}).Pack()); !ok || l.Lookup(7) != 0 {
		t.Error("a list without words must give a lexicon without words")
	}
	if (text.Lexicon{}).Lookup(7) != 0 {
		t.Error("the zero lexicon has no words")
	}
}

// A table without a free slot is not made by Pack, but a file may hold one.
func TestLookupInFullTableEnds(t *testing.T) {
	l, ok := text.OpenLexicon(bytes.Repeat([]byte{1}, 16))
	if !ok {
		t.Fatal("OpenLexicon refuses a full table")
	}
	if e := l.Lookup(7); e != 0 {
		t.Errorf("Lookup of a word that a full table lacks = %v, want 0", e)
	}
}
