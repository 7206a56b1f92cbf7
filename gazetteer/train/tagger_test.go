package train_test

import (
	"context"
	"os"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/train"
)

// TestTagger fits a model of Polish to the texts that were made up for it, with a filter, and reads others with it, and a
// model without a filter.
func TestTagger(t *testing.T) {
	const data = "../../data/"
	read := func(name string) []byte {
		b, err := os.ReadFile(data + name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	texts := func(name string) []eval.Sample {
		f, err := os.Open("../eval/testdata/languages/" + name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		all, err := eval.ReadCorpus(f, "pl")
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	x, err := gazetteer.Open(read("gazetteer.idx"))
	if err != nil {
		t.Fatal(err)
	}
	english, err := geoparse.DecodeModel(read("model.bin"))
	if err != nil {
		t.Fatal(err)
	}
	polish := geoparse.LanguageConfig{Tag: "pl", Folder: "polish", Latin: true}
	in := train.TaggerTraining{
		Index: x, Tables: os.DirFS(data), English: english, Seed: 1, Bias: 1, Least: .3, News: 1, Keep: .45,
		Languages: []train.TaggerLanguage{{LanguageConfig: polish, News: texts("pl.train.jsonl")}},
	}
	for _, keep := range []float64{.45, 0} {
		in.Keep = keep
		m, err := train.Tagger(in)
		if err != nil {
			t.Fatal(err)
		}
		if m.Filter.Trees.IsEmpty() != (keep == 0) || m.Filter.Least != keep {
			t.Errorf("keep %v: the filter has no tree: %v, and least %v", keep, m.Filter.Trees.IsEmpty(), m.Filter.Least)
		}
		polish.Model = m.Encode()
		p, err := geoparse.New(geoparse.Config{Index: x, Model: read("model.bin"), Tables: os.DirFS(data),
			Languages: []geoparse.LanguageConfig{polish}})
		if err != nil {
			t.Fatal(err)
		}
		var s eval.Counts
		for _, sample := range texts("pl.test.jsonl") {
			d, err := p.Parse(context.Background(), geoparse.Input{Text: sample.Text, Language: "pl"})
			if err != nil {
				t.Fatal(err)
			}
			var found []eval.Prediction
			for _, m := range d.Mentions {
				found = append(found, eval.Prediction{Span: m.Span})
			}
			s.Add(eval.Score(sample.Gold, found))
		}
		if f := s.Overlaps().F1; f < .85 {
			t.Errorf("keep %v: F1 %.3f of recognition, want .85", keep, f)
		}
	}
}
