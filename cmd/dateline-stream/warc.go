package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"

	"github.com/warpstreamlabs/bento/public/service"
	"golang.org/x/sync/errgroup"

	"dateline/web/archive/fill"
	"dateline/web/archive/warc"
)

const fieldPaths = "paths"

func registerWARC() error {
	spec := service.NewConfigSpec().
		Summary("Reads the articles of WARC files, as crawlers write them.").
		Description("Each page of text becomes a line as the processor `dateline` reads it, with its address for an id, and with what " +
			"it says of its date and language in `meta`. The metadata `dateline_id` is the id, `dateline_source` the file. The stream " +
			"ends behind the last file; a page that cannot be read is told of in the log.").
		Field(service.NewStringListField(fieldPaths).Description("Files, also by patterns as `crawl/*.warc.gz`."))
	return service.RegisterInput("dateline_warc", spec, func(conf *service.ParsedConfig, res *service.Resources) (service.Input, error) {
		patterns, err := conf.FieldStringList(fieldPaths)
		if err != nil {
			return nil, err
		}
		paths, err := service.Globs(res.FS(), patterns...)
		if err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("%s: no file of %q is there", fieldPaths, patterns)
		}
		return service.AutoRetryNacks(&warcInput{paths: paths, log: res.Logger()}), nil
	})
}

// warcInput delivers the articles of WARC files.
type warcInput struct {
	paths []string
	log   *service.Logger

	*deliveries // nil until connected
	cancel      context.CancelFunc
}

// Connect implements [service.Input].
func (w *warcInput) Connect(context.Context) error {
	if w.deliveries != nil {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background()) // that of Connect ends before the input
	w.deliveries, w.cancel = newDeliveries(), cancel
	go func() { w.end(w.all(ctx)) }()
	return nil
}

// all delivers the articles of all files. One that cannot be opened or is broken does not
// keep the others back; the log tells of it.
func (w *warcInput) all(ctx context.Context) error {
	for _, path := range w.paths {
		if ferr := w.file(ctx, path); ferr != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			w.log.Errorf("%s: %v", path, ferr)
		}
	}
	return nil
}

// file delivers the articles of a file. Pages are made into text by all processors at once.
func (w *warcInput) file(ctx context.Context, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	g, working := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	var broken error
	for page, err := range warc.Pages(f) {
		var bad *warc.PageError
		if errors.As(err, &bad) {
			w.log.Warnf("%s: %v", path, err)
			continue
		}
		if err != nil {
			broken = err
			break
		}
		if working.Err() != nil {
			break
		}
		g.Go(func() error { return w.page(working, path, page) })
	}
	return errors.Join(broken, g.Wait())
}

// page delivers the article of a page, where it has one.
func (w *warcInput) page(ctx context.Context, path string, page warc.Page) error {
	a, ok, err := fill.FromPage(ctx, page.URL, page.ContentType, page.Body)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		w.log.Warnf("%s: %s: %v", path, page.URL, err)
		return nil
	case !ok: // a picture, a script
		return nil
	}
	return w.put(ctx, delivery{a, path, func(error) {}})
}

// Read implements [service.Input].
func (w *warcInput) Read(ctx context.Context) (*service.Message, service.AckFunc, error) {
	if w.deliveries == nil {
		return nil, nil, service.ErrNotConnected
	}
	return w.next(ctx)
}

// Close implements [service.Input].
func (w *warcInput) Close(context.Context) error {
	if w.cancel != nil {
		w.cancel()
	}
	return nil
}
