package gazetteer

import (
	"bytes"
	"cmp"
	"errors"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/geo"

	"golang.org/x/text/language"
)

// Search returns the places that a query asks for, the best first. It returns
// no hits and no error when there is none. The error is a [QueryError].
//
// A hit's score is the sum of its signals: how well the name matches (match),
// what kind of name it is (kind), the place's fame (fame), how near it lies to
// the focus (near), whether it lies where the text says (context), and whether in
// the asker's country (home).
func (x *Index) Search(q Query) ([]Hit, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	if p, err := ParsePoint(q.Text); err == nil {
		return x.nearestHits(p, &q)
	} else if !errors.Is(err, ErrNoPosition) {
		return nil, err
	}
	var room [128]byte
	folded := Fold(room[:0], q.Text)
	if len(folded) == 0 {
		return nil, &QueryError{"Text", "holds no letter or digit"}
	}
	filter, err := x.compile(&q.Filter)
	if err != nil {
		return nil, err
	}
	s := searcher{x: x, q: &q, folded: folded, filter: &filter, limit: limit(q.Limit), home: x.homeCountries(q.Languages)}
	s.run()
	return s.best(), nil
}

// searcher gathers the hits of one query.
type searcher struct {
	x      *Index
	q      *Query
	folded []byte // the text of q
	filter *compiledFilter
	limit  int
	home   []uint32 // offsets in strings of the countries of the asker
	hits   []Hit

	contextual bool // some hit lies where the text says
}

// run tries the text as a name first, and as a name with a context or with a word
// for what the place is where that is not enough. Names in other languages come
// before typing errors, and what fits only in part comes when nothing fits.
func (s *searcher) run() {
	find := s.exact
	switch s.q.Mode {
	case Prefix:
		find = s.prefix
	case Fuzzy:
		find = s.fuzzy
	}
	whole := reading{name: s.q.Text}
	if len(s.q.Within) == 0 {
		find(&whole)
		s.codes(&whole)
	}
	var buildings []Hit // that are called as the text is without its commas
	if strings.Contains(s.q.Text, ",") && !slices.ContainsFunc(s.hits, func(h Hit) bool { return s.x.Feature(h.Ref).Class != "S" }) {
		buildings, s.hits = s.hits, nil
	}
	wanted := 1
	if s.q.Mode == Prefix || s.q.Mode == Fuzzy {
		wanted = s.limit
	}
	var others []reading
	if len(s.hits) < wanted {
		others = s.x.readings(s.q, false)
		s.each(others, FitNumber, find)
		if len(s.hits) == 0 {
			if wide := s.x.readings(s.q, true); len(wide) > 0 {
				others = wide
				s.each(others, FitNumber, find)
			}
		}
		if len(s.hits) == 0 {
			described := s.described(&whole, others)
			s.each(described, FitNumber, s.begun)
			if len(s.hits) == 0 && s.q.Mode != Prefix {
				s.each(described, FitNumber, s.exonym) // "the country of" in a language that has a name of its own for it
			}
		}
		if len(s.hits) == 0 {
			s.each(s.x.reversed(s.q.Text), FitNumber, s.exact)
		}
	}
	if s.q.Mode != Prefix && (s.doubtful() || s.accented() || s.obscure()) {
		s.exonyms(&whole, others)
	}
	if s.q.Mode == Best && len(s.hits) > 0 && len(others) == 0 && s.obscure() {
		s.each(s.described(&whole, nil), FitNumber, s.exact) // an island, and a village called after it
	}
	if s.q.Mode == Best && s.doubtful() {
		if len(s.q.Within) == 0 && buildings == nil {
			s.fuzzy(&whole)
		}
		s.each(others, FitNumber, s.misspelt)
	}
	if len(s.hits) == 0 && (s.q.Mode == Best || s.q.Mode == Fuzzy) {
		if len(s.q.Within) == 0 {
			s.typos(s.x.foreign, &whole)
		}
		s.lesser(others)
	}
	if len(s.hits) == 0 {
		s.hits = buildings
	}
	if s.q.Mode != Prefix {
		s.afterTowns()
	}
}

// afterTowns lets units that are called after a town in them count less than the town. English says "Adana
// Province" where other languages call both alike, and by the bare name mean the town.
func (s *searcher) afterTowns() {
	for i := range s.hits {
		h := &s.hits[i]
		if h.Kind == NameMain || h.Found != ByName || s.x.Feature(h.Ref).Class != "A" {
			continue
		}
		for _, town := range s.hits {
			if town.Found == ByName && s.x.isAfterTown(h.Ref, town.Ref) {
				h.score("borrowed", 0-borrowedPenalty, s.q.Explain)
				break
			}
		}
	}
}

