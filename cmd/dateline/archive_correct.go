package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer"
	"dateline/web/archive"
	"dateline/web/archive/fill"
)

func newArchiveCorrect(open *opener) *cobra.Command {
	var flag archiveFlag
	var place, name, means string
	var others, nowhere bool
	cmd := &cobra.Command{
		Use:   "correct ID… --place ID --means ID",
		Short: "Say what articles mean by a name",
		Long: `correct says that articles mean another place by a name, or none: whatever they are read to name as --place, and
the words --name, is --means. It holds for whatever is read in these articles later. Where the archive has the text, the
claims are checked anew; else those about the place become unverifiable. It tells how many other articles call the place by
the same words; with --others it corrects these too.`,
		Example: `  dateline archive correct a17 --place geonames:4197000 --means geonames:614540 --archive news.db
  dateline archive correct a17 --place geonames:4197000 --means geonames:614540 --others --archive news.db
  dateline archive correct a18 --place geonames:2759794 --name Amsterdam --no-place --archive news.db`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, ids []string) error {
			if place == "" || nowhere == (means != "") {
				return usagef("name the place that the articles were read to name by --place, and what they mean by --means or --no-place")
			}
			ctx := cmd.Context()
			s, err := flag.open(ctx, false)
			if err != nil {
				return err
			}
			defer s.Close()
			r, err := open.reader()
			if err != nil {
				return err
			}
			c := archive.Correction{Name: name, Was: place, Made: time.Now().UTC().Truncate(time.Second)}
			if !nowhere {
				ref, ok := r.Index.ByID(gazetteer.PlaceID(means))
				if !ok {
					return usagef("--means %s: the gazetteer has no such place", means)
				}
				to := fill.PlaceOf(r.Index.Place(ref))
				c.Place = &to
			}
			if c.Name == "" {
				if c.Name, err = fill.NameIn(ctx, s, ids[0], place); err != nil {
					return fmt.Errorf("article %s: %w", ids[0], err)
				}
			}
			corrector := fill.Corrector{Store: s, Maker: setup.Maker(r.Index, true), Read: readOf(r)}
			for _, id := range ids {
				if err := corrector.Correct(ctx, id, c); err != nil {
					return fmt.Errorf("article %s: %w", id, err)
				}
			}
			w := cmd.ErrOrStderr()
			fmt.Fprintf(w, "%d articles corrected\n", len(ids))
			n := 0
			err = fill.EachAlike(ctx, s, c, func(f archive.Found) error {
				n++
				if !others {
					return nil
				}
				return corrector.Correct(ctx, f.ID, c)
			})
			if others {
				fmt.Fprintf(w, "%d others that call the place %q corrected\n", n, c.Name)
			} else {
				fmt.Fprintf(w, "%d others call the place %q: --others corrects them too\n", n, c.Name)
			}
			return err
		},
	}
	flag.register(cmd)
	cmd.Flags().StringVar(&place, "place", "", "id of the place that was read")
	cmd.Flags().StringVar(&name, "name", "", "the words (default: those by which the first of the articles names the place)")
	cmd.Flags().StringVar(&means, "means", "", "id of the place that is meant")
	cmd.Flags().BoolVar(&nowhere, "no-place", false, "the words mean no place")
	cmd.Flags().BoolVar(&others, "others", false, "correct all articles that call the place by the same words")
	return cmd
}
