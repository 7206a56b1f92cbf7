package article

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/resolve"
)

// correct returns a copy of the document with the corrections. Corrected
// mentions have confidence 1. A correction that cannot apply is left out, and
// the error joins a [CorrectionError] for each.
func correct(doc *geoparse.Document, x *gazetteer.Index, o Offsets, in Input) (*geoparse.Document,
	map[gazetteer.PlaceID]Details, error) {
	e, list := newEdit(doc, x, o), in.Corrections
	e.explain = in.Explain
	var wrong []error
	if len(list) > MaxCorrections {
		wrong = append(wrong, &CorrectionError{Index: MaxCorrections,
			Reason: fmt.Sprintf("at most %d corrections are kept", MaxCorrections)})
		list = list[:MaxCorrections]
	}
	for i, c := range list {
		if err := e.apply(i, c); err != nil {
			wrong = append(wrong, &CorrectionError{Index: i, Reason: err.Error()})
		}
	}
	return e.document(), e.details, errors.Join(wrong...)
}

// edit is a document under correction. Places are refs here and become indexes
// at the end.
type edit struct {
	doc      *geoparse.Document
	x        *gazetteer.Index
	offsets  Offsets
	mentions []edited          // all there ever were
	order    []int             // indexes of mentions in the order of the text, removed ones too; none overlaps another
	names    map[string]*name  // by their folded words
	beside   []gazetteer.Ref   // places without a mention
	none     []geoparse.Span   // that name no place, unless a later correction says so
	explain  bool              // give the corrected mentions a reason
	own      []gazetteer.Place // of the map itself; the ref of each is its index behind those of the gazetteer
	details  map[gazetteer.PlaceID]Details
}

// edited is a mention under correction.
type edited struct {
	geoparse.Mention
	ref     gazetteer.Ref // NoRef: unresolved
	step    int           // number of the correction that settled it, -1 for none
	removed bool
}

// name is what the mentions with the same words have in common.
type name struct {
	mentions []int         // indexes of the mentions that were not removed by name
	ref      gazetteer.Ref // what they mean since the correction of that number
	step     int           // -1: no correction names them
}

func newEdit(doc *geoparse.Document, x *gazetteer.Index, o Offsets) *edit {
	e := &edit{doc: doc, x: x, offsets: o, names: map[string]*name{}, details: map[gazetteer.PlaceID]Details{}}
	for _, m := range doc.Mentions {
		ref := gazetteer.NoRef
		if m.Place >= 0 {
			if ref = doc.Places[m.Place].Ref; ref == gazetteer.NoRef { // of coordinates in the text
				e.own = append(e.own, doc.Places[m.Place].Place)
				ref = e.ownRef(len(e.own) - 1)
			}
		}
		e.order = append(e.order, e.add(edited{Mention: m, ref: ref, step: -1}))
	}
	return e
}

// add keeps a mention under its name and returns its index.
func (e *edit) add(m edited) int {
	i, key := len(e.mentions), foldCase(m.Text)
	e.mentions = append(e.mentions, m)
	if e.names[key] == nil {
		e.names[key] = &name{step: -1}
	}
	e.names[key].mentions = append(e.names[key].mentions, i)
	return i
}

func (e *edit) apply(step int, c Correction) error {
	ref, err := e.place(c)
	if err != nil {
		return err
	}
	if c.Place != nil && c.Details != (Details{}) {
		e.details[*c.Place] = e.details[*c.Place].with(c.Details)
	}
	switch {
	case (c.Start == nil) != (c.End == nil):
		return errors.New("start and end go together")
	case c.Start != nil && c.Name != "":
		return errors.New("give a span or a name, not both")
	case c.Start != nil:
		return e.correctSpan(step, Range{*c.Start, *c.End}, ref)
	case c.Name != "":
		e.correctName(step, c.Name, ref)
		return nil
	case ref != gazetteer.NoRef:
		if c.Point != nil || c.Details == (Details{}) { // else it only tells more of a place
			e.beside = append(e.beside, ref)
		}
		return nil
	}
	return errors.New("give a span, a name or a place")
}

