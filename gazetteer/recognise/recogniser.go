package recognise

import (
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// Recogniser finds the spans that are names of places.
type Recogniser struct {
	Index         *gazetteer.Index
	First, Second *learn.CRF
	Bias          float64          // added to the score of a beginning in the second pass: above zero finds more
	Descriptions  *Descriptions    // nil: what the text says of a name is not looked at
	Lengths       *quantity.Reader // nil: units are not told from names
}

// Workspace is the memory of one recognition. It keeps its capacity from text to
// text.
type Workspace struct {
	Recognition
	Segments []Segment

	links    []learn.Link
	features [2]learn.FeatureList // of the two passes
	lattice  learn.Lattice
}

// NewWorkspace returns an empty workspace.
func NewWorkspace() *Workspace {
	return &Workspace{Recognition: Recognition{Usages: Usages{of: map[uint64]int32{}}}}
}

// Recognise finds the spans of a text. The result belongs to w.
func (r *Recogniser) Recognise(w *Workspace, t *text.Text) *Recognition {
	r.Prepare(w, t)
	r.FirstPass(w)
	r.SecondPass(w)
	return &w.Recognition
}

// Prepare gathers the evidence of a text without deciding about any span.
func (r *Recogniser) Prepare(w *Workspace, t *text.Text) {
	w.Text = t
	w.Spans = w.Spans[:0]
	w.activate()
	w.findMatches(r.Index)
	w.findCapRuns()
	w.Usages.collect(t)
	w.findSegments()
	w.Prob = resize(w.Prob, len(t.Tokens))
	for i := range w.Prob {
		w.Prob[i] = [learn.Labels]float32{1, 0, 0}
	}
}

// FirstPass decides about each token by its own evidence and makes the features of
// the second pass from that.
func (r *Recogniser) FirstPass(w *Workspace) {
	for k := range w.Segments {
		u := &w.Segments[k]
		w.keep(u, r.First.Marginals(&u.Segment, &w.lattice))
	}
	w.addFirstPass()
	w.fill(1, (*featurer).secondPass)
}

// SecondPass fills the spans.
func (r *Recogniser) SecondPass(w *Workspace) {
	w.Spans = w.Spans[:0]
	for k := range w.Segments {
		u := &w.Segments[k]
		w.keep(u, r.Second.Marginals(&u.Segment, &w.lattice))
		path := r.Second.Path(&u.Segment, &w.lattice, r.Bias)
		n := len(path)
		for i := 0; i < n; i++ {
			if path[i] != begin {
				continue
			}
			j := i + 1
			c := w.Prob[int(u.From)+i][begin]
			for j < n && path[j] == inside {
				c = min(c, w.Prob[int(u.From)+j][inside])
				j++
			}
			w.Spans = append(w.Spans, Span{From: u.From + int32(i), To: u.From + int32(j), Confidence: c})
			i = j - 1
		}
	}
	w.widen()
	w.split(r.Index)
	if r.Lengths != nil {
		w.dropUnits(r.Lengths)
	}
	w.proposeSites()
	if r.Descriptions != nil {
		w.describe(r.Descriptions)
	}
}

// widen gives the spans that are parts of a longer name of a region the whole name:
// "Central Asia", "the Horn of Africa". Other names are left as they were recognised,
// for what is longer is often something else: "Paris Street".
func (r *Recognition) widen() {
	kept := r.Spans[:0]
	for _, s := range r.Spans {
		from, to := r.regionAround(s)
		if n := len(kept); n > 0 && kept[n-1].To > from {
			if kept[n-1].From < from || kept[n-1].To > to { // it would cut another span
				kept = append(kept, s)
				continue
			}
			s.Confidence = max(s.Confidence, kept[n-1].Confidence)
			kept = kept[:n-1]
		}
		s.From, s.To = from, to
		kept = append(kept, s)
	}
	r.Spans = kept
}

// regionAround returns the tokens of the name of a region or continent that a span
// is part of, those of the span itself where there is none.
func (r *Recognition) regionAround(s Span) (from, to int32) {
	k := r.Matches.covering[s.From]
	if k < 0 {
		return s.From, s.To
	}
	m := &r.Matches.List[k]
	if m.Group != GroupRegion && m.Group != GroupContinent || m.From > s.From || m.To < s.To || m.Kind > gazetteer.NameAlias {
		return s.From, s.To
	}
	return m.From, m.To
}

// siteConfidence is the confidence of a proposed building: below that of any span
// that the field found, for the filter to decide by what it resolves to.
const siteConfidence = 0.3

// proposeSites adds the buildings that stand behind an article and were not found:
// "the Kremlin".
func (r *Recognition) proposeSites() {
	added := false
	n := len(r.Spans)
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		if m.Group != GroupSite || m.Kind > gazetteer.NameAlias || r.Matches.covering[m.From] != int32(k) {
			continue
		}
		if p := r.At(int(m.From)-1, m.From); p == nil || p.Class != text.ClassArticle || r.Text.Fold(p) != "the" {
			continue
		}
		at, _ := slices.BinarySearchFunc(r.Spans[:n], m.From, func(f Span, from int32) int { return int(f.To - 1 - from) })
		if at < n && r.Spans[at].From < m.To {
			continue
		}
		r.Spans = append(r.Spans, Span{From: m.From, To: m.To, Confidence: siteConfidence})
		added = true
	}
	if added {
		r.sortSpans()
	}
}

func (r *Recognition) sortSpans() {
	slices.SortFunc(r.Spans, func(a, b Span) int { return int(a.From - b.From) })
}

// keep copies the probabilities of a segment from the lattice.
func (r *Recognition) keep(u *Segment, marginal [][learn.Labels]float64) {
	for i, m := range marginal {
		r.Prob[int(u.From)+i] = [learn.Labels]float32{float32(m[0]), float32(m[1]), float32(m[2])}
	}
}
