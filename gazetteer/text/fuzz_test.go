package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// FuzzNew checks that no text makes New panic, and that its tokens and sentences
// cover the source in order.
func FuzzNew(f *testing.F) {
	for _, s := range []string{
		"ISTANBUL (AP) — Talks in St. Paul's, Minn., failed.", "U.S.-led; W.Va. 5–10 km 'S ’s_'s",
		"A.B.C.D.\n\na,\nb. Mr.", "東京 Москва\u00ad\u200b\r\nالقاهرة a.א",
		"((((", "“No!” he said.", "\u2000\u065c", "\u0130stanbul \u1E9E ǅ", "a:a:a.a.a", "\u2028\u2029\ufeff", "a \u200d \u0301 b",
	} {
		f.Add("", s)
		f.Add(s, s)
	}
	w := openWords(f)
	f.Fuzz(func(t *testing.T, title, body string) {
		if !utf8.ValidString(title) || !utf8.ValidString(body) {
			return
		}
		x := text.New(w, title, body)
		if x.Source[x.Body:] != body {
			t.Fatalf("New(%q, %q): the body begins at %d of %q", title, body, x.Body, x.Source)
		}
		checkTokens(t, x)
		checkSentences(t, x)
	})
}

func checkTokens(t *testing.T, x *text.Text) {
	t.Helper()
	at := int32(0)
	for i := range x.Tokens {
		k := &x.Tokens[i]
		if k.Start < at || k.End <= k.Start || int(k.End) > len(x.Source) {
			t.Fatalf("%q: token %d is %d–%d behind %d", x.Source, i, k.Start, k.End, at)
		}
		if gap := x.Source[at:k.Start]; !isSpace(gap) {
			t.Fatalf("%q: %q before token %d is in none", x.Source, gap, i)
		}
		if k.SpaceBefore() != (k.Start > at || i == 0) {
			t.Fatalf("%q: token %d, behind %d bytes of space, has SpaceBefore %v", x.Source, i, k.Start-at,
				k.SpaceBefore())
		}
		word := x.Word(k)
		if !utf8.ValidString(word) || x.Fold(k) != string(gazetteer.Fold(nil, word)) {
			t.Fatalf("%q: token %d is %q, folded %q", x.Source, i, word, x.Fold(k))
		}
		if !k.Possessive() {
			checkReading(t, x, k)
		}
		at = k.End
	}
	if gap := x.Source[at:]; !isSpace(gap) {
		t.Fatalf("%q: %q at the end is in no token", x.Source, gap)
	}
}

// checkReading compares what the fast way for plain words made of a token with the slow one.
// Words of addresses and handles are taken for small ones whatever they look like.
func checkReading(t *testing.T, x *text.Text, k *text.Token) {
	t.Helper()
	word := x.Word(k)
	shape, mark := text.ShapeOf(word)
	if k.Key != text.KeyOf(word) || k.Punct != mark || k.Shape != shape && k.Shape != text.ShapeLower {
		t.Fatalf("%q: %q at %d has key %x, shape %d and mark %q", x.Source, word, k.Start, k.Key, k.Shape, k.Punct)
	}
}

// isSpace reports whether s is white space or cannot be seen. Unicode counts marks
// and format characters behind a space to it.
func isSpace(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) ||
			unicode.In(r, unicode.M, unicode.Cf)
	}) == ""
}

func checkSentences(t *testing.T, x *text.Text) {
	t.Helper()
	at := 0
	for i, s := range x.Sentences {
		if s.Start < at || s.End <= s.Start || s.End > len(x.Source) {
			t.Fatalf("%q: sentence %d is %v behind %d", x.Source, i, s, at)
		}
		if w := x.Source[s.Start:s.End]; strings.TrimSpace(w) != w {
			t.Fatalf("%q: sentence %d is %q with space around it", x.Source, i, w)
		}
		at = s.End
	}
	for i := range x.Tokens {
		k := &x.Tokens[i]
		if s := x.Sentences[k.Sentence]; int(k.Start) < s.Start || int(k.Start) >= s.End {
			t.Fatalf("%q: token %d at %d lies in sentence %d, %v", x.Source, i, k.Start, k.Sentence, s)
		}
	}
}

// TestLinear cuts a megabyte of what makes careless tokenisers quadratic. One that is
// would run into the time limit of go test.
func TestLinear(t *testing.T) {
	w := openWords(t)
	for _, c := range []struct {
		unit   string
		tokens int // of one unit; 0 for one token in all
	}{
		{"a", 0}, {"é", 0}, {"7", 0}, {"A.", 0}, {"a:", 0}, {"’s", 0}, {"東", 1}, {"(", 1}, {"_a", 2}, {"abc.", 2},
		{"Mr. ", 2}, {"Paris, ", 2}, {"PARIS - ", 2}, {"x\n", 1},
	} {
		n := 1 << 20 / len(c.unit)
		if c.tokens > 0 {
			n /= 8 // a token takes fifty times as much as a byte
		}
		x := text.New(w, "", strings.Repeat(c.unit, n))
		checkTokens(t, x)
		if c.tokens > 0 && len(x.Tokens) != n*c.tokens {
			t.Errorf("%d times %q gives %d tokens, want %d", n, c.unit, len(x.Tokens), n*c.tokens)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	w := openWords(b)
	s := strings.Repeat("ISTANBUL, Turkey (Agency) — Talks between the two sides went on in St. Paul's, officials said.\n", 100)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		text.New(w, "", s)
	}
}
