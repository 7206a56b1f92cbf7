package resolve

import (
	"math"

	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
)

// Variant tells how the words of a mention led to a candidate.
type Variant uint8

// The variants. The numbers are part of trained weights.
const (
	VariantWhole  Variant = iota // the whole mention is a name of the place
	VariantTrim                  // without "the", a direction, "city of"
	VariantInside                // a name inside the mention: "Toronto Police"
	VariantWithin                // not the place itself, but the one that the text puts it in
)

// Bearer is what the gazetteer knows of a place that bears a name.
type Bearer struct {
	Ref                     gazetteer.Ref
	Kind                    gazetteer.NameKind // of the name
	Group                   recognise.Group
	Fame                    float32
	People                  float32 // log10(1+population) / 8
	Country, Admin1, Admin2 gazetteer.Ref
	Location                [3]float64 // on the unit sphere
}

// inside reports whether the place lies in the division r, which is not itself.
func (b *Bearer) inside(r gazetteer.Ref) bool {
	return r != gazetteer.NoRef && r != b.Ref && (r == b.Country || r == b.Admin1 || r == b.Admin2)
}

// Candidate is a place that a name may mean.
type Candidate struct {
	Bearer
	Variant     Variant
	AtEnd       bool // the name inside the mention is its last part
	Definite    bool // it bears the name with the article that stands in the text
	Fits        bool // it lies in every division that the text says it lies in
	Apart       bool // the text sets another mention of the name apart, which lies where this does
	Signals     Values
	Score       float64 // logarithm of its probability, up to a constant of the name
	Probability float64 // among the candidates of the name
}

// reset forgets the signals of an earlier pass.
func (c *Candidate) reset() { c.Signals = Values{} }

// newCandidate describes a bearer of a name.
func newCandidate(x *gazetteer.Index, m gazetteer.Match, v Variant) Candidate {
	population := x.Population(m.Ref)
	b := Bearer{
		Ref: m.Ref, Kind: m.Kind, Group: recognise.GroupOf(x.Feature(m.Ref), population), Fame: float32(x.Fame(m.Ref)),
		People: float32(math.Log10(1+float64(population)) / 8), Location: unitVector(x.Point(m.Ref)),
	}
	b.Country, b.Admin1, b.Admin2 = x.Parents(m.Ref)
	return Candidate{Bearer: b, Variant: v}
}
