package content

import (
	"testing"

	"dateline/gazetteer"
)

// TestContestedAreasAreNoted checks that whatever stands in the outline of a contested area says so, and lies in the
// country that the outline names.
func TestContestedAreasAreNoted(t *testing.T) {
	x := openIndex(t)
	outlines, err := readContested(tables())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range outlines {
		held := 0
		for i := range x.Len() {
			p := x.Place(gazetteer.Ref(i))
			if !o.holds(&p) {
				continue
			}
			if p.Code == "ADM2" {
				continue // it may stand for want of a better point at that of another
			}
			held++
			if p.Disputed == "" {
				t.Errorf("%s: %s %q in %s carries no note", o.get("place"), p.ID, p.Name, p.Country)
			}
			if want := o.get("country"); want != "" && p.Country != want {
				t.Errorf("%s: %s %q is in %s, want %s", o.get("place"), p.ID, p.Name, p.Country, want)
			}
		}
		if held == 0 && o.get("place") != "dateline:ilemi-triangle" { // no town and no site is known there
			t.Errorf("%s holds no place", o.get("place"))
		}
	}
}

// TestContestedUnits checks the areas that are units or countries by a place in each, and that places beside a
// contested area carry no note.
func TestContestedUnits(t *testing.T) {
	x := openIndex(t)
	for name, country := range map[string]string{
		"Katzrin": "SY", "Majdal Shams": "SY", "Smara": "EH", "Dakhla": "EH", "Famagusta": "CY", "Kyrenia": "CY",
		"Nicosia": "CY", "Akhalgori": "GE", "Tskhinvali": "GE", "Sukhumi": "GE", "Tiraspol": "MD", "Bender": "MD",
		"Khankendi": "AZ", "Shusha": "AZ", "Hargeisa": "SO", "Laascaanood": "SO", "Shalateen": "EG", "Abyei": "SD",
		"Kurilsk": "RU", "Modiin Ilit": "PS", "Lethem": "GY", "Leh": "IN", "Gilgit": "PK", "Itanagar": "IN",
		"Stanley": "FK", "Gibraltar": "GI", "Pristina": "XK", "Taipei": "TW", "Punta Gorda": "BZ", "Olivenza": "ES",
	} {
		if p, ok := townIn(x, name, country); !ok || p.Disputed == "" {
			t.Errorf("%q in %s: found %t, note %q", name, country, ok, p.Disputed)
		}
	}
	for name, country := range map[string]string{
		"Tiberias": "IL", "Kiryat Shmona": "IL", "Al Qunaytirah": "SY", "Tarfaya": "MA", "Larnaca": "CY", "Limassol": "CY",
		"Gori": "GE", "Chisinau": "MD", "Agdam": "AZ", "Garowe": "SO", "Aswan": "EG", "Georgetown": "GY",
		"Korsakov": "RU", "Belmopan": "BZ", "Kfar Saba": "IL",
	} {
		if p, ok := townIn(x, name, country); !ok || p.Disputed != "" {
			t.Errorf("%q in %s: found %t, note %q", name, country, ok, p.Disputed)
		}
	}
}

func townIn(x *gazetteer.Index, name, country string) (best gazetteer.Place, ok bool) {
	for _, m := range x.Lookup(name) {
		if p := x.Place(m.Ref); p.Class == "P" && p.Country == country && (!ok || p.Population > best.Population) {
			best, ok = p, true
		}
	}
	return best, ok
}
