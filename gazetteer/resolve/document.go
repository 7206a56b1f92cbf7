package resolve

import (
	"math"
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
)

// smoothing is added to what shares are taken of (add-k): one other name is weak
// evidence however much of it agrees.
const smoothing = 0.75

// divisionCount is what the names of the article say of one division.
type divisionCount struct {
	mass     float64 // probability of lying in it, by name, each at most its weight
	named    float64 // probability that the division itself is meant
	possible float64 // names with any candidate in it
	anchor   float64 // names that are as well known there as anywhere, by how sure they are names
	anchored int32   // the last name counted in anchor, 1 + its number
	local    float64 // names of places that hardly anybody far away would name, or that the text says lie there
	last     int32   // the last name counted in possible, 1 + its number
}

// location is the likeliest place of a name.
type location struct {
	name   int32
	at     [3]float64
	weight float64
	group  recognise.Group
	ref    gazetteer.Ref
	admin1 gazetteer.Ref
	known  bool // no other place of the name is much better known
	large  bool // a large city, with suburbs
}

// article is what the names of an article say of each other.
type article struct {
	*Resolution
	index     *gazetteer.Index
	numbers   numbering
	divisions []divisionCount // by their numbers
	own       []divisionCount // of the name that is judged
	touched   []int32         // what of own is not empty
	locations []location      // in the order of the names
	total     float64         // weight of the names
	possible  float64         // names with any candidate
}

// documentSignals fills the signals of the article around each candidate from the
// probabilities of the pass before. What a name says itself never counts for it.
func (a *article) documentSignals() {
	a.numbers.reset()
	a.divisions, a.own, a.touched = a.divisions[:0], a.own[:0], a.touched[:0]
	a.locations, a.total, a.possible = a.locations[:0], 0, 0
	for k := range a.Names {
		a.countName(int32(k))
	}
	for k := range a.Names {
		n := &a.Names[k]
		w := a.nameWeight(n)
		a.countOwn(n, w)
		for i := n.First; i < n.Last; i++ {
			c := &a.Candidates[i]
			a.fillShares(c, a.total-w, a.possible-1)
			a.fillNearness(n, int32(k), c)
		}
	}
	a.fillMainRegion()
}

// nameWeight is how much a name counts among the others: by its mentions, and by
// how sure it is that they name a place, and one of those that it may mean.
func (a *article) nameWeight(n *Name) float64 {
	w := (1 + math.Log(float64(len(n.Mentions)))) * float64(n.Best)
	if best := a.likeliest(n); best >= 0 {
		w *= trust(a.Candidates[best].Fame)
	}
	return w
}

// countName adds a name to what the article says.
func (a *article) countName(k int32) {
	n := &a.Names[k]
	best := a.likeliest(n)
	if best < 0 {
		return
	}
	w := a.nameWeight(n)
	a.possible++
	a.total += w
	for i := n.First; i < n.Last; i++ {
		if c := &a.Candidates[i]; c.Variant < VariantWithin {
			a.count(c, w, k, isAnchor(c, a.Candidates[n.First].Fame))
		}
	}
	b := &a.Candidates[best]
	if b.Variant >= VariantWithin {
		return // it says nothing that its container did not say
	}
	a.locations = append(a.locations, location{
		name: k, at: b.Location, weight: b.Probability * float64(n.Best), group: b.Group, ref: b.Ref,
		admin1: b.Admin1, known: isAnchor(b, a.Candidates[n.First].Fame), large: b.Group.IsSettlement() && b.Fame >= largeFame,
	})
}

// divisionsOf returns the country and the divisions of a place, NoRef where it has none
// of its own.
func divisionsOf(b *Bearer) [3]gazetteer.Ref {
	d := [3]gazetteer.Ref{b.Country, b.Admin1, b.Admin2}
	for level := 1; level < len(d); level++ {
		if d[level] == b.Country {
			d[level] = gazetteer.NoRef
		}
	}
	return d
}

// count adds a candidate to the counts of its divisions.
func (a *article) count(c *Candidate, w float64, k int32, anchor bool) {
	for _, r := range divisionsOf(&c.Bearer) {
		if r == gazetteer.NoRef {
			continue
		}
		i := a.number(r)
		t := &a.divisions[i]
		t.mass += c.Probability * w
		if r == c.Ref {
			t.named += c.Probability * w
		}
		if anchor && t.anchored != k+1 {
			t.anchored = k + 1
			t.anchor += float64(a.Names[k].Best)
			if c.Group != recognise.GroupAdmin1 && !c.isGreatCity() {
				t.local += float64(a.Names[k].Best)
			}
		}
		if c.Signals[sigContained] > 0 && c.Group.IsSettlement() && r != c.Country {
			t.local += float64(a.Names[k].Best)
		}
		if t.last != k+1 {
			t.last = k + 1
			t.possible++
		}
	}
}