// isAfterTown reports whether a unit bears the name of a town that lies in it, with a word behind it.
func (x *Index) isAfterTown(unit, town Ref) bool {
	if x.Feature(town).Class != "P" {
		return false
	}
	if _, admin1, admin2 := x.Parents(town); unit != admin1 && unit != admin2 {
		return false
	}
	var a, b [128]byte
	longer, found := bytes.CutPrefix(Fold(a[:0], x.Name(unit)), Fold(b[:0], x.Name(town)))
	return found && len(longer) > 0 && longer[0] == ' '
}

// key returns the number of the key in an index that the name of a reading folds to.
func (s *searcher) key(x *Index, r *reading) (uint64, bool) {
	if len(r.name) == len(s.q.Text) && r.name == s.q.Text && len(r.name) <= MaxName {
		return x.foldedKey(s.folded) // once is enough
	}
	return x.key(r.name)
}

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

// exonyms finds places by their names in other languages.
func (s *searcher) exonyms(whole *reading, others []reading) {
	if len(s.q.Within) == 0 {
		s.exonym(whole)
	}
	s.each(others, FitNumber, s.exonym)
}

// exonym finds the places that some language calls by the name of a reading.
func (s *searcher) exonym(r *reading) {
	if key, ok := s.key(s.x.foreign, r); ok {
		b := s.x.foreign.bearers(key)
		for m, ok := b.next(); ok; m, ok = b.next() {
			s.add(r, Match{m.Ref, NameAlternate}, ByName, 0, 1)
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
			if !s.x.unitOrTown(c.Ref) {
				s.add(r, c.Match, ByPrefix, 0, 0.9)
			}
		}
	}
}

// unitOrTown reports whether a place is a unit or a settlement, whose names say
// by themselves what they are.
func (x *Index) unitOrTown(r Ref) bool {
	class := x.Feature(r).Class
	return class == "A" || class == "P"
}

// lesser finds what fits in part: the place that the unit which the text names lies
// around, the place without the words that nobody knows, or else the units that the
// text says it lies in.
func (s *searcher) lesser(others []reading) {
	for i := range others {
		if r := others[i]; r.fit <= FitNumber && len(r.context) > 0 {
			r.fit, r.enclave = FitPart, true
			s.exact(&r)
		}
	}
	if len(s.hits) > 0 {
		return
	}
	for i := range others {
		if r := &others[i]; r.fit == FitPart {
			s.exact(r)
			if len(s.hits) == 0 {
				s.fuzzy(r)
			}
		}
	}
	for i := range others {
		if len(s.hits) > 0 {
			return
		}
		if others[i].around == "" {
			continue
		}
		around := *s.q
		around.Text, around.Within, around.Mode = others[i].around, nil, Exact
		inner := searcher{x: s.x, q: &around, folded: Fold(nil, around.Text), filter: s.filter, limit: s.limit, home: s.home}
		inner.run()
		best := inner.best()
		for _, h := range best {
			if h.Score > best[0].Score-namesakeGap {
				h.Fit = FitAround
				s.hits = append(s.hits, h)
			}
		}
	}
}

// namesakeGap is how much less a namesake scores that a context may mean as well:
// by "New York" the state and the city, by "Russia" no village in Ohio.
const namesakeGap = 0.1

// exact finds the bearers of the name. Where nothing but their weight orders
// them, it goes through no more of them than are asked for.
func (s *searcher) exact(r *reading) {
	key, ok := s.key(s.x, r)
	if !ok {
		return
	}
	if r.context == nil && r.kind == nil && s.q.Focus == nil && s.home == nil {
		var room [16]completed
		top := ranking{x: s.x, filter: s.filter, limit: max(s.limit, 8), list: room[:0]}
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
	found := s.x.completions(r.name, s.filter, wanted)
	if len(found) < wanted || s.foreigner() {
		found = append(found, s.x.foreign.completions(r.name, s.filter, wanted)...)
	}
	s.hits = slices.Grow(s.hits, len(found))
	for _, c := range found {
		if c.whole {
			s.add(r, c.Match, ByName, 0, 1)
		} else {
			s.add(r, c.Match, ByPrefix, 0, 0.9)
		}
	}
}

// fuzzy finds the bearers of names within the typing errors that the length
// of the name allows, with two only where one finds nothing.
func (s *searcher) fuzzy(r *reading) { s.typos(s.x, r) }

// typos is fuzzy for the names of an index.
func (s *searcher) typos(x *Index, r *reading) {
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
				s.add(r, m, typoFound(k.edits), k.edits, 1-typoPenalty(k.edits, m.Kind))
			}
		}
		if len(s.hits) > before {
			return
		}
	}
}

