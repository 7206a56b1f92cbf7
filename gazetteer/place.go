package gazetteer

import "github.com/paulmach/orb"

// PlaceID names a place together with its source: "geonames:745044",
// "iata:IST", "ne:1159320319", "dateline:crimea". Stable across builds.
type PlaceID string

// Ref is the number of a place in one Index. It is only valid with the Index
// that gave it.
type Ref uint32

// NoRef is the Ref of no place.
const NoRef = ^Ref(0)

// Place is an entry of the gazetteer.
type Place struct {
	ID         PlaceID
	Name       string    // the name in English, as the news has it
	Class      string    // GeoNames feature class: A P H T L S U V R
	Code       string    // GeoNames feature code: PPLC, ADM1, PCLI, SEA, RGN …
	Point      orb.Point // longitude, latitude in degrees on WGS 84
	Bound      orb.Bound // extent; Min == Max == Point where none is known; Min[0] > Max[0] crosses ±180°
	Country    string    // ISO 3166-1 alpha-2, "" where there is none
	Admin1     string    // GeoNames admin-1 code within Country: "TX", "34"
	Admin2     string    // GeoNames admin-2 code within Admin1
	Population int64     // 0 where unknown
	Area       float64   // square kilometres, 0 where unknown
	Disputed   string    // a plain sentence where sovereignty is contested
}

// NameKind tells how a name relates to its place.
type NameKind uint8

// The kinds of names, best evidence first.
const (
	NameMain         NameKind = iota // the name of Place.Name
	NameOfficial                     // "Republic of Türkiye"
	NameAlias                        // curated: common English alias, transliteration, former spelling ("Kiev")
	NameFormer                       // "Constantinople", "Burma"
	NameAbbreviation                 // "US", "U.S.", "Calif.", "NSW", "JFK"
	NameAdjective                    // "Turkish"
	NameDemonym                      // a person or people: "Turk", "Turks", "Londoner"
	NameAlternate                    // from GeoNames' alternate names, of any language and quality
)

// Name is one name of a place.
type Name struct {
	Text string
	Kind NameKind
}

// Match is one place that bears a looked-up name.
type Match struct {
	Ref  Ref
	Kind NameKind
}
