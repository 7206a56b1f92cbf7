package main

import (
	"context"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/web/archive/fill"
)

const fieldCheckMeta = "check_meta"

func registerProcessor() error {
	spec := service.NewConfigSpec().
		Summary("Reads an article: finds its places and checks its claims of distances.").
		Description("A message is a line as `dateline batch` reads it, `{\"id\":…,\"title\":…,\"text\":…,\"meta\":…}`, and becomes " +
			"the line that answers it. One that cannot be read stays as it is and is marked as failed, with the reason: send it to " +
			"the dead letters where `errored()` holds.").
		Fields(readingFields()...).
		Field(service.NewBoolField(fieldCheckMeta).Default(false).
			Description("Fail articles whose id or meta an archive cannot take, too, before they come to it."))
	return service.RegisterProcessor("dateline", spec, func(conf *service.ParsedConfig, _ *service.Resources) (service.Processor, error) {
		r, err := newReading(conf)
		if err != nil {
			return nil, err
		}
		check, err := conf.FieldBool(fieldCheckMeta)
		return &processor{r, check}, err
	})
}

// processor answers articles.
type processor struct {
	reading
	checkMeta bool
}

// Process implements [service.Processor].
func (p *processor) Process(ctx context.Context, m *service.Message) (service.MessageBatch, error) {
	line, err := m.AsBytes()
	if err != nil {
		return nil, err
	}
	answer, found, err := p.line(ctx, line)
	if err == nil && p.checkMeta {
		_, _, err = fill.Described(found.id, found.meta)
	}
	if err != nil {
		return nil, err // the message stays as it is, and is marked
	}
	m = m.WithContext(context.WithValue(m.Context(), foundKey{}, found))
	m.SetBytes(answer)
	return service.MessageBatch{m}, nil
}

// Close implements [service.Processor].
func (*processor) Close(context.Context) error { return nil }
