package train

import (
	"os"
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
)

// TestSwap puts other towns into an article: mentions stay where their words are, countries stay
// what they are, and equal seeds give equal copies.
func TestSwap(t *testing.T) {
	b, err := os.ReadFile("../../data/gazetteer.idx")
	if err != nil {
		t.Fatal(err)
	}
	x, err := gazetteer.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	text := "وصل الوفد من بيروت إلى القاهرة في مصر"
	article := eval.Sample{Text: text}
	for _, n := range []string{"بيروت", "القاهرة", "مصر"} {
		var g eval.Gold
		g.Start = strings.Index(text, n)
		g.End = g.Start + len(n)
		article.Gold = append(article.Gold, g)
	}
	s := newSwapper(x, geoparse.LanguageConfig{Tag: "ar"}, 1)
	got, ok := s.copy(&article, 7)
	if !ok || got.Text == text || len(got.Gold) != 3 {
		t.Fatalf("copy = %q with %d mentions, %v; want other towns", got.Text, len(got.Gold), ok)
	}
	for i, g := range got.Gold {
		words := got.Text[g.Start:g.End]
		if town := i < 2; town != s.isTown(words) || !town && words != "مصر" {
			t.Errorf("mention %d is %q", i, words)
		}
	}
	if again, _ := s.copy(&article, 7); again.Text != got.Text {
		t.Errorf("copies differ: %q, %q", got.Text, again.Text)
	}
	if newSwapper(x, geoparse.LanguageConfig{Tag: "ru"}, 1) != nil {
		t.Error("Russian, whose names have endings, has a swapper")
	}
}
