package assistant

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Stream returns a transport on a pair of streams, which stay open. Where the input ends,
// what was asked before is still answered: a file of requests is as good as an assistant
// that waits for each answer.
func Stream(in io.Reader, out io.Writer) mcp.Transport {
	return stream{&mcp.IOTransport{Reader: io.NopCloser(in), Writer: nopCloser{out}}}
}

// nopCloser leaves a writer open, for it belongs to the caller.
type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

type stream struct{ mcp.Transport }

func (s stream) Connect(ctx context.Context) (mcp.Connection, error) {
	c, err := s.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &draining{Connection: c, answered: make(chan struct{}, 1), closed: make(chan struct{})}, nil
}

// draining holds back the end of the input until all calls are answered: the server drops
// what it is at when its client has gone.
type draining struct {
	mcp.Connection
	calls    atomic.Int64  // that wait for their answer
	answered chan struct{} // holds a value when some answer was written
	closed   chan struct{}
	once     sync.Once
}

func (d *draining) Read(ctx context.Context) (jsonrpc.Message, error) {
	m, err := d.Connection.Read(ctx)
	if r, ok := m.(*jsonrpc.Request); ok && r.IsCall() {
		d.calls.Add(1)
	}
	for errors.Is(err, io.EOF) && d.calls.Load() > 0 {
		select {
		case <-d.answered:
		case <-d.closed:
			return m, err
		case <-ctx.Done():
			return m, err
		}
	}
	return m, err
}

func (d *draining) Write(ctx context.Context, m jsonrpc.Message) error {
	err := d.Connection.Write(ctx, m)
	if _, ok := m.(*jsonrpc.Response); ok {
		d.calls.Add(-1)
		select {
		case d.answered <- struct{}{}:
		default: // the reader has not seen the last one yet
		}
	}
	return err
}

func (d *draining) Close() error {
	d.once.Do(func() { close(d.closed) })
	return d.Connection.Close()
}
