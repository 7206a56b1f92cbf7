package content

import (
	"errors"
	"io/fs"
)

// addDisputed sets the notes of disputed.tsv. A note on a unit goes to every
// place in it that has no nearer one: its own, or that of its first-level unit.
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

// attribute gives the places of an Israeli district that lies in the West Bank
// to the country whose territory it is by the UN; the district itself stays,
// with a note.
func (s *Set) attribute() {
	for _, e := range s.Entries {
		if e.Country == "IL" && e.Admin1 == "WE" && e.Class == "P" {
			e.Country, e.Admin1, e.Admin2 = "PS", "WE", ""
		}
	}
}
