package train

import (
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// eager is the bias of the second pass: it finds more than it should, for the filter
// to choose from.
const eager = 2.5

// fitRecogniser fits both passes and reads all copies. The first pass's decisions
// that the second learns from are made by models that have not seen the article: the
// articles are cut into folds, and each fold is decided by a model of the others. So
// are the spans that are left in the readings.
func (f *fitter) fitRecogniser(m *geoparse.Model) {
	r := recognise.Recogniser{
		Index: f.Index, Bias: eager, Descriptions: f.descriptions, Lengths: f.lengths, Organisations: f.organisations,
	}
	examples := make([][]learn.Example, len(f.readings))
	for i := range f.readings {
		d := &f.readings[i]
		d.prepare(r)
		examples[i] = f.label(d)
	}
	f.inFolds(func(k int, in, out []int) {
		half := r
		half.First = learn.FitCRF(gather(examples, in), f.Seed+uint64(k))
		for _, i := range out {
			half.FirstPass(f.readings[i].work)
		}
	})
	all := make([]int, len(f.readings))
	for i := range all {
		all[i] = i
	}
	m.Bias = eager
	m.First = learn.FitAveraged(gather(examples, all), f.Seed)
	for i := range f.readings {
		examples[i] = f.label(&f.readings[i]) // the segments have their second features now
	}
	m.Second = learn.FitAveraged(gather(examples, all), f.Seed+100)
	f.inFolds(func(k int, in, out []int) {
		half := r
		half.Second = learn.FitCRF(gather(examples, in), f.Seed+200+uint64(k))
		for _, i := range out {
			half.Index = f.readings[i].index
			half.SecondPass(f.readings[i].work)
		}
	})
}

func gather(examples [][]learn.Example, of []int) []learn.Example {
	var out []learn.Example
	for _, i := range of {
		out = append(out, examples[i]...)
	}
	return out
}

// label returns the segments of a reading with the labels of its mentions. Demonyms
// that its corpus leaves out count as mentions.
func (f *fitter) label(d *reading) []learn.Example {
	w, t := d.work, d.text
	gold := goldLabels(w, t, d.sample.Gold)
	if f.silver[d.sample.Corpus] {
		for k := range w.Matches.List {
			if x := &w.Matches.List[k]; isDemonym(w, int32(k)) && gold[x.From] == learn.Outside {
				gold[x.From] = learn.Begin
				for i := x.From + 1; i < x.To; i++ {
					gold[i] = learn.Inside
				}
			}
		}
	}
	var out []learn.Example
	for _, s := range w.Segments {
		if int(t.Tokens[s.From].Start) < t.Body {
			continue // the title is not annotated
		}
		out = append(out, learn.Example{Segment: s.Segment.Clone(), Gold: gold[s.From:s.To], Weight: d.weight()})
	}
	return out
}

// goldLabels returns the label of each token by the true mentions.
func goldLabels(w *recognise.Workspace, t *text.Text, mentions []eval.Gold) []learn.Label {
	gold := make([]learn.Label, len(t.Tokens))
	g := 0
	for i := range t.Tokens {
		start, end := int(t.Tokens[i].Start)-t.Body, int(t.Tokens[i].End)-t.Body
		for g < len(mentions) && mentions[g].End <= start {
			g++
		}
		if g == len(mentions) {
			break
		}
		if span := mentions[g].Span; start < span.End && end > span.Start && w.Active(i) {
			gold[i] = learn.Inside
			if i == 0 || gold[i-1] == learn.Outside || int(t.Tokens[i-1].Start)-t.Body < span.Start {
				gold[i] = learn.Begin
			}
		}
	}
	return gold
}

// isDemonym reports whether match k names a people or is an adjective, is the
// longest where it stands, and its place is a country or continent.
func isDemonym(w *recognise.Workspace, k int32) bool {
	x := &w.Matches.List[k]
	if recognise.ClassOfName(x.Kind) != recognise.NameAdjective || w.Matches.Covering(x.From) != k {
		return false
	}
	return x.Group == recognise.GroupCountry || x.Group == recognise.GroupContinent
}

// findUnannotatedDemonyms finds the corpora that leave demonyms out: fewer than a
// tenth of those that the gazetteer knows are marked.
func (f *fitter) findUnannotatedDemonyms() {
	r := recognise.Recogniser{Index: f.Index}
	w := recognise.NewWorkspace()
	marked, all := map[string]int{}, map[string]int{}
	for i := range f.Samples {
		s := &f.Samples[i]
		t := text.New(f.words, "", s.Text) // as it is written: other casings do not matter here
		r.Prepare(w, t)
		for k := range w.Matches.List {
			if !isDemonym(w, int32(k)) {
				continue
			}
			all[s.Corpus]++
			x := &w.Matches.List[k]
			if overlapsGold(s.Gold, t.Bytes(x.From, x.To)) {
				marked[s.Corpus]++
			}
		}
	}
	f.silver = map[string]bool{}
	for c, n := range all {
		f.silver[c] = n >= 20 && marked[c]*10 < n
	}
}

func overlapsGold(gold []eval.Gold, s text.Span) bool {
	for _, g := range gold {
		if g.Start < s.End && s.Start < g.End {
			return true
		}
	}
	return false
}
