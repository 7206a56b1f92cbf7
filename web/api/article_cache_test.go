package api

import (
	"context"
	"errors"
	"testing"

	"dateline/gazetteer/article"
)

func TestArticleCacheParsesOnceForAllWhoWait(t *testing.T) {
	var c articleCache
	want := &article.Article{}
	begun, finish := make(chan struct{}), make(chan struct{})
	calls := 0
	parse := func(ctx context.Context) (*article.Article, error) {
		calls++
		close(begun)
		select {
		case <-finish:
			return want, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	type result struct {
		article *article.Article
		err     error
	}
	get := func(ctx context.Context) chan result {
		got := make(chan result, 1)
		go func() {
			a, err := c.get(ctx, parse)
			got <- result{a, err}
		}()
		return got
	}
	impatient, leave := context.WithCancel(t.Context())
	first := get(impatient)
	<-begun
	second := get(t.Context())
	waiting(t, &c, 2)
	leave()
	if got := <-first; !errors.Is(got.err, context.Canceled) {
		t.Errorf("who left gets %v, want %v", got.err, context.Canceled)
	}
	close(finish)
	if got := <-second; got.article != want || got.err != nil {
		t.Errorf("who waited gets %p, %v, want %p", got.article, got.err, want)
	}
	if got, err := c.get(t.Context(), parse); got != want || err != nil || calls != 1 {
		t.Errorf("afterwards: %p, %v after %d calls, want %p after one", got, err, calls, want)
	}
}

// waiting waits until n clients wait for the parse under way.
func waiting(t *testing.T, c *articleCache, n int) {
	t.Helper()
	for t.Context().Err() == nil {
		c.mu.Lock()
		have := c.running != nil && c.running.waiting == n
		c.mu.Unlock()
		if have {
			return
		}
	}
}

func TestArticleCacheStopsWhatNobodyWaitsFor(t *testing.T) {
	var c articleCache
	ctx, leave := context.WithCancel(t.Context())
	stopped := make(chan struct{})
	_, err := c.get(ctx, func(ctx context.Context) (*article.Article, error) {
		leave()
		<-ctx.Done()
		close(stopped)
		return nil, ctx.Err()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("get = %v, want %v", err, context.Canceled)
	}
	<-stopped
	want := &article.Article{}
	if got, err := c.get(t.Context(), func(context.Context) (*article.Article, error) { return want, nil }); got != want ||
		err != nil {
		t.Errorf("the next get = %p, %v, want %p", got, err, want)
	}
}

func TestArticleCacheParsesAgainAfterAFailure(t *testing.T) {
	var c articleCache
	fault := errors.New("fault")
	if _, err := c.get(t.Context(), func(context.Context) (*article.Article, error) { return nil, fault }); !errors.Is(
		err,
		fault,
	) {
		t.Errorf("get = %v, want %v", err, fault)
	}
	if _, err := c.get(t.Context(), func(context.Context) (*article.Article, error) { panic("bug") }); err == nil {
		t.Error("a parser that panics gives no error")
	}
	want := &article.Article{}
	if got, err := c.get(t.Context(), func(context.Context) (*article.Article, error) { return want, nil }); got != want ||
		err != nil {
		t.Errorf("get after failures = %p, %v, want %p", got, err, want)
	}
}
