package train

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"sync"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/text"
)

// Options say how to cross-validate. Index, Tables and Lexicon are needed.
type Options struct {
	Index    *gazetteer.Index
	Tables   fs.FS
	Lexicon  []byte // see Training
	Folds    int    // 10 when zero
	Workers  int    // folds trained at a time; 1 when zero
	Seed     uint64
	Hidden   eval.Hidden         // names that the gazetteer lacks when it is measured; the zero value for none
	Casing   text.Casing         // in which the articles are written that are measured
	Progress func(done, all int) // may be nil
}

// CrossValidate cuts the articles into folds at random and measures each fold
// with a model of the others.
func CrossValidate(ctx context.Context, samples []eval.Sample, o Options) ([]eval.Result, error) {
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
func LeaveCorpusOut(ctx context.Context, samples []eval.Sample, o Options) ([]eval.Result, error) {
	var names []string
	for i := range samples {
		if !slices.Contains(names, samples[i].Corpus) {
			names = append(names, samples[i].Corpus)
		}
	}
	if len(names) < 2 {
		return nil, fmt.Errorf("train: leaving a corpus out needs two corpora, and there is %d", len(names))
	}
	return run(ctx, samples, len(names), o, func(i, fold int) bool { return samples[i].Corpus == names[fold] })
}

func run(ctx context.Context, samples []eval.Sample, folds int, o Options, held func(i, fold int) bool) ([]eval.Result, error) {
	results := make([]eval.Result, len(samples))
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

func measureFold(ctx context.Context, samples []eval.Sample, results []eval.Result, o Options, held func(i int) bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var in []eval.Sample
	for i := range samples {
		if !held(i) {
			in = append(in, samples[i])
		}
	}
	model, err := Train(Training{Index: o.Index, Tables: o.Tables, Lexicon: o.Lexicon, Samples: in, Seed: o.Seed})
	if err != nil {
		return err
	}
	file := model.Encode() // what is measured is the model as a file holds it
	reader, err := o.reader(o.Index, file)
	if err != nil {
		return err
	}
	lacking, err := o.reader(o.Index.WithoutNames(o.Hidden.Names()), file)
	if err != nil {
		return err
	}
	learnt := eval.NamesOf(in)
	for i := range samples {
		if !held(i) {
			continue
		}
		home := eval.Home(o.Index, samples[i].Gold)
		sample := &samples[i]
		if o.Casing != text.CasingPlain {
			s := sample.Recased(o.Casing)
			sample = &s
		}
		results[i], err = eval.MeasureArticle(ctx, reader, sample, home)
		if err == nil && !o.Hidden.Empty() {
			results[i].Hidden, err = eval.MeasureHidden(ctx, lacking, sample, o.Hidden, learnt)
		}
		if err != nil {
			return fmt.Errorf("article %s of %s: %w", samples[i].ID, samples[i].Corpus, err)
		}
	}
	return nil
}

// reader makes a reader of a model file and an index.
func (o Options) reader(x *gazetteer.Index, model []byte) (*article.Reader, error) {
	p, err := geoparse.New(geoparse.Config{Index: x, Model: model, Tables: o.Tables})
	if err != nil {
		return nil, err
	}
	return article.New(article.Config{Index: x, Parser: p, Checker: claim.New(claim.Config{Index: x})})
}
