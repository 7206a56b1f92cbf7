package claim

import (
	"fmt"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/quantity"
	"dateline/geo"
)

// A verdict "contradicted" accuses a writer, so it needs both places beyond
// doubt. Below leastSure the place of a name may be another one; a bearer of the name
// with at least leastRival of the probability may be the one that is meant.
// Both are bounds of the contract of the program, not fitted.
const (
	leastSure  = 0.8
	leastRival = 0.05
)

// A place that is well known may be meant though next to nothing of the probability of its name is left to it: a number that
// holds for that one is no accident.
const (
	knownFame  = 0.45 // a large town
	knownRival = 0.0005
)

// leastReferent is the confidence below which an anaphor may stand for another place than the one that
// it is taken for.
const leastReferent = 0.65

// Where the two places of a claim lie many times farther apart than it says,
// one of them is more likely a namesake that the gazetteer lacks than the number wrong; a place so
// large that nobody would mean another is left alone.
const (
	absurdFactor = 5.0
	absurdLeast  = 40 * geo.Kilometre
	sureSize     = 200_000 // people

	strangeFactor = 50.0      // nobody writes so wrong a number
	strangeSize   = 2_000_000 // people
)

// A name that a far better known place of another country bears is no ground to call a text wrong, unless the
// text leaves next to nothing to that place: fameLead is a factor of ten in people, remoteRival a probability.
const (
	fameLead    = 0.1
	remoteRival = 0.004
)

// How far words and map may miss each other before the words are called wrong: by a tenth of
// the distance, twice what published distances differ by, or by what two points of a
// gazetteer may be off.
const (
	smallGap = 2 * nearMiss
	leastGap = 3 * geo.Kilometre
)

// courseGap is how much of a river, its arms or its upper reaches a map of 1:10,000,000 may leave out.
const courseGap = 100 * geo.Kilometre

// boundSlack is by how many degrees the extent of a river may be too small.
const boundSlack = 0.5

// worstDetour is how many times the straight line a road may be before the words are called wrong: in mountains single
// ones are twice as long, but hedges allow for a tenth of that already. See
// roadDetour for the source.
const worstDetour = 1.8

// doubt says in one sentence why v, whose numbers contradict each other, must
// not be called contradicted. Its code is "" when nothing stands against that.
func (c *Checker) doubt(doc *geoparse.Document, v *Verdict) because {
	from, to := v.FromPlace, v.ToPlace
	apart := fmt.Sprintf("%s and %s lie %s apart", from.Name, to.Name, v.Line.Length.Format(v.Unit))
	for _, e := range [...]struct {
		*End
		place *gazetteer.Place
	}{{&v.From, from}, {&v.To, to}} {
		switch {
		case e.Basis != Stated && (e.Basis != Referred || e.Confidence < leastReferent):
			return because{NotStated, fmt.Sprintf("The words do not say that “%s” is measured from or to %s; %s, and another place may be meant.",
				v.Text, e.place.Name, apart)}
		case e.Mention < 0 || e.Described != gazetteer.NoRef:
			return because{NotNamed, fmt.Sprintf("The text does not name %s itself; %s, and another place may be meant.",
				e.place.Name, apart)}
		}
		m := &doc.Mentions[e.Mention]
		switch {
		case m.ByDistance:
			return because{ByDistance, fmt.Sprintf("“%s” is taken for a place only because it would lie near; %s, and something else may be meant.",
				m.Text, apart)}
		case partOfName(doc, e.Mention) && !(m.Kind == geoparse.Demonym && (v.Relation == Border || v.Relation == Coast)):
			return because{PartOfName, fmt.Sprintf("“%s” is a part of another name here; %s, and the distance may be from something else.",
				m.Text, apart)}
		case c.sureness(doc, e.End) < leastSure:
			return because{Unsure, fmt.Sprintf("%s, but which place “%s” means is not sure enough to call the text wrong.",
				apart, m.Text)}
		}
		if k := c.betterKnown(doc, e.End); k != gazetteer.NoRef {
			return because{BetterKnown, fmt.Sprintf("%s, but “%s” may mean %s, which is better known.", apart, m.Text, c.index.Label(k))}
		}
	}
	if v.Measured.Min >= absurdLeast && v.Measured.Min >= absurdFactor*v.Allowed.Max {
		sure := int64(sureSize)
		if v.Measured.Min >= strangeFactor*v.Allowed.Max {
			sure = strangeSize
		}
		for _, p := range [...]*gazetteer.Place{from, to} {
			if extract.IsSpot(*p) && p.Population < sure {
				return because{Namesake, fmt.Sprintf("%s; another %s may be meant, which the gazetteer does not have.", apart, p.Name)}
			}
		}
	}
	if !v.WrongDirection && holdsToTheLetter(v) {
		return because{ToTheLetter, fmt.Sprintf("%s: “%s” is true to the letter, though it says little.", apart, v.Text)}
	}
	switch {
	case v.Method != pointToCourse:
	case v.Allowed.Min > v.Line.Length:
		return because{OtherReach, fmt.Sprintf("%s at the nearest point, but the words may mean another stretch of the river.", apart)}
	case v.Line.Length-v.Allowed.Max < courseGap || mayReach(from, to) || mayReach(to, from):
		return because{OtherReach, fmt.Sprintf("%s as far as the river is drawn; an arm or a stretch that is not may be nearer.", apart)}
	}
	gap := max(v.Line.Length-v.Allowed.Max, v.Allowed.Min-v.Line.Length)
	if !v.WrongDirection && gap < max(leastGap, smallGap*v.Line.Length) {
		return because{LittleOff, fmt.Sprintf("%s, which is too little off to call the text wrong.", apart)}
	}
	if !v.WrongDirection && (v.Mode == "" || v.Mode == Road) && v.Allowed.Min > v.Line.Length &&
		v.Allowed.Min <= worstDetour*v.Line.Length {
		return because{WindingRoad, fmt.Sprintf("%s in a straight line, and a winding road may be that long.", apart)}
	}
	if !extract.IsSpot(*from) && !extract.IsSpot(*to) {
		return because{TooLarge, fmt.Sprintf("%s and %s are too large to measure between.", from.Name, to.Name)}
	}
	if name := c.rival(doc, v); name != "" {
		return because{Rival, fmt.Sprintf("%s, but another place called %s would fit.", apart, name)}
	}
	return because{}
}

