package eval

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// Options say how to cross-validate. Index and WordLists are needed.
type Options struct {
	Index     *gazetteer.Index
	WordLists []byte // see geoparse.WordLists
	Folds     int    // 10 when zero
	Workers   int    // folds trained at a time; 1 when zero
	Seed      uint64
	Progress  func(done, all int) // may be nil
}

// Result is one article as a parser saw it that had not learnt from it.
type Result struct {
	Sample    *geoparse.Sample
	Parsed    []Prediction // recognised and resolved
	Kinds     []geoparse.Kind
	Spans     []Prediction // the gold spans, resolved
	EndToEnd  Counts       // of Parsed
	NoDemonym Counts       // of Parsed without demonyms
	Resolved  Counts       // of Spans
	Told      Counts       // the same, when the parser is told the region that most of them lie in
}

// CrossValidate cuts the articles into folds at random and measures each fold
// with a model of the others.
func CrossValidate(ctx context.Context, samples []geoparse.Sample, o Options) ([]Result, error) {
	folds := o.Folds
	if folds == 0 {
		folds = 10
	}
	of := make([]int, len(samples))
	for i, k := range rand.New(rand.NewPCG(o.Seed, 5)).Perm(len(samples)) {
		of[i] = k % folds
	}
	return run(ctx, samples, folds, o, func(i, fold int) bool { return of[i] == fold })
}

// LeaveCorpusOut measures each corpus with a model of the others.
func LeaveCorpusOut(ctx context.Context, samples []geoparse.Sample, o Options) ([]Result, error) {
	var names []string
	for i := range samples {
		if !slices.Contains(names, samples[i].Corpus) {
			names = append(names, samples[i].Corpus)
		}
	}
	if len(names) < 2 {
		return nil, fmt.Errorf("eval: leaving a corpus out needs two corpora, and there is %d", len(names))
	}
	return run(ctx, samples, len(names), o, func(i, fold int) bool { return samples[i].Corpus == names[fold] })
}

func run(ctx context.Context, samples []geoparse.Sample, folds int, o Options, held func(i, fold int) bool) ([]Result, error) {
	results := make([]Result, len(samples))
	errs := make([]error, folds)
	var wait sync.WaitGroup
	var lock sync.Mutex
	done := 0
	slots := make(chan struct{}, max(1, o.Workers))
	for fold := range folds {
		wait.Add(1)
		go func() {
			defer wait.Done()
			slots <- struct{}{}
			defer func() { <-slots }()
			errs[fold] = measureFold(ctx, samples, results, o, func(i int) bool { return held(i, fold) })
			lock.Lock()
			defer lock.Unlock()
			done++
			if o.Progress != nil {
				o.Progress(done, folds)
			}
		}()
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}

func measureFold(ctx context.Context, samples []geoparse.Sample, results []Result, o Options, held func(i int) bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var in []geoparse.Sample
	for i := range samples {
		if !held(i) {
			in = append(in, samples[i])
		}
	}
	model, err := geoparse.Train(geoparse.Training{Index: o.Index, WordLists: o.WordLists, Samples: in, Seed: o.Seed})
	if err != nil {
		return err
	}
	p, err := geoparse.New(geoparse.Config{Index: o.Index, Model: model})
	if err != nil {
		return err
	}
	for i := range samples {
		if !held(i) {
			continue
		}
		home := geoparse.Home(o.Index, samples[i].Gold)
		if results[i], err = MeasureArticle(ctx, p, &samples[i], home); err != nil {
			return fmt.Errorf("article %s of %s: %w", samples[i].ID, samples[i].Corpus, err)
		}
	}
	return nil
}

// MeasureArticle runs a parser over one article: on the text alone, on the gold
// spans, and on the gold spans with a hint of the region that they lie in.
func MeasureArticle(ctx context.Context, p *geoparse.Parser, s *geoparse.Sample, home geoparse.Hint) (Result, error) {
	r := Result{Sample: s}
	d, err := p.Parse(ctx, geoparse.Input{Title: s.Title, Text: s.Text})
	if err != nil {
		return r, err
	}
	var plain []Prediction
	for _, m := range d.Mentions {
		x := prediction(p.Index(), d, m)
		r.Parsed = append(r.Parsed, x)
		r.Kinds = append(r.Kinds, m.Kind)
		if m.Kind != geoparse.Demonym && m.Kind != geoparse.Language {
			plain = append(plain, x)
		}
	}
	r.EndToEnd, r.NoDemonym = Score(s.Gold, r.Parsed), Score(s.Gold, plain)
	spans := make([]geoparse.Span, 0, len(s.Gold))
	for _, g := range s.Gold {
		spans = append(spans, g.Span)
	}
	if d, err = p.Parse(ctx, geoparse.Input{Title: s.Title, Text: s.Text, Spans: spans}); err != nil {
		return r, err
	}
	for _, m := range d.Mentions {
		r.Spans = append(r.Spans, prediction(p.Index(), d, m))
	}
	r.Resolved = Score(s.Gold, r.Spans)
	if d, err = p.Parse(ctx, geoparse.Input{Title: s.Title, Text: s.Text, Spans: spans, Focus: home}); err != nil {
		return r, err
	}
	var told []Prediction
	for _, m := range d.Mentions {
		told = append(told, prediction(p.Index(), d, m))
	}
	r.Told = Score(s.Gold, told)
	return r, nil
}

func prediction(x *gazetteer.Index, d *geoparse.Document, m geoparse.Mention) Prediction {
	out := Prediction{Span: m.Span}
	switch {
	case m.Place >= 0:
		out.Located, out.Point = true, d.Places[m.Place].Point
	case m.Within != gazetteer.NoRef:
		out.Located, out.Point = true, x.Point(m.Within)
	}
	return out
}
