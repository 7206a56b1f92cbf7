package content

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/gazetteer"
)

// samePlaceWithin is how far, in km, a place of the tables may lie from the one of
// its name that a list has already.
const samePlaceWithin = 10

// addFeatures adds the hand-written places of features/*.tsv: mountains,
// islands, waters, parks, sites, quarters. All are points but the rivers that
// Natural Earth draws. A town or an airport that a list has is not added again;
// it gets the aliases. Each lies in administrative units as [settler.settle] has it. A district that is a unit of the second level gives it its
// aliases, and is no place beside it; a unit that no source places stands where
// the district or the village of its name does.
func (s *Set) addFeatures(tables fs.FS, rivers []naturalearth.River, drawn shapes) error {
	files, err := fs.Glob(tables, "features/*.tsv")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("features/*.tsv: no such file")
	}
	lists := newSettler(s, drawn)
	courses := coursesOf(rivers)
	units := s.secondLevelUnits()
	for _, file := range files {
		columns := []string{"id", "name", "class", "code", "country", "lat", "lon", "aliases"}
		isRivers := path.Base(file) == "rivers.tsv"
		if isRivers {
			columns = append(columns, "drawn")
		}
		t, err := readTable(tables, file, columns...)
		if err != nil {
			return err
		}
		for _, r := range t.rows {
			e, err := parsePlace(r, gazetteer.PlaceID(r.get("id")), r.get("class"))
			if err != nil {
				return err
			}
			e.Country = r.get("country")
			if isRivers && r.get("drawn") != "" {
				if err := courses.set(e, r); err != nil {
					return err
				}
			}
			if e.Point == (orb.Point{}) {
				return r.errorf("%s has no point", e.ID)
			}
			if same := lists.grid.same(e); same != nil {
				same.add(gazetteer.NameAlias, append(r.list("aliases"), e.Name)...)
				continue
			}
			lists.settle(e)
			if unit := units[nameOfUnit(e)]; unit != nil && e.Class == "P" {
				if unit.Unplaced {
					unit.Point, unit.Bound = e.Point, e.Bound
				}
				if e.Code == "PPLX" && flat(unit.Point, e.Point) <= samePlaceWithin {
					unit.add(gazetteer.NameAlias, append(r.list("aliases"), e.Name)...)
					continue
				}
			}
			e.add(gazetteer.NameAlias, r.list("aliases")...)
			if err := s.put(e); err != nil {
				return r.errorf("%v", err)
			}
		}
	}
	return nil
}

// same returns the place of a list that e is: the populated place of its name
// for a quarter, a village or a base that is a town, the airport for a base. It
// is nil where e is a place of its own.
func (g grid) same(e *Entry) *Entry {
	var fits func(*Entry) bool
	switch {
	case e.Class == "P", e.Code == "MILB":
		fits = func(p *Entry) bool { return p.Class == "P" }
	case e.Code == "AIRB", e.Code == "AIRP", e.Code == "SPCPT":
		fits = isAirport
	default:
		return nil
	}
	folded := string(gazetteer.Fold(nil, e.Name))
	var best *Entry
	var bestKM float64
	g.near(e.Point, samePlaceWithin, func(p *Entry, km float64) {
		if !fits(p) || p.Country != e.Country || best != nil && km >= bestKM {
			return
		}
		if string(gazetteer.Fold(nil, p.Name)) == folded || bears(p, e.Name) {
			best, bestKM = p, km
		}
	})
	return best
}

// secondLevelUnits returns the units of the second level by nameOfUnit. Of
// namesakes there is none.
func (s *Set) secondLevelUnits() map[string]*Entry {
	units := map[string]*Entry{}
	for _, e := range s.Entries {
		if e.Class != "A" || e.Code != "ADM2" {
			continue
		}
		name := nameOfUnit(e)
		if _, twice := units[name]; twice {
			e = nil
		}
		units[name] = e
	}
	return units
}

// nameOfUnit is the name of a place without the word for its kind, with the
// country and the first-level unit that it lies in.
func nameOfUnit(e *Entry) string {
	rest, _ := bare(e.Name)
	rest, _ = strings.CutSuffix(rest, "-gu")
	return e.Country + "." + e.Admin1 + "/" + string(gazetteer.Fold(nil, rest))
}

func isAirport(e *Entry) bool {
	return strings.HasPrefix(string(e.ID), "iata:") || strings.HasPrefix(string(e.ID), "icao:")
}
