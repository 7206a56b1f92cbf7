package geoparse

import (
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// builder makes a document of a resolved text.
type builder struct {
	*resolve.Resolution
	parser *Parser
	in     Input
	kinds  kindReader
	doc    *Document
	places map[gazetteer.Ref]int
}

// document turns a resolved text into a result that outlives the workspace.
func (p *Parser) document(w *resolve.Workspace, in Input) *Document {
	r := &w.Resolution
	d := &Document{Title: in.Title, Text: in.Text, Language: p.language, Source: r.Text, Senses: p.resolver.Senses(r, in.Explain)}
	d.Closed = in.Spans != nil || len(in.Kinds) > 0 && !slices.Contains(in.Kinds, Literal)
	d.Sentences = make([]Span, 0, len(r.Text.Sentences))
	for _, s := range r.Text.Sentences {
		if s.Start >= r.Text.Body {
			d.Sentences = append(d.Sentences, Span{Start: s.Start - r.Text.Body, End: s.End - r.Text.Body})
		}
	}
	b := builder{Resolution: r, parser: p, in: in, doc: d, places: map[gazetteer.Ref]int{}}
	b.kinds = newKindReader(r, p.kindWords)
	d.Mentions = make([]Mention, 0, len(r.Mentions))
	var filter *MentionFilter
	if in.Spans == nil {
		filter = p.mentionFilter(w)
	}
	given := in.Spans
	for i := range r.Mentions {
		m := &r.Mentions[i]
		recognised := float64(m.Confidence)
		if filter == nil {
			if m.Given {
				b.add(m, given[0], nil)
				given = given[1:]
			}
			continue
		}
		if m.Span.Start < r.Text.Body {
			continue // a name in the title is context only
		}
		decision := p.decide(filter, m)
		if !decision.Keep {
			continue
		}
		m.Confidence = float32(decision.Probability)
		var reasons []Reason
		if in.Explain {
			reasons = []Reason{{
				Decider: resolve.ByRecogniser, ID: "words", Label: "reads like the name of a place, by its words and those around it",
				Value: recognised, Weight: 1,
			}, decision.Reason}
		}
		b.add(m, b.spanOf(m), reasons)
	}
	p.addCoordinates(d, in)
	d.Focus = FocusOf(p.index, d)
	return d
}

// spanOf returns the bytes of a mention in the body, with a "The" that is part of
// the place's name, and without an "and" or "in" that is written together with it.
func (b *builder) spanOf(m *resolve.Mention) Span {
	span := Span{Start: m.Span.Start - b.Text.Body, End: m.Span.End - b.Text.Body}
	c := b.ChosenOf(m)
	if g := b.parser.tagger; g != nil && c != nil && m.From < m.To {
		span.Start += g.Names.Proclitics(b.Text, int(m.From), int(m.To), c.Ref)
	}
	if c == nil || !c.Definite || m.From == 0 {
		return span
	}
	if the := &b.Text.Tokens[m.From-1]; the.Capital() && strings.HasPrefix(b.parser.index.Name(c.Ref), "The ") {
		span.Start = int(the.Start) - b.Text.Body
	}
	return span
}

// maxCandidates bounds Mention.Candidates.
const maxCandidates = 10

// A facility lies in the place that its name begins or ends with when the article
// speaks of that place, too, or when no other can be meant.
const (
	sameTown  = 0.5  // least closeness to another place of the article: that is named, too
	wellKnown = 0.45 // least fame of a place that is meant by its name alone: a big city
	certain   = 0.8  // least probability of such a place
)

// isNamedAfterItsTown reports whether the name of a facility says where it lies:
// "Toronto General Hospital", but not "Miami Valley Hospital".
func (b *builder) isNamedAfterItsTown(m *resolve.Mention, c *resolve.Candidate, mass float64) bool {
	for i := m.From; i < m.To; i++ {
		k := b.Matches.Starting(i)
		if k < 0 || !slices.ContainsFunc(b.Matches.List[k].Bearers, func(x gazetteer.Match) bool { return x.Ref == c.Ref }) {
			continue
		}
		if to := b.Matches.List[k].To; to < m.To {
			switch b.Text.Tokens[to].Class {
			case text.ClassLand, text.ClassWater:
				return false
			}
		}
		break
	}
	return c.Evidence().Nearest >= sameTown || c.Fame >= wellKnown && mass >= certain
}

// add appends a mention with its place.
func (b *builder) add(m *resolve.Mention, span Span, reasons []Reason) {
	c := b.ChosenOf(m)
	kind := Literal
	if m.From < m.To {
		kind = b.kindOf(m, c)
	}
	if len(b.in.Kinds) > 0 && !slices.Contains(b.in.Kinds, kind) {
		return
	}
	s := &b.doc.Senses[m.Name]
	out := Mention{
		Span: span, Text: b.in.Text[span.Start:span.End], Kind: kind, Place: -1, Within: gazetteer.NoRef,
		Confidence: float64(m.Confidence), Sense: int(m.Name), Candidates: s.Candidates[:min(len(s.Candidates), maxCandidates)],
	}
	if b.in.Explain {
		out.Reasons = append(reasons, s.Reasons...)
	}
	switch {
	case c == nil:
	case c.Variant == resolve.VariantWithin:
		out.Within = c.Ref
	case c.Variant == resolve.VariantInside && kind == Facility:
		if !b.isNamedAfterItsTown(m, c, s.Mass) {
			c = nil
			break
		}
		out.Within = c.Ref
	default:
		out.Place = b.place(c.Ref)
	}
	if c != nil {
		out.Resolution = s.Mass
		out.Confidence *= s.Mass
	}
	if out.Place >= 0 {
		p := &b.doc.Places[out.Place]
		p.Mentions = append(p.Mentions, len(b.doc.Mentions))
		p.Confidence = max(p.Confidence, out.Confidence)
		p.OffMap = p.OffMap && kind == Organisation && b.in.Spans == nil && !slices.Contains(b.in.Kinds, Organisation)
	}
	b.doc.Mentions = append(b.doc.Mentions, out)
}

// kindOf tells how a mention refers to its place.
func (b *builder) kindOf(m *resolve.Mention, c *resolve.Candidate) Kind {
	if b.parser.tagger == nil {
		return b.kinds.kindOf(m, c)
	}
	return kindByPlace(b.kinds.clubs, m, c)
}

// place returns the index of a place among those of the document.
func (b *builder) place(ref gazetteer.Ref) int {
	k, ok := b.places[ref]
	if !ok {
		k = len(b.doc.Places)
		b.places[ref] = k
		b.doc.Places = append(b.doc.Places, Place{Place: b.parser.index.Place(ref), Ref: ref, OffMap: true})
	}
	return k
}
