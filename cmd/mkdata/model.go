package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/source"
	"dateline/cmd/mkdata/words"
	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/train"
)

// newModelCommand returns "mkdata model", which trains the geoparser.
func newModelCommand() *cobra.Command {
	var index, corpus, out string
	var seed uint64
	cmd := &cobra.Command{
		Use:   "model",
		Short: "Train the recogniser and the resolver on annotated articles",
		Long: `Train the recogniser and the resolver on annotated articles.

The corpus directory holds JSON Lines files, an article a line:
  {"id":…,"title":…,"text":…,"toponyms":[{"start","end","lat","lon","geonameid","type","geocoded"}]}
Offsets count code points. Only weights reach the model, no words of the articles.
The same input gives the same bytes.`,
		Example: "  mkdata model --corpus ../corpora --index data/gazetteer.idx -o data/model.bin",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := os.ReadFile(index)
			if err != nil {
				return err
			}
			x, err := gazetteer.Open(b)
			if err != nil {
				return fmt.Errorf("%s: %w", index, err)
			}
			samples, err := eval.ReadCorpora(corpus)
			if err != nil {
				return err
			}
			cache, err := source.DefaultCache()
			if err != nil {
				return err
			}
			lists, err := words.Gather(cmd.Context(), cache)
			if err != nil {
				return err
			}
			tables := os.DirFS(filepath.Dir(index))
			model, err := train.Train(train.Training{
				Index: x, Tables: tables, Lexicon: lists.Pack(), Samples: samples, Seed: seed,
				Provenance: words.Provenance() + "; " + eval.Describe(samples),
			})
			if err != nil {
				return err
			}
			encoded := model.Encode()
			if err := replaceFile(out, encoded); err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d articles, %d bytes\n", out, len(samples), len(encoded))
			return nil
		},
	}
	cmd.Flags().StringVar(&corpus, "corpus", "", "directory of annotated articles (required)")
	cmd.Flags().StringVar(&index, "index", "data/gazetteer.idx", "index of places to train against")
	cmd.Flags().StringVarP(&out, "output", "o", "model.bin", "file to write")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "seed of the order of training")
	_ = cmd.MarkFlagRequired("corpus")
	return cmd
}
