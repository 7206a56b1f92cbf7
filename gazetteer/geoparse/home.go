package geoparse

import (
	"math"

	"dateline/gazetteer"
)

// homes is what the gazetteer says of its regions before any text is read.
type homes struct {
	weight []float32 // per ref of a unit: the renown of the places in it, summed
	all    float64   // of all places
}

// newHomes sums the places of the index by country, first- and second-level unit.
func newHomes(x *gazetteer.Index) homes {
	h := homes{weight: make([]float32, x.Len())}
	for r := range gazetteer.Ref(x.Len()) {
		w := renown(x.Fame(r))
		h.all += float64(w)
		country, admin1, admin2 := x.Parents(r)
		if country != gazetteer.NoRef {
			h.weight[country] += w
		}
		if admin1 != gazetteer.NoRef && admin1 != country {
			h.weight[admin1] += w
		}
		if admin2 != gazetteer.NoRef && admin2 != admin1 && admin2 != country {
			h.weight[admin2] += w
		}
	}
	return h
}

// renown is how much oftener the news of a region names a place than others of
// the region: about the square root of its population.
func renown(fame float64) float32 { return float32(math.Exp(9 * fame)) }

// contender is a region that an article may be at home in.
type contender struct {
	unit  gazetteer.Ref
	level int8    // 0 for a first-level unit, 1 for a second-level one
	name  int32   // the name that is being counted, 1 + its number
	part  float64 // the renown of that name's bearers in the region
	score float64 // logarithm of prior and evidence
	odds  float64 // its exponential, scaled
	rung  bool    // the caller's hint or a telephone number was counted
}

// hail is what one name says for one region, as a logarithm.
type hail struct {
	contender int32
	gain      float64
}

const (
	// atHome is the share of the names of an article that come from its home.
	atHome = 0.5
	// homeless is the share of articles that are at home in no region.
	homeless = 0.4
	// spoken is the share of articles at home where their English is spoken.
	spoken = 0.7
)

// settle weighs in which regions the article may be at home, from all candidates
// of all names together, and fills the signals that tell what lies there.
//
// An article at home in a region takes a part of its names from there, each place
// as often as its renown says, and the rest from the world: a mixture of two
// unigram models. The evidence for a region is the product, over the names, of
// how much likelier the mixture makes each than the world alone. What a name
// says itself is left out where the name is judged.
func (s *scratch) settle() {
	s.contenders, s.hails = s.contenders[:0], s.hails[:0]
	clear(s.contenderOf)
	clear(s.hailedBy)
	all := 0.0 // what the names say for a region that none of them is found in
	for k := range s.names {
		all += s.hailRegions(int32(k))
	}
	s.dial()
	var total [2]float64
	top := math.Log(homeless)
	for i := range s.contenders {
		c := &s.contenders[i]
		c.score += all + math.Log(s.homePrior(c.unit))
		top = max(top, c.score)
	}
	for i := range s.contenders {
		c := &s.contenders[i]
		c.odds = math.Exp(c.score - top)
		total[c.level] += c.odds
	}
	none := homeless * math.Exp(-top)
	for k := range s.names {
		n := &s.names[k]
		// Without this name: what it said is taken back from every region.
		rest := total
		var own [2]float64
		for _, h := range s.hails[n.hails:n.hailsTo] {
			c := &s.contenders[h.contender]
			rest[c.level] -= c.odds
			own[c.level] += c.odds * math.Exp(-h.gain)
		}
		back := math.Exp(-n.absent)
		var sum [2]float64
		for l := range sum {
			sum[l] = max(rest[l], 0)*back + own[l] + none
		}
		for i := n.first; i < n.last; i++ {
			c := &s.candidates[i]
			c.signals[sigHomeRegion] = s.homely(n, c.admin1, c.country, back, &sum)
			c.signals[sigHomeDistrict] = s.homely(n, c.admin2, c.admin1, back, &sum)
		}
	}
}

