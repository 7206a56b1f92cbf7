package gazetteer

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strings"

	"dateline/geo"
)

// Search returns the places that a query asks for, the best first. It returns
// no hits and no error when there is none. The error is a [QueryError].
//
// A hit's score is the sum of its signals: how well the name matches (match),
// what kind of name it is (kind), the place's fame (fame), how near it lies to
// the focus (near), and whether it lies where the text says (context).
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
	if len(Fold(room[:0], q.Text)) == 0 {
		return nil, &QueryError{"Text", "holds no letter or digit"}
	}
	filter, err := x.compile(&q.Filter)
	if err != nil {
		return nil, err
	}
	s := searcher{x: x, q: &q, filter: &filter, limit: limit(q.Limit)}
	s.run()
	return s.best(), nil
}

// searcher gathers the hits of one query.
type searcher struct {
	x      *Index
	q      *Query
	filter *compiledFilter
	limit  int
	hits   []Hit

	contextual bool // some hit lies where the text says
}

// run tries the text as a name first, and as a name with a context where that
// is not enough.
func (s *searcher) run() {
	find := s.exact
	switch s.q.Mode {
	case Prefix:
		find = s.prefix
	case Fuzzy:
		find = s.fuzzy
	}
	whole := reading{name: s.q.Text}
	find(&whole)
	wanted := 1
	if s.q.Mode == Prefix || s.q.Mode == Fuzzy {
		wanted = s.limit
	}
	var others []reading
	if len(s.hits) < wanted {
		others = s.x.readings(s.q.Text, s.q.Mode)
		s.each(others, find)
	}
	if s.q.Mode == Best && s.doubtful() {
		s.fuzzy(&whole)
		s.each(others, s.fuzzy)
	}
	if len(s.hits) == 0 && (s.q.Mode == Best || s.q.Mode == Fuzzy) {
		for i := range others { // the context may be wrong: do without
			others[i].context = nil
		}
		s.each(others, s.fuzzy)
	}
}

func (s *searcher) each(readings []reading, find func(*reading)) {
	for i := range readings {
		if strings.TrimSpace(readings[i].name) != "" {
			find(&readings[i])
		}
	}
}

// exact finds the bearers of the name. Where nothing but their weight orders
// them, it goes through no more of them than are asked for.
func (s *searcher) exact(r *reading) {
	key, ok := s.x.key(r.name)
	if !ok {
		return
	}
	if r.context == nil && s.q.Focus == nil {
		var room [16]completed
		top := ranking{x: s.x, filter: s.filter, limit: s.limit, list: room[:0]}
		top.offer(s.x.bearers(key))
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
func (s *searcher) fuzzy(r *reading) {
	var room [64]byte
	text := []rune(string(Fold(room[:0], r.name)))
	var keys [64]typedKey
	for errors := min(1, errorsAllowed(len(text))); errors <= errorsAllowed(len(text)); errors++ {
		before := len(s.hits)
		for _, k := range s.x.typos(keys[:0], text, errors) {
			var bearers [32]Match
			for _, m := range s.x.appendBearers(bearers[:0], k.key) {
				s.add(r, m, typoFound(k.edits), k.edits, 1-typoPenalty(k.edits, m.Kind))
			}
		}
		if len(s.hits) > before {
			return
		}
	}
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
	if !s.filter.passes(m.Ref) || r.context != nil && !r.holds(s.x, m.Ref) {
		return
	}
	h := Hit{Ref: m.Ref, Found: found, Kind: m.Kind, Edits: edits, Distance: -1}
	h.score("match", match, s.q.Explain)
	h.score("kind", 0-kindPenalty(m.Kind), s.q.Explain)
	h.score("fame", s.x.Fame(m.Ref), s.q.Explain)
	if r.context != nil {
		s.contextual = true
		h.score("context", 0.5, s.q.Explain)
	}
	if s.q.Focus != nil {
		h.Distance = geo.Distance(*s.q.Focus, s.x.Point(m.Ref))
		h.score("near", 0.7*nearness(h.Distance), s.q.Explain)
	}
	s.hits = append(s.hits, h)
}

// score adds a contribution.
func (h *Hit) score(name string, value float64, explain bool) {
	h.Score += value
	if explain {
		h.Signals = append(h.Signals, Signal{name, value})
	}
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
