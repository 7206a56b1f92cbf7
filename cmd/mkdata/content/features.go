package content

import (
	"fmt"
	"io/fs"
	"path"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/gazetteer"
)

// knownTownWithin is how far, in km, a quarter or village of the tables may lie
// from the populated place of its name that a list has already.
const knownTownWithin = 10

// addFeatures adds the hand-written places of features/*.tsv: mountains,
// islands, waters, parks, sites, quarters. All are points but the rivers that
// Natural Earth draws. A populated place that a list has is not added again;
// it gets the aliases. Each lies in the administrative units of the nearest
// populated place.
func (s *Set) addFeatures(tables fs.FS, rivers []naturalearth.River) error {
	files, err := fs.Glob(tables, "features/*.tsv")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("features/*.tsv: no such file")
	}
	g := newGrid(s.Entries)
	courses := coursesOf(rivers)
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
			if town := g.town(e); town != nil {
				town.add(gazetteer.NameAlias, append(r.list("aliases"), e.Name)...)
				continue
			}
			s.settle(g, e)
			e.add(gazetteer.NameAlias, r.list("aliases")...)
			if err := s.put(e); err != nil {
				return r.errorf("%v", err)
			}
		}
	}
	return nil
}

// town returns the populated place near e that bears its name, if e is one, or nil.
func (g grid) town(e *Entry) *Entry {
	if e.Class != "P" {
		return nil
	}
	folded := string(gazetteer.Fold(nil, e.Name))
	var best *Entry
	var bestKM float64
	g.near(e.Point, knownTownWithin, func(p *Entry, km float64) {
		if p.Class != "P" || p.Country != e.Country || best != nil && km >= bestKM {
			return
		}
		if string(gazetteer.Fold(nil, p.Name)) == folded || bears(p, e.Name) {
			best, bestKM = p, km
		}
	})
	return best
}
