package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/cmd/internal/setup"
	"dateline/web/archive"
	"dateline/web/archive/fill"
)

// The fields of the archive.
const (
	fieldAddress   = "address"
	fieldKeepTexts = "keep_texts"
	fieldBatching  = "batching"
)

func registerArchive() error {
	spec := service.NewConfigSpec().
		Summary("Puts what is found in articles into an archive of dateline.").
		Description("Messages are articles that the processor `dateline` has read in this process, or lines as `dateline batch` reads " +
			"them, which are read here. An article is acknowledged when it is kept. Putting the same twice changes nothing, so that " +
			"what is delivered again does no harm.").
		Field(service.NewStringField(fieldAddress).
			Description("A file, which is made where there is none, or `postgres://user@host/name`.")).
		Field(service.NewBoolField(fieldKeepTexts).Default(false).
			Description("Keep the texts, too: they can then be searched for words, and read again.")).
		Fields(readingFields()...).
		Field(service.NewOutputMaxInFlightField().Default(1)).
		Field(service.NewBatchPolicyField(fieldBatching))
	return service.RegisterBatchOutput("dateline_archive", spec,
		func(conf *service.ParsedConfig, _ *service.Resources) (out service.BatchOutput, policy service.BatchPolicy, inFlight int, err error) {
			o := &archiveOutput{}
			if o.reading, err = newReading(conf); err != nil {
				return
			}
			if o.address, err = conf.FieldString(fieldAddress); err != nil {
				return
			}
			if o.keepTexts, err = conf.FieldBool(fieldKeepTexts); err != nil {
				return
			}
			if inFlight, err = conf.FieldMaxInFlight(); err != nil {
				return
			}
			policy, err = conf.FieldBatchPolicy(fieldBatching)
			return o, policy, inFlight, err
		})
}

// archiveOutput puts articles into an archive.
type archiveOutput struct {
	reading
	address   string
	keepTexts bool

	mu    sync.Mutex
	store setup.ArchiveStore // nil until connected
	maker fill.Maker
}

// Connect implements [service.BatchOutput].
func (o *archiveOutput) Connect(ctx context.Context) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.store != nil {
		return nil
	}
	s, err := setup.OpenArchive(ctx, o.address)
	if err != nil {
		return fmt.Errorf("archive %s: %w", o.address, err)
	}
	o.store, o.maker = s, setup.Maker(o.batch.Reader.Index, o.keepTexts)
	o.maker.Store = s
	return nil
}

// WriteBatch implements [service.BatchOutput]. Articles that the archive cannot take fail by
// themselves; the others of the batch are kept.
func (o *archiveOutput) WriteBatch(ctx context.Context, batch service.MessageBatch) error {
	o.mu.Lock()
	store, maker := o.store, o.maker
	o.mu.Unlock()
	if store == nil {
		return service.ErrNotConnected
	}
	var refused *service.BatchError
	entries := make([]archive.Entry, 0, len(batch))
	for i, m := range batch {
		e, err := o.entry(ctx, maker, m)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, fill.ErrStore):
			return err
		case err != nil && refused == nil:
			refused = service.NewBatchError(batch, err).Failed(i, err)
		case err != nil:
			refused.Failed(i, err)
		default:
			entries = append(entries, e)
		}
	}
	if _, err := store.Put(ctx, entries); err != nil {
		return err
	}
	if refused != nil {
		return refused
	}
	return nil
}

// entry makes the entry of a message.
func (o *archiveOutput) entry(ctx context.Context, maker fill.Maker, m *service.Message) (archive.Entry, error) {
	found, ok := foundIn(m)
	if !ok {
		line, err := m.AsBytes()
		if err != nil {
			return archive.Entry{}, err
		}
		if _, found, err = o.line(ctx, line); err != nil {
			return archive.Entry{}, err
		}
	}
	id, meta, err := fill.Described(found.id, found.meta)
	if err != nil {
		return archive.Entry{}, err
	}
	return maker.Entry(ctx, found.Article, id, meta)
}

// Close implements [service.BatchOutput].
func (o *archiveOutput) Close(context.Context) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.store == nil {
		return nil
	}
	err := o.store.Close()
	o.store = nil
	return err
}
