package claim

import (
	"math"
	"strings"

	"dateline/gazetteer"
	"dateline/geo"
)

// A name that the document did not resolve is looked for around the other
// end of its claim: a stated distance is evidence that the two lie that near.
// The search is wider than the claim, so that a wrong number finds the same place as a
// right one, and takes the nearest bearer, not the one that fits the number.
const (
	seekFactor   = 4.0
	seekLeast    = 60 * geo.Kilometre
	countryReach = 1000 * geo.Kilometre // from the middle of a country whose size is not known
	abroadShare  = 3.0                  // a bearer in another country counts as this much farther
)

// seekAll looks for the ends that are names without a place, then gives
// every claim its ends. It runs twice, because an end found by one claim is the
// anchor of the next.
func (r *reader) seekAll() {
	found := map[string]gazetteer.Ref{}
	for pass := range 2 {
		for i := range r.pairs {
			p := &r.pairs[i]
			reach := r.reach(i)
			r.follow(&p.from)
			r.follow(&p.to)
			r.seekNear(&p.from, p.to, reach, found)
			r.seekNear(&p.to, p.from, reach, found)
			if pass == 1 {
				r.seekBoth(&p.from, &p.to, reach)
			}
			r.reconsider(i)
		}
	}
	kept := r.claims[:0]
	named := map[string]int{}
	for i, p := range r.pairs {
		if !r.tells(p, r.frames[i]) {
			continue
		}
		c := r.claims[i]
		c.From, c.To = r.asEnd(p.from), r.asEnd(p.to)
		c.Kind, c.subject = Checkable, r.subjectID(p.from, named)
		if !p.from.known() || !p.to.known() {
			c.Kind = Position
		}
		kept = append(kept, c)
	}
	r.claims = kept
}

// subjectID numbers the things that several distances place: those that
// grammar ties together, and those called by one name.
func (r *reader) subjectID(e entity, named map[string]int) int {
	name := r.nameOf(e)
	if e.subject > 0 || name == "" {
		return e.subject
	}
	if named[name] == 0 {
		r.subjects++
		named[name] = r.subjects
	}
	return named[name]
}

// tells reports whether a pair says anything that can be shown: one end must
// have a name, and a distance without a stated anchor needs the place that is
// located ("smoke was seen from ten miles away" has none).
func (r *reader) tells(p ends, f frame) bool {
	from, to := p.from.known() || r.nameOf(p.from) != "", p.to.known() || r.nameOf(p.to) != ""
	if !f.hasAnchor() && f.other.kind == nothing && !f.apart && p.relation == From {
		return from && !r.personal(p.from)
	}
	return from || to
}

// personal reports whether an end without a place is two capitalised words
// that no place bears: "Karim Daoud was 10 km away".
func (r *reader) personal(e entity) bool {
	if e.known() || e.mention >= 0 {
		return false
	}
	capitals := 0
	for k := e.start; k < e.end; k++ {
		if r.tok[k].upper {
			capitals++
		}
	}
	return capitals > 1
}

// reach returns how far around one end of claim i the other is looked for.
func (r *reader) reach(i int) geo.Length { return max(seekLeast, seekFactor*r.claims[i].Value.Max) }

// nameOf returns the words of an end that has no place.
func (r *reader) nameOf(e entity) string {
	switch {
	case e.known():
	case e.mention >= 0 && r.doc.Mentions[e.mention].Within != gazetteer.NoRef:
	case e.mention >= 0 && r.names(e.mention) && !r.wayMention(e.mention):
		return r.doc.Mentions[e.mention].Text
	case e.end > e.start && !r.way(e):
		return r.words(e.start, e.end)
	}
	return ""
}

// way reports whether a name is one of a road or a river, or has a number.
func (r *reader) way(e entity) bool {
	for k := e.start; k < e.end; k++ {
		if r.tok[k].kind == figure || wayNoun(r.low(k)) {
			return true
		}
	}
	return false
}

