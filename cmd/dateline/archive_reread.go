package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer/article"
	"dateline/web/archive"
	"dateline/web/archive/fill"
)

func newArchiveReread(open *opener) *cobra.Command {
	var flag archiveFlag
	var dry bool
	cmd := &cobra.Command{
		Use:   "reread",
		Short: "Read the articles again that an earlier build has read",
		Long: `reread reads the articles of an archive again that another build of the program, of its gazetteer or of its model
has read, and keeps what this one finds; corrections hold. It needs their texts, as --keep-texts keeps them; of the others it tells how
many there are: they have to be added again. It can be stopped, and goes on when it is called again.`,
		Example: `  dateline archive reread --archive news.db
  dateline archive reread --archive news.db --dry-run   # only tell how many are stale`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := flag.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer s.Close()
			r, err := open.reader()
			if err != nil {
				return err
			}
			again := rereader{store: s, reader: r, maker: setup.Maker(r.Index, true), dry: dry}
			err = again.all(cmd.Context())
			w := cmd.ErrOrStderr()
			fmt.Fprintf(w, "%d stories are read by this build, %d by others; %d of these without a text\n",
				again.current, again.stale, again.textless)
			if !dry {
				fmt.Fprintf(w, "%d read again, %d of them with another result\n", again.read, again.loader.Outcome().Changed)
			}
			if errors.Is(err, context.Canceled) {
				return errors.New("stopped; what was read is kept")
			}
			return err
		},
	}
	flag.register(cmd)
	cmd.Flags().BoolVar(&dry, "dry-run", false, "only tell how many there are")
	return cmd
}

// rereader reads articles of an archive again.
type rereader struct {
	store  archive.Store
	reader *article.Reader
	maker  fill.Maker
	dry    bool
	loader fill.Loader
	rereading
}

// rereading counts stories: those that this build has read, those of others, those of these
// without a text, and those that were read again.
type rereading struct{ current, stale, textless, read int }

// all goes through all stories, the newest first.
func (r *rereader) all(ctx context.Context) error {
	r.loader.Store, r.maker.Store = r.store, r.store
	q := archive.Query{Limit: 500}
	for {
		page, err := r.store.Articles(ctx, q)
		if err != nil {
			return err
		}
		for _, f := range page.Stories {
			if f.Reader == r.maker.Reader {
				r.current++
				continue
			}
			r.stale++
			if err := r.one(ctx, f.ID); err != nil {
				return errors.Join(err, r.loader.Flush(context.WithoutCancel(ctx)))
			}
		}
		if page.Next.IsZero() {
			return r.loader.Close(ctx)
		}
		q.After = page.Next
	}
}

// one reads one article again, where its text is kept.
func (r *rereader) one(ctx context.Context, id string) error {
	d, err := r.store.Get(ctx, id)
	if errors.Is(err, archive.ErrNotFound) { // removed meanwhile
		return nil
	}
	if err != nil {
		return err
	}
	if d.Text == "" {
		r.textless++
		return nil
	}
	if r.dry {
		return nil
	}
	e, err := r.maker.Reread(ctx, d, readOf(r.reader))
	if err != nil {
		return err
	}
	r.read++
	return r.loader.Add(ctx, e)
}

// readOf reads an article of which nothing else is known.
func readOf(r *article.Reader) func(ctx context.Context, title, text string) (*article.Article, error) {
	return func(ctx context.Context, title, text string) (*article.Article, error) {
		return r.Read(ctx, article.Input{Title: title, Text: text})
	}
}
