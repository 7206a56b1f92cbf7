package gazetteer

import "strings"

// generic is a word that says what a place is, beside its name: "City of Leeds",
// "Bezirk Kreuzberg", "Perugia airport".
type generic struct {
	words string // folded, separated by spaces
	where side
	kind  func(Feature) bool // what the word says that the place is; nil for any
}

// side is where a generic word stands.
type side uint8

const (
	ahead side = 1 << iota
	behind
)

// generics lists the words for units, settlements and airports that official
// names and addresses of the larger languages put beside a name. The longer stand
// before the shorter that they begin or end with.
func generics() []generic {
	unit := func(f Feature) bool { return f.Class == "A" || f.Class == "P" }
	division := func(f Feature) bool { return f.Class == "A" }
	airport := func(f Feature) bool { return f.Class == "S" && strings.HasPrefix(f.Code, "AIR") }
	island := func(f Feature) bool {
		return f.Class == "T" && strings.HasPrefix(f.Code, "ISL") || f.Class == "A" && (f.IsCountry() || f.Code == "PCLD" || f.Code == "ADM1")
	}
	return []generic{
		{"international airport", behind, airport},
		{"airport", ahead | behind, airport},
		{"flughafen", ahead | behind, airport},
		{"aeroport de", ahead, airport},
		{"aeroport", ahead | behind, airport},
		{"aeropuerto de", ahead, airport},
		{"aeropuerto", ahead, airport},
		{"aeroporto di", ahead, airport},
		{"aeroporto", ahead, airport},

		{"ile de la", ahead, island},
		{"ile de l", ahead, island},
		{"ile de", ahead, island},
		{"isla de", ahead, island},
		{"isola di", ahead, island},
		{"ilha de", ahead, island},
		{"ilha da", ahead, island},
		{"insel", ahead, island},
		{"island of", ahead, island},
		{"isle of", ahead, island},
		{"island", behind, island},

		{"metropolitan city of", ahead, unit},
		{"autonomous region of", ahead, division},
		{"autonomous region", behind, division},
		{"charter township", behind, unit},
		{"city of", ahead, unit},
		{"town of", ahead, unit},
		{"village of", ahead, unit},
		{"borough of", ahead, unit},
		{"township of", ahead, unit},
		{"municipality of", ahead, unit},
		{"county of", ahead, division},
		{"district of", ahead, unit},
		{"province of", ahead, division},
		{"prefecture of", ahead, division},
		{"region of", ahead, division},
		{"state of", ahead, division},
		{"republic of", ahead, division},
		{"kingdom of", ahead, division},
		{"city", behind, unit},
		{"town", behind, unit},
		{"village", behind, unit},
		{"township", behind, unit},
		{"municipality", behind, unit},
		{"borough", behind, unit},
		{"county", ahead | behind, division},
		{"district", behind, unit},
		{"province", behind, division},
		{"prefecture", behind, division},
		{"region", behind, division},
		{"state", behind, division},
		{"governorate", behind, division},
		{"oblast", ahead | behind, division},
		{"raion", ahead | behind, division},
		{"krai", behind, division},
		{"voivodeship", behind, division},
		{"department", behind, division},
		{"canton of", ahead, division},
		{"canton", ahead, division},

		{"stadtbezirk", ahead, unit},
		{"bezirk", ahead, unit},
		{"landkreis", ahead, division},
		{"kreis", ahead, division},
		{"stadt", ahead, unit},
		{"gemeinde", ahead, unit},
		{"bundesland", ahead, division},
		{"kanton", ahead, division},
		{"ville de", ahead, unit},
		{"commune de", ahead, unit},
		{"departement de", ahead, division},
		{"departement", ahead, division},
		{"region", ahead, division},
		{"canton de", ahead, division},
		{"comune di", ahead, unit},
		{"citta di", ahead, unit},
		{"provincia di", ahead, division},
		{"regione", ahead, division},
		{"ciudad de", ahead, unit},
		{"municipio de", ahead, unit},
		{"provincia de", ahead, division},
		{"departamento de", ahead, division},
		{"estado de", ahead, division},
		{"comunidad de", ahead, unit},
		{"cidade de", ahead, unit},
		{"municipio do", ahead, unit},
		{"concelho de", ahead, unit},
		{"distrito de", ahead, division},
		{"gemeente", ahead, unit},
		{"provincie", ahead, division},
		{"gmina", ahead, unit},
		{"powiat", ahead, division},
		{"wojewodztwo", ahead, division},
		{"kommune", behind, unit},
		{"kommun", behind, unit},
		{"fylke", behind, division},
		{"lan", behind, division},
		{"opcina", ahead, unit},
		{"okres", ahead, division},
		{"kraj", behind, division},
		{"megye", behind, division},
		{"judetul", ahead, division},
		{"ili", behind, division},
		{"shi", behind, unit},
		{"ken", behind, division},
		{"sheng", behind, division},
		{"shahri", behind, unit},
		{"г", ahead, unit},
		{"город", ahead, unit},
		{"місто", ahead, unit},
		{"область", behind, division},
		{"район", behind, division},
		{"край", behind, division},
	}
}

// ungeneric calls yield with each name that the text holds beside a word for what
// the place is, and with the kind that the word says.
func ungeneric(text string, yield func(name string, kind func(Feature) bool)) {
	folded := string(Fold(nil, text))
	for _, g := range generics() {
		if name, ok := strings.CutPrefix(folded, g.words+" "); ok && g.where&ahead != 0 {
			yield(name, g.kind)
		}
		if name, ok := strings.CutSuffix(folded, " "+g.words); ok && g.where&behind != 0 {
			yield(name, g.kind)
		}
	}
}
