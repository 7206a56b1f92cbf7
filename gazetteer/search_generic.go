package gazetteer

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// generic is a word that says what a place is, beside its name: "City of Leeds",
// "Bezirk Kreuzberg", "Perugia airport".
type generic struct {
	words string // folded, separated by spaces
	where side
	kind  func(Feature) bool // what the word says that the place is; nil for any
	title bool               // of a state, see ambiguousTitles
}

// ambiguousTitles are the countries whose short name with a title is as often that of
// another one: the Republic of China is Taiwan, the Republic of the Congo is not the
// Democratic one.
var ambiguousTitles = []string{"CD", "CN"}

// leastJoined is the least number of letters of a name that a word is written together with: less is
// as often a part of the word.
const leastJoined = 2

// side is where a generic word stands.
type side uint8

const (
	ahead side = 1 << iota
	behind
	joined // no space stands between, as in scripts that have none
)

// generics lists the words for countries, units, settlements and airports that official
// names and addresses of the larger languages put beside a name. The longer stand
// before the shorter that they begin or end with.
func generics() []generic { return slices.Concat(placeWords(), countryWords(), titleWords()) }

// countryWords are those for a country.
func countryWords() []generic {
	country := Feature.IsCountry
	return []generic{
		{"negara", ahead, country, false},
		{"nuoc", ahead, country, false},
		{"دولة", ahead, country, false},
		{"کشور", ahead, country, false},
		{"מדינת", ahead, country, false},
		{"ประเทศ", ahead | joined, country, false},
		{"ປະເທດ", ahead | joined, country, false},
		{"ប្រទេស", ahead | joined, country, false},
		{"နိုင်ငံ", behind | joined, country, false},
		{"国", behind | joined, country, false},
		{"國", behind | joined, country, false},
	}
}

// titleWords are those for a republic, a kingdom, a federation.
func titleWords() []generic {
	country := Feature.IsCountry
	return []generic{
		{"republique de la", ahead, country, true},
		{"republique de l", ahead, country, true},
		{"republique de", ahead, country, true},
		{"republique du", ahead, country, true},
		{"republique d", ahead, country, true},
		{"royaume de", ahead, country, true},
		{"royaume du", ahead, country, true},
		{"republica de la", ahead, country, true},
		{"republica de", ahead, country, true},
		{"republica del", ahead, country, true},
		{"republica do", ahead, country, true},
		{"republica da", ahead, country, true},
		{"reino de", ahead, country, true},
		{"reino da", ahead, country, true},
		{"repubblica di", ahead, country, true},
		{"regno di", ahead, country, true},
		{"republik", ahead, country, true},
		{"konigreich", ahead, country, true},
		{"republiek", ahead, country, true},
		{"koninkrijk", ahead, country, true},
		{"republiken", ahead, country, true},
		{"konungariket", ahead, country, true},
		{"kongeriget", ahead, country, true},
		{"kongeriket", ahead, country, true},
		{"republika", ahead, country, true},
		{"kraljevina", ahead, country, true},
		{"republica", ahead, country, true},
		{"cumhuriyeti", behind, country, true},
		{"respublikasi", behind, country, true},
		{"jamhuri ya", ahead, country, true},
		{"cong hoa", ahead, country, true},
		{"республика", ahead, country, true},
		{"королевство", ahead, country, true},
		{"республіка", ahead, country, true},
		{"королівство", ahead, country, true},
		{"рэспубліка", ahead, country, true},
		{"република", ahead, country, true},
		{"республикасы", behind, country, true},
		{"جمهورية", ahead, country, true},
		{"مملكة", ahead, country, true},
		{"جمهوری", ahead, country, true},
		{"गणराज्य", behind, country, true},
		{"प्रजातन्त्र", behind, country, true},
		{"গণপ্রজাতন্ত্রী", ahead, country, true},
		{"প্রজাতন্ত্র", behind, country, true},
		{"สาธารณรัฐ", ahead | joined, country, true},
		{"ราชอาณาจักร", ahead | joined, country, true},
		{"人民共和国", behind | joined, country, true},
		{"人民共和國", behind | joined, country, true},
		{"联邦共和国", behind | joined, country, true},
		{"聯邦共和國", behind | joined, country, true},
		{"連邦共和国", behind | joined, country, true},
		{"共和国", behind | joined, country, true},
		{"共和國", behind | joined, country, true},
		{"王国", behind | joined, country, true},
		{"王國", behind | joined, country, true},
		{"联邦", behind | joined, country, true},
		{"聯邦", behind | joined, country, true},
		{"連邦", behind | joined, country, true},
		{"공화국", behind, country, true},
		{"공화국", behind | joined, country, true},
		{"왕국", behind, country, true},
		{"왕국", behind | joined, country, true},
		{"연방", behind | joined, country, true},
	}
}

