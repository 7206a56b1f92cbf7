package main

import (
	"context"
	"encoding/json"
	"sync"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
)

// reader is the one reader of this process: all bundles that an engine works on share its memory.
var reader = sync.OnceValues(func() (*article.Reader, error) {
	x, err := setup.Index()
	if err != nil {
		return nil, err
	}
	return setup.Reader(x)
})

// Reading says how articles are read. It is sent to the workers, so that its fields are public.
type Reading struct {
	Kinds           []string // of mentions; none for all
	Focus, Language string
	Jobs            int // articles of one file at the same time; 0: as there are processors
}

// open returns the batch that reads so. The error names what is not known.
func (r Reading) open() (article.Batch, error) {
	x, err := reader()
	if err != nil {
		return article.Batch{}, err
	}
	return setup.Batch(x, r.Kinds, r.Focus, r.Language)
}

// found is an article that was read, with its id and metadata as they came in.
type found struct {
	*article.Article
	id, meta json.RawMessage
}

// answer answers a line of JSON as `dateline batch` does, which counts its lines from 1; 0 is for what is in
// none. The error says why the article could not be read; the answer says so, too.
func answer(ctx context.Context, b article.Batch, number int, line []byte) (text []byte, a found, err error) {
	b.Record = func(read *article.Article, id, meta json.RawMessage) any {
		a = found{read, id, meta}
		return render.NewRecord(read, id, meta)
	}
	text, err = b.Answer(ctx, number, line)
	return text, a, err
}
