package content

import (
	"slices"
	"strings"

	"dateline/gazetteer"
)

// unitWords are the words for a kind of unit that the news leaves out or puts
// in as it likes: "Kharkiv", "Kharkiv Oblast", "Kharkiv region". The longer stand
// before those that they end in.
func unitWords() []string {
	return []string{
		"District Municipality", "Metropolitan Municipality", "Regional District", "Regional County Municipality",
		"Municipal District",
		"Autonomous Region", "Autonomous Okrug", "Autonomous Oblast",
		"Oblast", "oblast", "Oblast'", "Province", "Region", "Governorate", "Prefecture", "County", "Parish",
		"Department", "District", "Krai", "Kray", "Canton", "Emirate", "Municipality", "Voivodeship", "Division",
		"Republic", "Raion", "Rayon", "Borough", "Census Area", "Municipio", "Territory", "Shire", "Council",
		"İlçesi", "Shi", "-shi", "-gun", "Gun", "Diqu", "City", "Island", "Commune",
		"Area", "Atoll", "State", "Oblisi", "Raioni",
	}
}

// unitHeads are such words that stand before the name.
func unitHeads() []string {
	return []string{
		"County of ", "County ", "Province of ", "Provincia di ", "Provincia de ", "Département de la ",
		"Département du ", "Département des ",
		"Département de ", "Departamento de ", "Republic of ", "State of ", "Region of ", "Regierungsbezirk ",
		"Landkreis ", "Powiat ", "powiat ",
		"City of ", "District of ", "Municipality of ", "Municipio de ", "Comarca de ", "Sir ", "Greater ",
		"Raionul ", "Oblast ",
	}
}

// bare returns the name of a unit without the word for its kind, which is kind
// ("" where there was none).
func bare(name string) (rest, kind string) {
	for _, w := range unitWords() {
		suffix := " " + w
		if strings.HasPrefix(w, "-") {
			suffix = w
		}
		if rest, ok := strings.CutSuffix(name, suffix); ok && len(rest) > 1 {
			kind = w
			name = rest
			break
		}
	}
	if kind == "" {
		for _, w := range unitHeads() {
			if rest, ok := strings.CutPrefix(name, w); ok && len(rest) > 1 {
				return rest, strings.TrimSpace(w)
			}
		}
	}
	return name, kind
}

// nameUnit gives a first-level unit the names with and without the word for
// its kind, which is drawn where the names have none. A unit that is called
// like a populated place in it is the lesser bearer of that name outside the
// federations whose states the news calls by their bare names: it is renamed,
// and the bare name becomes an alternate.
func nameUnit(e *Entry, english, drawn string, places []*Entry) {
	rest, kind := bare(e.Name)
	if kind != "" {
		e.add(gazetteer.NameAlternate, rest)
	}
	if english != "" {
		if r, k := bare(english); k != "" {
			e.add(gazetteer.NameAlternate, r)
			if kind == "" {
				kind = k
			}
		}
	}
	if kind != "" && kind == strings.TrimLeft(kind, "-") && kind != "City" {
		e.add(gazetteer.NameAlias, rest+" "+kind)
		if kind == "Oblast" || kind == "Province" || kind == "Krai" || kind == "Governorate" {
			e.add(gazetteer.NameAlternate, rest+" region", rest+" Region")
		}
	}
	if slices.Contains([]string{"US", "CA", "AU", "GB"}, e.Country) || !namesake(e.Name, places) {
		return
	}
	if kind == "" || kind == "City" || strings.HasPrefix(kind, "-") {
		kind = drawn
	}
	if kind == "" || strings.ContainsAny(kind, "|/(") {
		kind = "Province"
	}
	if english != "" && english != e.Name && !namesake(english, places) {
		e.rename(english, gazetteer.NameAlternate)
	} else {
		e.rename(rest+" "+kind, gazetteer.NameAlternate)
	}
}

// namesake reports whether one of the places bears the name as its main name,
// or a capital or seat as another spelling of it.
func namesake(name string, places []*Entry) bool {
	folded := string(gazetteer.Fold(nil, name))
	return slices.ContainsFunc(places, func(p *Entry) bool {
		return string(gazetteer.Fold(nil, p.Name)) == folded ||
			(p.Code == "PPLA" || p.Code == "PPLC") && slices.ContainsFunc(p.Names, func(n gazetteer.Name) bool {
				return string(gazetteer.Fold(nil, n.Text)) == folded && alikeNames(n.Text, p.Name)
			})
	})
}

// nameCounty gives a second-level unit its names with and without the word for
// its kind, and the short forms of "County".
func nameCounty(e *Entry) {
	rest, kind := bare(e.Name)
	if kind == "" {
		return
	}
	e.add(gazetteer.NameAlternate, rest)
	switch kind {
	case "County":
		e.add(gazetteer.NameAlias, rest+" Co.", "County "+rest)
	case "Rayon", "Raion":
		e.add(gazetteer.NameAlias, rest+" Raion", rest+" District")
	case "District":
		e.add(gazetteer.NameAlias, rest+" district")
	}
}
