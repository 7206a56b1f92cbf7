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
// languages may share one. All fields but Seed and Provenance are needed.
type TaggerTraining struct {
	Index      *gazetteer.Index
	Tables     fs.FS  // see geoparse.Config
	Lexicon    []byte // of the model of English
	Languages  []TaggerLanguage
	Seed       uint64
	Provenance string
}

// TaggerLanguage is a language with its annotated articles. Foreign ones only help the others:
// they are not read by the model.
type TaggerLanguage struct {
	geoparse.LanguageConfig
	Samples []eval.Sample
	Weight  float64 // of an example; 0 is taken for 1
	Foreign bool
}

// The fixed settings of a tagger.
const (
	taggerBias  = 1.0  // by the F1 of cross-validation
	taggerLeast = 0.25 // least confidence of a mention
)

// Tagger fits a model of some languages. Mentions of the group "literal", and such without a
// group, are names of places; those of the group "demonym" teach nothing.
func Tagger(t TaggerTraining) (*geoparse.TaggerModel, error) {
	if t.Index == nil {
		return nil, geoparse.ErrNoIndex
	}
	m := &geoparse.TaggerModel{Provenance: t.Provenance, Bias: taggerBias, Least: taggerLeast}
	var all []tagged
	for _, l := range t.Languages {
		words, named, err := geoparse.OpenLanguage(t.Index, t.Tables, t.Lexicon, l.LanguageConfig)
		if err != nil {
			return nil, errors.Join(errors.New("train"), err)
		}
		if !l.Foreign {
			m.Languages = append(m.Languages, l.Tag)
		}
		g := recognise.Tagger{Index: t.Index, Names: named, Language: recognise.LanguageNumber(l.Tag)}
		for i := range l.Samples {
			s := &l.Samples[i]
			w := recognise.NewWorkspace()
			x := text.New(words, "", s.Text)
			g.Prepare(w, x)
			all = append(all, tagged{w, goldLabels(w, x, literal(s.Gold)), l.Weight, &g, len(all)})
		}
	}
	if len(all) < leastArticles {
		return nil, fmt.Errorf("train: %d articles are too few to learn from", len(all))
	}
	for k := range jackknife {
		first := t.fit(examplesOf(all, func(i int) bool { return i%jackknife != k }), uint64(k))
		for i := range all {
			if i%jackknife == k {
				g := *all[i].tagger
				g.First = first
				g.FirstPass(all[i].work)
			}
		}
	}
	m.Second = t.fit(examplesOf(all, func(int) bool { return true }), 100)
	for i := range all {
		for k := range all[i].work.Segments {
			all[i].work.Segments[k].Second = learn.FeatureList{}
		}
	}
	m.First = t.fit(examplesOf(all, func(int) bool { return true }), 0)
	return m, nil
}

// Epochs and Decay of the fields.
var (
	Epochs = 12
	Decay  = 4e-3
)

func (t TaggerTraining) fit(examples []learn.Example, seed uint64) *learn.CRF {
	return learn.FitCRFWith(examples, t.Seed+seed, Epochs, Decay)
}

// tagged is an article that is ready to learn from.
type tagged struct {
	work   *recognise.Workspace
	gold   []learn.Label
	weight float64
	tagger *recognise.Tagger
	number int
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
