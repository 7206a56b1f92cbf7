package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// writer makes claims of the frames of a text.
type writer struct {
	*Discourse
	names map[string]int // the numbers of subjects that are called by a name
}

// claims makes claims of the frames that say something.
func (d writer) claims() []Claim {
	var out []Claim
	for i := range d.Frames {
		f := &d.Frames[i]
		if f.Relation == Between {
			f.Direction = ""
		}
		c := Claim{
			Span: geoparse.Span{
				Start: d.Tokens[f.First].Start,
				End:   d.Tokens[f.Next-1].End,
			},
			Hedge:     d.hedgeOf(f),
			Stated:    f.Stated,
			Direction: f.Direction,
			Mode:      f.Mode,
			Journey:   f.Journey,
			Relation:  f.Relation,
			From:      d.asEnd(f.From),
			To:        d.asEnd(f.To),
			Subject:   d.subjectOf(f.From),
		}
		c.Text = d.Doc.Text[c.Start:c.End]
		if d.tells(f, &c) {
			out = append(out, c)
		}
	}
	return out
}

// hedgeOf writes the hedge of a quantity in lower case, "" for none.
func (d writer) hedgeOf(f *Frame) string {
	if f.Number == f.First && f.Tail > 0 {
		return d.lower(f.Tail, f.Next)
	}
	return d.lower(f.First, f.Number)
}

// lower writes tokens [i, j) in lower case, with a space between them in scripts that have
// spaces.
func (d writer) lower(i, j int) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		w := d.Words(k, k+1)
		r, _ := utf8.DecodeRuneInString(w)
		if k > i && !unicode.Is(unicode.Han, r) {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(w))
	}
	return b.String()
}

// tells reports whether a pair says anything that can be shown: one end must
// have a name, and a distance without a stated anchor needs the place that is
// located ("smoke was seen from ten miles away" has none).
func (d writer) tells(f *Frame, c *Claim) bool {
	from, to := d.named(f.From, &c.From), d.named(f.To, &c.To)
	if !f.Anchored && f.Relation == From {
		return from && !d.personal(f.From)
	}
	return from || to
}

// named reports whether an end has a place, or words that may name one.
func (d writer) named(e Entity, x *End) bool {
	if x.IsKnown(d.Doc) {
		return true
	}
	return e.IsSome() && (e.Mention < 0 || d.Names(e.Mention) && !d.moves(e))
}

// personal reports whether an end without a place is two capitalised words
// that no place bears: "Karim Daoud was 10 km away".
func (d writer) personal(e Entity) bool {
	if e.Mention >= 0 || d.IsKnown(e) || d.Known(d.NameOf(e)) {
		return false
	}
	capitals := 0
	for k := e.Start; k < e.End; k++ {
		if d.Tokens[k].Capital {
			capitals++
		}
	}
	return capitals > 1
}

// asEnd gives an entity the form of a claim's end.
func (r writer) asEnd(e Entity) End {
	x := End{
		Mention:    e.Mention,
		Described:  e.Described,
		Basis:      e.Basis,
		Rule:       e.Rule,
		Confidence: e.Confidence,
		Centre:     e.Centre,
		RunnersUp:  distinct(e.others, e.Mention),
	}
	first := e.End > e.Start && r.Sentences[r.SentenceAt(e.Start)].First == e.Start
	if !first || e.End > e.Start+1 || r.Known(r.NameOf(e)) {
		x.Name = r.NameOf(e) // the first word of a sentence has its capital in any case
	}
	switch {
	case e.Mention >= 0:
		x.Area = r.moves(e)
	case x.Name != "" && e.Described == gazetteer.NoRef && !r.moves(e):
		x.Span = geoparse.Span{Start: r.Tokens[e.Start].Start, End: r.Tokens[e.End-1].End}
	}
	if x.Rule == "" && x.Basis == Stated {
		x.Rule = ruleNamed
	}
	if !e.IsSome() || x.Name == "" && e.Described == gazetteer.NoRef {
		x.Basis, x.Rule, x.Confidence = Unknown, "", 0
	}
	return x
}

// subjectOf numbers the things that several distances place: those that grammar
// ties together, and those called by one name.
func (d writer) subjectOf(e Entity) int {
	name := d.NameOf(e)
	if e.Subject > 0 || name == "" || d.IsKnown(e) || d.moves(e) {
		return e.Subject // what moves is somewhere else the next time
	}
	if d.names[name] == 0 {
		d.subjects++
		d.names[name] = d.subjects
	}
	return d.names[name]
}