// holdsToTheLetter reports whether a bound is kept, though by so much that nobody would have put it so: "less than 100 km" of 11 km.
func holdsToTheLetter(v *Verdict) bool {
	switch v.Precision.Hedge {
	case quantity.Under:
		return v.Measured.Max <= v.Value.Max
	case quantity.Over:
		return v.Measured.Min >= v.Value.Min
	}
	return false
}

// mayReach reports whether a river may come near a spot in a stretch that no map of ours draws: whether the spot lies within
// what is known of the river's extent.
func mayReach(spot, river *gazetteer.Place) bool {
	return isWatercourse(*river) && river.Bound.Pad(boundSlack).Contains(spot.Point)
}

// betterKnown returns a far better known place of another country that an end may mean, NoRef for none.
func (c *Checker) betterKnown(doc *geoparse.Document, e *End) gazetteer.Ref {
	m := &doc.Mentions[e.Mention]
	if m.Settled || c.index == nil {
		return gazetteer.NoRef
	}
	ref := doc.Places[m.Place].Ref
	country, _, _ := c.index.Parents(ref)
	for _, k := range m.Candidates {
		if other, _, _ := c.index.Parents(k.Ref); k.Probability >= remoteRival && other != country &&
			c.index.Fame(k.Ref) >= c.index.Fame(ref)+fameLead {
			return k.Ref
		}
	}
	return gazetteer.NoRef
}

// sureness returns the probability, 0–1, that the place of an end is the one
// that its mention means: that of its candidates at the same spot. It leaves out how
// sure the recogniser was that the words are a name at all, which
// [geoparse.Mention.Confidence] includes; that confidence is its lower bound, because
// a rule or a reader may have chosen a place that the ranker had not.
func (c *Checker) sureness(doc *geoparse.Document, e *End) float64 {
	m := &doc.Mentions[e.Mention]
	chosen := c.placeOf(doc, *e)
	sum := 0.0
	for _, k := range m.Candidates {
		if k.Ref == doc.Places[m.Place].Ref {
			sum += k.Probability
			continue
		}
		if k.Probability < leastRival/10 {
			continue
		}
		p := c.index.Place(k.Ref)
		if geo.Distance(p.Point, chosen.Point) <= radius(*chosen)+radius(p) {
			sum += k.Probability
		}
	}
	return max(sum, m.Confidence, m.Resolution)
}

// rival returns the name of an end that another bearer, likely enough, would
// make v hold; "" when there is none.
func (c *Checker) rival(doc *geoparse.Document, v *Verdict) string {
	froms, tos := c.likely(doc, &v.From), c.likely(doc, &v.To)
	for i := range froms {
		for j := range tos {
			if i == 0 && j == 0 {
				continue
			}
			w := *v
			w.FromPlace, w.ToPlace = &froms[i], &tos[j]
			if c.judge(&w) && w.Outcome == Consistent {
				if i > 0 {
					return doc.Mentions[v.From.Mention].Text
				}
				return doc.Mentions[v.To.Mention].Text
			}
		}
	}
	return ""
}

// likely returns the place of an end, and after it the other places that its
// mention may mean.
func (c *Checker) likely(doc *geoparse.Document, e *End) []gazetteer.Place {
	out := []gazetteer.Place{*c.placeOf(doc, *e)}
	m := &doc.Mentions[e.Mention]
	for _, k := range m.Candidates {
		known := !m.Settled && k.Probability >= knownRival && c.index.Fame(k.Ref) >= knownFame
		if (known || k.Probability >= leastRival) && k.Ref != doc.Places[m.Place].Ref {
			out = append(out, c.index.Place(k.Ref))
		}
	}
	return out
}

// partOfName reports whether mention m is a part of the name of something
// that does not lie where the place lies: an organisation, a newspaper, an
// agency, a time zone, a person.
func partOfName(doc *geoparse.Document, m int) bool {
	x := &doc.Mentions[m]
	switch x.Kind {
	case geoparse.Literal, geoparse.Facility:
		return false
	case geoparse.Associative:
		// "Moscow said it lies 40 km from" is the place, "Moscow Time" is not.
		rest := doc.Text[x.End:]
		next := strings.TrimLeft(rest, " ")
		return len(next) < len(rest) && next != "" && 'A' <= next[0] && next[0] <= 'Z'
	}
	return true
}
