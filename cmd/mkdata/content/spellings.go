package content

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dateline/gazetteer"
)

// addSpellings adds the spellings of towns that the news prefers where they
// differ from GeoNames' transliteration by a rule. A spelling goes to the most
// populous place that it fits, and to none where a larger place bears it.
func (s *Set) addSpellings() {
	largest := map[string]int64{} // of the bearers of each name
	for _, e := range s.Entries {
		for _, name := range append([]gazetteer.Name{{Text: e.Name}}, e.Names...) {
			key := string(gazetteer.Fold(nil, name.Text))
			largest[key] = max(largest[key], e.Population)
		}
	}
	best := map[string]*Entry{}
	for _, e := range s.Entries {
		if e.Class != "P" {
			continue
		}
		if e.Country == "UA" {
			if name := ukrainian(e.Name); name != e.Name {
				e.rename(name, gazetteer.NameAlias)
			}
			e.add(gazetteer.NameAlias, resolution55(e.Name))
		}
		if e.Population == 0 {
			continue
		}
		for _, v := range respelt(e) {
			if b := best[v]; e.Population > largest[string(gazetteer.Fold(nil, v))] &&
				(b == nil || e.Population > b.Population) {
				best[v] = e
			}
		}
	}
	for _, v := range sortedKeys(best) {
		best[v].add(gazetteer.NameAlternate, v)
	}
}

// respelt returns the other spellings of a place's main name.
func respelt(e *Entry) []string {
	switch {
	case e.Country == "RU":
		return russian(e.Name)
	case slices.Contains(strings.Fields(arabicCountries), e.Country):
		return arabic(e.Name)
	case slices.Contains(strings.Fields(frenchCongo), e.Country):
		return central(e.Name)
	}
	return longNames(e)
}

// frenchCongo is where French tells a town from the territory of its name by a word behind it.
const frenchCongo = "CD CG CF"

// central writes a town of a country where it shares its name with a territory as French does: Goma-ville, Walikale-centre.
func central(name string) []string {
	if strings.Contains(name, "-") || strings.HasSuffix(name, "ville") {
		return nil
	}
	return []string{name + "-centre", name + "-ville"}
}

var hardEnding = regexp.MustCompile(`yy\b`)

// ukrainian writes the ending -ий as the Ukrainian standard of 2010 does:
// "Kryvyy Rih" is Kryvyi Rih.
func ukrainian(name string) string { return hardEnding.ReplaceAllString(name, "yi") }

// softSigns are the marks of the soft sign and the apostrophe, which resolution 55 leaves out.
var softSigns = strings.NewReplacer("'", "", "’", "", "ʼ", "", "ʹ", "")

// resolution55 writes a name in the transliteration of GeoNames, which is that of BGN and PCGN of 1965, as
// resolution 55 of the Cabinet of Ministers of Ukraine (2010) has it, and maps and news since: y before a vowel
// and behind one is i, but at the beginning of a word. "Hulyaypole" is Huliaipole, "Hadyach" Hadiach, and
// "Dunayivtsi" Dunaivtsi.
func resolution55(name string) string {
	in := []rune(softSigns.Replace(name))
	isVowel := func(i int) bool { return i >= 0 && i < len(in) && strings.ContainsRune("aeiouAEIOU", in[i]) }
	var out []rune
	for i, c := range in {
		first := i == 0 || !unicode.IsLetter(in[i-1])
		switch {
		case c != 'y' || first:
			out = append(out, c)
		case isVowel(i-1) && i+1 < len(in) && in[i+1] == 'i': // ї
		case isVowel(i - 1): // й, or the first part of я, ю and є
			out = append(out, 'i')
		case i+1 < len(in) && strings.ContainsRune("aue", in[i+1]): // я, ю or є
			out = append(out, 'i')
		default: // и
			out = append(out, c)
		}
	}
	return string(out)
}

var russianEnding = regexp.MustCompile(`[iy]y\b`)

// russian writes the endings -ий and -ый as English-language news does:
// "Nizhniy Novgorod" is Nizhny Novgorod.
func russian(name string) []string {
	if v := russianEnding.ReplaceAllString(name, "y"); v != name {
		return []string{v}
	}
	return nil
}

// arabicCountries are those whose places GeoNames writes with the article that
// follows the sound, "Ash Shajarah".
const arabicCountries = "AE BH EG IQ JO KW LB LY OM PS QA SA SD SY YE"

var (
	article  = regexp.MustCompile(`\b(?:Al|An|Ar|As|Ash|At|Ath|Ad|Adh|Az|al|an|ar|as|ash|at|ath|ad|adh|az)[ -](\p{Lu})`)
	feminine = regexp.MustCompile(`ah\b`)
)

// arabic writes the article as it is spelt, or not at all at the beginning, and
// the ending -ah as -a: "Ash Shajarah" is al-Shajara, or Shajara.
func arabic(name string) []string {
	spelt := article.ReplaceAllString(name, "al-$1")
	rest := strings.TrimPrefix(spelt, "al-")
	var out []string
	for _, v := range []string{spelt, feminine.ReplaceAllString(spelt, "a"), feminine.ReplaceAllString(rest, "a")} {
		// A short rest is more often a word or a name than the place.
		if v != name && !slices.Contains(out, v) && (v != rest || len(rest) >= 6) {
			out = append(out, v)
		}
	}
	return out
}
