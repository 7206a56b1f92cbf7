package text_test

import (
	"os"
	"strings"
	"testing"

	"dateline/gazetteer/text"
)

// openWords opens the English word tables, without a lexicon.
func openWords(t testing.TB) *text.Words {
	t.Helper()
	w, err := text.OpenWords(os.DirFS("../../data/english"))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// wordsOf joins the tokens of a text that fit, as they are written.
func wordsOf(x *text.Text, fits func(*text.Token) bool) string {
	var out []string
	for i := range x.Tokens {
		if k := &x.Tokens[i]; fits(k) {
			out = append(out, x.Word(k))
		}
	}
	return strings.Join(out, " | ")
}

func all(*text.Token) bool { return true }

func TestTitleStandsBeforeBody(t *testing.T) {
	w := openWords(t)
	x := text.New(w, "Floods in Lyon", "Rain fell.")
	if x.Source != "Floods in Lyon\n\nRain fell." || x.Source[x.Body:] != "Rain fell." {
		t.Errorf("New gives source %q, body at %d", x.Source, x.Body)
	}
	if got := wordsOf(x, (*text.Token).First); got != "Floods | Rain" {
		t.Errorf("first words are %q, want one of the title and one of the body", got)
	}
	if x = text.New(w, "", "Rain fell."); x.Body != 0 || x.Source != "Rain fell." {
		t.Errorf("New without a title gives source %q, body at %d", x.Source, x.Body)
	}
}

func TestTokensIn(t *testing.T) {
	x := text.New(openWords(t), "", "In São Paulo, rain fell.") // In São Paulo , rain fell .
	for _, c := range []struct {
		span     text.Span
		from, to int32
	}{
		{text.Span{Start: 3, End: 13}, 1, 3},  // São Paulo
		{text.Span{Start: 8, End: 10}, 2, 3},  // a part of Paulo
		{text.Span{Start: 2, End: 3}, 1, 1},   // a space
		{text.Span{Start: 0, End: 99}, 0, 7},  // all
		{text.Span{Start: 99, End: 99}, 7, 7}, // behind the end
		{text.Span{Start: 12, End: 14}, 2, 4}, // the end of Paulo and the comma
	} {
		if from, to := x.TokensIn(c.span); from != c.from || to != c.to {
			t.Errorf("TokensIn(%v) = %d, %d, want %d, %d", c.span, from, to, c.from, c.to)
		}
	}
	if got := x.Bytes(1, 3); got != (text.Span{Start: 3, End: 13}) {
		t.Errorf("Bytes(1, 3) = %v, want {3 13}", got)
	}
}

func TestNearStaysInSentence(t *testing.T) {
	x := text.New(openWords(t), "", "Rain fell. Roads closed.") // 0–2 and 3–5
	for _, c := range []struct {
		at   int
		of   int32
		want string
	}{{0, 1, "Rain"}, {2, 0, "."}, {3, 0, ""}, {2, 3, ""}, {-1, 0, ""}, {6, 5, ""}, {4, 3, "closed"}} {
		got := ""
		if k := x.At(c.at, c.of); k != nil {
			got = x.Word(k)
		}
		if got != c.want {
			t.Errorf("At(%d, %d) = %q, want %q", c.at, c.of, got, c.want)
		}
	}
}
