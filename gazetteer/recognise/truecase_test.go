package recognise_test

import (
	"strings"
	"testing"

	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// TestTruecase checks which words have a capital once the casing of a sentence is no
// evidence any more.
func TestTruecase(t *testing.T) {
	small := []string{"man", "held", "over", "fire", "say", "near", "main", "street", "flood", "rain", "quiet", "was",
		"on", "is", "the", "from",
		"how", "far", "warning", "hits", "dam", "office", "budget", "new", "officials", "km", "wine", "good", "and"}
	frequency := map[string]int{"Paris": 1 << 10, "Sunday": 1 << 10, "York": 1 << 10, "France": 1 << 10}
	for _, w := range small {
		frequency[w] = 1 << 12
	}
	k := newKit(t, text.WordList{Frequency: frequency})
	for _, c := range []struct{ in, want string }{
		{"FLOOD HITS PARIS AND LYON; DAM NEAR XYZZA FULL", "FLOOD PARIS LYON XYZZA FULL"},
		{"FIRE IN NEW YORK ON SUNDAY", "FIRE NEW YORK SUNDAY"},
		{"RAIN 145 KM SSW OF LYON", "RAIN SSW LYON"},
		{"Man Held In Lyon Over Fire, Officials In Paris Say", "Man Lyon Paris"},
		{"paris, france was quiet on sunday", "paris france sunday"},
		{"how far is lyon from paris", "lyon paris"},
		{"Rain fell in Lyon and on the coast", "Rain Lyon"},                  // plain prose stays
		{"Rain fell in #lyon and on the #wine coast of #xyzza", "Rain lyon"}, // a place among hashtags
		{"The wine was good", "The"},
		{"The Office of Budget", "The Office Budget"}, // two words are no headline
	} {
		x := recognise.Truecase(k.index, text.New(k.words, "", c.in))
		var got []string
		for i := range x.Tokens {
			if x.Tokens[i].Capital() {
				got = append(got, x.Word(&x.Tokens[i]))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("capitals of %q are %q, want %q", c.in, s, c.want)
		}
		if x.Source != c.in {
			t.Errorf("the source of %q is %q", c.in, x.Source)
		}
	}
}

// TestTruecaseLeavesText checks that plain text is not copied, and that a text that is
// recased is not changed itself.
func TestTruecaseLeavesText(t *testing.T) {
	k := newKit(t, text.WordList{})
	if x := text.New(k.words, "", "Rain fell in Lyon."); recognise.Truecase(k.index, x) != x {
		t.Error("plain text is copied")
	}
	x := text.New(k.words, "", "HEAVY RAIN FELL IN LYON")
	if y := recognise.Truecase(k.index, x); y == x || x.Tokens[1].Shape != text.ShapeUpper || !y.Tokens[1].Shouted() {
		t.Error("a text in capitals is changed, or a copy forgets what it was")
	}
}
