package main

import (
	"context"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/web/archive/fill"
)

// delivery is an article on its way into the stream. Done is told when it has arrived, or with
// an error that it will not; Bento delivers again what was not acknowledged before that.
type delivery struct {
	article fill.Article
	source  string // where it was found; "" for nothing to tell
	done    func(err error)
}

// deliveries hands out articles that another goroutine finds.
type deliveries struct {
	queue chan delivery
	ended chan struct{} // closed when no more will come
	err   error         // why; nil at the end of the input. Set before ended is closed
}

func newDeliveries() *deliveries {
	return &deliveries{queue: make(chan delivery), ended: make(chan struct{})}
}

// end says that no more will come.
func (d *deliveries) end(err error) {
	d.err = err
	close(d.ended)
}

// put hands an article over. The error is that of the context.
func (d *deliveries) put(ctx context.Context, one delivery) error {
	select {
	case d.queue <- one:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// next returns the next article as a message. The error is [service.ErrEndOfInput] behind
// the last one.
func (d *deliveries) next(ctx context.Context) (*service.Message, service.AckFunc, error) {
	select {
	case one := <-d.queue:
		line, err := one.article.Line()
		if err != nil {
			one.done(err)
			return nil, nil, err
		}
		m := service.NewMessage(line)
		if one.source != "" {
			m.MetaSet("dateline_source", one.source)
		}
		m.MetaSet("dateline_id", one.article.ID)
		return m, func(_ context.Context, err error) error { one.done(err); return nil }, nil
	case <-d.ended:
		if d.err != nil {
			return nil, nil, d.err
		}
		return nil, nil, service.ErrEndOfInput
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
}
