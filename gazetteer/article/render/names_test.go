package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"golang.org/x/text/language"

	"dateline/gazetteer"
	"dateline/gazetteer/claim"
	"dateline/geo/picture"
)

// TestLettering lists all that a picture of an article writes, so that a font can be asked for it.
func TestLettering(t *testing.T) {
	r := reader(t)
	a := check(t, r, document(t, r.Index))
	own := "Another title"
	for _, c := range []struct {
		options PictureOptions
		title   string
	}{{PictureOptions{}, "Harbours"}, {PictureOptions{Title: &own}, own}} {
		got := Lettering(a, c.options)
		if got[0] != c.title || !slices.Contains(got, "Suva") || !slices.Contains(got, "Levuka") {
			t.Errorf("Lettering = %q, want the title %q and the places", got, c.title)
		}
	}
	for _, f := range Formats() {
		if drawn := f.Name == "png" || f.Name == "pdf"; f.IsDrawn() != drawn {
			t.Errorf("%s: IsDrawn = %t, want %t", f.Name, !drawn, drawn)
		}
	}
}

// TestPicturedOutcomes gives each outcome the look that says no more than it does.
func TestPicturedOutcomes(t *testing.T) {
	for o, want := range map[claim.Outcome]picture.Verdict{
		claim.Consistent: picture.Consistent, claim.Contradicted: picture.Contradicted, claim.Unverifiable: picture.Unverifiable,
	} {
		if got := pictured(o); got != want {
			t.Errorf("pictured(%s) = %s, want %s", o, got, want)
		}
	}
}

// TestPlaceOnBasemap finds the place of the gazetteer that a feature of the basemap stands for: by its id, the code
// of a country, or a name close by.
func TestPlaceOnBasemap(t *testing.T) {
	x := reader(t).Index
	for _, c := range []struct {
		properties geojson.Properties
		at         orb.Point
		want       string // "" for none
	}{
		{geojson.Properties{"id": "geonames:2198148"}, orb.Point{}, "Suva"},
		{geojson.Properties{"id": "geonames:1"}, orb.Point{}, ""},
		{geojson.Properties{"kind": "country", "country": "FJ", "name": "Fidschi"}, orb.Point{}, "Fiji"},
		{geojson.Properties{"name": "Fiji"}, orb.Point{178.1, -18}, "Fiji"},
		{geojson.Properties{"name": "Fiji"}, orb.Point{170, -18}, ""},
		{geojson.Properties{"name": "Suva"}, orb.Point{178.44, -18.14}, ""}, // towns have ids
	} {
		ref := placeOnBasemap(x, c.properties, c.at)
		got := ""
		if ref != gazetteer.NoRef {
			got = x.Name(ref)
		}
		if got != c.want {
			t.Errorf("placeOnBasemap(%v, %v) = %q, want %q", c.properties, c.at, got, c.want)
		}
	}
	if b := basemap(t); NamedBasemap(b, x, x.Namer()) != b || NamedBasemap(nil, x, x.Namer(language.German)) != nil {
		t.Error("NamedBasemap changes a basemap whose names stay")
	}
	if b := basemap(t); NamedBasemap(b, x, x.Namer(language.German)) == b {
		t.Error("NamedBasemap leaves the names of another language out")
	}
}

// TestRecordInAnotherLanguage writes the article with the names of a language.
func TestRecordInAnotherLanguage(t *testing.T) {
	r := reader(t)
	a := check(t, r, document(t, r.Index)).In(r.Index.Namer(language.French))
	var out strings.Builder
	f, err := ByName("json")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&out, a, Options{}); err != nil || !strings.Contains(out.String(), "Suva") {
		t.Errorf("Write = %v, %s", err, out.String())
	}
}

// TestDisputedInALanguage says whose a contested place is in the reader's language, in files and in the article itself.
func TestDisputedInALanguage(t *testing.T) {
	r := reader(t)
	x := r.Index.WithNames(nil, func(tag string) map[string]string {
		if tag != "de" {
			return nil
		}
		return map[string]string{"For the test only.": "Nur für den Test."}
	})
	ref, _ := x.ByID("dateline:levuka")
	for tag, want := range map[language.Tag]string{
		language.German: "Nur für den Test.", language.French: "For the test only.", language.English: "For the test only.",
	} {
		names := x.Namer(tag)
		if got := Properties(x, ref, names)["disputed"]; got != want {
			t.Errorf("in %v the note is %q, want %q", tag, got, want)
		}
		a := check(t, r, document(t, r.Index)).In(names)
		for _, p := range a.Places {
			if p.ID == "dateline:levuka" && p.Disputed != want {
				t.Errorf("in %v the article has the note %q, want %q", tag, p.Disputed, want)
			}
		}
	}
}
