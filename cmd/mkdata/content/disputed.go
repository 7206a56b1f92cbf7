package content

import (
	"errors"
	"io/fs"
)

// addDisputed sets the notes of disputed.tsv. A note on a unit or on an area of
// disputed-areas.tsv goes to every place in it that has no nearer one: its own,
// that of the area, that of its first-level unit.
func (s *Set) addDisputed(tables fs.FS) error {
	t, err := readTable(tables, "disputed.tsv", "place", "note", "source")
	if err != nil {
		return err
	}
	units := map[string]string{} // notes by unit
	var errs []error
	for _, r := range t.rows {
		e, err := s.find(r.get("place"))
		switch {
		case err != nil:
			errs = append(errs, r.errorf("%v", err))
			continue
		case e.Disputed != "":
			errs = append(errs, r.errorf("%s has two notes", e.ID))
		}
		e.Disputed = r.get("note")
		if key := r.get("place"); s.units[key] == e {
			units[key] = e.Disputed
		}
	}
	outlines, err := readContested(tables)
	if err != nil {
		return err
	}
	for _, o := range outlines {
		area, err := s.find(o.get("place"))
		if err != nil || area.Disputed == "" {
			errs = append(errs, o.errorf("%s has no note, %v", o.get("place"), err))
			continue
		}
		for _, e := range s.Entries {
			if e.Disputed == "" && !e.Unplaced && o.holds(&e.Place) {
				e.Disputed = area.Disputed
			}
		}
	}
	for _, e := range s.Entries {
		if e.Disputed == "" {
			if note, ok := units[e.Country+"."+e.Admin1]; ok {
				e.Disputed = note
			} else {
				e.Disputed = units[e.Country]
			}
		}
	}
	return errors.Join(errs...)
}
