package geoparse

import (
	"math"

	"dateline/gazetteer"
)

// variant tells how the words of a mention led to a candidate.
type variant uint8

const (
	variantWhole  variant = iota // the whole mention is a name of the place
	variantTrim                  // without "the", a direction, "city of"
	variantInside                // a name inside the mention: "Toronto Police"
	variantTown                  // the town that the mention is said to be in
)

// candidate is a place that a name of the article may mean.
type candidate struct {
	ref     gazetteer.Ref
	kind    gazetteer.NameKind
	variant variant
	group   group
	fame    float32
	people  float32 // log10(1+population) / 8
	country gazetteer.Ref
	admin1  gazetteer.Ref
	admin2  gazetteer.Ref
	pos     [3]float64 // on the unit sphere
	signals signals
	score   float64
	prob    float64
	atEnd   bool // the name inside the mention is its last part
	article bool // it bears the name with the article of the text
	fits    bool // it lies in every unit that the text says it lies in
}

// name is what an article's mentions with the same words stand for: one sense
// per document, unless the text itself says otherwise ("Paris, Texas").
type name struct {
	mentions    []int32     // indexes into scratch.toponyms
	first, last int32       // range of scratch.candidates
	chosen      int32       // index into scratch.candidates, -1 for none
	mean, best  float32     // confidence of its mentions, mean and greatest
	mass        float64     // probability within reach of the chosen one
	listed      []Candidate // as the document gives them, made once
	elder       int32       // the name with the same words before this one, -1 for none
	cue         group       // the class that the text names beside it
	placed      bool        // the text says what unit it lies in

	hails, hailsTo int32   // range of scratch.hails
	absent         float64 // what it says for regions that none of its bearers lies in
}

// toponym is a mention on its way to a place.
type toponym struct {
	from, to   int32 // tokens
	span       Span  // of scratch.text
	confidence float32
	name       int32
	key        uint64
	setting    setting
}

// gather finds the candidates of a mention and appends them to s.candidates.
func (s *scratch) gather(t *toponym) (first, last int32) {
	first = int32(len(s.candidates))
	from, to := t.from, t.to
	if from == to {
		return first, first
	}
	s.lookup(from, to, variantWhole)
	s.markArticle(from, to, first)
	if int32(len(s.candidates)) == first {
		if a, b := s.trim(from, to); a != from || b != to {
			s.lookup(a, b, variantTrim)
		}
	}
	if int32(len(s.candidates)) == first {
		s.lookInside(from, to)
	}
	return first, int32(len(s.candidates))
}

// lookup appends the bearers of the name that the tokens spell.
func (s *scratch) lookup(from, to int32, v variant) {
	if from >= to {
		return
	}
	cur := s.parser.index.Cursor()
	started := false
	for i := from; i < to; i++ {
		t := &s.tokens[i]
		w := s.folded[t.fold:t.foldTo]
		if len(w) == 0 {
			continue
		}
		if started && !t.possessive() && !cur.Step(' ') {
			return
		}
		if !stepAll(&cur, w) {
			return
		}
		started = true
	}
	if !started {
		return
	}
	s.heard = s.plausible(int(from), int(to), cur.Matches(s.heard[:0]))
	for _, m := range s.heard {
		s.candidates = append(s.candidates, s.candidate(m, v))
	}
}

// markArticle marks the candidates that are also called so with the article that
// stands before the mention: "the Gulf", "the Hague".
func (s *scratch) markArticle(from, to, first int32) {
	if p := s.at(int(from)-1, from); p == nil || p.class != article || s.fold(p) != "the" {
		return
	}
	last := int32(len(s.candidates))
	s.lookup(from-1, to, variantWhole)
	for _, c := range s.candidates[last:] {
		known := false
		for i := first; i < last; i++ {
			if s.candidates[i].ref == c.ref {
				s.candidates[i].article = true
				known = true
			}
		}
		if !known {
			c.article = true
			s.candidates = append(s.candidates[:last], c)
			last++
		}
	}
	s.candidates = s.candidates[:last]
}

// trim leaves out the words around a name that are none of its own: a
// possessive, "the", directions before, "area" and the like behind.
func (s *scratch) trim(from, to int32) (int32, int32) {
	for to-from > 1 {
		if t := &s.tokens[to-1]; t.possessive() || t.shape == shapePunct || t.class == cityWord || t.class == unitHead {
			to--
			continue
		}
		if t := &s.tokens[from]; t.class == article || t.class == direction || t.shape == shapePunct || t.class == cityWord || t.class == prepTo {
			from++
			continue
		}
		break
	}
	return from, to
}

// lookInside takes the longest name inside a mention: of "University of
// Toronto", Toronto.
func (s *scratch) lookInside(from, to int32) {
	best := int32(-1)
	for i := from; i < to; i++ {
		k := s.starts[i]
		if k < 0 || s.matches[k].to > to {
			continue
		}
		m := &s.matches[k]
		if m.to-m.from == 1 && s.plainWord(i) {
			continue // "Street", "Church" and "Valley" are towns, too
		}
		if best < 0 || m.to-m.from > s.matches[best].to-s.matches[best].from || m.to-m.from == s.matches[best].to-s.matches[best].from && m.fame > s.matches[best].fame {
			best = k
		}
	}
	if best < 0 {
		return
	}
	m := &s.matches[best]
	for _, b := range s.bearers[m.first:m.last] {
		c := s.candidate(b, variantInside)
		c.atEnd = m.to == to && m.from > from
		s.candidates = append(s.candidates, c)
	}
}

// plainWord reports whether token i is a word that names are made with rather
// than a name.
func (s *scratch) plainWord(i int32) bool {
	t := &s.tokens[i]
	switch t.class {
	case noClass:
		return t.lex.ordinary() >= 9
	case particle, direction, title, role, orgHead, teamHead, mediaHead, streetHead, venueHead, waterHead, landHead, unitHead, cityWord, calendar, number, article, prepIn, prepTo, conjunction:
		return true
	}
	return false
}

func (s *scratch) candidate(m gazetteer.Match, v variant) candidate {
	x := s.parser.index
	c := candidate{ref: m.Ref, kind: m.Kind, variant: v, fame: float32(x.Fame(m.Ref))}
	p := x.Place(m.Ref)
	c.group = groupOf(&p)
	c.people = float32(math.Log10(1+float64(p.Population)) / 8)
	c.country, c.admin1, c.admin2 = x.Parents(m.Ref)
	c.pos = unit(p.Point)
	return c
}

// inside reports whether the candidate lies in the unit r, which is not itself.
func (c *candidate) inside(r gazetteer.Ref) bool {
	return r != gazetteer.NoRef && r != c.ref && (r == c.country || r == c.admin1 || r == c.admin2)
}

// unit returns the point on the unit sphere of a longitude and latitude in
// degrees. The sphere is good enough to weigh nearness; no length that leaves
// the program is measured on it.
func unit(p [2]float64) [3]float64 {
	lon, lat := p[0]*math.Pi/180, p[1]*math.Pi/180
	sinLat, cosLat := math.Sincos(lat)
	sinLon, cosLon := math.Sincos(lon)
	return [3]float64{cosLat * cosLon, cosLat * sinLon, sinLat}
}

// apart returns the great-circle distance of two unit vectors in kilometres.
func apart(a, b *[3]float64) float64 {
	x, y, z := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return 2 * earthKm * math.Asin(min(1, math.Sqrt(x*x+y*y+z*z)/2))
}

const earthKm = 6371.0088 // mean radius R1 of the IUGG
