package claim

import (
	"strings"
	"testing"
)

// A text without sentences is read in pieces, and every claim in it is found
// but those that a cut parts.
func TestLongSentence(t *testing.T) {
	w := readWorld(t)
	doc := w.document(strings.Repeat("[Kyiv], 20 km from [Irpin], and ", 2000))
	r := newReader(doc, w)
	for _, s := range r.sent {
		if s.next-s.first > longestSentence {
			t.Fatalf("a sentence of %d tokens, want at most %d", s.next-s.first, longestSentence)
		}
	}
	c := &Checker{seek: w}
	if n := len(c.Extract(doc)); n < 1900 {
		t.Errorf("%d claims of 2000 in one long sentence", n)
	}
}
