//go:build !release

package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"dateline/data"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/text"
	"dateline/gazetteer/train"
)

// crossValidate trains models for the purpose and prints their figures.
func (e corpusEval) crossValidate(cmd *cobra.Command, open *opener, samples []eval.Sample, hidden eval.Hidden,
	casing text.Casing) error {
	ctx, out := cmd.Context(), cmd.OutOrStdout()
	x, err := open.index()
	if err != nil {
		return err
	}
	model, err := geoparse.DecodeModel(data.Model)
	if err != nil {
		return err
	}
	o := train.Options{
		Index: x, Tables: data.Tables, Lexicon: model.Lexicon, Folds: e.folds, Workers: e.workers, Seed: e.seed,
		Hidden: hidden, Casing: casing,
		Progress: func(done, all int) { fmt.Fprintf(cmd.ErrOrStderr(), "trained %d of %d\n", done, all) },
	}
	if e.folds > 0 {
		results, err := train.CrossValidate(ctx, samples, o)
		if err != nil {
			return err
		}
		if err := e.print(cmd, fmt.Sprintf("Cross-validated by article, %d folds:", e.folds), results); err != nil {
			return err
		}
	}
	if e.leaveOut {
		results, err := train.LeaveCorpusOut(ctx, samples, o)
		if err != nil {
			return err
		}
		if e.folds > 0 {
			fmt.Fprintln(out)
		}
		return e.print(cmd, "Each corpus by a model of the others:", results)
	}
	return nil
}
