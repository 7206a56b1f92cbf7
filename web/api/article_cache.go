package api

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"dateline/gazetteer/article"
)

// articleCache keeps what was parsed of one article. It is parsed when it is
// first asked for, once for all who ask meanwhile, and again after a failure.
type articleCache struct {
	mu      sync.Mutex
	article *article.Article
	running *parsing
}

// parsing is a parse under way.
type parsing struct {
	done    chan struct{}
	article *article.Article
	err     error
	waiting int
	stop    context.CancelFunc
}

// get returns the parsed article. A client that leaves gives up its own waiting;
// the parse stops only when nobody waits for it any more.
func (c *articleCache) get(
	ctx context.Context,
	parse func(context.Context) (*article.Article, error),
) (*article.Article, error) {
	c.mu.Lock()
	if c.article != nil {
		defer c.mu.Unlock()
		return c.article, nil
	}
	p := c.running
	if p == nil {
		// The context keeps its values, but neither the leaving nor the time of the
		// client that happened to ask first.
		shared, stop := context.WithCancel(context.WithoutCancel(ctx))
		p = &parsing{done: make(chan struct{}), stop: stop}
		c.running = p
		go c.run(shared, p, parse)
	}
	p.waiting++
	c.mu.Unlock()

	select {
	case <-p.done:
		return p.article, p.err
	case <-ctx.Done():
		c.leave(p)
		return nil, ctx.Err()
	}
}

// run parses for all who wait. It has no request of its own whose panic somebody
// would catch.
func (c *articleCache) run(ctx context.Context, p *parsing, parse func(context.Context) (*article.Article, error)) {
	defer close(p.done)
	defer p.stop()
	defer func() {
		if fault := recover(); fault != nil {
			p.err = fmt.Errorf("api: panic: %v\n%s", fault, debug.Stack())
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		if p.err == nil {
			c.article = p.article
		}
		if c.running == p {
			c.running = nil
		}
	}()
	p.article, p.err = parse(ctx)
}

// leave stops a parse that nobody waits for.
func (c *articleCache) leave(p *parsing) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p.waiting--; p.waiting == 0 {
		p.stop()
		if c.running == p {
			c.running = nil
		}
	}
}
