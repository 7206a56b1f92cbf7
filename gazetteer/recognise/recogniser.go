package recognise

import (
	"dateline/gazetteer"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// Recogniser finds the spans that are names of places.
type Recogniser struct {
	learn.Stack

	Index        *gazetteer.Index
	Templates    int              // those that the fields were fitted with are the first so many; 0 for all
	Bias         float64          // added to the score of a beginning in the second pass: above zero finds more
	Descriptions *Descriptions    // nil: what the text says of a name is not looked at
	Rivers       *Rivers          // nil: rivers that the fields did not find are not added
	Lengths      *quantity.Reader // nil: units are not told from names

	Organisations *Organisations // nil: none is known by name
}

// Workspace is the memory of one recognition. It keeps its capacity from text to
// text.
type Workspace struct {
	Recognition
	Segments []Segment

	links     []learn.Link
	ahead     [][learn.Labels]float32
	features  [2]learn.FeatureList // of the two passes
	templates int                  // how many are computed
	lattice   learn.Lattice
	tagging   tagging
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
	w.tagging.language = 0
	w.findMatches(r.Index, nil)
	w.findCapRuns()
	w.Usages.collect(t)
	w.cover()
	w.templates = Templates
	if r.Templates > 0 {
		w.templates = r.Templates
	}
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
		w.keep(u, r.MarginalsFirst(&u.Segment, &w.lattice))
	}
	w.addFirstPass()
	w.fill(1, (*featurer).secondPass)
}

// SecondPass fills the spans.
func (r *Recogniser) SecondPass(w *Workspace) {
	w.Spans = w.Spans[:0]
	for k := range w.Segments {
		u := &w.Segments[k]
		w.keep(u, r.MarginalsSecond(&u.Segment, &w.lattice))
		w.appendSpans(u, r.Second.Path(&u.Segment, &w.lattice, r.Bias))
	}
	p := proposer{Recognition: &w.Recognition, lengths: r.Lengths}
	if r.Descriptions != nil {
		p.joiners = r.Descriptions.joiner
	}
	brackets{&w.Recognition}.takeBracketed()
	p.widen()
	parts{p}.propose()
	if r.Descriptions != nil {
		r.Descriptions.unit.complete(&w.Recognition)
	}
	p.joined()
	cutOpening(p.Recognition)
	p.split(r.Index)
	beside := holders{p, r.Index}
	beside.addBeside()
	beside.addStated()
	p.parallel()
	p.dropHalves()
	if r.Lengths != nil {
		p.dropUnits(r.Lengths)
		p.trimNumbers(r.Lengths)
	}
	if r.Organisations != nil {
		organisationReader{p.Recognition, r.Organisations}.dropSpans()
	}
	sites{p, r.Index}.propose()
	possessives{p}.propose()
	if r.Descriptions != nil {
		airports{p, r.Descriptions.flight}.propose()
		openings{p, r.Descriptions.opening}.propose()
	}
	if r.Rivers != nil {
		p.proposeRivers(r.Rivers)
	}
	if r.Descriptions != nil {
		p.describe(r.Descriptions)
	}
}

// appendSpans appends the spans of the labels of a segment.
func (w *Workspace) appendSpans(u *Segment, path []learn.Label) {
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
		from := u.From + int32(i)
		for from+1 < u.From+int32(j) && w.Text.Tokens[from].Shape == text.ShapePunct {
			from++ // the stop of an abbreviation belongs to what stands before the name: "Dr. Berlin"
		}
		w.Spans = append(w.Spans, Span{From: from, To: u.From + int32(j), Confidence: c})
		i = j - 1
	}
}

// keep copies the probabilities of a segment from the lattice.
func (w *Workspace) keep(u *Segment, marginal [][learn.Labels]float64) {
	for i, m := range marginal {
		w.Prob[int(u.From)+i] = [learn.Labels]float32{float32(m[0]), float32(m[1]), float32(m[2])}
	}
}
