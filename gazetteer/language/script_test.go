package language

import (
	"testing"
	"unicode"
)

// The letters whose script is told without the tables of Unicode are those that the tables have.
func TestCommonScript(t *testing.T) {
	tables := map[script]*unicode.RangeTable{cyrillic: unicode.Cyrillic, arabic: unicode.Arabic, han: unicode.Han}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if s := commonScript(r); s != none && (!unicode.IsLetter(r) || !unicode.Is(tables[s], r)) {
			t.Fatalf("%q is taken for a letter of script %d", r, s)
		}
		if got, want := toLower(r), unicode.ToLower(r); got != want {
			t.Fatalf("toLower(%q) = %q, want %q", r, got, want)
		}
	}
}
