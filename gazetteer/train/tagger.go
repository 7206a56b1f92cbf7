package train

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// TaggerTraining says what to learn a model of other languages than English from. Several
// languages may share one. Only the first four fields are needed.
type TaggerTraining struct {
	Index      *gazetteer.Index
	Tables     fs.FS           // see geoparse.Config
	English    *geoparse.Model // its ranker and word lists serve all languages
	Languages  []TaggerLanguage
	Seed       uint64
	Provenance string
	Bias       float64 // added to the score of a beginning: above zero finds more
	Least      float64 // confidence below which a span is hardly a name
	Keep       float64 // least probability of a mention, by the filter; 0 for a model without one
	News       float64 // how often an article of news counts, where others count once
	Hide       bool    // learn from copies, too, in which half of the names are hidden from the features of words
	Context    bool    // learn from words farther from names, too, which takes many texts
	Own        []byte  // lexicon of the languages, as [text.WordList.Pack] makes it; nil for none
}

// TaggerLanguage is a language with its annotated articles. News are of the kind that the
// model will read, which an encyclopedia is not, and count for more.
type TaggerLanguage struct {
	geoparse.LanguageConfig
	Samples, News []eval.Sample
}

// taggerFit is how the fields of a tagger are fitted.
var taggerFit = learn.Fit{Bits: recognise.TaggerBits, Epochs: 12}

// Tagger fits a model of some languages. Mentions of the group "literal", and such without a
// group, are names of places; those of the group "demonym" teach nothing.
func Tagger(t TaggerTraining) (*geoparse.TaggerModel, error) {
	if t.Index == nil {
		return nil, geoparse.ErrNoIndex
	}
	m := &geoparse.TaggerModel{Provenance: t.Provenance, Bias: t.Bias, Least: t.Least, Context: t.Context, Lexicon: t.Own}
	var all []tagged
	articles := 0
	for _, l := range t.Languages {
		words, named, err := geoparse.OpenLanguage(t.Index, t.Tables, t.English.Lexicon, t.Own, l.LanguageConfig)
		if err != nil {
			return nil, errors.Join(errors.New("train"), err)
		}
		m.Languages = append(m.Languages, l.Tag)
		g := recognise.Tagger{Index: t.Index, Names: named, Language: recognise.LanguageNumber(l.Tag), Context: t.Context}
		g.Lexicon, _ = text.OpenLexicon(t.Own)
		g.Bias, g.Least, g.Tails = t.Bias, t.Least, words.Set(geoparse.InstitutionSet)
		if g.Measures, err = geoparse.OpenMeasures(t.Tables, l.LanguageConfig); err != nil {
			return nil, errors.Join(errors.New("train"), err)
		}
		swap := newSwapper(t.Index, l.LanguageConfig, t.Seed)
		from := len(all)
		for i, s := range slices.Concat(l.Samples, l.News) {
			weight := 1.0
			if i >= len(l.Samples) {
				weight = t.News
			}
			all = append(all, newTagged(&g, words, s, weight, articles))
			if t.Hide {
				hidden := newTagged(&g, words, s, weight*hiddenWeight, articles)
				hidden.work.Unlearn(halfOfNames(hidden.work, uint64(articles)))
				all = append(all, hidden)
			}
			if swap != nil {
				if other, ok := swap.copy(&s, uint64(articles)); ok {
					all = append(all, newTagged(&g, words, other, weight*swappedWeight, articles))
				}
			}
			articles++
		}
		for i := from; i < len(all); i++ {
			all[i].tag = l.Tag
		}
	}
	if len(all) < leastArticles {
		return nil, fmt.Errorf("train: %d articles are too few to learn from", len(all))
	}
	m.Common = commonWords(all)
	for i := range all {
		all[i].tagger.Common = m.Common
		all[i].tagger.Describe(all[i].work)
	}
	for k := range jackknife {
		first := t.fit(examplesOf(all, func(i int) bool { return all[i].article%jackknife != k }), uint64(k))
		for i := range all {
			if all[i].article%jackknife == k {
				g := *all[i].tagger
				g.First = first
				g.FirstPass(all[i].work)
			}
		}
	}
	m.Second = t.fitLast(examplesOf(all, func(int) bool { return true }), 100)
	if t.Keep > 0 {
		if err := t.fitFilter(m, all); err != nil {
			return nil, err
		}
	}
	for i := range all {
		for k := range all[i].work.Segments {
			all[i].work.Segments[k].Second = learn.FeatureList{}
		}
	}
	m.First = t.fitLast(examplesOf(all, func(int) bool { return true }), 0)
	return m, nil
}

// fit fits a field that reads articles in training alone.
func (t TaggerTraining) fit(examples []learn.Example, seed uint64) *learn.CRF {
	return taggerFit.CRF(examples, t.Seed+seed)
}

// fitLast fits a field of the model, in several orders of the examples.
func (t TaggerTraining) fitLast(examples []learn.Example, seed uint64) *learn.CRF {
	return taggerFit.Averaged(examples, t.Seed+seed)
}

// hiddenWeight is how much a copy of an article counts where half of its names are hidden from the features
// that know a word by itself: what stands around them has to tell (word dropout).
const hiddenWeight = 0.5

// halfOfNames returns some half of the words with capitals of a text.
func halfOfNames(w *recognise.Workspace, seed uint64) text.Set {
	var s text.Set
	for i := range w.Text.Tokens {
		t := &w.Text.Tokens[i]
		if t.Capital() && text.Mix(t.Key^text.Mix(seed+1))&1 == 0 {
			s.Add(t.Key)
		}
	}
	return s
}

// tagged is an article that is ready to learn from.
type tagged struct {
	work    *recognise.Workspace
	gold    []learn.Label
	weight  float64
	tagger  *recognise.Tagger
	article int    // a copy has the number of its original
	tag     string // of its language

	sample eval.Sample
	words  *text.Words // of its language
}

func newTagged(g *recognise.Tagger, words *text.Words, s eval.Sample, weight float64, article int) tagged {
	x := text.New(words, "", s.Text)
	w := recognise.NewWorkspace()
	g.Gather(w, x)
	gold := goldLabels(w, x, literal(s.Gold))
	return tagged{work: w, gold: gold, weight: weight, tagger: g, article: article, sample: s, words: words}
}

// commonWords returns the words and names that two articles have at least.
func commonWords(all []tagged) recognise.Common {
	seen := map[uint64]int{} // the first article that has it, 1 + its number
	common := recognise.NewCommon()
	for i := range all {
		all[i].work.Keys(func(key uint64) {
			switch was := seen[key]; was {
			case 0:
				seen[key] = all[i].article + 1
			case all[i].article + 1:
			default:
				common.Add(key)
			}
		})
	}
	return common
}

// examplesOf returns the segments of some of the articles.
func examplesOf(all []tagged, in func(int) bool) []learn.Example {
	var out []learn.Example
	for i := range all {
		if !in(i) {
			continue
		}
		for _, s := range all[i].work.Segments {
			out = append(out, learn.Example{Segment: s.Segment, Gold: all[i].gold[s.From:s.To], Weight: all[i].weight})
		}
	}
	return out
}

// literal returns the mentions that are names of places.
func literal(gold []eval.Gold) []eval.Gold {
	return slices.DeleteFunc(slices.Clone(gold), func(g eval.Gold) bool {
		return g.Group == "demonym" || g.Group == "organisation"
	})
}
