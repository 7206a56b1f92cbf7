package content

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/gazetteer"
)

// transliterated lists the countries whose places GeoNames writes in scholarly
// transliteration: "Aswān", "Rafaḩ", "Ōsaka". The news leaves the marks out.
func transliterated() []string {
	return strings.Fields("AE AF BD BH BT CN DJ DZ EG ER ET IL IN IQ IR JO JP KH KP KR KW LA LB LK LY MA MM MN MR MV NP OM PK PS QA SA SD SO SY TH TN TW YE AM AZ GE KZ KG TJ TM UZ RU UA BY")
}

// plainNames takes the marks off the main names of such countries. Looking up
// folds both spellings into one, so the old name need not be kept.
func (s *Set) plainNames() {
	countries := map[string]bool{}
	for _, c := range transliterated() {
		countries[c] = true
	}
	for _, e := range s.Entries {
		if countries[e.Country] {
			if e.Country == "CN" { // Xi’an: the mark parts syllables
				e.Name = strings.ReplaceAll(e.Name, "’", "'")
			}
			e.Name = plain(e.Name)
		}
	}
}

// plain returns a name without accents, dots, macrons and the letters and
// quotes that stand for an ayn or a hamza; apostrophes inside stay.
func plain(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r), strings.ContainsRune("‘’ʻʼʿʾ`", r):
		case r == 'ǝ' || r == 'ə':
			b.WriteByte('a')
		case r == 'Ə':
			b.WriteByte('A')
		case r == 'ı':
			b.WriteByte('i')
		default:
			b.WriteRune(r)
		}
	}
	if p := norm.NFC.String(b.String()); p != "" {
		return p
	}
	return name
}

// addLabels gives the towns that Natural Earth labels on its maps the English
// names that it has for them: "Mecca", "Cologne"; and its population to those
// whose population GeoNames does not know.
func (s *Set) addLabels(towns []naturalearth.Town) {
	for _, t := range towns {
		e := s.byID[numberID(int64(t.GeoNames))]
		if e == nil || e.Class != "P" {
			continue
		}
		e.add(gazetteer.NameAlias, t.Name)
		if e.Population == 0 {
			e.Population = int64(t.Population)
		}
	}
}
