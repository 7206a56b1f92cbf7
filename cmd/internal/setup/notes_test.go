package setup

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"dateline/data"
	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// TestNotes holds that every note on a contested place is in every language, and says no less there: the
// numbers of its resolutions and its years are the same.
func TestNotes(t *testing.T) {
	x, err := Index()
	if err != nil {
		t.Fatal(err)
	}
	english := map[string]bool{}
	for r := range x.Len() {
		if p := x.Place(gazetteer.Ref(r)); p.Disputed != "" {
			english[p.Disputed] = true
		}
	}
	if len(english) < 60 {
		t.Fatalf("the gazetteer has %d notes", len(english))
	}
	digits := regexp.MustCompile(`[0-9]+`)
	numbers := func(s string) []string {
		n := digits.FindAllString(s, -1)
		slices.Sort(n)
		return n
	}
	for _, l := range data.Readings() {
		names := x.Namer(language.Make(l.Tag))
		for note := range english {
			got := names.Disputed(&gazetteer.Place{Disputed: note})
			switch {
			case got == note:
				t.Errorf("%s lacks %q", l.Tag, note)
			case got == "" || !strings.HasSuffix(got, ".") && !strings.HasSuffix(got, "。"):
				t.Errorf("%s: %q is no sentence", l.Tag, got)
			case !slices.Equal(numbers(without(note)), numbers(without(got))):
				t.Errorf("%s: %q has other numbers than %q", l.Tag, got, note)
			}
		}
		rows, err := text.ReadTable(data.Tables, l.Folder+"/notes/disputed.tsv", 2)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if !english[row[0]] {
				t.Errorf("%s: no place has the note %q", l.Folder, row[0])
			}
		}
	}
	if note := x.Namer(language.Swedish).Disputed(&gazetteer.Place{Disputed: "A note."}); note != "A note." {
		t.Errorf("in a language without notes: %q", note)
	}
}

// without leaves out the ninth month, which Chinese writes as a number, and the third.
func without(s string) string { return regexp.MustCompile(`[0-9]+月`).ReplaceAllString(s, "月") }
