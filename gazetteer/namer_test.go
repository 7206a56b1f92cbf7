package gazetteer

import (
	"testing"

	"golang.org/x/text/language"
)

func TestNamer(t *testing.T) {
	x := taggedWorld(t)
	x = x.WithNames(func(tag string) map[Ref]string {
		if tag != "tr" {
			return nil
		}
		return map[Ref]string{ref(t, x, "x:m"): "Münih"}
	}, nil)
	for _, tt := range []struct {
		languages   string
		id          PlaceID
		name, label string
	}{
		{"", "x:m", "Munich", "Munich, Bavaria, Germany"},
		{"de", "x:m", "München", "München, Bayern, Deutschland"},
		{"de-CH, fr", "x:by", "Bayern", "Bayern, Deutschland"},
		{"fr", "x:de", "Allemagne", "Allemagne"},
		{"en, de", "x:m", "Munich", "Munich, Bavaria, Germany"}, // English is read before German
		{"pl, de", "x:m", "München", "München, Bayern, Deutschland"},
		{"tr", "x:m", "Münih", "Münih, Bavaria, Germany"}, // units without a name of the language
		{"no", "x:m", "München", "München, Bavaria, Germany"},
	} {
		var tags []language.Tag
		if tt.languages != "" {
			var err error
			if tags, _, err = language.ParseAcceptLanguage(tt.languages); err != nil {
				t.Fatal(err)
			}
		}
		n, r := x.Namer(tags...), ref(t, x, tt.id)
		if name, label := n.Name(r), n.Label(r); name != tt.name || label != tt.label {
			t.Errorf("in %q %s is %q, %q, want %q, %q", tt.languages, tt.id, name, label, tt.name, tt.label)
		}
		if n.Name(NoRef) != "" {
			t.Errorf("in %q no place has the name %q", tt.languages, n.Name(NoRef))
		}
	}
}

func TestNamerDisputed(t *testing.T) {
	const note = "Claimed by X."
	x := taggedWorld(t)
	bare := x
	x = x.WithNames(nil, func(tag string) map[string]string {
		if tag != "fr" {
			return nil
		}
		return map[string]string{note: "Revendiqué par X."}
	})
	for _, tt := range []struct {
		x          *Index
		languages  []language.Tag
		note, want string
	}{
		{x, nil, note, note},
		{x, []language.Tag{language.CanadianFrench}, note, "Revendiqué par X."},
		{x, []language.Tag{language.Polish, language.French}, note, "Revendiqué par X."},
		{x, []language.Tag{language.English, language.French}, note, note},
		{x, []language.Tag{language.French}, "Claimed by Y.", "Claimed by Y."},
		{x, []language.Tag{language.French}, "", ""},
		{bare, []language.Tag{language.French}, note, note},
	} {
		if got := tt.x.Namer(tt.languages...).Disputed(&Place{Disputed: tt.note}); got != tt.want {
			t.Errorf("in %v %q is %q, want %q", tt.languages, tt.note, got, tt.want)
		}
	}
}

// TestNamerLabel does not say a unit twice that a language calls by the name of its country, and English otherwise.
func TestNamerLabel(t *testing.T) {
	var b Builder
	for _, p := range []struct {
		Place
		names []TaggedName
	}{
		{Place{ID: "x:tw", Name: "Taiwan", Class: "A", Code: "PCLI", Country: "TW", Population: 23_000_000}, []TaggedName{{"fr", "Taïwan"}}},
		{Place{ID: "x:04", Name: "Taiwan", Class: "A", Code: "ADM1", Country: "TW", Admin1: "04", Population: 20_000_000}, nil},
		{Place{ID: "x:t", Name: "Tainan", Class: "P", Code: "PPL", Country: "TW", Admin1: "04", Population: 700_000}, nil},
	} {
		if err := b.Add(p.Place); err != nil {
			t.Fatal(err)
		}
		if err := b.AddTagged(p.ID, p.names...); err != nil {
			t.Fatal(err)
		}
	}
	x, err := Open(write(t, &b))
	if err != nil {
		t.Fatal(err)
	}
	for tag, want := range map[string]string{"fr": "Tainan, Taïwan", "de": "Tainan, Taiwan", "en": "Tainan, Taiwan"} {
		if got := x.Namer(language.Make(tag)).Label(ref(t, x, "x:t")); got != want {
			t.Errorf("in %s the label is %q, want %q", tag, got, want)
		}
	}
}
