package gazetteer

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// The letters that are folded without the tables of Unicode are folded as by them.
func TestFoldCommon(t *testing.T) {
	for r := rune(utf8.RuneSelf); r <= unicode.MaxRune; r++ {
		got, ok := foldCommon(r)
		if !ok {
			continue
		}
		f := folder{}
		if want := string(f.tabled(nil, string(r), r, utf8.RuneLen(r))); string(got) != want {
			t.Fatalf("%q folds to %q, want %q", r, got, want)
		}
	}
}
