package content

import (
	"slices"
	"testing"

	"dateline/gazetteer"
)

func TestSpellings(t *testing.T) {
	for name, want := range map[string][]string{
		"Ash Shajarah":     {"al-Shajarah", "al-Shajara", "Shajara"},
		"Maarrat an Numan": {"Maarrat al-Numan"},
		"Damascus":         nil,
		"At Tall":          {"al-Tall"},
	} {
		if got := arabic(name); !slices.Equal(got, want) {
			t.Errorf("arabic(%q) = %q, want %q", name, got, want)
		}
	}
	if got := russian("Nizhniy Tagil"); !slices.Equal(got, []string{"Nizhny Tagil"}) {
		t.Errorf("russian: %q", got)
	}
	if got := ukrainian("Kryvyy Rih"); got != "Kryvyi Rih" {
		t.Errorf("ukrainian: %q", got)
	}
	for name, want := range map[string]string{
		"Hulyaypole": "Huliaipole", "Hadyach": "Hadiach", "Dunayivtsi": "Dunaivtsi", "Haysyn": "Haisyn",
		"Novoyavorivs'k":     "Novoiavorivsk",
		"Stanytsya-Luhanska": "Stanytsia-Luhanska", "Yevpatoriya": "Yevpatoriia", "Kyiv": "Kyiv",
		"Kropyvnytskyi": "Kropyvnytskyi", "Volodymyr": "Volodymyr",
	} {
		if got := resolution55(name); got != want {
			t.Errorf("resolution55(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestLongNames(t *testing.T) {
	for _, c := range []struct {
		name, country string
		people        int64
		want          []string
	}{
		{"Brandenburg an der Havel", "DE", 70_000, []string{
			"Brandenburg a. d. Havel", "Brandenburg a.d. Havel", "Brandenburg (Havel)", "Brandenburg/Havel", "Brandenburg"}},
		{"Frankfurt (Oder)", "DE", 50_000, []string{"Frankfurt (Oder)", "Frankfurt/Oder", "Frankfurt"}},
		{"Offenbach am Main", "DE", 5_000, []string{"Offenbach a. Main", "Offenbach (Main)", "Offenbach/Main"}},
		{"Berlin", "DE", 3_000_000, nil},
		{"Kostrzyn nad Odrą", "PL", 18_000, []string{"Kostrzyn n. Odrą", "Kostrzyn n/Odrą"}},
		{"Gorzów Wielkopolski", "PL", 120_000, []string{"Gorzów Wlkp."}},
		{"Stratford-upon-Avon", "GB", 27_000, []string{"Stratford-on-Avon"}},
		{"Walikale", "CD", 1, []string{"Walikale-centre", "Walikale-ville"}},
		{"Kolda-ville", "CD", 1, nil},
	} {
		e := &Entry{Place: gazetteer.Place{Name: c.name, Country: c.country, Population: c.people}}
		if got := respelt(e); !slices.Equal(got, c.want) {
			t.Errorf("respelt(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}
