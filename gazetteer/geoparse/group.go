package geoparse

import "dateline/gazetteer"

// group is a coarse class of places, for features and signals.
type group uint8

const (
	noGroup group = iota
	country
	continent
	region // a named area without government, or a bloc
	admin1
	admin2
	adminOther
	capital
	seat    // of a first-level division
	bigTown // 100,000 people or more
	town
	hamlet // under 1,000 people, or unknown
	water
	land
	airport
	spot // any other building or site
	otherGroup
	groups
)

// groupOf classifies a place by its GeoNames class, code and population.
func groupOf(p *gazetteer.Place) group {
	switch p.Class {
	case "A":
		switch {
		case p.Code == "ADM1" || p.Code == "ADM1H":
			return admin1
		case p.Code == "ADM2":
			return admin2
		case len(p.Code) >= 3 && p.Code[:3] == "PCL" || p.Code == "TERR":
			return country
		}
		return adminOther
	case "P":
		switch {
		case p.Code == "PPLC":
			return capital
		case p.Code == "PPLA" && p.Population >= 50_000:
			return seat
		case p.Population >= 100_000:
			return bigTown
		case p.Population >= 1_000:
			return town
		}
		return hamlet
	case "L":
		if p.Code == "CONT" {
			return continent
		}
		return region
	case "H":
		return water
	case "T", "U", "V":
		return land
	case "S":
		if p.Code == "AIRP" {
			return airport
		}
		return spot
	}
	return otherGroup
}
