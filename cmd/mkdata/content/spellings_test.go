package content

import (
	"slices"
	"testing"
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
