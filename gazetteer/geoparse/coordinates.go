package geoparse

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/resolve"
	"dateline/geo"
	"dateline/geo/coordinate"
)

// addCoordinates makes mentions of the coordinates that a text gives, each placed exactly
// where they say. Mentions inside them, as of "N", give way. Of a text whose spans a caller
// gives, only those spans are placed.
func (p *Parser) addCoordinates(d *Document, in Input) {
	if len(in.Kinds) > 0 && !slices.Contains(in.Kinds, Literal) {
		return
	}
	found := coordinate.Find(in.Text)
	if len(found) == 0 {
		return
	}
	mentions, before := d.Mentions, d.Places
	d.Mentions, d.Places = make([]Mention, 0, len(mentions)+len(found)), nil
	places := map[gazetteer.PlaceID]int{}
	add := func(m Mention, place *Place) {
		d.addPlace(places, place, &m)
		if m.Place >= 0 {
			d.Places[m.Place].Mentions = append(d.Places[m.Place].Mentions, len(d.Mentions))
		}
		d.Mentions = append(d.Mentions, m)
	}
	next := 0
	for _, m := range mentions {
		for ; next < len(found) && found[next].End <= m.Start; next++ {
			if in.Spans == nil {
				add(p.pointMention(in, Span{Start: found[next].Start, End: found[next].End}, found[next]))
			}
		}
		switch {
		case next == len(found) || found[next].Start >= m.End:
			var place *Place
			if m.Place >= 0 {
				place = &before[m.Place]
			}
			add(m, place)
		case in.Spans != nil:
			add(p.pointMention(in, m.Span, found[next]))
		}
	}
	for ; next < len(found) && in.Spans == nil; next++ {
		add(p.pointMention(in, Span{Start: found[next].Start, End: found[next].End}, found[next]))
	}
}

// pointMention makes a mention of coordinates, with its place.
func (p *Parser) pointMention(in Input, span Span, c coordinate.Found) (Mention, *Place) {
	m := Mention{
		Span: span, Text: in.Text[span.Start:span.End], Kind: Literal, Within: gazetteer.NoRef,
		Confidence: 1, Resolution: 1, Sense: -1,
	}
	if in.Explain {
		m.Reasons = []Reason{{Decider: resolve.ByRecogniser, ID: "coordinates", Label: "the text gives its coordinates (" + string(c.Form) + ")"}}
	}
	km := c.Error.Kilometres()
	place := p.index.PointPlace(c.Point)
	place.Area = math.Pi * km * km
	return m, &Place{Ref: gazetteer.NoRef, Place: place}
}

// IsPoint reports whether mention i is one of coordinates.
func (d *Document) IsPoint(i int) bool {
	k := d.Mentions[i].Place
	return k >= 0 && strings.HasPrefix(string(d.Places[k].ID), gazetteer.PointID)
}

// How near a place lies to the coordinates beside its name: within besideReach of them, or they
// do not belong together. besideGap is how many bytes stand between the two.
const (
	besideReach = 30 * geo.Kilometre
	besideFar   = 50 * geo.Kilometre
	besideGap   = 16
)

// Beside ties the names that stand beside coordinates to them, for [Parser.Refine]: of
// the places of a name the one near the coordinates is meant.
func (d *Document) Beside() []resolve.Constraint {
	var out []resolve.Constraint
	for i := range d.Mentions {
		if j := d.beside(i); j >= 0 && d.Mentions[j].Sense >= 0 {
			out = append(out, resolve.Constraint{A: j, B: i, Max: besideReach})
		}
	}
	return out
}

// beside returns the mention of a spot whose name stands beside the coordinates of mention i,
// -1 for none.
func (d *Document) beside(i int) int {
	if !d.IsPoint(i) {
		return -1
	}
	for j := i - 1; j >= 0 && d.joined(j, j+1); j-- { // "Springfield, Missouri (37.2, -93.3)"
		if d.isSpot(j) && !d.IsPoint(j) && (j == 0 || !d.joined(j-1, j) || !d.isSpot(j-1)) {
			return j
		}
	}
	if j := i + 1; j < len(d.Mentions) && d.joined(i, j) && d.isSpot(j) && !d.IsPoint(j) {
		return j
	}
	return -1
}

// joined reports whether little stands between two mentions, and no end of a sentence.
func (d *Document) joined(i, j int) bool {
	gap := d.Text[d.Mentions[i].End:d.Mentions[j].Start]
	return len(gap) <= besideGap && !strings.ContainsAny(gap, ".;!?\n0123456789")
}

// isSpot reports whether mention i has a place that is a point on a map, or none yet.
func (d *Document) isSpot(i int) bool {
	m := &d.Mentions[i]
	return m.Within == gazetteer.NoRef && (m.Kind == Literal || m.Kind == Facility) &&
		(m.Place < 0 || d.Places[m.Place].Feature().IsPointLike())
}

// doubtful is the confidence of coordinates that contradict the name beside them.
const doubtful = 0.5

// Compared returns the document with its coordinates checked against the places that are
// named beside them. It returns d itself where there are none.
func (d *Document) Compared() *Document {
	var out *Document
	for i := range d.Mentions {
		j := d.beside(i)
		if j < 0 || d.Mentions[j].Place < 0 {
			continue
		}
		if out == nil {
			c := *d
			c.Mentions = slices.Clone(d.Mentions)
			out = &c
		}
		m, named := &out.Mentions[i], &d.Places[d.Mentions[j].Place]
		apart := geo.Distance(d.Places[m.Place].Point, named.Point)
		label := fmt.Sprintf("%s, which is named beside it, lies %s away", named.Name, apart.Format("km"))
		if apart > besideFar {
			m.Confidence = doubtful
			label += ": one of the two is wrong"
		}
		if len(m.Reasons) > 0 {
			m.Reasons = append(slices.Clip(m.Reasons), Reason{
				Decider: resolve.ByConstraint, ID: "beside", Label: label, Value: apart.Kilometres(),
			})
		}
	}
	if out == nil {
		return d
	}
	return out
}
