package content

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// postTown is a place name of the US postal service, of one county.
type postTown struct {
	name, state, county string
	points              []orb.Point
}

// addPostTowns adds the towns of GeoNames' postal file of the US (12 columns)
// that are not populated places yet: hamlets, crossroads, townships. Many codes
// of one town in one county are one place at the middle of their points.
func (s *Set) addPostTowns(b []byte) error {
	towns := map[string]*postTown{}
	for n := 1; len(b) > 0; n++ {
		var line []byte
		line, b, _ = bytes.Cut(b, []byte("\n"))
		f := strings.Split(strings.TrimSuffix(string(line), "\r"), "\t")
		if len(f) == 1 {
			continue
		}
		if len(f) != 12 {
			return fmt.Errorf("US.txt:%d: %d columns, want 12", n, len(f))
		}
		name, state, county := f[2], f[4], f[6]
		if name == "" || s.units["US."+state] == nil {
			continue // military mail
		}
		lat, errLat := strconv.ParseFloat(f[9], 64)
		lon, errLon := strconv.ParseFloat(f[10], 64)
		if errLat != nil || errLon != nil {
			return fmt.Errorf("US.txt:%d: point %q, %q is not two numbers", n, f[9], f[10])
		}
		key := state + "." + county + "." + name
		if towns[key] == nil {
			towns[key] = &postTown{name: name, state: state, county: county}
		}
		towns[key].points = append(towns[key].points, orb.Point{lon, lat})
	}
	g := newGrid(s.Entries)
	for _, key := range sortedKeys(towns) {
		t := towns[key]
		p := t.middle()
		if g.known(t.name, p) {
			continue
		}
		if err := s.put(&Entry{Place: gazetteer.Place{
			ID: gazetteer.PlaceID("us-post:" + key), Name: t.name, Class: "P", Code: "PPL",
			Point: p, Bound: pointBound(p), Country: "US", Admin1: t.state, Admin2: t.county,
		}}); err != nil {
			return err
		}
	}
	return nil
}

// middle returns the point of the town nearest to the mean of all of them.
func (t *postTown) middle() orb.Point {
	var mean orb.Point
	for _, p := range t.points {
		mean[0] += p[0] / float64(len(t.points))
		mean[1] += p[1] / float64(len(t.points))
	}
	return slices.MinFunc(t.points, func(a, b orb.Point) int {
		d := flat(a, mean) - flat(b, mean)
		switch {
		case d < 0:
			return -1
		case d > 0:
			return 1
		}
		return 0
	})
}

// knownWithin is how far, in km, a post town may lie from the populated place
// of its name: delivery areas reach beyond the town.
const knownWithin = 30

// known reports whether a populated place of the name lies near p.
func (g grid) known(name string, p orb.Point) bool {
	folded := string(gazetteer.Fold(nil, name))
	found := false
	g.near(p, knownWithin, func(e *Entry, _ float64) {
		if !found && e.Class == "P" {
			found = string(gazetteer.Fold(nil, e.Name)) == folded || bears(e, name)
		}
	})
	return found
}
