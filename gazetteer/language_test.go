package gazetteer

import (
	"testing"

	"golang.org/x/text/language"
)

func TestNameIn(t *testing.T) {
	var b Builder
	add := func(id PlaceID, names ...string) {
		var all []Name
		for _, n := range names[1:] {
			all = append(all, Name{n, NameAlternate})
		}
		if err := b.Add(Place{ID: id, Name: names[0], Class: "P", Code: "PPLC"}, all...); err != nil {
			t.Fatal(err)
		}
	}
	add("x:1", "Vienna", "Wien", "Вена", "Відень", "Βιέννη", "비엔나", "וינה")
	add("x:2", "Seoul", "서울", "서울특별시", "Σεούλ")
	x, err := Open(write(t, &b))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		id        PlaceID
		languages string
		want      string
	}{
		{"x:1", "el", "Βιέννη"},
		{"x:1", "ko-KR", "비엔나"},
		{"x:1", "he", "וינה"},
		{"x:1", "de", ""}, // many languages share its script
		{"x:1", "uk", ""}, // so do several this one
		{"x:1", "de, ko", "비엔나"},
		{"x:2", "ko", ""}, // two: which is the usual one is not known
		{"x:2", "ko, el", "Σεούλ"},
		{"x:2", "en", ""},
	} {
		tags, _, err := language.ParseAcceptLanguage(tt.languages)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := x.NameIn(ref(t, x, tt.id), tags); got != tt.want || ok != (tt.want != "") {
			t.Errorf("NameIn(%s, %s) = %q, %v, want %q", tt.id, tt.languages, got, ok, tt.want)
		}
	}
}
