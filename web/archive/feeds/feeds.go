// Package feeds reads the articles that feeds tell of: RSS, Atom and JSON Feed.
//
// It is polite: it asks whether a feed has changed since it was read, leaves a pause between
// two requests to one host, keeps to robots.txt, and asks no further where a server says that
// it is busy. It reads the pages that feeds lead to, and where it may not or cannot, the text
// in the feed.
package feeds

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/web/archive"
	"dateline/web/fetch"
)

// Reader reads feeds. Fetch and To are needed. It is safe for concurrent use.
type Reader struct {
	Fetch *fetch.Client
	Agent string // by which robots.txt knows it; "" is "dateline"
	Pause time.Duration
	Limit int // articles of one feed at a time, the first of it; 0 is 100
	To    Target
	State *State // what is known of feeds; nil remembers nothing
	// Failed is told of each feed and article that could not be had; nil for nobody.
	Failed func(address string, err error)

	once  sync.Once
	hosts hosts
}

// Outcome tells what came of some feeds.
type Outcome struct {
	archive.Outcome
	Feeds     int // that were read
	Unchanged int // of them, as the server or their content says
	Failed    int // that were not
	Skipped   int // articles that were not
}

// The errors that are told of feeds and articles.
var (
	ErrGone   = errors.New("gone for good: take it off the list")
	ErrRobots = errors.New("robots.txt does not allow it")
	ErrBusy   = errors.New("the server is busy: left alone for now")
	ErrNoFeed = errors.New("neither RSS, Atom nor JSON Feed")
	ErrNoText = errors.New("neither the page nor the feed has a text")
)

// StatusError is an answer that is neither a page nor its absence.
type StatusError struct{ Status int }

func (e *StatusError) Error() string { return fmt.Sprintf("answered %d", e.Status) }

// maxAtOnce is how many feeds are read at the same time.
const maxAtOnce = 8

// All reads feeds once. The error is that of the target or of the context; what is wrong
// with feeds and articles is told to Failed.
func (r *Reader) All(ctx context.Context, addresses []string) (Outcome, error) {
	r.once.Do(func() { r.hosts.start(r) })
	var mu sync.Mutex
	var sum Outcome
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(maxAtOnce)
	for _, address := range addresses {
		g.Go(func() error {
			one, err := r.feed(ctx, address)
			mu.Lock()
			defer mu.Unlock()
			sum.Add(one.Outcome)
			sum.Feeds += one.Feeds
			sum.Unchanged += one.Unchanged
			sum.Failed += one.Failed
			sum.Skipped += one.Skipped
			return err
		})
	}
	err := g.Wait()
	return sum, err
}

func (r *Reader) tell(address string, err error) {
	if r.Failed != nil {
		r.Failed(address, err)
	}
}

// feed reads one feed and what is new in it.
func (r *Reader) feed(ctx context.Context, address string) (Outcome, error) {
	list, known, err := r.items(ctx, address)
	switch {
	case ctx.Err() != nil:
		return Outcome{}, ctx.Err()
	case err != nil:
		r.tell(address, err)
		return Outcome{Failed: 1}, nil
	case list == nil:
		return Outcome{Feeds: 1, Unchanged: 1}, nil
	}
	out := Outcome{Feeds: 1}
	taker := r.To.Taker()
	fresh, err := r.unknown(ctx, list)
	if err != nil {
		return out, err
	}
	complete := true
	for _, one := range fresh {
		a, err := r.read(ctx, one)
		if err == nil {
			err = taker.Take(ctx, a)
			var refused *RefusedError
			if err != nil && !errors.As(err, &refused) {
				_, ferr := taker.Flush(context.WithoutCancel(ctx))
				return out, errors.Join(err, ferr)
			}
		}
		switch {
		case err == nil:
			continue
		case ctx.Err() != nil:
			_, ferr := taker.Flush(context.WithoutCancel(ctx))
			return out, errors.Join(ctx.Err(), ferr)
		}
		out.Skipped++
		r.tell(one.address, err)
		var status *StatusError
		if errors.Is(err, ErrBusy) || errors.As(err, &status) && status.Status >= 500 {
			complete = false // it may be there the next time
		}
	}
	if out.Outcome, err = taker.Flush(ctx); err != nil {
		return out, err
	}
	if complete { // only now: what was not kept has to be asked for again
		r.State.put(address, known)
	}
	return out, nil
}

// unknown leaves out the articles that the target has.
func (r *Reader) unknown(ctx context.Context, list []item) ([]item, error) {
	var ids []string
	for _, one := range list {
		ids = append(ids, one.id())
	}
	known, err := r.To.Known(ctx, ids)
	if err != nil {
		return nil, err
	}
	var fresh []item
	for _, one := range list {
		if !known[one.id()] {
			known[one.id()] = true // also where a feed names it twice
			fresh = append(fresh, one)
		}
	}
	return fresh, nil
}

// hostOf is the part of an address that requests are paced by.
func hostOf(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "", &fetch.Error{URL: address, Reason: "not an address"}
	}
	return u.Scheme + "://" + u.Host, nil
}
