package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer/article"
	"dateline/gazetteer/plaintext"
	"dateline/web/archive/fill"
)

func newArchiveAdd(open *opener) *cobra.Command {
	var flag archiveFlag
	var reading readingFlags
	var keepTexts, resume bool
	var jobs int
	cmd := &cobra.Command{
		Use:   "add FILE|DIR|-…",
		Short: "Read articles and put them into an archive",
		Long: `add reads articles and puts what it finds into an archive. It takes files of JSON Lines (.jsonl, .ndjson, also
packed by gzip; - is standard input) as dateline batch reads them, with the date, url, source and language of
each in "meta":
  {"id":"a1","title":"…","text":"…","meta":{"date":"2026-11-28T20:30:00Z","url":"https://…","source":"…"}}
It takes articles in files of their own, as dateline parse reads them, which have their name for an id; WARC
files of crawlers (.warc, .warc.gz), whose pages have their address for an id; and folders of all of these. The date
of a page is what it says of itself: JSON-LD, Open Graph, <time>; when it was crawled does not count. An article that is there already is replaced where something of it is new; adding the same
twice changes nothing. With --resume, articles whose id is there are not read again.`,
		Example: `  dateline archive add articles.jsonl --archive news.db
  zcat *.jsonl.gz | dateline archive add - --archive postgres://desk@db/news
  dateline archive add stories/ --archive news.db --keep-texts
  dateline archive add CC-NEWS-*.warc.gz --archive news.db
  dateline archive add articles.jsonl --archive news.db --resume   # go on where an earlier load stopped`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if jobs < 1 {
				return usagef("--jobs %d: at least 1", jobs)
			}
			s, err := flag.open(cmd.Context(), true)
			if err != nil {
				return err
			}
			defer s.Close()
			r, err := open.reader()
			if err != nil {
				return err
			}
			input, err := reading.input(r.Index)
			if err != nil {
				return err
			}
			a := adder{cmd: cmd, reader: r, input: input, jobs: jobs, resume: resume,
				filing: newFiling(cmd, s, setup.Maker(r.Index, keepTexts))}
			stop := showProgress(cmd.Context(), cmd.ErrOrStderr(), &a.done)
			for _, name := range args {
				if err = a.add(cmd.Context(), name); err != nil {
					break
				}
			}
			stop()
			if ferr := a.loader.Close(context.WithoutCancel(cmd.Context())); ferr != nil {
				return errors.Join(err, ferr)
			}
			a.report()
			if errors.Is(err, context.Canceled) {
				return errors.New("stopped; what was read is kept, and --resume goes on from there")
			}
			return errors.Join(err, a.refusals())
		},
	}
	flag.register(cmd)
	reading.register(cmd)
	cmd.Flags().BoolVar(&keepTexts, "keep-texts", false, "keep the texts too: they can then be searched for words")
	cmd.Flags().BoolVar(&resume, "resume", false, "leave out the articles whose id is in the archive")
	cmd.Flags().IntVar(&jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at the same time")
	return cmd
}

// adder puts articles of files into an archive.
type adder struct {
	cmd    *cobra.Command
	reader *article.Reader
	input  article.Input
	jobs   int
	resume bool
	*filing

	done, skipped atomic.Int64
}

// report tells what was added.
func (a *adder) report() {
	o := a.loader.Outcome()
	fmt.Fprintf(a.cmd.ErrOrStderr(), "%d added, %d changed, %d there already; %d of them copies of another\n",
		o.Added, o.Changed, o.Same+int(a.skipped.Load()), o.Copies)
}

// add adds a file, or the files of a folder. The error ends the load.
func (a *adder) add(ctx context.Context, name string) error {
	if name == "-" {
		return a.addLines(ctx, "standard input", a.cmd.InOrStdin())
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return a.addFile(ctx, name, filepath.Base(name))
	}
	return filepath.WalkDir(name, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") && file != name:
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !d.Type().IsRegular():
			return nil
		}
		rel, err := filepath.Rel(name, file)
		if err != nil {
			return err
		}
		return a.addFile(ctx, file, filepath.ToSlash(rel))
	})
}

// addFile adds the articles of one file.
func (a *adder) addFile(ctx context.Context, file, id string) error {
	ext := filepath.Ext(strings.TrimSuffix(file, ".gz"))
	if lines := ext == ".jsonl" || ext == ".ndjson"; lines || isWARC(file) {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		if lines {
			return a.addLines(ctx, file, f)
		}
		return a.addWARC(ctx, file, f)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if skip, err := a.skips(ctx, id); skip || err != nil {
		return err
	}
	text, err := readArticle(a.cmd, file)
	if err != nil {
		a.refuse(file, err)
		return nil
	}
	meta, err := metaOf(file)
	if err != nil {
		return err
	}
	return a.addText(ctx, file, id, text.Article, meta)
}

// metaOf is what a file says of itself: that of a page its date and address.
func metaOf(file string) (fill.Meta, error) {
	if plaintext.TypeOfFile(file, nil) != plaintext.HTML {
		return fill.Meta{}, nil
	}
	page, err := os.ReadFile(file)
	return fill.ReadPage(page, "", ""), err
}

// skips reports whether an article is in the archive and need not be read again.
func (a *adder) skips(ctx context.Context, id string) (bool, error) {
	if !a.resume {
		return false, nil
	}
	known, err := a.loader.Store.Known(ctx, []string{id})
	if known[id] {
		a.skipped.Add(1)
	}
	return known[id], err
}

// addText adds an article that was taken out of a file.
func (a *adder) addText(ctx context.Context, file, id string, text plaintext.Article, meta fill.Meta) error {
	in := a.input
	in.Title, in.Text = text.Title, text.Text
	read, err := a.reader.Read(ctx, in)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	e, err := a.maker.Entry(ctx, read, id, meta)
	if errors.Is(err, fill.ErrStore) {
		return err
	}
	if err != nil {
		a.refuse(file, err)
		return nil
	}
	a.done.Add(1)
	return a.loader.Add(ctx, e)
}

// addLines adds the articles of JSON Lines.
func (a *adder) addLines(ctx context.Context, name string, r io.Reader) error {
	in, err := setup.Lines(r)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if a.resume {
		in = &fill.Unknown{Lines: in, Store: a.loader.Store, Context: ctx, Skipped: &a.skipped}
	}
	b := article.Batch{Reader: a.reader, Kinds: a.input.Kinds, Hint: a.input.Hint, Language: a.input.Language,
		Workers: a.jobs, Done: &a.done,
		Record: func(read *article.Article, id, meta json.RawMessage) any {
			a.file(read, id, meta)
			return nil
		}}
	_, err = b.Run(ctx, in, &complaints{filing: a.filing, name: name})
	return err
}

// complaints takes the answers of a batch: null for an article that was read, and else
// why it was not.
type complaints struct {
	*filing
	name string
	rest []byte
}

func (c *complaints) Write(p []byte) (int, error) {
	c.rest = append(c.rest, p...)
	for {
		line, rest, ok := bytes.Cut(c.rest, []byte("\n"))
		if !ok {
			return len(p), c.fault()
		}
		if c.rest = rest; string(line) != "null" {
			c.refuse(c.name, errors.New(string(line)))
		}
	}
}
