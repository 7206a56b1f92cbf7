package claim

import (
	"math"

	"dateline/gazetteer"
	"dateline/geo"
)

// The size of a settlement whose outline is not known: a disc that holds its
// people at townDensity, and the half kilometre by which the points of the
// gazetteer miss the middle. 3,500 people a square kilometre lies between the built-up
// densities of North America (about 1,500) and of South Asia (about 9,000) in
// the Atlas of Urban Expansion, 2016.
const (
	townDensity = 3500.0 // people a square kilometre
	pointError  = 500 * geo.Metre
	widestTown  = 60 * geo.Kilometre
)

// radius returns how far from its point a place reaches.
func radius(p gazetteer.Place) geo.Length {
	var r geo.Length
	switch {
	case p.Area > 0:
		r = discRadius(p.Area)
	case p.Population > 0 && (p.Class == "P" || p.Class == "A"):
		r = discRadius(float64(p.Population) / townDensity)
	case p.Class == "A" || p.Class == "L" || p.Class == "H" || p.Class == "T":
		r = boundRadius(p)
	}
	if p.Class == "P" {
		r = min(r, widestTown)
	}
	return r + pointError
}

// discRadius returns the radius of a disc of so many square kilometres.
func discRadius(km2 float64) geo.Length { return geo.Length(math.Sqrt(km2/math.Pi)) * geo.Kilometre }

// boundRadius returns half the diagonal of a place's box, 0 when it has none.
func boundRadius(p gazetteer.Place) geo.Length {
	b := p.Bound
	if b.Min == b.Max {
		return 0
	}
	return geo.Distance(b.Min, b.Max) / 2
}
