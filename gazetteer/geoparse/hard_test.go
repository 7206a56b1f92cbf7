package geoparse_test

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// TestHard parses the texts of testdata/hard.txt and checks what is said below each.
func TestHard(t *testing.T) {
	p, x := newParser(t)
	b, err := os.ReadFile("testdata/hard.txt")
	if err != nil {
		t.Fatal(err)
	}
	kind, text := "", ""
	var d *geoparse.Document
	for _, line := range strings.Split(string(b), "\n") {
		if s, ok := strings.CutPrefix(line, "# "); ok {
			kind = s
			continue
		}
		if s, ok := strings.CutPrefix(line, "> "); ok {
			text = s
			if d, err = p.Parse(context.Background(), geoparse.Input{Text: text}); err != nil {
				t.Fatal(err)
			}
			continue
		}
		words, want, ok := strings.Cut(line, " = ")
		if !ok {
			continue
		}
		if got := at(t, x, d, text, words, want); !slices.Contains(strings.Split(want, " or "), got) {
			t.Errorf("%s: in %q, %s is %s, want %s", kind, text, words, got, want)
		}
	}
}

// at says what a document makes of words of its text, or of their second occurrence where
// "#2" follows them, in the terms of want.
func at(t *testing.T, x *gazetteer.Index, d *geoparse.Document, text, words, want string) string {
	t.Helper()
	words, number, _ := strings.Cut(words, " #")
	from := strings.Index(text, words)
	if n, _ := strconv.Atoi(number); n > 1 {
		from += 1 + strings.Index(text[from+1:], words)
	}
	if from < 0 {
		t.Fatalf("%q is not in %q", words, text)
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Start > from || m.End < from+len(words) {
			continue
		}
		switch {
		case strings.HasPrefix(want, string(m.Kind)):
			return string(m.Kind)
		case m.Place >= 0:
			return x.Label(d.Places[m.Place].Ref)
		case m.Within != gazetteer.NoRef && strings.HasPrefix(want, "within "):
			return "within " + x.Label(m.Within)
		}
		return "-"
	}
	return "-"
}
