package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"dateline/gazetteer/eval"
	"dateline/gazetteer/text"
)

func newEval(open *opener) *cobra.Command {
	var corpus, claims, language string
	var c corpusEval
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure recognition, resolution and claims against annotated texts",
		Example: `  dateline eval --corpus corpora/dev
  dateline eval --corpus corpora/dev --folds 10 --leave-out
  dateline eval --corpus corpora/dev --errors
  dateline eval --corpus corpora/dev --folds 5 --reliability
  dateline eval --corpus corpora/dev --folds 5 --hide 0.33
  dateline eval --corpus gazetteer/eval/testdata/languages --language all
  dateline eval --claims claims/dev.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (corpus == "") == (claims == "") {
				return usagef("give either --corpus DIR or --claims FILE")
			}
			if claims != "" {
				r, err := open.reader()
				if err != nil {
					return err
				}
				f, err := os.Open(claims)
				if err != nil {
					return fmt.Errorf("--claims: %w", err)
				}
				gold, err := eval.ReadClaims(f)
				if err := errors.Join(err, f.Close()); err != nil {
					return fmt.Errorf("--claims %s: %w", claims, err)
				}
				predicted := make([]eval.ClaimText, 0, len(gold))
				for _, g := range gold {
					p, err := eval.PredictClaims(cmd.Context(), r, g)
					if err != nil {
						return fmt.Errorf("--claims %s: %s: %w", claims, g.ID, err)
					}
					predicted = append(predicted, p)
				}
				_, err = fmt.Fprintln(cmd.OutOrStdout(), eval.ScoreClaims(gold, predicted))
				return err
			}
			if language != "" {
				return evalLanguages(cmd, open, corpus, language)
			}
			samples, err := eval.ReadCorpora(corpus)
			if err != nil {
				return fmt.Errorf("--corpus: %w", err)
			}
			return c.run(cmd, open, samples)
		},
	}
	cmd.Flags().StringVar(&corpus, "corpus", "", "folder of annotated articles (*.jsonl)")
	cmd.Flags().StringVar(&language, "language", "",
		"with --corpus: measure on the files TAG.*.jsonl of this language, but those for training; all: of each that is read")
	cmd.Flags().StringVar(&claims, "claims", "", "file of annotated distance claims (JSON Lines)")
	cmd.Flags().IntVar(&c.folds, "folds", 0, "cross-validate by article: train on the other folds for each of so many")
	cmd.Flags().BoolVar(&c.leaveOut, "leave-out", false, "measure each corpus by a model of the others")
	cmd.Flags().BoolVar(&c.errors, "errors", false, "list the mistakes by kind")
	cmd.Flags().BoolVar(&c.reliability, "reliability", false, "show how often mentions are right by their confidence")
	cmd.Flags().Float64Var(&c.hide, "hide", 0, "measure also with this share (0–1) of the gold names hidden from the gazetteer")
	cmd.Flags().StringVar(&c.casing, "case", "plain",
		"write the articles that are measured in this case: plain, upper, title or lower")
	cmd.Flags().IntVar(&c.workers, "workers", 2, "models to train at a time")
	cmd.Flags().Uint64Var(&c.seed, "seed", 1, "seed of folds and training")
	return cmd
}

// corpusEval says how to measure against annotated articles.
type corpusEval struct {
	folds    int
	leaveOut bool
	errors   bool

	reliability bool
	hide        float64
	casing      string
	workers     int
	seed        uint64
}

// run prints the figures of the embedded model, or those of models trained for
// the purpose on the other articles.
func (e corpusEval) run(cmd *cobra.Command, open *opener, samples []eval.Sample) error {
	ctx := cmd.Context()
	if e.hide < 0 || e.hide > 1 {
		return usagef("--hide takes a share from 0 to 1, not %v", e.hide)
	}
	casing := slices.Index([]string{text.CasingPlain: "plain", text.CasingUpper: "upper", text.CasingTitle: "title",
		text.CasingLower: "lower"}, e.casing)
	if casing < 0 {
		return usagef("--case takes plain, upper, title or lower, not %q", e.casing)
	}
	hidden := eval.Hide(samples, e.hide, 0)
	if e.folds == 0 && !e.leaveOut {
		r, err := open.reader()
		if err != nil {
			return err
		}
		open.hidden = hidden.Names()
		lacking, err := open.reader()
		if err != nil {
			return err
		}
		results := make([]eval.Result, 0, len(samples))
		for i := range samples {
			samples[i] = samples[i].Recased(text.Casing(casing))
			res, err := eval.MeasureArticle(ctx, r, &samples[i], eval.Home(r.Index, samples[i].Gold))
			if err == nil && !hidden.Empty() {
				res.Hidden, err = eval.MeasureHidden(ctx, lacking, &samples[i], hidden, nil)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", samples[i].ID, err)
			}
			results = append(results, res)
		}
		return e.print(cmd, "The embedded model:", results)
	}
	return e.crossValidate(cmd, open, samples, hidden, text.Casing(casing))
}

func (e corpusEval) print(cmd *cobra.Command, title string, results []eval.Result) error {
	out := cmd.OutOrStdout()
	if _, err := fmt.Fprintln(out, title); err != nil {
		return err
	}
	if err := eval.Print(out, results); err != nil {
		return err
	}
	if e.hide > 0 {
		if err := eval.PrintHidden(out, results); err != nil {
			return err
		}
	}
	if e.reliability {
		if err := eval.PrintReliability(out, results); err != nil {
			return err
		}
	}
	if !e.errors {
		return nil
	}
	return eval.PrintMistakes(out, results)
}
