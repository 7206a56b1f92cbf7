package gazetteer

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// TestSearchMeant looks for names that a country or a unit and a town bear, by what speakers of a language mean.
func TestSearchMeant(t *testing.T) {
	x := realIndex(t)
	for _, tt := range []struct{ language, query, want string }{
		{"es", "Granada", "Granada, Andalusia, Spain"},
		{"de", "Grenada", "Grenada"},
		{"en", "Grenada", "Grenada"},
		{"es", "Luxemburgo", "Luxembourg"},
		{"de", "Tunis", "Tunis, Tunis Governorate, Tunisia"},
		{"es", "Túnez", "Tunisia"},
		{"fr", "Mexico", "Mexico"},
		{"fr", "Salvador", "El Salvador"},
		{"pt", "Salvador", "Salvador, Bahia, Brazil"},
		{"en", "Brasília", "Brasília, Federal District, Brazil"},
		{"es", "Brasilia", "Brasília, Federal District, Brazil"},
		{"en", "França", "France"},
		{"en", "Gold Coast", "Gold Coast, Queensland, Australia"},
		{"en", "Burma", "Myanmar"},
		{"en", "Basra", "Basrah, Basra Governorate, Iraq"},
		{"en", "New York", "New York City, New York, United States"},
		{"de", "New York", "New York City, New York, United States"},
		{"en", "Washington", "Washington, D.C., District of Columbia, United States"},
		{"fr", "Washington", "Washington, D.C., District of Columbia, United States"},
		{"en", "Quebec", "Quebec, Canada"},
		{"en", "Georgia", "Georgia"},
		{"en", "Victoria", "Victoria, Australia"},
		{"en", "Mysore", "Mysuru, Karnataka, India"},
		{"en", "Chittagong", "Chattogram, Chittagong, Bangladesh"},
		{"en", "Thane", "Thane, Maharashtra, India"},
		{"it", "Samarcanda", "Samarkand, Samarqand Region, Uzbekistan"},
		{"ru", "Венеция", "Venice, Veneto, Italy"},
		{"ar", "أربيل", "Erbil, Arbil Province, Iraq"},
		{"ar", "عمان", "Oman"},
	} {
		hits, err := x.Search(Query{Text: tt.query, Languages: []language.Tag{language.MustParse(tt.language)}, Limit: 1})
		if got := labels(x, hits); err != nil || got != tt.want {
			t.Errorf("Search(%q) in %s = %q, %v, want %q", tt.query, tt.language, got, err, tt.want)
		}
	}
}

// TestOfficialNames looks for countries by official names in which the name is declined or an adjective.
func TestOfficialNames(t *testing.T) {
	x := realIndex(t)
	for name, want := range map[string]string{
		"Ranskan tasavalta": "FR", "Suomen tasavalta": "FI", "Nigerin tasavalta": "NE", "Kiinan kansantasavalta": "CN",
		"Afganistanin islamilainen tasavalta": "AF", "Egyptin arabitasavalta": "EG", "Andorran ruhtinaskunta": "AD",
		"Eesti Vabariik": "EE", "Bangladeshi Rahvavabariik": "BD", "Prantsuse Vabariik": "FR", "Boliivia Paljurahvuseline Riik": "BO",
		"Francúzska republika": "FR", "Belgické kráľovstvo": "BE", "Alžírska demokratická ľudová republika": "DZ", "Keňská republika": "KE",
		"Slovenská republika": "SK", "Rakouská republika": "AT", "Nigérijská federativní republika": "NG", "Čilská republika": "CL",
		"Spojené království Velké Británie a Severního Irska": "GB", "Bolgár Köztársaság": "BG", "Albán Köztársaság": "AL",
		"Német Szövetségi Köztársaság": "DE", "Dán Királyság": "DK", "Ausztrál Államszövetség": "AU", "Osztrák Köztársaság": "AT",
		"Republika Angoli": "AO", "Królestwo Danii": "DK", "Związek Australijski": "AU", "Ludowa Republika Bangladeszu": "BD",
		"Sfederowane Stany Mikronezji": "FM", "İsrail Devleti": "IL", "Etiyopya Federal Demokratik Cumhuriyeti": "ET",
		"جمهورية البرازيل الاتحادية": "BR", "Демократическая Социалистическая Республика Шри-Ланка": "LK",
		"République démocratique et populaire d'Algérie": "DZ", "Estados Unidos Mexicanos": "MX", "République de Chine": "TW",
	} {
		hits, err := x.Search(Query{Text: name, Limit: 1})
		if err != nil || len(hits) == 0 || !x.Feature(hits[0].Ref).IsCountry() || x.countryCode(hits[0].Ref) != want ||
			hits[0].Fit != FitWhole || hits[0].Edits > 0 {
			t.Errorf("Search(%q) = %s, %v, want the country %s", name, labels(x, hits), err, want)
		}
	}
}

