package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"dateline/data"
	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
	"dateline/gazetteer/claim"
	"dateline/geo/picture"
	"dateline/geo/tile"
)

func newParse(open *opener) *cobra.Command {
	var reading readingFlags
	var format, corrections, lang string
	var areas, claims bool
	cmd := &cobra.Command{
		Use:   "parse [FILE|-]",
		Short: "Print the places and the checked claims of an article",
		Long: `parse reads an article from a file, or from standard input, and prints its places and its
checked claims as a table, or in one of the formats below. Of a page (.html) or Markdown
(.md) it reads the running text; json and geojson then hold that text, in which their spans
count. The formats:
` + describeFormats(),
		Example: `  dateline parse story.txt
  echo 'About 400km away from Istanbul, in Ankara, talks went on.' | dateline parse
  dateline parse story.txt --format geojson > story.geojson
  dateline parse story.txt --format png --claims > story.png
  dateline parse page.html --format json
  dateline parse story.txt --lang de
  dateline parse story.txt --kinds literal,associative --format csv
  echo '[{"name":"Moscow","place":"geonames:5601538"}]' > corrections.json
  dateline parse story.txt --corrections corrections.json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := writerOf(format)
			if err != nil {
				return usageError{err}
			}
			languages, _, err := language.ParseAcceptLanguage(lang)
			if err != nil {
				return usagef("--lang %q: want codes of languages, the best first: de, or pl,en", lang)
			}
			name := "-"
			if len(args) > 0 {
				name = args[0]
			}
			src, err := readArticle(cmd, name)
			if err != nil {
				return err
			}
			r, err := open.reader()
			if err != nil {
				return err
			}
			in, err := reading.input(r.Index)
			if err != nil {
				return err
			}
			if in.Corrections, err = readCorrections(corrections); err != nil {
				return err
			}
			in.Title, in.Text = src.Title, src.Text
			a, err := r.Read(cmd.Context(), in)
			if err != nil {
				return err
			}
			if w := a.Written; w.Tag != "" {
				fmt.Fprintf(cmd.ErrOrStderr(), "This looks like %s. It was read as English:\nnames and distances are found only "+
					"in part, and some may be wrong.\n", w.Name)
			}
			a = a.In(r.Index.Namer(languages...))
			return write(cmd.OutOrStdout(), printed{r.Index, name, src.cleaned, areas, claims, cmd.ErrOrStderr(), a})
		},
	}
	reading.register(cmd)
	cmd.Flags().StringVarP(&format, "format", "f", "table", "table, or one of the formats above")
	cmd.Flags().StringVar(&corrections, "corrections", "",
		"file of corrections: the JSON list that POST /v1/parse takes")
	cmd.Flags().StringVar(&lang, "lang", "",
		"languages to name places in and to say whose they are, the best first: de, or pl,en (default English)")
	cmd.Flags().BoolVar(&claims, "claims", false, "in pictures: draw the claims with their verdicts")
	cmd.Flags().BoolVar(&areas, "areas", false,
		"in the formats of places: areas of countries and regions instead of points")
	return cmd
}

// readCorrections reads a file of corrections; "" names none.
func readCorrections(name string) ([]article.Correction, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("--corrections: %w", err)
	}
	list, err := article.ReadCorrections(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("--corrections %s: %w", name, err)
	}
	return list, nil
}

// printed is an article with what its output needs beside it.
type printed struct {
	index   *gazetteer.Index
	name    string // of the file, "-" for standard input
	cleaned bool   // the reader does not have the text that spans count in
	areas   bool   // areas of countries and regions instead of points
	claims  bool   // draw the claims
	notes   io.Writer
	*article.Article
}

// articleWriter writes an article in one format.
type articleWriter func(io.Writer, printed) error

// writerOf returns the writer of the table or of a format of package render.
func writerOf(format string) (articleWriter, error) {
	if format == "table" {
		return func(w io.Writer, a printed) error { return writeTable(w, a.Article) }, nil
	}
	f, err := render.ByName(format)
	if err != nil {
		return nil, fmt.Errorf("--format: %w, table", err)
	}
	return func(w io.Writer, a printed) error {
		id, err := json.Marshal(a.name)
		if err != nil {
			return err
		}
		o := render.Options{
			Shape: render.Shape{Areas: a.areas, Text: a.cleaned}, ID: id,
			Review:  claim.ReviewContext{Created: time.Now().UTC()},
			Picture: render.PictureOptions{Claims: a.claims},
		}
		if f.IsPicture() {
			if o.Basemap, err = tile.OpenUnverified(data.Basemap); err != nil {
				return err
			}
			o.Basemap = render.NamedBasemap(o.Basemap, a.index, a.Names())
			o.Picture.Fonts = picture.NewFonts(true)
			o.Picture.Scale = true
		}
		if f.IsDrawn() {
			if missing := o.Picture.Fonts.Missing(render.Lettering(a.Article, o.Picture)...); missing != "" {
				fmt.Fprintf(a.notes, "No font of this machine has %s; the picture shows boxes instead.\n", missing)
			}
		}
		return f.Write(w, a.Article, o)
	}, nil
}

func describeFormats() string {
	var b strings.Builder
	for _, f := range render.Formats() {
		fmt.Fprintf(&b, "  %-18s %s\n", f.Name, f.Purpose)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
