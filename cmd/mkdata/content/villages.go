package content

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
)

// sharedPoint is how many post offices may lie at one point. More stand at the
// middle of a district, for want of a better one.
const sharedPoint = 2

// longName is the fewest letters of a name that is hardly ever anything else.
const longName = 7

// postOffice is a row of GeoNames' postal file that its makers matched with a
// populated place, which the file calls accuracy 4.
type postOffice struct {
	name, state, district string
	point                 orb.Point
}

// addIndianVillages adds the villages of GeoNames' postal file of India (12
// columns) whose name no other place bears. Short names, and those that are words
// or names of persons, are left out: a village without a population stands
// behind all of these.
func (s *Set) addIndianVillages(b []byte, drawn shapes, words, people map[string]bool) error {
	lists := newSettler(s, drawn)
	offices, at := []postOffice(nil), map[orb.Point]int{}
	for n := 1; len(b) > 0; n++ {
		var line []byte
		line, b, _ = bytes.Cut(b, []byte("\n"))
		f := strings.Split(strings.TrimSuffix(string(line), "\r"), "\t")
		if len(f) == 1 {
			continue
		}
		if len(f) != 12 {
			return fmt.Errorf("IN.txt:%d: %d columns, want 12", n, len(f))
		}
		lat, errLat := strconv.ParseFloat(f[9], 64)
		lon, errLon := strconv.ParseFloat(f[10], 64)
		if errLat != nil || errLon != nil {
			return fmt.Errorf("IN.txt:%d: point %q, %q is not two numbers", n, f[9], f[10])
		}
		p := orb.Point{lon, lat}
		at[p]++
		if f[11] == "4" && s.units["IN."+f[4]] != nil {
			offices = append(offices, postOffice{f[2], f[4], f[6], p})
		}
	}
	taken := s.allNames()
	for _, o := range offices {
		key := string(gazetteer.Fold(nil, o.name))
		if at[o.point] > sharedPoint || junk(o.name) || words[key] || people[key] || taken[key] ||
			utf8.RuneCountInString(key) < longName {
			continue
		}
		id := gazetteer.PlaceID(fmt.Sprintf("in-post:%s.%s.%s", o.state, o.district, o.name))
		if s.byID[id] != nil {
			continue
		}
		e := &Entry{Place: gazetteer.Place{
			ID: id, Name: o.name, Class: "P", Code: "PPL",
			Point: o.point, Bound: pointBound(o.point), Country: "IN", Admin1: o.state,
		}}
		lists.settle(e)
		e.Admin1 = o.state
		if err := s.put(e); err != nil {
			return err
		}
	}
	return nil
}

// allNames returns the names that the places bear, folded.
func (s *Set) allNames() map[string]bool {
	names := map[string]bool{}
	for _, e := range s.Entries {
		names[string(gazetteer.Fold(nil, e.Name))] = true
		for _, n := range e.Names {
			names[string(gazetteer.Fold(nil, n.Text))] = true
		}
	}
	return names
}

// readPeople reads the lists of first names and surnames, in lower case.
func readPeople(ctx context.Context, cache source.Cache) (map[string]bool, error) {
	people := map[string]bool{}
	for p, file := range map[source.Package]string{
		source.FemaleNames: "data/names.txt", source.MaleNames: "data/names.txt", source.HumanNames: "list.txt",
	} {
		b, err := cache.File(ctx, p, file)
		if err != nil {
			return nil, err
		}
		for _, n := range strings.Fields(string(b)) {
			people[strings.ToLower(n)] = true
		}
	}
	return people, nil
}