// correctSpan makes the code points of r mean a place, or none. Mentions that
// overlap them give way.
func (e *edit) correctSpan(step int, r Range, ref gazetteer.Ref) error {
	from, fromOK := e.offsets.Byte(r.Start)
	to, toOK := e.offsets.Byte(r.End)
	if !fromOK || !toOK || from >= to {
		return fmt.Errorf("%d to %d is not a span of a text of %d characters", r.Start, r.End,
			e.offsets.CodePoint(len(e.doc.Text)))
	}
	made := edited{Mention: geoparse.Mention{Span: geoparse.Span{Start: from, End: to}, Text: e.doc.Text[from:to],
		Kind: geoparse.Literal}}
	first := sort.Search(len(e.order), func(i int) bool { return e.mentions[e.order[i]].End > from })
	last := first
	for ; last < len(e.order) && e.mentions[e.order[last]].Start < to; last++ {
		m := &e.mentions[e.order[last]]
		if m.Span == made.Span && !m.removed {
			made = *m
		}
		m.removed = true
	}
	var place []int
	if ref == gazetteer.NoRef {
		e.none = append(e.none, made.Span)
	}
	if ref != gazetteer.NoRef {
		made.ref, made.step = ref, step
		place = []int{e.add(made)}
	}
	e.order = slices.Replace(e.order, first, last, place...)
	return nil
}

// correctName makes every mention with these words mean a place, or none. A
// name that is not mentioned changes nothing: a better parser may have stopped
// to take it for a place.
func (e *edit) correctName(step int, words string, ref gazetteer.Ref) {
	n := e.names[foldCase(words)]
	switch {
	case n == nil:
	case ref == gazetteer.NoRef:
		for _, i := range n.mentions {
			if m := &e.mentions[i]; !m.removed {
				m.removed = true
				e.none = append(e.none, m.Span)
			}
		}
		n.mentions = nil
	default:
		n.ref, n.step = ref, step
	}
}

// settled returns the mention at an index with the last word on it.
func (e *edit) settled(i int) edited {
	m := e.mentions[i]
	if n := e.names[foldCase(m.Text)]; n.step > m.step {
		m.ref, m.step = n.ref, n.step
	}
	if m.step >= 0 {
		m.Within, m.Sense = gazetteer.NoRef, -1 // not to be ranked again
		m.Confidence, m.Resolution, m.Settled = 1, 1, true
		m.Candidates, m.Reasons, m.Doubt = nil, nil, ""
		if int(m.ref) < e.x.Len() { // else the gazetteer does not know it
			m.Candidates = []geoparse.Candidate{{Ref: m.ref, Probability: 1}}
		}
		if e.explain {
			m.Reasons = []geoparse.Reason{{Decider: resolve.ByCorrection, ID: "corrected",
				Label: "corrected by a reader"}}
		}
	}
	return m
}

// document numbers the places again, in order of first mention.
func (e *edit) document() *geoparse.Document {
	d := *e.doc
	d.Mentions, d.Places = nil, nil
	number := map[gazetteer.Ref]int{}
	place := func(ref gazetteer.Ref) int {
		i, ok := number[ref]
		if !ok {
			i = len(d.Places)
			number[ref] = i
			d.Places = append(d.Places, e.found(ref))
		}
		return i
	}
	for _, i := range e.order {
		m := e.settled(i)
		if m.removed {
			continue
		}
		m.Place = -1
		if m.ref != gazetteer.NoRef {
			m.Place = place(m.ref)
			p := &d.Places[m.Place]
			p.Mentions = append(p.Mentions, len(d.Mentions))
			p.Confidence = max(p.Confidence, m.Confidence)
		}
		d.Mentions = append(d.Mentions, m.Mention)
	}
	d.NoPlaces = e.noPlaces(d.Mentions)
	for _, ref := range e.beside {
		d.Places[place(ref)].Confidence = 1
	}
	return &d
}

// noPlaces returns the spans that name no place in the order of the text, those
// left out that a mention overlaps.
func (e *edit) noPlaces(mentions []geoparse.Mention) []geoparse.Span {
	slices.SortFunc(e.none, func(a, b geoparse.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	var out []geoparse.Span
	for _, s := range slices.Compact(e.none) {
		i := sort.Search(len(mentions), func(i int) bool { return mentions[i].End > s.Start })
		if i == len(mentions) || mentions[i].Start >= s.End {
			out = append(out, s)
		}
	}
	return out
}

// foldCase maps the words that [strings.EqualFold] holds equal to one.
func foldCase(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, s)
}
