package train

import (
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// reading is an article as a model learns from it: as it is, or a copy that is harder
// to read.
type reading struct {
	article  int // number of the sample
	sample   *eval.Sample
	text     *text.Text
	index    *gazetteer.Index // the whole, or one that lacks names
	unlearnt text.Set         // words of the names that it lacks
	copied   bool
	written  bool                 // a sentence of this package
	work     *recognise.Workspace // with the spans found by recognisers that have not seen the article
	ranked   *resolve.Workspace   // of work
}

// How the copies are made from which a model learns names that no list has. In a copy the
// gazetteer lacks a share of the gold names, which turns what stands around a name into
// evidence. One article in hiddenSets lacks the same names. A copy counts less than an
// article as it is, for a model that learns from both alike takes more persons and
// companies for places.
const (
	hiddenShare  = 0.4
	hiddenSets   = 3
	copyWeight   = 0.2  // in the fields of the recogniser
	copyEvidence = 0.15 // in the filter
)

// hiddenSalt keeps the names that are hidden in training apart from those that are
// hidden when a model is measured.
const hiddenSalt = 1 << 63

// makeReadings makes the readings of the samples: each as it is, in order, then each once more by a gazetteer that lacks
// names, and at last those of the sentences.
func (f *fitter) makeReadings() {
	for i := range f.Samples {
		s := &f.Samples[i]
		f.readings = append(f.readings, reading{article: i, sample: s, text: f.cut(s), index: f.Index})
	}
	for set := range hiddenSets {
		hidden := eval.Hide(f.Samples, hiddenShare, f.Seed^hiddenSalt+uint64(set)).Names()
		lacking, words := f.without(hidden)
		for i := set; i < len(f.Samples); i += hiddenSets {
			d := f.readings[i]
			d.index, d.unlearnt, d.copied = lacking, words, true
			f.readings = append(f.readings, d)
		}
	}
	f.addSentences()
}

// without returns the gazetteer without names, and their words.
func (f *fitter) without(names []string) (*gazetteer.Index, text.Set) {
	words := text.Set{}
	for _, n := range names {
		for _, w := range strings.Fields(n) {
			words.Add(text.Hash(w))
		}
	}
	return f.Index.WithoutNames(names), words
}

// weight returns how much a reading counts in the fields of the recogniser.
func (d *reading) weight() float64 {
	switch {
	case d.written:
		return sentenceWeight
	case d.copied:
		return copyWeight
	}
	return 1
}

// evidence returns how much a reading counts in the filter.
func (d *reading) evidence() float64 {
	switch {
	case d.written:
		return sentenceEvidence
	case d.copied:
		return copyEvidence
	}
	return 1
}

// cut cuts the text of a sample as a parser does.
func (f *fitter) cut(s *eval.Sample) *text.Text {
	return recognise.Truecase(f.Index, text.New(f.words, s.Title, s.Text))
}

// prepare gathers the evidence of the text.
func (d *reading) prepare(r recognise.Recogniser) {
	d.work = recognise.NewWorkspace()
	d.work.Unlearn(d.unlearnt)
	r.Index = d.index
	r.Prepare(d.work, d.text)
}
