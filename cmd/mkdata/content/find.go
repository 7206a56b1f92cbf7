package content

import (
	"fmt"
	"strings"

	"dateline/gazetteer"
)

// find returns the place that a table means by a key, which is one of
//
//	TR, US.TX, US.TX.277     an administrative unit by its codes
//	dateline:donbas          a place by its id
//	Rafah/PS, Paris/US.TX    the most populous populated place of a name, in a unit
//
// A town may go by any of its names; its main name wins over others.
func (s *Set) find(key string) (*Entry, error) {
	if name, unit, ok := strings.Cut(key, "/"); ok {
		return s.town(name, unit)
	}
	if e := s.byID[gazetteer.PlaceID(key)]; e != nil {
		return e, nil
	}
	if e := s.units[key]; e != nil {
		return e, nil
	}
	return nil, fmt.Errorf("no place %q", key)
}

func (s *Set) town(name, unit string) (*Entry, error) {
	folded := string(gazetteer.Fold(nil, name))
	country, admin1, _ := strings.Cut(unit, ".")
	var best *Entry
	better := func(e *Entry, main bool) bool {
		if best == nil {
			return true
		}
		if was := string(gazetteer.Fold(nil, best.Name)) == folded; was != main {
			return main
		}
		return e.Population > best.Population || e.Population == best.Population && e.ID < best.ID
	}
	for _, e := range s.Entries {
		if e.Class != "P" || e.Country != country || admin1 != "" && e.Admin1 != admin1 {
			continue
		}
		main := string(gazetteer.Fold(nil, e.Name)) == folded
		if !main && !bears(e, name) {
			continue
		}
		if better(e, main) {
			best = e
		}
	}
	if best == nil {
		return nil, fmt.Errorf("no populated place %q in %s", name, unit)
	}
	return best, nil
}
