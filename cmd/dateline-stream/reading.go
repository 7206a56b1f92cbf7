package main

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
)

// reader is the one reader of this process: all components share its memory.
var reader = sync.OnceValues(func() (*article.Reader, error) {
	x, err := setup.Index()
	if err != nil {
		return nil, err
	}
	return setup.Reader(x)
})

// The fields of components that read articles.
const (
	fieldKinds    = "kinds"
	fieldFocus    = "focus"
	fieldLanguage = "language"
)

// readingFields are the fields of components that read articles.
func readingFields() []*service.ConfigField {
	return []*service.ConfigField{
		service.NewStringListField(fieldKinds).Default([]any{}).
			Description("Only these kinds of mentions, as `--kinds` of `dateline batch` names them; empty for all."),
		service.NewStringField(fieldFocus).Default("").
			Description("Where the articles are from: a country code, a place or `LAT, LON`."),
		service.NewStringField(fieldLanguage).Default("").
			Description("Language of articles that name none, as `de`; empty finds it out."),
	}
}

// reading reads the articles of messages. It is safe for concurrent use.
type reading struct{ batch article.Batch }

// newReading returns the reading that the fields of a component ask for.
func newReading(conf *service.ParsedConfig) (reading, error) {
	r, err := reader()
	if err != nil {
		return reading{}, err
	}
	kinds, err := conf.FieldStringList(fieldKinds)
	if err != nil {
		return reading{}, err
	}
	focus, err := conf.FieldString(fieldFocus)
	if err != nil {
		return reading{}, err
	}
	language, err := conf.FieldString(fieldLanguage)
	if err != nil {
		return reading{}, err
	}
	b, err := setup.Batch(r, kinds, focus, language)
	return reading{b}, err
}

// read is an article that was read, with its id and metadata as they came in.
type read struct {
	*article.Article
	id, meta json.RawMessage
}

// line reads the article of a line of JSON as `dateline batch` does, and returns the line that
// answers it. The error says why it could not be read.
func (r reading) line(ctx context.Context, line []byte) (answer []byte, found read, err error) {
	b := r.batch
	b.Record = func(a *article.Article, id, meta json.RawMessage) any {
		found = read{a, id, meta}
		return render.NewRecord(a, id, meta)
	}
	answer, err = b.Answer(ctx, 0, line)
	return answer, found, err
}

// foundKey is the key of a read article in the context of its message.
type foundKey struct{}

// foundIn returns the article that the processor read out of a message.
func foundIn(m *service.Message) (read, bool) {
	found, ok := m.Context().Value(foundKey{}).(read)
	return found, ok
}
