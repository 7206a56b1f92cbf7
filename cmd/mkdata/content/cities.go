package content

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// addCities adds the populated places of GeoNames' cities500.txt: 19 columns,
// of which the id, names, point, feature code, administrative codes and
// population are read. Rows without a feature code are not places in use and
// are left out.
func (s *Set) addCities(b []byte) error {
	for n := 1; len(b) > 0; n++ {
		var line []byte
		line, b, _ = bytes.Cut(b, []byte("\n"))
		if len(line) == 0 {
			continue
		}
		e, err := parseCity(string(line))
		if err != nil {
			return fmt.Errorf("cities500.txt:%d: %w", n, err)
		}
		if e.Code == "" {
			continue
		}
		if err := s.put(e); err != nil {
			return fmt.Errorf("cities500.txt:%d: %w", n, err)
		}
	}
	return nil
}

// parseCity reads one line in the form of GeoNames' main table.
func parseCity(line string) (*Entry, error) {
	f := strings.Split(line, "\t")
	if len(f) != 19 {
		return nil, fmt.Errorf("%d columns, want 19", len(f))
	}
	lat, errLat := strconv.ParseFloat(f[4], 64)
	lon, errLon := strconv.ParseFloat(f[5], 64)
	if errLat != nil || errLon != nil {
		return nil, fmt.Errorf("point %q, %q is not two numbers", f[4], f[5])
	}
	var population int64
	if f[14] != "" {
		var err error
		if population, err = strconv.ParseInt(f[14], 10, 64); err != nil {
			return nil, fmt.Errorf("population: %w", err)
		}
	}
	p := orb.Point{lon, lat}
	e := &Entry{Place: gazetteer.Place{
		ID: geonamesID(f[0]), Name: f[1], Class: f[6], Code: f[7],
		Point: p, Bound: pointBound(p),
		Country: f[8], Admin1: f[10], Admin2: f[11], Population: population,
	}}
	if f[3] != "" {
		e.add(gazetteer.NameAlternate, strings.Split(f[3], ",")...)
	}
	return e, nil
}
