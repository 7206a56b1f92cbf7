package gazetteer

import "testing"

// TestCountriesInTheirLanguages looks for countries by what people who read many languages call them, short and
// as a state.
func TestCountriesInTheirLanguages(t *testing.T) {
	x := realIndex(t)
	for _, tt := range []struct{ name, want string }{
		{"ประเทศไทย", "TH"}, {"ไทย", "TH"}, {"ประเทศญี่ปุ่น", "JP"}, {"สาธารณรัฐเช็ก", "CZ"},
		{"日本", "JP"}, {"日本国", "JP"}, {"フランス", "FR"}, {"ロシア連邦", "RU"},
		{"中国", "CN"}, {"中华人民共和国", "CN"}, {"德國", "DE"}, {"丹麦王国", "DK"},
		{"대한민국", "KR"}, {"독일", "DE"}, {"체코 공화국", "CZ"}, {"체코공화국", "CZ"},
		{"Deutschland", "DE"}, {"Frankreich", "FR"}, {"Republik Polen", "PL"},
		{"Espagne", "ES"}, {"République de Pologne", "PL"}, {"République du Congo", "CG"},
		{"Alemania", "DE"}, {"República de Polonia", "PL"}, {"Germania", "DE"}, {"Alemanha", "DE"},
		{"Niemcy", "DE"}, {"Magyarország", "HU"}, {"Republika Hrvatska", "HR"}, {"Suomi", "FI"}, {"Sverige", "SE"},
		{"Россия", "RU"}, {"Республика Беларусь", "BY"}, {"Германия", "DE"}, {"Україна", "UA"}, {"Польща", "PL"},
		{"Ελλάδα", "GR"}, {"Γερμανία", "DE"}, {"Türkiye Cumhuriyeti", "TR"}, {"Almanya", "DE"},
		{"مصر", "EG"}, {"جمهورية العراق", "IQ"}, {"دولة قطر", "QA"}, {"ایران", "IR"}, {"کشور ایران", "IR"},
		{"ישראל", "IL"}, {"מדינת ישראל", "IL"}, {"מצרים", "EG"},
		{"भारत", "IN"}, {"भारत गणराज्य", "IN"}, {"जापान", "JP"}, {"বাংলাদেশ", "BD"},
		{"საქართველო", "GE"}, {"Հայաստան", "AM"}, {"Việt Nam", "VN"}, {"Cộng hòa Pháp", "FR"},
		{"ລາວ", "LA"}, {"ປະເທດລາວ", "LA"}, {"ប្រទេសកម្ពុជា", "KH"}, {"မြန်မာနိုင်ငံ", "MM"},
	} {
		hits, err := x.Search(Query{Text: tt.name})
		if err != nil || len(hits) == 0 || !x.Feature(hits[0].Ref).IsCountry() || x.countryCode(hits[0].Ref) != tt.want ||
			hits[0].Fit != FitWhole || hits[0].Edits > 0 {
			t.Errorf("Search(%q) = %s, %v, want the country %s", tt.name, labels(x, hits), err, tt.want)
		}
	}
	for _, name := range []string{"大阪国", "王国", "外国", "République de Chine", "Republik China", "ประเทศ", "République de Paris"} {
		hits, err := x.Search(Query{Text: name})
		if err != nil || len(hits) > 0 && hits[0].Fit == FitWhole && hits[0].Edits == 0 {
			t.Errorf("Search(%q) = %s, %v, want nothing that is called so", name, labels(x, hits), err)
		}
	}
}
