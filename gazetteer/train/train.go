package train

import (
	"errors"
	"fmt"
	"io/fs"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/quantity"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// Training says what to learn from. All fields but Seed and Provenance are needed.
type Training struct {
	Index      *gazetteer.Index
	Tables     fs.FS  // see geoparse.Config
	Lexicon    []byte // as text.WordList.Pack makes it
	Samples    []eval.Sample
	Seed       uint64
	Provenance string // where the samples and lists come from; kept in the model
}

// Train fits a model of English. The error is geoparse.ErrNoIndex or tells what is
// wrong with the input.
func Train(t Training) (*geoparse.Model, error) {
	if t.Index == nil {
		return nil, geoparse.ErrNoIndex
	}
	if len(t.Samples) < leastArticles {
		return nil, fmt.Errorf("train: %d articles are too few to learn from", len(t.Samples))
	}
	words, err := geoparse.OpenWords(t.Tables, t.Lexicon)
	if err != nil {
		return nil, errors.Join(errors.New("train"), err)
	}
	organisations, err := recognise.NewOrganisations(words)
	if err != nil {
		return nil, err
	}
	descriptions, err := recognise.NewDescriptions(words)
	if err != nil {
		return nil, err
	}
	lengths, err := geoparse.OpenLengths(t.Tables)
	if err != nil {
		return nil, err
	}
	f := fitter{Training: t, words: words, descriptions: descriptions, organisations: organisations, lengths: lengths}
	f.makeReadings()
	m := &geoparse.Model{Language: "en", Provenance: t.Provenance, Lexicon: t.Lexicon}
	f.findUnannotatedDemonyms()
	f.fitRecogniser(m)
	if err := f.fitRanker(m); err != nil {
		return nil, err
	}
	if err := f.fitFilter(m); err != nil {
		return nil, err
	}
	return m, nil
}

// fitter fits the parts of a model one after the other.
type fitter struct {
	Training
	words         *text.Words
	readings      []reading       // of each sample as it is, in order, and behind them the copies
	silver        map[string]bool // corpora that leave demonyms out
	resolver      *resolve.Resolver
	lengths       *quantity.Reader
	descriptions  *recognise.Descriptions
	organisations *recognise.Organisations
}

// jackknife is the number of folds in which parts of a model read the articles that
// they have not seen.
const jackknife = 5

// leastArticles is the number of articles below which nothing can be learnt.
const leastArticles = 10

// inFolds calls f once per fold with the numbers of the readings in and out of
// training. The copies of an article stay together.
func (f *fitter) inFolds(do func(k int, in, out []int)) {
	for k := range jackknife {
		var in, out []int
		for i := range f.readings {
			if f.readings[i].article%jackknife == k {
				out = append(out, i)
			} else {
				in = append(in, i)
			}
		}
		do(k, in, out)
	}
}
