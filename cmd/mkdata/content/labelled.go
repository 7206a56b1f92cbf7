package content

import (
	"fmt"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/gazetteer"
)

// What a town of Natural Earth's map must be away from, in km: Natural Earth's points are right to some kilometres,
// and what lists have there may be the same town in another spelling.
const (
	otherTownWithin = 8  // any populated place
	sameTownWithin  = 30 // one of its name
	sameUnitWithin  = 60 // a unit of its name, whose point a source has
)

// mostLabelled bounds what the population of a labelled town counts for: some are those of namesakes.
const mostLabelled = 10_000

// addLabelledTowns adds the towns that Natural Earth labels on its map of 1:10 million and the lists lack: stations in
// the far north, seats of districts in countries with few lists. Their populations are presumed and not stored, since
// some are those of namesakes. A unit of the second level that no source places stands where the town of its name does.
func (s *Set) addLabelledTowns(towns []naturalearth.Town, drawn shapes) error {
	lists := newSettler(s, drawn)
	units := s.secondLevelUnits()
	for _, t := range towns {
		e := &Entry{Place: gazetteer.Place{
			ID: numberID(int64(t.GeoNames)), Name: t.Name, Class: "P", Code: "PPL",
			Point: t.Point, Bound: pointBound(t.Point), Country: t.Country,
		}, Presumed: int64(min(max(t.Population, 0), mostLabelled))}
		if t.GeoNames == 0 || s.byID[e.ID] != nil {
			e.ID = gazetteer.PlaceID(fmt.Sprintf("ne-at:%s_%.4f_%.4f", t.Country, t.Point[1], t.Point[0]))
		}
		if s.units[t.Country] == nil || lists.knows(e) || s.byID[e.ID] != nil {
			continue
		}
		lists.settle(e)
		if unit := units[nameOfUnit(e)]; unit != nil && unit.Unplaced {
			unit.Point, unit.Bound = e.Point, e.Bound
		}
		if err := s.put(e); err != nil {
			return err
		}
	}
	return nil
}

// knows reports whether the lists have a town that may be e, or the country around it is another.
func (s *settler) knows(e *Entry) bool {
	known := false
	nearest, country := 0.0, e.Country
	s.grid.near(e.Point, sameUnitWithin, func(p *Entry, km float64) {
		switch {
		case known:
		case p.Class == "P":
			known = km < otherTownWithin || km < sameTownWithin && mayBe(p, e)
			if nearest == 0 || km < nearest {
				nearest, country = km, p.Country
			}
		case p.Class == "A":
			known = !p.Unplaced && mayBe(p, e)
		}
	})
	return known || country != e.Country
}

// mayBe reports whether two places may be one by their names.
func mayBe(a, b *Entry) bool { return alikeNames(a.Name, b.Name) || bears(a, b.Name) }