// number returns the number of a division, with a place in the counts.
func (a *article) number(r gazetteer.Ref) int32 {
	k := a.numbers.number(r)
	if int(k) == len(a.divisions) {
		a.divisions, a.own = append(a.divisions, divisionCount{}), append(a.own, divisionCount{})
	}
	return k
}

// counted returns what the article says of a division, and what the name that is judged
// says of it.
func (a *article) counted(r gazetteer.Ref) (all, own divisionCount) {
	if k, ok := a.numbers.find(r); ok {
		return a.divisions[k], a.own[k]
	}
	return divisionCount{}, divisionCount{}
}

// countOwn fills a.own with what the name itself added.
func (a *article) countOwn(n *Name, w float64) {
	for _, k := range a.touched {
		a.own[k] = divisionCount{}
	}
	a.touched = a.touched[:0]
	for i := n.First; i < n.Last; i++ {
		c := &a.Candidates[i]
		if c.Variant >= VariantWithin {
			continue
		}
		for _, r := range divisionsOf(&c.Bearer) {
			if r == gazetteer.NoRef {
				continue
			}
			k := a.number(r)
			t := &a.own[k]
			t.mass += c.Probability * w
			if r == c.Ref {
				t.named += c.Probability * w
			}
			if t.possible == 0 {
				t.possible = 1
				a.touched = append(a.touched, k)
			}
		}
	}
}

// fillShares fills the signals of the administrative tree.
func (a *article) fillShares(c *Candidate, total, possible float64) {
	g := &c.Signals
	total, possible = total+smoothing, possible+smoothing
	part := func(r gazetteer.Ref) (share, named, could float32) {
		if r == gazetteer.NoRef {
			return 0, 0, 0
		}
		t, o := a.counted(r)
		if r != c.Ref {
			named = float32(min(max(t.named-o.named, 0), 1))
		}
		anchored := float32(min(t.anchor, 1))
		return anchored * float32(max(t.mass-o.mass, 0)/total), named, anchored * float32((t.possible-o.possible)/possible)
	}
	g[sigCountryShare], g[sigCountryNamed], g[sigSupportCountry] = part(c.Country)
	g[sigAdmin1Share], g[sigAdmin1Named], g[sigSupport] = part(c.Admin1)
	g[sigAdmin2Share], g[sigAdmin2Named], _ = part(c.Admin2)
	g[sigHolds] = 0
	switch c.Ref {
	case c.Admin1:
		g[sigHolds] = g[sigAdmin1Share]
	case c.Admin2:
		g[sigHolds] = g[sigAdmin2Share]
	}
}

// anchorLead is how much better known another place of the name may be for a place to
// tie an article to its region: two factors of ten in people. By cross-validation.
const anchorLead = 0.15

// trust is how surely a name means one of its places, by how well known the likeliest is: for many a
// hamlet there is another of its name that no gazetteer has.
func trust(fame float32) float64 {
	return float64(max(leastTrust, min(1, fame/trusted)))
}

const (
	leastTrust = 0.3
	trusted    = 0.25 // fame of a village of a few hundred people
)

// isAnchor reports whether a place, or a division, is about as well known by its name as
// the best known of that name.
func isAnchor(c *Candidate, best float32) bool {
	return c.Variant < VariantInside && c.Fame >= best-anchorLead
}

// anchored returns how surely the article names a division, or a place that is as well
// known there as anywhere: 1 for one certain name. Namesakes of great cities anchor
// nothing: Athens, Rome and Cairo are towns of Georgia, too.
func (a *article) anchored(r gazetteer.Ref) float32 {
	t, _ := a.counted(r)
	return float32(min(t.anchor, 1))
}

// isBarelyNamed reports whether just one name ties the article to a first-level division, and that
// one is known far away.
func (a *article) isBarelyNamed(division gazetteer.Ref) bool {
	t, _ := a.counted(division)
	return t.anchor >= anchored && t.anchor <= 1 && t.local < anchored
}

