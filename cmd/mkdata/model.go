package main

import (
	"errors"
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
	var index, out string
	var languages, texts []string
	var seed uint64
	var tagging train.TaggerTraining
	cmd := &cobra.Command{
		Use:   "model",
		Short: "Train the recogniser and the resolver on annotated articles",
		Long: `Train the recogniser and the resolver on annotated articles.

The corpus directory holds JSON Lines files, an article a line:
  {"id":…,"title":…,"text":…,"toponyms":[{"start","end","lat","lon","geonameid","type","geocoded"}]}
Offsets count code points. Only weights reach the model, no words of the articles.
The same input gives the same bytes.

With --language a recogniser of these languages is trained, which share it, on the files
TAG.*train.jsonl of the directories.`,
		Example: `  mkdata model --corpus ../corpora --index data/gazetteer.idx -o data/model.bin
  mkdata model --language ru,uk,pl --corpus ../languages/corpora --corpus gazetteer/eval/testdata/languages -o data/models/slavic.bin`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := os.ReadFile(index)
			if err != nil {
				return err
			}
			x, err := gazetteer.Open(b)
			if err != nil {
				return fmt.Errorf("%s: %w", index, err)
			}
			if len(languages) > 0 {
				tagging.Seed = seed
				encoded, n, err := tagger(cmd.Context(), x, filepath.Dir(index), languages, texts, tagging)
				if err != nil {
					return err
				}
				if err := replaceFile(out, encoded); err != nil {
					return err
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d articles, %d bytes\n", out, n, len(encoded))
				return nil
			}
			if len(texts) != 1 {
				return errors.New("--corpus: give one directory")
			}
			samples, err := eval.ReadCorpora(texts[0])
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
	cmd.Flags().StringSliceVar(&languages, "language", nil, "train a recogniser of these languages, by their tags")
	cmd.Flags().Float64Var(&tagging.Bias, "bias", 0.4, "with --language: added to the score of a beginning; above zero finds more")
	cmd.Flags().Float64Var(&tagging.Least, "least", 0.35, "with --language: confidence below which a span is hardly a name")
	cmd.Flags().Float64Var(&tagging.Keep, "keep", 0.45, "with --language: least probability of a mention, by the filter; 0 for no filter")
	cmd.Flags().Float64Var(&tagging.News, "news", 3,
		"with --language: how often an article of TAG.train.jsonl counts, where others count once")
	cmd.Flags().BoolVar(&tagging.Context, "context", false, "with --language: learn also from words farther from names")
	cmd.Flags().BoolVar(&tagging.Hide, "hide", false, "with --language: learn also from copies with half of the capitalised words hidden")
	cmd.Flags().StringArrayVar(&texts, "corpus", nil, "directory of annotated articles (required; with --language, several)")
	cmd.Flags().StringVar(&index, "index", "data/gazetteer.idx", "index of places to train against")
	cmd.Flags().StringVarP(&out, "output", "o", "model.bin", "file to write")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "seed of the order of training")
	_ = cmd.MarkFlagRequired("corpus")
	return cmd
}
