package resolve

import (
	"math"

	"dateline/gazetteer"
)

// The assumptions of the model of an article's home, by cross-validation.
const (
	atHome     = 0.5 // share of the names of an article that come from its home
	homeless   = 0.4 // share of articles that are at home in no region
	dialectFit = 0.7 // share of articles at home where their English is spoken
	anchored   = 0.3 // least weight of the names that tie an article to a region
)

// homeRegion is a division that the article may be at home in.
type homeRegion struct {
	division gazetteer.Ref
	level    int8    // 0 for a first-level division, 1 for a second-level one
	name     int32   // the name that is being counted, 1 + its number
	last     int32   // its evidence
	part     float64 // weight of that name's bearers in the division
	score    float64 // logarithm of prior and evidence
	odds     float64 // its exponential, scaled
	phoned   bool    // a telephone number was counted
	crossed  bool    // a highway that runs through it was counted
	anchor   float64 // names that are as well known there as anywhere, by how sure they are names
}

// homeEvidence is what one name says for one region: a log-likelihood ratio.
type homeEvidence struct {
	region int32
	ratio  float64
	anchor bool // it is as well known there as anywhere
}

// nameEvidence is what one name says of where the article is at home.
type nameEvidence struct {
	from, to int32   // range of the evidence for the regions of its bearers
	absent   float64 // log-likelihood ratio for all other regions
}

// home infers in which regions an article may be at home, from all candidates of
// all names together: naive Bayes over regions.
//
// An article at home in a region takes a part of its names from there, each place
// as often as its weight says, and the rest from the world: a mixture of two
// unigram models. The evidence for a region is the product, over the names, of how
// much likelier the mixture makes each than the world alone. What a name says
// itself is left out where the name is judged.
type home struct {
	*Resolution
	resolver *Resolver
	dialect  *dialect
	*regionSums

	regions  []homeRegion
	evidence []homeEvidence
	names    []nameEvidence
	numbers  numbering               // of the regions
	counted  map[gazetteer.Ref]int32 // by best known bearer: the name that was counted for it
}

// inferHome fills the signals of the article's home.
func (h *home) inferHome() {
	h.regionSums = h.resolver.regions.sums()
	h.regions, h.evidence = h.regions[:0], h.evidence[:0]
	h.names = resize(h.names, len(h.Names))
	h.numbers.reset()
	clear(h.counted)
	absent := 0.0 // what the names say for a region that none of them is found in
	for k := range h.Names {
		absent += h.addEvidence(int32(k))
	}
	h.addAreaCodes()
	h.addHighways()
	var total [2]float64
	top := math.Log(homeless)
	for i := range h.regions {
		c := &h.regions[i]
		c.score += absent + math.Log(h.homePrior(c.division))
		top = max(top, c.score)
	}
	for i := range h.regions {
		c := &h.regions[i]
		c.odds = math.Exp(c.score - top)
		total[c.level] += c.odds
	}
	for k := range h.Names {
		h.fillHome(int32(k), total, homeless*math.Exp(-top))
	}
}

// fillHome fills the signals of one name's candidates, judged without the name:
// what it said is taken back from every region.
func (h *home) fillHome(k int32, total [2]float64, none float64) {
	e, n := &h.names[k], &h.Names[k]
	rest := total
	var own [2]float64
	for _, v := range h.evidence[e.from:e.to] {
		c := &h.regions[v.region]
		rest[c.level] -= c.odds
		own[c.level] += c.odds * math.Exp(-v.ratio)
	}
	back := math.Exp(-e.absent)
	var sum [2]float64
	for l := range sum {
		sum[l] = max(rest[l], 0)*back + own[l] + none
	}
	for i := n.First; i < n.Last; i++ {
		c := &h.Candidates[i]
		c.Signals[sigHomeRegion], c.Signals[sigHomeDistrict] = 0, 0
		if !h.isAnchored(c.Admin1) {
			continue
		}
		c.Signals[sigHomeRegion] = h.probability(e, c.Admin1, c.Country, back, &sum)
		c.Signals[sigHomeDistrict] = h.probability(e, c.Admin2, c.Admin1, back, &sum)
	}
}

// isAnchored reports whether a name of the article is as well known in the division
// as anywhere, a telephone number is dialled or a highway runs there. Namesakes of great cities alone
// make no home: Athens, Rome and Cairo are towns of Georgia, too.
func (h *home) isAnchored(division gazetteer.Ref) bool {
	k, ok := h.numbers.find(division)
	if !ok {
		return false
	}
	c := &h.regions[k]
	return c.phoned || c.crossed || c.anchor >= anchored
}

