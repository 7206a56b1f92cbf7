package gazetteer

import (
	"math"
	"slices"
	"strings"
)

// each tries the readings that understand enough of the text.
func (s *searcher) each(readings []reading, least Fit, find func(*reading)) {
	for i := range readings {
		if readings[i].fit <= least {
			find(&readings[i])
		}
	}
}

// codes finds a country or a first-level unit by its code of ISO 3166, whose letters
// may be the name of a hamlet or near to that of another country: "BOL", "US-TX".
func (s *searcher) codes(r *reading) {
	if unit := s.x.ByCode(strings.TrimSpace(r.name)); unit != NoRef {
		s.add(r, Match{unit, NameAbbreviation}, ByName, 0, 1)
	}
}

// exact finds the bearers of the name. Where nothing but their weight orders
// them, it goes through no more of them than are asked for.
func (s *searcher) exact(r *reading) {
	key, ok := s.key(&s.x.nameTable, r)
	if !ok {
		return
	}
	if r.context == nil && r.kind == nil && s.q.Focus == nil && s.home == nil {
		top := ranking{places: &s.x.records, filter: s.filter, limit: max(s.limit, 8), list: s.ranked[:0]}
		top.offer(s.x.bearers(key))
		s.hits = slices.Grow(s.hits, len(top.list))
		for _, c := range top.list {
			s.add(r, c.Match, ByName, 0, 1)
		}
		return
	}
	b := s.x.bearers(key)
	for m, ok := b.next(); ok; m, ok = b.next() {
		s.add(r, m, ByName, 0, 1)
	}
}

// prefix finds the bearers of names that begin with the name, or of the name
// itself when a context follows it.
func (s *searcher) prefix(r *reading) {
	if r.context != nil {
		s.exact(r)
		return
	}
	wanted := s.limit
	if s.q.Focus != nil { // what is near may be far down the list
		wanted = max(wanted, 300)
	}
	unspelt := 0.0
	if s.accented {
		wanted, unspelt = max(wanted, 60), 0.2
	}
	found := s.x.completions(r.name, s.filter, wanted)
	if len(found) < wanted || s.foreigner() {
		for _, c := range s.x.foreign.completions(r.name, s.filter, wanted) {
			if c.Kind != NameAdjective {
				found = append(found, c)
			}
		}
	}
	s.hits = slices.Grow(s.hits, len(found))
	unfinished := unfinishedPenalties(r.name)
	for _, c := range found {
		switch {
		case c.whole:
			s.add(r, c.Match, ByName, 0, 1)
		case s.isBegunInLanguage(c.Ref) || s.accented && isSpelt(s.x, c.Ref, r.name, hasPrefixFold):
			s.add(r, c.Match, ByPrefix, 0, 0.9)
		default:
			s.add(r, c.Match, ByPrefix, 0, 0.9-unfinished[c.Kind&7]-unspelt)
		}
	}
}

// fuzzy finds the bearers of names within the typing errors that the length
// of the name allows, with two only where one finds nothing.
func (s *searcher) fuzzy(r *reading) { s.typos(&s.x.nameTable, r) }

// typos is fuzzy for the names of a table.
func (s *searcher) typos(x *nameTable, r *reading) {
	var room [64]byte
	text := []rune(string(Fold(room[:0], r.name)))
	var keys [64]typedKey
	end := uint64(math.MaxUint64)
	if least := s.leastWeight(r); !math.IsInf(least, -1) {
		end = x.keysOfWeight(least)
	}
	for errors := min(1, errorsAllowed(len(text))); errors <= errorsAllowed(len(text)); errors++ {
		before := len(s.hits)
		for _, k := range x.typos(keys[:0], text, errors, end) {
			var bearers [32]Match
			for _, m := range x.appendBearers(bearers[:0], k.key) {
				if x.tagged && m.Kind != NameAlternate {
					continue // a code or an adjective
				}
				s.add(r, m, typoFound(k.edits), k.edits, 1-typoPenalty(k.edits, m.Kind))
			}
		}
		if len(s.hits) > before {
			return
		}
	}
}

// exonyms finds places by their names in other languages.
func (s *searcher) exonyms(whole *reading, others []reading) {
	if len(s.q.Within) == 0 {
		s.exonym(whole)
	}
	s.each(others, FitNumber, s.exonym)
}

// exonym finds the places that some language calls by the name of a reading.
func (s *searcher) exonym(r *reading) {
	if key, ok := s.key(&s.x.foreign, r); ok {
		match := 1.0
		if s.accented {
			match += asSpelt
		}
		b := s.x.foreign.bearers(key)
		for m, ok := b.next(); ok; m, ok = b.next() {
			if m.Kind == NameAbbreviation && s.x.Feature(m.Ref).Class == "A" {
				continue // what is written behind a town only
			}
			if m.Kind != NameAdjective || r.title {
				s.add(r, Match{m.Ref, NameAlternate}, ByName, 0, match)
			}
		}
	}
}

// described reads the names without the words beside them that say what the place
// is: "Bezirk Kreuzberg", "City of Socorro, NM".
func (s *searcher) described(whole *reading, others []reading) (out []reading) {
	for _, r := range append([]reading{*whole}, others...) {
		if len(s.q.Within) > 0 && r.context == nil || r.kind != nil {
			continue
		}
		if r.context == nil && strings.Contains(r.name, ",") {
			continue
		}
		ungeneric(r.name, func(name string, g *generic) {
			inner := r
			inner.name, inner.kind, inner.title = name, g.kind, g.title
			out = append(out, inner)
		})
	}
	return out
}

// begun finds the bearers of a name of which the text says the kind, and where
// there is none what begins with it: the airport of Perugia bears the name of a
// saint behind that of the town.
func (s *searcher) begun(r *reading) {
	before := len(s.hits)
	s.exact(r)
	if len(s.hits) > before || r.kind == nil {
		return
	}
	filter := s.filter
	kind, err := s.x.compile(&Filter{Features: r.kind, Accept: filter.passes})
	if err != nil {
		return
	}
	names := []string{r.name}
	if key, ok := s.x.key(r.name); ok { // "Flughafen Wien" is called after Vienna
		b := s.x.bearers(key)
		if m, ok := b.next(); ok && s.x.Feature(m.Ref).Class == "P" {
			names = append(names, s.x.Name(m.Ref))
		}
	}
	for _, name := range names {
		for _, c := range s.x.completions(name+" ", &kind, s.limit) {
			if !isUnitOrTown(s.x.Feature(c.Ref)) {
				s.add(r, c.Match, ByPrefix, 0, 0.9)
			}
		}
	}
}

// isUnitOrTown reports whether a feature is a unit or a settlement, whose names say
// by themselves what they are.
func isUnitOrTown(f Feature) bool { return f.Class == "A" || f.Class == "P" }

// misspelt is fuzzy for a name in a context, unless the name is right as it is and
// only lies elsewhere: "Kyiv, Russia" means no village with a name like it.
func (s *searcher) misspelt(r *reading) {
	if len(r.context) > 0 {
		if key, ok := s.x.key(r.name); ok {
			b := s.x.bearers(key)
			if m, ok := b.next(); ok && s.x.Fame(m.Ref)-kindPenalty(m.Kind) > wellKnown {
				return
			}
		}
	}
	s.fuzzy(r)
}
