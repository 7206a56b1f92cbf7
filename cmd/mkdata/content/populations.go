package content

import (
	"errors"
	"io/fs"
)

// addPopulations sets the populations of populations.tsv, of boroughs, districts and quarters, and presumes one for the
// parts of towns that have none there: it orders them among their namesakes, and is shown nowhere.
func (s *Set) addPopulations(tables fs.FS) error {
	t, err := readTable(tables, "populations.tsv", "place", "population", "source")
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range t.rows {
		e, err := s.find(r.get("place"))
		if err != nil {
			errs = append(errs, r.errorf("%v", err))
			continue
		}
		people, err := r.number("population")
		if err != nil {
			errs = append(errs, err)
			continue
		}
		e.Population = int64(people)
	}
	g := newGrid(s.Entries)
	for _, e := range s.Entries {
		if e.Code == "PPLX" && e.Population == 0 {
			e.Presumed = presumed(g, e)
		}
	}
	return errors.Join(errs...)
}

// What a part of a town is presumed to count for: a hundredth of the largest town around it, but not more than a
// borough that somebody would have counted.
const (
	townAround   = 20 // km
	partOfTown   = 100
	mostPresumed = 30_000
)

func presumed(g grid, e *Entry) int64 {
	var largest int64
	g.near(e.Point, townAround, func(p *Entry, _ float64) {
		if p.Class == "P" && p.Country == e.Country {
			largest = max(largest, p.Population)
		}
	})
	return min(largest/partOfTown, mostPresumed)
}