// probability returns how likely the article is at home in the division, on a
// logarithmic scale from 0 (one in a thousand) to 1 (certain).
func (h *home) probability(e *nameEvidence, division, above gazetteer.Ref, back float64, sum *[2]float64) float32 {
	if division == gazetteer.NoRef || division == above {
		return 0
	}
	k, ok := h.numbers.find(division)
	if !ok {
		return 0
	}
	c := &h.regions[k]
	odds := c.odds * back
	for _, v := range h.evidence[e.from:e.to] {
		if v.region == k {
			odds = c.odds * math.Exp(-v.ratio)
			break
		}
	}
	const least = 1e-3
	return float32(1 + math.Log(max(odds/sum[c.level], least))/-math.Log(least))
}

// phoned returns 1 when the text gives a telephone number of the division.
func (h *home) phoned(division gazetteer.Ref) float32 {
	if k, ok := h.numbers.find(division); ok {
		return indicator(h.regions[k].phoned)
	}
	return 0
}

// homePrior is the probability that an article is at home in a division before any
// name of it is read.
func (h *home) homePrior(division gazetteer.Ref) float64 {
	country, _, _ := h.resolver.index.Parents(division)
	w := float64(h.weight[division])
	p := (1 - dialectFit) * w / h.all
	if country != gazetteer.NoRef {
		p += dialectFit * float64(h.dialect.probability(country)) * w / float64(h.weight[country])
	}
	return (1 - homeless) * p
}

// addEvidence notes what a name says for the regions that its bearers lie in, and
// returns what it says for all others.
func (h *home) addEvidence(k int32) float64 {
	n := &h.Names[k]
	e := &h.names[k]
	*e = nameEvidence{}
	sum := 0.0
	first := gazetteer.NoRef
	local := false
	for i := n.First; i < n.Last; i++ {
		c := &h.Candidates[i]
		if c.Variant >= VariantWithin {
			continue
		}
		if first == gazetteer.NoRef {
			first = c.Ref
		}
		sum += float64(weightOf(float64(c.Fame)))
		local = local || c.Admin1 != gazetteer.NoRef && c.Admin1 != c.Country
	}
	if !local {
		return 0
	}
	if o, ok := h.counted[first]; ok { // "Dublin" and "Dublin City Council" say the same
		*e = h.names[o]
		return 0
	}
	h.counted[first] = k
	top := h.Candidates[n.First].Fame
	e.from = int32(len(h.evidence))
	for i := n.First; i < n.Last; i++ {
		c := &h.Candidates[i]
		if c.Variant >= VariantWithin {
			continue
		}
		w := float64(weightOf(float64(c.Fame)))
		if c.Admin1 != gazetteer.NoRef && c.Admin1 != c.Country {
			h.add(c.Admin1, 0, k, w, isAnchor(c, top))
		}
		if c.Admin2 != gazetteer.NoRef && c.Admin2 != c.Admin1 {
			h.add(c.Admin2, 1, k, w, false)
		}
	}
	e.to = int32(len(h.evidence))
	sure := float64(n.Best)
	e.absent = math.Log(1-atHome) * sure
	world := sum / h.all
	for i := e.from; i < e.to; i++ {
		v := &h.evidence[i]
		c := &h.regions[v.region]
		inside := c.part / float64(h.weight[c.division])
		v.ratio = math.Log(1-atHome+atHome*inside/world) * sure
		c.score += v.ratio - e.absent
	}
	return e.absent
}

// number returns the number of a division among the regions.
func (h *home) number(division gazetteer.Ref, level int8) int32 {
	i := h.numbers.number(division)
	if int(i) == len(h.regions) {
		h.regions = append(h.regions, homeRegion{division: division, level: level})
	}
	return i
}

// add counts the weight of a bearer of name k for the region that it lies in.
func (h *home) add(division gazetteer.Ref, level int8, k int32, weight float64, anchor bool) {
	i := h.number(division, level)
	c := &h.regions[i]
	if c.name != k+1 {
		c.name, c.part, c.last = k+1, 0, int32(len(h.evidence))
		h.evidence = append(h.evidence, homeEvidence{region: i})
	}
	c.part += weight
	if v := &h.evidence[c.last]; anchor && !v.anchor {
		v.anchor = true
		c.anchor += float64(h.Names[k].Best)
	}
}

// addAreaCodes adds what the article's telephone numbers say for the regions that
// they are dialled in, each region once.
func (h *home) addAreaCodes() {
	for k := range h.Text.Tokens {
		division := h.resolver.areaCodes.at(h.Text, k)
		if division == gazetteer.NoRef {
			continue
		}
		i := h.number(division, 0)
		if c := &h.regions[i]; !c.phoned {
			c.phoned = true
			c.score += math.Log(1 + atHome/(1-atHome)*h.all/float64(h.weight[division]))
		}
	}
}
