package recognise

import "dateline/gazetteer"

// Group is the class of places that features and signals tell apart. The numbers
// are part of trained weights: they are never reused.
type Group uint8

// The groups.
const (
	GroupNone Group = iota
	GroupCountry
	GroupContinent
	GroupRegion // a named area without government, or a bloc
	GroupAdmin1
	GroupAdmin2
	GroupAdminOther
	GroupCapital
	GroupSeat    // of a first-level division
	GroupBigTown // 100,000 people or more
	GroupTown
	GroupHamlet // under 1,000 people, or unknown
	GroupWater
	GroupLand
	GroupAirport
	GroupSite // any other building or site
	GroupOther
	Groups // how many there are
)

// GroupIn returns the group of a place of an index, GroupOther for no place.
func GroupIn(x *gazetteer.Index, r gazetteer.Ref) Group {
	if r == gazetteer.NoRef {
		return GroupOther
	}
	return GroupOf(x.Feature(r), x.Population(r))
}

// GroupOf classifies a place by its GeoNames class, code and population.
func GroupOf(f gazetteer.Feature, population int64) Group {
	switch f.Class {
	case "A":
		switch {
		case f.Code == "ADM1" || f.Code == "ADM1H":
			return GroupAdmin1
		case f.Code == "ADM2":
			return GroupAdmin2
		case len(f.Code) >= 3 && f.Code[:3] == "PCL" || f.Code == "TERR":
			return GroupCountry
		}
		return GroupAdminOther
	case "P":
		switch {
		case f.Code == "PPLC":
			return GroupCapital
		case f.Code == "PPLA" && population >= 50_000:
			return GroupSeat
		case population >= 100_000:
			return GroupBigTown
		case population >= 1_000:
			return GroupTown
		}
		return GroupHamlet
	case "L":
		if f.Code == "CONT" {
			return GroupContinent
		}
		return GroupRegion
	case "H":
		return GroupWater
	case "T", "U", "V":
		return GroupLand
	case "S":
		if f.Code == "AIRP" {
			return GroupAirport
		}
		return GroupSite
	}
	return GroupOther
}

// IsSettlement reports whether places of the group are cities, towns or villages.
func (g Group) IsSettlement() bool { return g >= GroupCapital && g <= GroupHamlet }

// IsArea reports whether places of the group are countries, continents or regions.
func (g Group) IsArea() bool { return g == GroupCountry || g == GroupContinent || g == GroupRegion }

// NameClass folds the kinds of names to the classes that features tell apart.
type NameClass uint8

// The classes of names.
const (
	NameProper    NameClass = iota // main and official names
	NameFamiliar                   // aliases and former names
	NameShort                      // abbreviations
	NameAdjective                  // adjectives and peoples
	NameOther                      // alternates
)

// ClassOfName returns the class of a kind of name.
func ClassOfName(k gazetteer.NameKind) NameClass {
	switch k {
	case gazetteer.NameMain, gazetteer.NameOfficial:
		return NameProper
	case gazetteer.NameAlias, gazetteer.NameFormer:
		return NameFamiliar
	case gazetteer.NameAbbreviation:
		return NameShort
	case gazetteer.NameAdjective, gazetteer.NameDemonym:
		return NameAdjective
	}
	return NameOther
}