// bearers returns the places of a name, also without the word for its kind:
// "Đồng Hới City".
func (r *reader) bearers(name string) []gazetteer.Ref {
	refs := r.seek.bearers(name)
	if i := strings.LastIndexByte(name, ' '); len(refs) == 0 && i > 0 && settlementNoun(asciiLower(name[i+1:])) {
		refs = r.seek.bearers(name[:i])
	}
	return refs
}

// seekNear looks for e around the other end.
func (r *reader) seekNear(e *entity, other entity, reach geo.Length, found map[string]gazetteer.Ref) {
	name := r.nameOf(*e)
	if name == "" {
		return
	}
	if ref, ok := found[name]; ok {
		r.settle(e, ref)
		return
	}
	to, ok := r.placeOfEntity(other)
	if !ok {
		return
	}
	if !isSpot(to) {
		reach += max(countryReach, boundRadius(to), discRadius(to.Area)) // somewhere about a country
	}
	best, ref := reach, gazetteer.NoRef
	bearers := r.bearers(name)
	for _, b := range bearers {
		p := r.seek.place(b)
		d := geo.Distance(p.Point, to.Point)
		if p.Country != to.Country && isSpot(to) {
			d *= abroadShare
		}
		if d < best && b != other.ref {
			best, ref = d, b
		}
	}
	if ref != gazetteer.NoRef {
		found[name] = ref
		r.settle(e, ref)
	}
}

// seekBoth looks for two names of which at least one has no place, and the
// other none that is sure: the two bearers that lie nearest to each other.
func (r *reader) seekBoth(a, b *entity, reach geo.Length) {
	na, nb := r.nameOf(*a), r.nameOf(*b)
	if na == "" && nb == "" {
		return
	}
	if na == "" {
		na = r.unsure(*a)
	}
	if nb == "" {
		nb = r.unsure(*b)
	}
	if na == "" || nb == "" {
		return
	}
	const most = 24 // bearers of each that are compared
	as, bs := r.bearers(na), r.bearers(nb)
	best, ra, rb := reach, gazetteer.NoRef, gazetteer.NoRef
	for _, x := range as[:min(len(as), most)] {
		p := r.seek.place(x).Point
		for _, y := range bs[:min(len(bs), most)] {
			if d := geo.Distance(p, r.seek.place(y).Point); d < best && x != y {
				best, ra, rb = d, x, y
			}
		}
	}
	if ra != gazetteer.NoRef {
		r.settle(a, ra)
		r.settle(b, rb)
	}
}

// unsure returns the words of an end whose place may be a namesake, "" for
// one that is sure.
func (r *reader) unsure(e entity) string {
	p, ok := r.placeOfEntity(e)
	if !ok || e.mention < 0 || !isSpot(p) || r.sureness(e) >= 1 || r.sureness(e) >= sureConfidence && p.Population >= sureSize {
		return ""
	}
	return r.doc.Mentions[e.mention].Text
}

// settle gives an end its place.
func (r *reader) settle(e *entity, ref gazetteer.Ref) {
	e.ref, e.place, e.origin = ref, r.placeOf(ref), lookedUp
	e.confidence = min(e.confidence, .6)
}

// placeOfEntity returns the place of an end.
func (r *reader) placeOfEntity(e entity) (gazetteer.Place, bool) {
	switch {
	case e.place >= 0:
		return r.doc.Places[e.place].Place, true
	case e.ref != gazetteer.NoRef:
		return r.seek.place(e.ref), true
	}
	return gazetteer.Place{}, false
}

// Where the two places of a claim lie many times farther apart than it says,
// one of them is more likely a namesake than the number a lie. A place so large
// or so surely resolved that nobody would mean another is left alone.
const (
	absurdFactor    = 5.0
	absurdLeast     = 40 * geo.Kilometre
	sureConfidence  = 0.9
	sureSize        = 200_000 // people
	refitConfidence = 0.9
	likeSize        = 5 // times the people
)