// TestUnitAbbreviations looks for towns behind which stands what their own country writes for the unit.
func TestUnitAbbreviations(t *testing.T) {
	x := realIndex(t)
	for query, want := range map[string]string{
		"Tijuana, BC":           "Tijuana, Baja California, Mexico",
		"Tijuana, B.C.":         "Tijuana, Baja California, Mexico",
		"Tijuana BC":            "Tijuana, Baja California, Mexico",
		"Victoria, BC":          "Victoria, British Columbia, Canada",
		"Monterrey, N.L.":       "Monterrey, Nuevo León, Mexico",
		"St. John's, N.L.":      "St. John's, Newfoundland and Labrador, Canada",
		"Guadalajara, Jal.":     "Guadalajara, Jalisco, Mexico",
		"Cancún, Q. Roo":        "Cancún, Quintana Roo, Mexico",
		"Ciudad Juárez, Chih.":  "Ciudad Juárez, Chihuahua State, Mexico",
		"Toluca, Edomex":        "Toluca, México, Mexico",
		"Porto Alegre RS":       "Porto Alegre, Rio Grande do Sul, Brazil",
		"Campinas SP Brasil":    "Campinas, São Paulo State, Brazil",
		"La Plata, Bs. As.":     "La Plata, Buenos Aires, Argentina",
		"Rosario, SF":           "Rosario, Santa Fe Province, Argentina",
		"Bhopal, M.P.":          "Bhopal, Madhya Pradesh, India",
		"Pune MH":               "Pune, Maharashtra, India",
		"Srinagar, J&K":         "Srinagar, Jammu and Kashmir, India",
		"Hyderabad, TS":         "Hyderabad, Telangana, India",
		"Dehradun, UK":          "Dehradun, Uttarakhand, India",
		"London, UK":            "London, England, United Kingdom",
		"Ordos, IMAR":           "Ordos, Inner Mongolia, China",
		"Newcastle NSW":         "Newcastle, New South Wales, Australia",
		"Jal":                   "Jal, New Mexico, United States",
		"Trois-Rivières, Qué.":  "Trois-Rivières, Quebec, Canada",
		"San Francisco, CA, US": "San Francisco, California, United States",
	} {
		hits, err := x.Search(Query{Text: query, Limit: 1})
		if got := labels(x, hits); err != nil || got != want {
			t.Errorf("Search(%q) = %q, %v, want %q", query, got, err, want)
		}
	}
}

// TestCityNames looks for the cities of city-names.tsv by what each language calls them. Those that come second share their
// name with a country, or with a larger city.
func TestCityNames(t *testing.T) {
	x := realIndex(t)
	table, err := os.ReadFile("../data/city-names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var columns []string
	asked, first := 0, 0
	for line := range strings.Lines(string(table)) {
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if columns == nil {
			columns = row
			continue
		}
		_, country, _ := strings.Cut(row[0], "/")
		for i, names := range row[1:] {
			if names == "" {
				continue
			}
			tag := language.MustParse(columns[i+1])
			for n, name := range strings.Split(names, "; ") {
				hits, err := x.Search(Query{Text: name, Languages: []language.Tag{tag}, Filter: Filter{Countries: []string{country}}})
				if err != nil || len(hits) == 0 || hits[0].Edits > 0 {
					t.Errorf("Search(%q) in %s = %s, %v, want %s", name, tag, labels(x, hits), err, row[0])
					continue
				}
				if shown, _ := x.NameIn(hits[0].Ref, []language.Tag{tag}); n == 0 && shown != name && x.Feature(hits[0].Ref).Class == "P" {
					t.Errorf("%s shows %q for %s, want %q", tag, shown, row[0], name)
				}
				asked++
				if hits, err = x.Search(Query{Text: name, Languages: []language.Tag{tag}}); err == nil && x.countryCode(hits[0].Ref) == country {
					first++
				}
			}
		}
	}
	if asked == 0 || float64(first)/float64(asked) < 0.98 {
		t.Errorf("%d of %d names are first found in the city's country, want 98 of 100", first, asked)
	}
}
