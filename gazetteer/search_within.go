package gazetteer

import (
	"slices"

	"dateline/geo"
)

// holds reports whether a place lies in the context: of each part, one bearer
// is the country, the first- or the second-level unit of the place, or has the
// place in its bound or, for a settlement, in its reach. As an enclave, a town lies
// in the middle of a unit to which it does not belong.
func (r *reading) holds(x *Index, place Ref) bool {
	country, admin1, admin2 := x.Parents(place)
	for _, part := range r.context {
		if !slices.ContainsFunc(part, func(unit Ref) bool {
			if unit == place {
				return false
			}
			if r.enclave && encloses(x, unit, place) {
				return true
			}
			return unit == country || unit == admin1 || unit == admin2 || surrounds(x, unit, place) || isSovereign(x, unit, country)
		}) {
			return false
		}
	}
	return true
}

// encloses reports whether a unit lies around a town of its country that is a unit by
// itself, as Brandenburg does around Berlin: the town lies in the box of the unit, and
// not at its edge.
func encloses(x *Index, unit, place Ref) bool {
	u, p := x.Place(unit), x.Place(place)
	if u.Class != "A" || u.Code == "PCLI" || p.Class != "P" || u.Country != p.Country || u.Bound.Min == u.Bound.Max {
		return false
	}
	const edge = 0.1 // of the box, where its unit hardly reaches
	dx, dy := edge*(u.Bound.Max[0]-u.Bound.Min[0]), edge*(u.Bound.Max[1]-u.Bound.Min[1])
	return p.Point[0] > u.Bound.Min[0]+dx && p.Point[0] < u.Bound.Max[0]-dx &&
		p.Point[1] > u.Bound.Min[1]+dy && p.Point[1] < u.Bound.Max[1]-dy
}

// surrounds reports whether a place that is no unit has the other in its
// bound, as the Sahel has, or a settlement has it in its reach.
func surrounds(x *Index, region, place Ref) bool {
	switch x.Feature(region).Class {
	case "A":
		return false
	case "P":
		people := x.Population(region)
		return people >= leastHost && x.Population(place) < people && x.Feature(place).Class != "A" &&
			geo.Distance(x.Point(region), x.Point(place)) <= settlementReach(people)
	}
	p := x.Place(region)
	if p.Bound.Min == p.Bound.Max {
		return false
	}
	b, _ := newBox(p.Bound)
	return b.contains(x.Point(place))
}