// leastWeight is what the name of a place must weigh for the place to come first
// although it is mistyped: beside what is called so exactly, nothing else is worth the
// search.
func (s *searcher) leastWeight(r *reading) float64 {
	if s.q.Mode != Best || len(s.hits) == 0 {
		return math.Inf(-1)
	}
	best := slices.MaxFunc(s.hits, func(a, b Hit) int { return cmp.Compare(a.Score, b.Score) }).Score
	best -= 1 - typoPenalty(1, NameMain)
	if r.context != nil {
		best -= inContext
	}
	if s.q.Focus != nil {
		best -= s.q.nearScore(0)
	}
	if s.home != nil {
		best -= atHome
	}
	return best
}

// foreigner reports whether the asker reads another language before English.
func (s *searcher) foreigner() bool {
	if len(s.q.Languages) == 0 {
		return false
	}
	base, _ := s.q.Languages[0].Base()
	return base.String() != "en"
}

// doubtful reports whether no hit lies where the text says and all are little
// known towns, so that the text may be a more famous name mistyped. Seas,
// buildings and the like were chosen for being named.
func (s *searcher) doubtful() bool {
	if len(s.hits) >= s.limit {
		return false
	}
	return !slices.ContainsFunc(s.hits, func(h Hit) bool {
		class := s.x.Feature(h.Ref).Class
		return s.contextual || class != "P" || s.x.Fame(h.Ref)-kindPenalty(h.Kind) > wellKnown
	})
}

// obscure reports whether all hits are little known settlements or units within units,
// so that the text may be the name of a country in another language: "Polen" is one, and
// a district of Indonesia.
func (s *searcher) obscure() bool {
	return !s.contextual && !slices.ContainsFunc(s.hits, func(h Hit) bool {
		f := s.x.Feature(h.Ref)
		return f.Class != "P" && f.Code != "ADM2" || s.x.Fame(h.Ref)-kindPenalty(h.Kind) > wellKnown
	})
}

