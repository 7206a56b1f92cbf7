package gazetteer

import (
	"math"
	"unicode"
)

// fame says how likely a bare name means this place rather than a namesake,
// 0–1: six parts the logarithm of the population, two the logarithm of the
// number of names, two the rank of the feature code. The scale is chosen such
// that the largest country comes near 1; where places of one name compete only
// its order counts.
func fame(p *Place, presumed int64, names int) float64 {
	population := float64(p.Population)
	if population <= 0 {
		population = float64(presumed)
	}
	if population <= 0 {
		population = presumedPopulation(p)
	}
	f := 0.6*math.Log10(1+population)/math.Log10(1.6e9) +
		0.2*math.Log1p(float64(names))/math.Log(300) +
		0.2*codeRank(p)
	return min(1, max(0, f))
}

// presumedPopulation stands in for the population of features that have none:
// the population of a populated place that the news names about as often.
func presumedPopulation(p *Place) float64 {
	switch p.Class {
	case "H":
		switch p.Code {
		case "OCN", "SEA":
			return 1e7
		case "GULF", "STRT", "CHN", "BAY":
			return 1e6
		}
		return 1e5
	case "L":
		if p.Code == "CONT" {
			return 1e9
		}
		return 1e6
	case "T":
		return 2e5
	case "A":
		return 5e3
	case "S":
		switch p.Code {
		case "PAL", "GOVL":
			return 1e5 // seats, which stand for those who sit there
		case "AIRP":
			return 2e4
		}
		return 3e3
	}
	return 0
}

// codeRank is the standing of a feature code, 0–1.
func codeRank(p *Place) float64 {
	switch p.Code {
	case "PCLI", "PCL", "PCLD", "PCLF", "PCLS", "CONT":
		return 1
	case "PPLC", "SEA", "OCN":
		return 0.7
	case "ADM1", "RGN", "GULF", "TERR":
		return 0.5
	case "PPLA":
		return 0.4
	case "PPLA2", "PPLG", "STRT", "ISL", "ISLS", "PEN":
		return 0.25
	case "PPLA3", "PPLA4", "PPL", "ADM2":
		return 0.15
	}
	return 0.05
}

// kindPenalty is what a name of the given kind counts less than the main name,
// in units of fame: 0.065 is a factor of ten in population. Chosen such that
// "Kiev" finds Kyiv before the hamlets of that name, and a village's own name
// comes before a junk alternate of a town.
func kindPenalty(k NameKind) float64 {
	switch k {
	case NameMain:
		return 0
	case NameOfficial, NameAlias:
		return 0.02
	case NameAbbreviation:
		return 0.04
	case NameFormer:
		return 0.06
	case NameAdjective, NameDemonym:
		return 0.12
	}
	return 0.08
}

// namedAbroad is the population from which names in Greek and Cyrillic say that
// a place is known: below it they tell where it lies.
const namedAbroad = 15_000

// knownNames counts the other names of a place that say how widely it is known:
// those in Latin letters, and of populated places in Greek and Cyrillic from a
// population of namedAbroad. How many names a place has in further scripts depends on who wrote them down.
func knownNames(p *source) int {
	n := 0
	for _, name := range p.names {
		if scriptCounts(name.Text, p.Class == "P" && p.Population >= namedAbroad) {
			n++
		}
	}
	return n
}

func scriptCounts(name string, abroad bool) bool {
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) || unicode.Is(unicode.Latin, r):
		case !abroad || !unicode.In(r, unicode.Greek, unicode.Cyrillic):
			return false
		}
	}
	return true
}
