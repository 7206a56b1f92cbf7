package content

import (
	"strings"

	"github.com/paulmach/orb"
)

// settledWithin is how near, in km, a town must be to give a place its unit of the second level, too.
const settledWithin = 10

// settler knows the populated places that lists have, with their administrative codes, and the units that are drawn.
type settler struct {
	grid  grid
	towns map[string][]*Entry    // in a unit, by country
	drawn map[string][]drawnUnit // by country
	units map[string]*Entry      // by code
}

// isInUnit reports whether the code of a place is that of a unit: some have that of one before, or "00".
func (s *settler) isInUnit(e *Entry) bool {
	return e.Admin1 != "" && s.units[e.Country+"."+e.Admin1] != nil
}

// drawnUnit is the area of a unit with the box around it.
type drawnUnit struct {
	*shape
	box orb.Bound
}

func (u drawnUnit) holds(p orb.Point) bool { return u.box.Contains(p) && u.contains(p) }

// newSettler takes the populated places that are known so far. The units of the first level must be known.
func newSettler(set *Set, drawn shapes) *settler {
	s := &settler{grid: newGrid(set.Entries), units: set.units, towns: map[string][]*Entry{}, drawn: map[string][]drawnUnit{}}
	for _, e := range set.Entries {
		if e.Class == "P" && s.isInUnit(e) {
			s.towns[e.Country] = append(s.towns[e.Country], e)
		}
	}
	for _, key := range sortedKeys(drawn) {
		if country, _, ok := strings.Cut(key, "."); ok {
			s.drawn[country] = append(s.drawn[country], drawnUnit{drawn[key], drawn[key].geometry.Bound()})
		}
	}
	return s
}

// settle gives e the administrative codes of the nearest populated place of its country within settledWithin. What stands
// farther out gets the first-level unit of the nearest one in the area that Natural Earth draws around it, whose own
// codes are of other years, or else of the nearest one. A place that is wider than a spot gets none so.
func (s *settler) settle(e *Entry) {
	if town := s.near(e); town != nil {
		e.Admin1, e.Admin2 = town.Admin1, town.Admin2
	}
	if !s.isInUnit(e) && hasUnit(e) {
		if town := s.inUnit(e.Country, e.Point); town != nil {
			e.Admin1 = town.Admin1
		}
	}
}

// hasUnit reports whether a place lies in one unit: a settlement, a site, a park, a small landform, not a range or a sea.
func hasUnit(e *Entry) bool {
	return e.Feature().IsPointLike() || e.Class == "L" && e.Code != "RGN"
}

func (s *settler) near(e *Entry) *Entry {
	var town *Entry
	var best float64
	s.grid.near(e.Point, settledWithin, func(p *Entry, km float64) {
		if p.Class == "P" && p.Country == e.Country && (town == nil || km < best || km == best && p.ID < town.ID) {
			town, best = p, km
		}
	})
	return town
}

func (s *settler) inUnit(country string, p orb.Point) *Entry {
	for _, unit := range s.drawn[country] {
		if unit.holds(p) {
			if town := nearestOf(s.towns[country], p, unit.holds); town != nil {
				return town
			}
		}
	}
	return nearestOf(s.towns[country], p, func(orb.Point) bool { return true })
}

// nearestOf returns the nearest of the towns that fit, nil for none.
func nearestOf(towns []*Entry, p orb.Point, fits func(orb.Point) bool) *Entry {
	var best *Entry
	var bestKM float64
	for _, e := range towns {
		km := flat(p, e.Point)
		if (best == nil || km < bestKM || km == bestKM && e.ID < best.ID) && fits(e.Point) {
			best, bestKM = e, km
		}
	}
	return best
}

// settleTowns gives the populated places of lists that have no first-level unit the one in which they lie.
func (s *Set) settleTowns(drawn shapes) {
	units := newSettler(s, drawn)
	for _, e := range s.Entries {
		if e.Class == "P" && !units.isInUnit(e) && len(units.towns[e.Country]) > 0 {
			if town := units.inUnit(e.Country, e.Point); town != nil {
				e.Admin1 = town.Admin1
			}
		}
	}
}