// accented reports whether the text has letters beyond those of English, and no hit
// is a country: "França" is Portuguese for a country, though without its
// cedilla it is a city in Brazil.
func (s *searcher) accented() bool {
	return strings.IndexFunc(s.q.Text, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 &&
		!slices.ContainsFunc(s.hits, func(h Hit) bool { return s.x.Feature(h.Ref).IsCountry() })
}

// wellKnown is the fame of a town of about 300,000 with a few names.
const wellKnown = 0.45

// typoPenalty is what a name with typing errors counts less than the name as
// it is. A mistyped alternate counts less again: there are many, of all
// languages, and few of them are ever typed.
func typoPenalty(edits int, kind NameKind) float64 {
	switch {
	case edits == 0:
		return 0
	case kind == NameAlternate:
		return 0.5*float64(edits) + 0.15
	}
	return 0.5 * float64(edits)
}

func typoFound(edits int) Found {
	if edits == 0 {
		return ByName
	}
	return ByTypo
}

// add scores a place and keeps it when it passes the filter and lies in the
// context of the reading.
func (s *searcher) add(r *reading, m Match, found Found, edits int, match float64) {
	if !s.filter.passes(m.Ref) || r.kind != nil && !r.kind(s.x.Feature(m.Ref)) ||
		r.title && slices.Contains(ambiguousTitles, s.x.countryCode(m.Ref)) ||
		r.context != nil && (!r.holds(s.x, m.Ref) || s.namesake(r, m)) {
		return
	}
	if r.edits > 0 {
		found, edits, match = ByTypo, edits+r.edits, match-0.2*float64(r.edits)
	}
	h := Hit{Ref: m.Ref, Found: found, Fit: r.fit, Kind: m.Kind, Edits: edits, Distance: -1}
	h.score("match", match, s.q.Explain)
	h.score("kind", 0-kindPenalty(m.Kind), s.q.Explain)
	h.score("fame", s.x.Fame(m.Ref), s.q.Explain)
	if m.Kind == NameAlternate && found == ByName && s.x.borrowed(m.Ref, r.name) {
		h.score("borrowed", 0-borrowedPenalty, s.q.Explain)
	}
	if r.context != nil {
		s.contextual = true
		h.score("context", inContext, s.q.Explain)
	}
	if s.q.Focus != nil {
		h.Distance = geo.Distance(*s.q.Focus, s.x.Point(m.Ref))
		h.score("near", s.q.nearScore(h.Distance), s.q.Explain)
	}
	if s.home != nil && slices.Contains(s.home, s.x.regions.u32(s.x.region(m.Ref)*regionSize)) {
		h.score("home", atHome, s.q.Explain)
	}
	s.hits = append(s.hits, h)
}

// namesake reports whether a building is called by the name of a city only, beside
// which it lies in another unit: by "Berlin, Brandenburg" nobody means the airport.
func (s *searcher) namesake(r *reading, m Match) bool {
	if s.x.Feature(m.Ref).Class != "S" || m.Kind == NameMain {
		return false
	}
	key, ok := s.key(s.x, r)
	if !ok {
		return false
	}
	b := s.x.bearers(key)
	first, ok := b.next()
	return ok && first.Kind == NameMain && s.x.Feature(first.Ref).Class != "S" && s.x.Fame(first.Ref) > wellKnown
}

// inContext is what a place counts more that lies where the text says.
const inContext = 0.5

// borrowedPenalty is what an alternate name of a town counts less that is the main
// name of the unit it lies in, in units of fame: some list Paris as Île-de-France.
const borrowedPenalty = 0.15

// borrowed reports whether a name is the main name of a unit that the place lies
// in.
func (x *Index) borrowed(place Ref, name string) bool {
	if x.Feature(place).Class != "P" {
		return false
	}
	_, admin1, admin2 := x.Parents(place)
	var a, b [128]byte
	folded := Fold(a[:0], name)
	for _, unit := range [2]Ref{admin1, admin2} {
		if unit != NoRef && bytes.Equal(Fold(b[:0], x.Name(unit)), folded) {
			return true
		}
	}
	return false
}

// atHome is what a place in the asker's country counts more, in units of fame: as
// much as eight times the people.
const atHome = 0.06

// homeCountries returns the countries of the asker: that which a language names
// ("en-CA"), or where most who speak it live ("fr"); for English, which everybody
// speaks, only the former.
func (x *Index) homeCountries(languages []language.Tag) (offsets []uint32) {
	for _, tag := range languages {
		region, sure := tag.Region()
		base, _ := tag.Base()
		if !region.IsCountry() || sure < language.Exact && base.String() == "en" {
			continue
		}
		if at, ok := x.codeOffset(region.String()); ok {
			return []uint32{at}
		}
	}
	return nil
}

// score adds a contribution.
func (h *Hit) score(name string, value float64, explain bool) {
	h.Score += value
	if explain {
		h.Signals = append(h.Signals, Signal{name, value})
	}
}

// nearScore is what a distance from the focus counts.
func (q *Query) nearScore(d geo.Length) float64 {
	const usual, usualReach = 0.7, 10 * geo.Kilometre
	weight := usual
	if q.FocusWeight > 0 {
		weight *= q.FocusWeight
	}
	if q.FocusReach > 0 {
		d *= usualReach / q.FocusReach
	}
	return weight * nearness(d)
}

// nearness is 1 up to 10 km and falls with the logarithm of the distance to 0
// at 5,000 km, after the score of the Edinburgh geoparser (Grover et al. 2010),
// which ends at 1,000 km: a focus is a map or a newsroom here, and should tell
// continents apart.
func nearness(d geo.Length) float64 {
	return min(1, max(0, 1-math.Log(max(1, d.Kilometres()/10))/math.Log(500)))
}

// best returns the hits that were asked for, each place once with its best
// score, the best first and of equals the more famous.
func (s *searcher) best() []Hit {
	slices.SortFunc(s.hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Ref, b.Ref), -cmp.Compare(a.Score, b.Score))
	})
	s.hits = slices.CompactFunc(s.hits, func(a, b Hit) bool { return a.Ref == b.Ref })
	slices.SortFunc(s.hits, func(a, b Hit) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), cmp.Compare(a.Ref, b.Ref))
	})
	return slices.Clip(s.hits[:min(len(s.hits), s.limit)])
}
