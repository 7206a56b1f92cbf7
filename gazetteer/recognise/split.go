package recognise

import (
	"dateline/gazetteer"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// greatCity is the least fame of cities that may stand side by side without a comma:
// "the Delhi Mumbai corridor". About a million people.
const greatCity = 0.55

// split cuts the spans that are two names side by side: a place and the country or
// division that holds it ("Accra Ghana"), or two great cities ("the Delhi Mumbai
// corridor"). A span that is a name as a whole stays.
func (r proposer) split(x *gazetteer.Index) {
	kept := make([]Span, 0, len(r.Spans))
	for _, s := range r.Spans {
		if at := r.secondName(x, s); at > 0 {
			first, second := s, s
			first.To, second.From = at, at
			kept = append(kept, first, second)
			continue
		}
		kept = append(kept, s)
	}
	r.Spans = kept
}

// secondName returns the token where the second of two names begins that make up a
// span, 0 for none.
func (r proposer) secondName(x *gazetteer.Index, s Span) int32 {
	a := r.Matches.starting[s.From]
	if a < 0 || r.Matches.List[a].To >= s.To {
		return 0
	}
	at := r.Matches.List[a].To
	b := r.Matches.starting[at]
	if b < 0 || r.Matches.List[b].To != s.To || !r.Text.Tokens[at].SpaceBefore() || r.Text.Tokens[at].Shape == text.ShapePunct {
		return 0
	}
	first, second := &r.Matches.List[a], &r.Matches.List[b]
	if !first.isProper() || !second.isProper() {
		return 0
	}
	if first.Group.isCity() && second.Group.isCity() && first.Fame >= greatCity && second.Fame >= greatCity {
		return at
	}
	if !first.Group.IsSettlement() || second.Group != GroupCountry && second.Group != GroupAdmin1 {
		return 0
	}
	holder := second.Bearers[0].Ref
	for _, m := range first.Bearers {
		if country, admin1, _ := x.Parents(m.Ref); m.Kind <= gazetteer.NameAlias && (country == holder || admin1 == holder) {
			return at
		}
	}
	return 0
}

func (m *Match) isProper() bool { return m.Kind <= gazetteer.NameAlias }

// isCity reports whether places of the group are capitals, seats or big towns.
func (g Group) isCity() bool { return g >= GroupCapital && g <= GroupBigTown }

// dropUnits leaves out the capitals that are the unit of a number: "10 NM".
func (r proposer) dropUnits(lengths *quantity.Reader) {
	kept := r.Spans[:0]
	for _, s := range r.Spans {
		if t := &r.Text.Tokens[s.From]; s.To-s.From == 1 && s.From > 0 && t.Shape == text.ShapeUpper && lengths.IsUnitWord(t) {
			if p := &r.Text.Tokens[s.From-1]; p.Shape == text.ShapeDigit && p.Sentence == t.Sentence {
				continue
			}
		}
		kept = append(kept, s)
	}
	r.Spans = kept
}
