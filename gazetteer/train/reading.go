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
	index    *gazetteer.Index     // the whole, or one that lacks names
	unlearnt text.Set             // words of the names that it lacks
	work     *recognise.Workspace // with the spans found by recognisers that have not seen the article
	ranked   *resolve.Workspace   // of work
}

// hiddenShare is the share of the gold names that the gazetteer lacks in a copy of
// an article, so that a model learns from what stands around a name, too. A quarter
// finds fewer names that no list has, and all names, gold or not, more that are none.
const hiddenShare = 0.4

// hiddenSalt keeps the names that are hidden in training apart from those that are
// hidden when a model is measured.
const hiddenSalt = 1 << 63

// hiddenEvery is the distance from one article that has such a copy to the next. With
// a copy of every article, names that the gazetteer has are cut short ("Sultan" for
// "Nur-Sultan") and persons taken for places more often.
const hiddenEvery = 3

// makeReadings makes the readings of the samples: each as it is, in order, and then
// some once more by a gazetteer that lacks names.
func (f *fitter) makeReadings() {
	for i := range f.Samples {
		s := &f.Samples[i]
		f.readings = append(f.readings, reading{article: i, sample: s, text: f.cut(s), index: f.Index})
	}
	hidden := eval.Hide(f.Samples, hiddenShare, f.Seed^hiddenSalt).Names()
	lacking := f.Index.WithoutNames(hidden)
	words := text.Set{}
	for _, n := range hidden {
		for _, w := range strings.Fields(n) {
			words[text.Hash(w)] = struct{}{}
		}
	}
	for i := 0; i < len(f.Samples); i += hiddenEvery {
		d := f.readings[i]
		d.index, d.unlearnt = lacking, words
		f.readings = append(f.readings, d)
	}
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