// placeWords are those for other places.
func placeWords() []generic {
	unit := func(f Feature) bool { return f.Class == "A" || f.Class == "P" }
	division := func(f Feature) bool { return f.Class == "A" }
	airport := func(f Feature) bool { return f.Class == "S" && strings.HasPrefix(f.Code, "AIR") }
	island := func(f Feature) bool {
		return f.Class == "T" && strings.HasPrefix(f.Code, "ISL") || f.Class == "A" && (f.IsCountry() || f.Code == "PCLD" || f.Code == "ADM1")
	}
	return []generic{
		{"international airport", behind, airport, false},
		{"airport", ahead | behind, airport, false},
		{"flughafen", ahead | behind, airport, false},
		{"aeroport de", ahead, airport, false},
		{"aeroport", ahead | behind, airport, false},
		{"aeropuerto de", ahead, airport, false},
		{"aeropuerto", ahead, airport, false},
		{"aeroporto di", ahead, airport, false},
		{"aeroporto", ahead, airport, false},

		{"ile de la", ahead, island, false},
		{"ile de l", ahead, island, false},
		{"ile de", ahead, island, false},
		{"isla de", ahead, island, false},
		{"isola di", ahead, island, false},
		{"ilha de", ahead, island, false},
		{"ilha da", ahead, island, false},
		{"insel", ahead, island, false},
		{"island of", ahead, island, false},
		{"isle of", ahead, island, false},
		{"island", behind, island, false},

		{"metropolitan city of", ahead, unit, false},
		{"autonomous region of", ahead, division, false},
		{"autonomous region", behind, division, false},
		{"charter township", behind, unit, false},
		{"city of", ahead, unit, false},
		{"town of", ahead, unit, false},
		{"village of", ahead, unit, false},
		{"borough of", ahead, unit, false},
		{"township of", ahead, unit, false},
		{"municipality of", ahead, unit, false},
		{"county of", ahead, division, false},
		{"district of", ahead, unit, false},
		{"province of", ahead, division, false},
		{"prefecture of", ahead, division, false},
		{"region of", ahead, division, false},
		{"state of", ahead, division, false},
		{"republic of", ahead, division, false},
		{"kingdom of", ahead, division, false},
		{"city", behind, unit, false},
		{"town", behind, unit, false},
		{"village", behind, unit, false},
		{"township", behind, unit, false},
		{"municipality", behind, unit, false},
		{"borough", behind, unit, false},
		{"county", ahead | behind, division, false},
		{"district", behind, unit, false},
		{"province", behind, division, false},
		{"prefecture", behind, division, false},
		{"region", behind, division, false},
		{"state", behind, division, false},
		{"governorate", behind, division, false},
		{"oblast", ahead | behind, division, false},
		{"raion", ahead | behind, division, false},
		{"krai", behind, division, false},
		{"voivodeship", behind, division, false},
		{"department", behind, division, false},
		{"canton of", ahead, division, false},
		{"canton", ahead, division, false},

		{"stadtbezirk", ahead, unit, false},
		{"bezirk", ahead, unit, false},
		{"landkreis", ahead, division, false},
		{"kreis", ahead, division, false},
		{"stadt", ahead, unit, false},
		{"gemeinde", ahead, unit, false},
		{"bundesland", ahead, division, false},
		{"kanton", ahead, division, false},
		{"ville de", ahead, unit, false},
		{"commune de", ahead, unit, false},
		{"departement de", ahead, division, false},
		{"departement", ahead, division, false},
		{"region", ahead, division, false},
		{"canton de", ahead, division, false},
		{"comune di", ahead, unit, false},
		{"citta di", ahead, unit, false},
		{"provincia di", ahead, division, false},
		{"regione", ahead, division, false},
		{"ciudad de", ahead, unit, false},
		{"municipio de", ahead, unit, false},
		{"provincia de", ahead, division, false},
		{"departamento de", ahead, division, false},
		{"estado de", ahead, division, false},
		{"comunidad de", ahead, unit, false},
		{"cidade de", ahead, unit, false},
		{"municipio do", ahead, unit, false},
		{"concelho de", ahead, unit, false},
		{"distrito de", ahead, division, false},
		{"gemeente", ahead, unit, false},
		{"provincie", ahead, division, false},
		{"gmina", ahead, unit, false},
		{"powiat", ahead, division, false},
		{"wojewodztwo", ahead, division, false},
		{"kommune", behind, unit, false},
		{"kommun", behind, unit, false},
		{"fylke", behind, division, false},
		{"lan", behind, division, false},
		{"opcina", ahead, unit, false},
		{"okres", ahead, division, false},
		{"kraj", behind, division, false},
		{"megye", behind, division, false},
		{"judetul", ahead, division, false},
		{"ili", behind, division, false},
		{"shi", behind, unit, false},
		{"ken", behind, division, false},
		{"sheng", behind, division, false},
		{"shahri", behind, unit, false},
		{"г", ahead, unit, false},
		{"город", ahead, unit, false},
		{"місто", ahead, unit, false},
		{"область", behind, division, false},
		{"район", behind, division, false},
		{"край", behind, division, false},
	}
}

// ungeneric calls yield with each name that the text holds beside a word for what
// the place is, and with that word.
func ungeneric(text string, yield func(name string, g *generic)) {
	folded := string(Fold(nil, text))
	list := folds()
	for i := range list {
		g := &list[i]
		between := " "
		if g.where&joined != 0 {
			between = ""
		}
		name, ok := strings.CutPrefix(folded, g.words+between)
		if ok && g.where&ahead != 0 && g.leaves(name) {
			yield(name, g)
		}
		name, ok = strings.CutSuffix(folded, between+g.words)
		if ok && g.where&behind != 0 && g.leaves(name) {
			yield(name, g)
		}
	}
}

// leaves reports whether what is left without the word may be a name.
func (g *generic) leaves(name string) bool {
	return g.where&joined == 0 || utf8.RuneCountInString(name) >= leastJoined
}

// folds are the generics as texts are folded.
var folds = sync.OnceValue(func() []generic {
	list := generics()
	for i := range list {
		list[i].words = string(Fold(nil, list[i].words))
	}
	return list
})
