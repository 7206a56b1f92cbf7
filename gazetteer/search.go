package gazetteer

import (
	"errors"
	"slices"
	"strings"
)

// Search returns the places that a query asks for, the best first. It returns
// no hits and no error when there is none. The error is a [QueryError].
//
// A hit's score is the sum of its signals: how well the name matches (match),
// what kind of name it is (kind), the place's fame (fame), how near it lies to
// the focus (near), whether it lies where the text says (context), whether in the
// asker's country (home), and whether their language calls it so (language).
func (x *Index) Search(q Query) ([]Hit, error) {
	s := &searcher{query: q}
	if err := s.query.check(); err != nil {
		return nil, err
	}
	if p, err := ParsePoint(q.Text); err == nil {
		return nearestHits(x, p, &s.query)
	} else if !errors.Is(err, ErrNoPosition) {
		return nil, err
	}
	folded := Fold(s.text[:0], q.Text)
	if len(folded) == 0 {
		return nil, &QueryError{"Text", "holds no letter or digit"}
	}
	var err error
	if s.compiled, err = x.compile(&s.query.Filter); err != nil {
		return nil, err
	}
	s.candidates = candidates{
		x: x, q: &s.query, folded: folded, filter: &s.compiled, limit: limit(q.Limit), home: homeCountries(x, q.Languages),
		accented: hasAccents(q.Text),
	}
	s.run()
	if q.Mode == Best && s.unfound() {
		s.inShortWords()
		if hits := s.separated(); hits != nil && s.unfound() {
			return hits, nil
		}
	}
	return s.best(), nil
}

// separated finds what the text names if its other signs are read as commas.
func (s *searcher) separated() []Hit {
	apart := *s.q
	if apart.Text = separators.Replace(apart.Text); apart.Text == s.q.Text {
		return nil
	}
	if hits, err := s.x.Search(apart); err == nil && len(hits) > 0 && hits[0].Fit <= FitNumber && hits[0].Edits == 0 {
		return hits
	}
	return nil
}

// searcher tries the ways to read a query and to find places by its names. What they find it gathers. It holds
// what its candidates point to, so that a search allocates once.
type searcher struct {
	candidates
	query    Query
	compiled compiledFilter
	text     [128]byte     // room for the folded text
	ranked   [16]completed // room for the bearers of a name
}

// run tries the text as a name first, and as a name with a context or with a word
// for what the place is where that is not enough. Names in other languages come
// before typing errors, and what fits only in part comes when nothing fits.
func (s *searcher) run() {
	whole := reading{name: s.q.Text}
	if len(s.q.Within) == 0 {
		s.find(&whole)
		s.codes(&whole)
		if len(s.hits) == 0 && s.q.Mode != Prefix {
			s.exonym(&whole) // before the text is taken apart: "Isla de Man"
		}
	}
	var buildings []Hit // and what else is called as the text is without its commas
	if strings.Contains(s.q.Text, ",") && !slices.ContainsFunc(s.hits, s.isWithComma) {
		buildings, s.hits = s.hits, nil
	}
	wanted := 1
	if s.q.Mode == Prefix || s.q.Mode == Fuzzy {
		wanted = s.limit
	}
	var others []reading
	if len(s.hits) < wanted || s.inShort() {
		others = s.inParts(&whole)
	}
	if s.q.Mode != Prefix && (s.doubtful() || s.isForeign() || s.obscure() || s.byOtherNames() || s.foreigner()) {
		s.exonyms(&whole, others)
	}
	if s.q.Mode == Best && len(s.hits) > 0 && len(others) == 0 && s.obscure() {
		s.each(s.described(&whole, nil), FitNumber, s.exact) // an island, and a village called after it
	}
	if s.q.Mode == Best && len(s.hits) == 0 {
		s.unfinished(&whole)
	}
	if s.q.Mode == Best && s.doubtful() {
		if len(s.q.Within) == 0 && buildings == nil {
			s.fuzzy(&whole)
		}
		s.each(others, FitNumber, s.misspelt)
	}
	if len(s.hits) == 0 && (s.q.Mode == Best || s.q.Mode == Fuzzy) {
		if len(s.q.Within) == 0 {
			s.typos(&s.x.foreign, &whole)
		}
		s.lesser(others)
	}
	if len(s.hits) == 0 {
		s.hits = buildings
	}
	if s.foreigner() {
		meanings{&s.candidates}.inLanguage()
	}
	if s.q.Mode == Prefix {
		s.behindTowns()
	} else {
		meanings{&s.candidates}.sort()
	}
}

// isWithComma reports whether a hit may be meant by a text with a comma that is read as one name: what is called so but a
// building, and what the text begins if its own name has one.
func (s *searcher) isWithComma(h Hit) bool {
	return s.x.Feature(h.Ref).Class != "S" && (h.Found != ByPrefix || strings.Contains(s.x.Name(h.Ref), ","))
}

// find finds places by the name of a reading as the mode of the query says.
func (s *searcher) find(r *reading) {
	switch s.q.Mode {
	case Prefix:
		s.prefix(r)
	case Fuzzy:
		s.fuzzy(r)
	default:
		s.exact(r)
	}
}

// inParts reads the text as a name with a context, or with a word for what the place is, and returns the
// readings with a context.
func (s *searcher) inParts(whole *reading) []reading {
	others := readings(s.x, s.q, false)
	s.each(others, FitNumber, s.find)
	if len(s.hits) > 0 {
		return others
	}
	if wide := readings(s.x, s.q, true); len(wide) > 0 {
		others = wide
		s.each(others, FitNumber, s.find)
	}
	if len(s.hits) == 0 {
		described := s.described(whole, others)
		s.each(described, FitNumber, s.begun)
		if len(s.hits) == 0 && s.q.Mode != Prefix && len(s.q.Within) == 0 {
			s.titled(whole)
		}
		if len(s.hits) == 0 && s.q.Mode != Prefix {
			s.each(described, FitNumber, s.exonym) // "the country of" in a language that has a name of its own for it
		}
	}
	if len(s.hits) == 0 {
		s.each(reversed(s.x, s.q.Text), FitNumber, s.exact)
	}
	return others
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
		if others[i].around == "" || isGeneric(others[i].name) {
			continue // "Region Paris" asks for a division, and for nothing in Paris
		}
		around := *s.q
		around.Text, around.Within, around.Mode = others[i].around, nil, Exact
		inner := searcher{candidates: s.candidates}
		inner.q, inner.folded, inner.hits, inner.contextual = &around, Fold(nil, around.Text), nil, false
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
