package gazetteer

import "strings"

// Feature is what kind of thing a place is, by the codes of GeoNames
// (https://www.geonames.org/export/codes.html).
type Feature struct {
	Class string // A P H T L S U V R
	Code  string // PPLC, ADM1, PCLI, SEA, RGN …
}

// FeatureKind is a coarse class of features.
type FeatureKind string

// The kinds of features.
const (
	KindCountry    FeatureKind = "country"    // a country, or a territory with a border
	KindRegion     FeatureKind = "region"     // any other division, continent or named area
	KindSettlement FeatureKind = "settlement" // a city, town, village, or a part of one
	KindSite       FeatureKind = "site"       // a building, square, street, airport
	KindWater      FeatureKind = "water"      // a sea, lake, river, and what lies under them
	KindLand       FeatureKind = "land"       // a mountain, island, desert, wood
)

// FeatureKinds lists the kinds of features.
func FeatureKinds() []FeatureKind {
	return []FeatureKind{KindCountry, KindRegion, KindSettlement, KindSite, KindWater, KindLand}
}

// Kind classifies the feature. A class that GeoNames does not have is a site.
func (f Feature) Kind() FeatureKind {
	switch f.Class {
	case "A":
		if f.IsCountry() {
			return KindCountry
		}
		return KindRegion
	case "L":
		return KindRegion
	case "P":
		return KindSettlement
	case "H", "U":
		return KindWater
	case "T", "V":
		return KindLand
	}
	return KindSite
}

// IsCountry reports whether the feature is a country, a former one, a
// dependency or a territory of contested status.
func (f Feature) IsCountry() bool {
	return f.Class == "A" && (strings.HasPrefix(f.Code, "PCL") || f.Code == "TERR")
}

// IsCapital reports whether the feature is the seat of the government of a
// country.
func (f Feature) IsCapital() bool { return f.Code == "PPLC" }

// IsPointLike reports whether a map may show the feature as a point: settlements,
// sites, and landforms small enough to stand on one spot. Divisions, waters, ranges
// and deserts are not, for a point would say that they are a spot.
func (f Feature) IsPointLike() bool {
	switch f.Kind() {
	case KindSettlement, KindSite:
		return true
	case KindWater:
		switch f.Code {
		case "HBR", "FLLS": // a harbour, a waterfall
			return true
		}
	case KindLand:
		switch f.Code {
		case "ATOL", "CAPE", "HLL", "ISL", "MT", "PASS", "PK", "ROCK", "SPIT", "VLC":
			return true
		}
	}
	return false
}

// Feature returns what kind of thing the place is.
func (p *Place) Feature() Feature { return Feature{p.Class, p.Code} }