// homely returns how likely the article is at home in the unit, judged without
// the name n, on a logarithmic scale from 0 (one in a thousand) to 1 (certain).
func (s *scratch) homely(n *name, unit, above gazetteer.Ref, back float64, sum *[2]float64) float32 {
	if unit == gazetteer.NoRef || unit == above {
		return 0
	}
	k, ok := s.contenderOf[unit]
	if !ok {
		return 0
	}
	c := &s.contenders[k]
	odds := c.odds * back
	for _, h := range s.hails[n.hails:n.hailsTo] {
		if h.contender == k {
			odds = c.odds * math.Exp(-h.gain)
			break
		}
	}
	const least = 1e-3
	return float32(1 + math.Log(max(odds/sum[c.level], least))/-math.Log(least))
}

// homePrior is the probability that an article is at home in a unit before any
// name of it is read.
func (s *scratch) homePrior(unit gazetteer.Ref) float64 {
	h := &s.parser.homes
	country, _, _ := s.parser.index.Parents(unit)
	w := float64(h.weight[unit])
	p := (1 - spoken) * w / h.all
	if country != gazetteer.NoRef {
		p += spoken * float64(s.mannerOf(country)) * w / float64(h.weight[country])
	}
	return (1 - homeless) * p
}

// hailRegions notes what a name says for the regions that its bearers lie in, and
// returns what it says for all others.
func (s *scratch) hailRegions(k int32) float64 {
	n := &s.names[k]
	n.hails, n.hailsTo, n.absent = 0, 0, 0
	sum := 0.0
	first := gazetteer.NoRef
	local := false
	for i := n.first; i < n.last; i++ {
		c := &s.candidates[i]
		if c.variant == variantTown {
			continue
		}
		if first == gazetteer.NoRef {
			first = c.ref
		}
		sum += float64(renown(float64(c.fame)))
		local = local || c.admin1 != gazetteer.NoRef && c.admin1 != c.country
	}
	if !local {
		return 0
	}
	if e, ok := s.hailedBy[first]; ok {
		// "Dublin" and "Dublin City Council" say the same.
		o := &s.names[e]
		n.hails, n.hailsTo, n.absent = o.hails, o.hailsTo, o.absent
		return 0
	}
	s.hailedBy[first] = k
	n.hails = int32(len(s.hails))
	for i := n.first; i < n.last; i++ {
		c := &s.candidates[i]
		if c.variant == variantTown {
			continue
		}
		w := float64(renown(float64(c.fame)))
		if c.admin1 != gazetteer.NoRef && c.admin1 != c.country {
			s.add(c.admin1, 0, k, w)
		}
		if c.admin2 != gazetteer.NoRef && c.admin2 != c.admin1 {
			s.add(c.admin2, 1, k, w)
		}
	}
	n.hailsTo = int32(len(s.hails))
	sure := float64(n.best)
	n.absent = math.Log(1-atHome) * sure
	for i := n.hails; i < n.hailsTo; i++ {
		h := &s.hails[i]
		c := &s.contenders[h.contender]
		inside := c.part / float64(s.parser.homes.weight[c.unit])
		world := sum / s.parser.homes.all
		h.gain = math.Log(1-atHome+atHome*inside/world) * sure
		c.score += h.gain - n.absent
	}
	return n.absent
}

// contenderFor returns the number of a region among the contenders.
func (s *scratch) contenderFor(unit gazetteer.Ref, level int8) int32 {
	i, ok := s.contenderOf[unit]
	if !ok {
		i = int32(len(s.contenders))
		s.contenderOf[unit] = i
		s.contenders = append(s.contenders, contender{unit: unit, level: level})
	}
	return i
}

// add counts the renown w of a bearer of name k for the region that it lies in.
func (s *scratch) add(unit gazetteer.Ref, level int8, k int32, w float64) {
	i := s.contenderFor(unit, level)
	c := &s.contenders[i]
	if c.name != k+1 {
		c.name, c.part = k+1, 0
		s.hails = append(s.hails, hail{contender: i})
	}
	c.part += w
}

// dial adds what the article's telephone numbers say for the regions that they
// are dialled in, each region once.
func (s *scratch) dial() {
	for i := range s.tokens {
		unit := s.dialled(i)
		if unit == gazetteer.NoRef {
			continue
		}
		h := &s.parser.homes
		if c := &s.contenders[s.contenderFor(unit, 0)]; !c.rung {
			c.rung = true
			c.score += math.Log(1 + atHome/(1-atHome)*h.all/float64(h.weight[unit]))
		}
	}
}