// isTiedByOne reports whether no more than one other name than that of the candidate ties the article to its first-level
// division.
func (a *article) isTiedByOne(n *Name, c *Candidate) bool {
	t, _ := a.counted(c.Admin1)
	others := t.anchor
	if isAnchor(c, a.Candidates[n.First].Fame) {
		others -= float64(n.Best)
	}
	return others <= 1
}

// aroundKm is the distance within which people of one town speak of the other as their own.
const aroundKm = 60

// regionKm is the distance within which a small place that the article names tells of its region.
const regionKm = 150

// isBesidePlace reports whether another name of the article means a town, water or site within some kilometres of the candidate,
// and is no namesake of a better known one. Large cities count where large is set: they have suburbs of many names.
func (a *article) isBesidePlace(c *Candidate, n *Name, large bool, km float64) bool {
	for i := range a.locations {
		l := &a.locations[i]
		if l.known && (large || !l.large) && &a.Names[l.name] != n && !isDivisionGroup(l.group) &&
			apart(&l.at, &c.Location) <= km {
			return true
		}
	}
	return false
}

// fillNearness fills the signals of distance: the mean over the five nearest other
// names, the nearest, and the nearest of the same sentences.
func (a *article) fillNearness(n *Name, k int32, c *Candidate) {
	var top [5]float64
	found := 0
	nearest, sentence := 0.0, 0.0
	around := a.window(k)
	for i := range around {
		l := &around[i]
		if l.name == k || l.ref == c.Ref && c.Variant == VariantWithin || l.group.IsArea() {
			continue
		}
		found++
		// 1,000 km on the unit sphere is a chord of 0.1568: most are farther.
		if x := l.at[0] - c.Location[0]; x > 0.157 || x < -0.157 {
			continue
		}
		if z := l.at[2] - c.Location[2]; z > 0.157 || z < -0.157 {
			continue
		}
		v := closeness(apart(&l.at, &c.Location)) * l.weight
		if !l.known {
			v *= float64(a.anchored(l.admin1))
		}
		if v <= 0 {
			continue
		}
		if a.together(n, &a.Names[l.name]) {
			sentence = max(sentence, v)
		}
		nearest = max(nearest, v)
		for j := range top {
			if v > top[j] {
				v, top[j] = top[j], v
			}
		}
	}
	g := &c.Signals
	g[sigNear], g[sigNearest], g[sigNearSentence] = 0, float32(nearest), float32(sentence)
	if found > 0 {
		sum := 0.0
		for _, v := range top {
			sum += v
		}
		g[sigNear] = float32(sum / (float64(min(found, 5)) + 1))
	}
}

// windowNames is how many names before and behind a name are looked at for
// nearness. Articles have fewer; in a list of ten thousand it bounds the work.
const windowNames = 128

// window returns the locations around name k. Names and locations are in the order
// of the text.
func (a *article) window(k int32) []location {
	if len(a.locations) <= 2*windowNames {
		return a.locations
	}
	at, _ := slices.BinarySearchFunc(a.locations, k, func(l location, k int32) int { return int(l.name - k) })
	return a.locations[max(0, at-windowNames):min(len(a.locations), at+windowNames)]
}

// maxCompared is how many mentions of two names are compared: it bounds the work
// on a name that is repeated without end.
const maxCompared = 32

// together reports whether two names stand in one sentence.
func (r *Resolution) together(a, b *Name) bool {
	i, j := 0, 0
	for i < min(len(a.Mentions), maxCompared) && j < min(len(b.Mentions), maxCompared) {
		x, y := r.sentence(a.Mentions[i]), r.sentence(b.Mentions[j])
		switch {
		case x == y:
			return true
		case x < y:
			i++
		default:
			j++
		}
	}
	return false
}

// fillMainRegion finds the first-level division that the article is mostly about,
// by the places under it, and marks the candidates there.
func (a *article) fillMainRegion() {
	var best, second float64
	top := gazetteer.NoRef
	for i := range a.locations {
		_, a1, _ := a.index.Parents(a.locations[i].ref)
		if a1 == gazetteer.NoRef || a1 == top {
			continue
		}
		t, _ := a.counted(a1)
		v := t.mass + 0.3*t.possible + t.named
		if v > best {
			best, second, top = v, best, a1
		} else if v > second {
			second = v
		}
	}
	lead := float32(0)
	if top != gazetteer.NoRef {
		lead = float32((best - second) / best)
	}
	for i := range a.Candidates {
		c := &a.Candidates[i]
		c.Signals[sigHome] = 0
		if top != gazetteer.NoRef && c.Admin1 == top && c.Ref != top {
			c.Signals[sigHome] = lead
		}
	}
}