// reconsider resolves one end of an absurd claim anew, near the other.
func (r *reader) reconsider(i int) {
	p := &r.pairs[i]
	a, ok1 := r.placeOfEntity(p.from)
	b, ok2 := r.placeOfEntity(p.to)
	if !ok1 || !ok2 || p.relation == Border || p.relation == Coast {
		return
	}
	if r.refit(i, &p.from, p.to) || r.refit(i, &p.to, p.from) {
		return
	}
	far := geo.Distance(a.Point, b.Point)
	if said := r.claims[i].Value.Max; far < absurdLeast || far < absurdFactor*said {
		return
	}
	reach := r.reach(i)
	first, second := &p.from, &p.to
	if r.sureness(*first) > r.sureness(*second) {
		first, second = second, first
	}
	if !r.namesake(first, *second, reach) {
		r.namesake(second, *first, reach)
	}
}

// refit gives an end whose distance does not fit the bearer of its name that
// does, when the resolution is unsure and both are in one country and of like size:
// two towns share the name, and the distance tells which is meant.
func (r *reader) refit(i int, e *entity, other entity) bool {
	if r.unsure(*e) == "" || r.sureness(*e) >= refitConfidence {
		return false
	}
	was, _ := r.placeOfEntity(*e)
	to, ok := r.placeOfEntity(other)
	if !ok || !isSpot(to) {
		return false
	}
	c := r.claims[i]
	fits := func(p gazetteer.Place) bool {
		reach := radius(p) + radius(to)
		l := geo.Inverse(to.Point, p.Point)
		a := allowed(c.Value, c.stated)
		if l.Length+reach < a.Min/unstatedDetour || l.Length-reach > a.Max {
			return false
		}
		want, ok := c.Direction.Azimuth()
		return !ok || l.Length <= reach || math.Abs(math.Mod(l.Azimuth-want+540, 360)-180) <= directionSlack
	}
	if fits(was) {
		return false
	}
	for _, b := range r.bearers(r.doc.Mentions[e.mention].Text) {
		p := r.seek.place(b)
		if b != other.ref && p.Country == was.Country && p.Population*likeSize >= was.Population && fits(p) {
			r.moveAll(e, b)
			return true
		}
	}
	return false
}

// sureness orders ends by how sure their resolution is.
func (r *reader) sureness(e entity) float64 {
	if e.mention < 0 {
		return 0
	}
	return r.doc.Mentions[e.mention].Confidence
}

// namesake gives e the place of its name that lies near other, if there is one.
func (r *reader) namesake(e *entity, other entity, reach geo.Length) bool {
	if r.unsure(*e) == "" {
		return false
	}
	to, _ := r.placeOfEntity(other)
	best, ref := reach, gazetteer.NoRef
	for _, b := range r.bearers(r.doc.Mentions[e.mention].Text) {
		if d := geo.Distance(r.seek.place(b).Point, to.Point); d < best && b != other.ref {
			best, ref = d, b
		}
	}
	if ref == gazetteer.NoRef {
		return false
	}
	r.moveAll(e, ref)
	return true
}

// moveAll moves an end, and all others of the same place when their claims
// are next looked at.
func (r *reader) moveAll(e *entity, ref gazetteer.Ref) {
	if e.place >= 0 {
		if r.moved == nil {
			r.moved = map[int]gazetteer.Ref{}
		}
		r.moved[e.place] = ref
	}
	r.move(e, ref)
}

// move gives an end another bearer of its name.
func (r *reader) move(e *entity, ref gazetteer.Ref) {
	old := e.place
	r.settle(e, ref)
	e.confidence = min(e.confidence, .5)
	if old >= 0 && old != e.place {
		e.others = append([]int{old}, e.others...)
	}
}

// follow moves an end whose place another claim has resolved anew.
func (r *reader) follow(e *entity) {
	if ref, ok := r.moved[e.place]; ok && e.place >= 0 {
		r.move(e, ref)
	}
}
