// Package areas makes the areas of countries, first-level units and regions out
// of Natural Earth's divisions.
package areas

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/gazetteer"
)

// unit is the country and the first-level unit that a division belongs to.
type unit struct {
	country string // code
	admin1  string // GeoNames' code, "" where there is no unit in the gazetteer
}

// unitsOf gives the unit of each division. Natural Earth's divisions are finer
// than GeoNames' units in some countries (the provinces of Spain, the boroughs of
// England) and of another year in others, so the towns decide: a division
// belongs to the unit that most of the populated places inside it name as
// theirs. A division without any keeps its own code, if the gazetteer has it.
func unitsOf(divisions []naturalearth.Division, x *gazetteer.Index) []unit {
	towns := townsByCell(x)
	units := make([]unit, len(divisions))
	for i, d := range divisions {
		units[i].country = d.Country
		votes := map[string]int{}
		for _, polygon := range d.Area {
			towns.each(polygon.Bound(), func(t town) {
				if t.country == d.Country && t.admin1 != "" && planar.PolygonContains(polygon, t.point) {
					votes[t.admin1]++
				}
			})
		}
		for _, code := range append(sortedKeys(votes), d.Admin1) {
			if code != "" && x.Admin1(d.Country, code) != gazetteer.NoRef {
				units[i].admin1 = code
				break
			}
		}
	}
	return units
}

// sortedKeys orders the codes by votes, then by code.
func sortedKeys(votes map[string]int) []string {
	keys := make([]string, 0, len(votes))
	for k := range votes {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(a, b)) })
	return keys
}

// town is a populated place.
type town struct {
	point           orb.Point
	country, admin1 string
}

// cells hold the towns of each whole degree.
type cells map[[2]int][]town

func cellOf(p orb.Point) [2]int { return [2]int{int(math.Floor(p[0])), int(math.Floor(p[1]))} }

func townsByCell(x *gazetteer.Index) cells {
	c := cells{}
	for i := range x.Len() {
		r := gazetteer.Ref(i)
		if x.Feature(r).Class != "P" {
			continue
		}
		p := x.Place(r)
		c[cellOf(p.Point)] = append(c[cellOf(p.Point)], town{p.Point, p.Country, p.Admin1})
	}
	return c
}

// each visits the towns in a box.
func (c cells) each(b orb.Bound, visit func(town)) {
	from, to := cellOf(b.Min), cellOf(b.Max)
	for x := from[0]; x <= to[0]; x++ {
		for y := from[1]; y <= to[1]; y++ {
			for _, t := range c[[2]int{x, y}] {
				if b.Contains(t.point) {
					visit(t)
				}
			}
		}
	}
}
