package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"dateline/gazetteer/article"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
)

func newEval(h *house) *cobra.Command {
	var corpus, claims string
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure recognition, resolution and claims against annotated texts",
		Example: `  dateline eval --corpus corpora/dev
  dateline eval --claims claims/dev.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (corpus == "") == (claims == "") {
				return usagef("give either --corpus DIR or --claims FILE")
			}
			r, err := h.reader()
			if err != nil {
				return err
			}
			if claims != "" {
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
					p, err := predictClaims(cmd.Context(), r, g)
					if err != nil {
						return fmt.Errorf("--claims %s: %s: %w", claims, g.ID, err)
					}
					predicted = append(predicted, p)
				}
				_, err = fmt.Fprintln(cmd.OutOrStdout(), eval.ScoreClaims(gold, predicted))
				return err
			}
			samples, err := eval.ReadCorpora(corpus)
			if err != nil {
				return fmt.Errorf("--corpus: %w", err)
			}
			return measure(cmd, r.Parser, samples)
		},
	}
	cmd.Flags().StringVar(&corpus, "corpus", "", "folder of annotated articles (*.jsonl)")
	cmd.Flags().StringVar(&claims, "claims", "", "file of annotated distance claims (JSON Lines)")
	return cmd
}

// predictClaims reads a text as dateline batch does, so that what is measured
// is what leaves the program.
func predictClaims(ctx context.Context, r *article.Reader, gold eval.ClaimText) (eval.ClaimText, error) {
	id, err := json.Marshal(gold.ID)
	if err != nil {
		return eval.ClaimText{}, err
	}
	a, err := r.Read(ctx, geoparse.Input{Text: gold.Text})
	if err != nil {
		return eval.ClaimText{}, err
	}
	b, err := json.Marshal(a.Record(id))
	if err != nil {
		return eval.ClaimText{}, err
	}
	var out eval.ClaimText
	err = json.Unmarshal(b, &out)
	return out, err
}

func measure(cmd *cobra.Command, p *geoparse.Parser, samples []geoparse.Sample) error {
	results := make([]eval.Result, 0, len(samples))
	for i := range samples {
		res, err := eval.Measure1(cmd.Context(), p, &samples[i])
		if err != nil {
			return fmt.Errorf("%s: %w", samples[i].ID, err)
		}
		results = append(results, res)
	}
	return eval.Print(cmd.OutOrStdout(), results)
}
