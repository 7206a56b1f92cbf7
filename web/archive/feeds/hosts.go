package feeds

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"dateline/web/fetch"
)

// maxPause is the longest pause that a robots.txt can ask for, and maxAfter the longest time
// for which a busy server is left alone.
const (
	maxPause = 30 * time.Second
	maxAfter = time.Hour
)

// hosts ask servers, each at its pace.
type hosts struct {
	reader *Reader
	mu     sync.Mutex
	known  map[string]*host
}

// host is one server. Its lock is held while it is asked.
type host struct {
	mu     sync.Mutex
	pause  time.Duration
	next   time.Time // when it may be asked again
	busy   time.Time // until when it is left alone
	robots *robotstxt.Group
}

func (h *hosts) start(r *Reader) { h.reader, h.known = r, map[string]*host{} }

func (h *hosts) of(name string) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	one := h.known[name]
	if one == nil {
		one = &host{pause: h.reader.Pause}
		h.known[name] = one
	}
	return one
}

// maxRedirects is how many hosts a page may lead to, one after the other.
const maxRedirects = 5

// ask asks for a page when its turn has come. Statuses other than 200 and 304 are errors. Where the
// page leads to another host, that is asked like any other: at its pace, and as its robots.txt allows.
func (h *hosts) ask(ctx context.Context, r fetch.Request) (fetch.Answer, error) {
	for range maxRedirects + 1 {
		a, err := h.askOne(ctx, r)
		if err != nil || a.Redirect == "" {
			return a, err
		}
		r.URL = a.Redirect
	}
	return fetch.Answer{}, &fetch.Error{URL: r.URL, Reason: "leads from host to host"}
}

// askOne is ask up to a redirect to another host, which the answer then names.
func (h *hosts) askOne(ctx context.Context, r fetch.Request) (fetch.Answer, error) {
	name, err := hostOf(r.URL)
	if err != nil {
		return fetch.Answer{}, err
	}
	one := h.of(name)
	one.mu.Lock()
	defer one.mu.Unlock()
	if time.Now().Before(one.busy) {
		return fetch.Answer{}, ErrBusy
	}
	if one.robots == nil {
		if err := h.readRobots(ctx, name, one); err != nil {
			return fetch.Answer{}, err
		}
	}
	if !allowed(one.robots, r.URL) {
		return fetch.Answer{}, ErrRobots
	}
	forbidden := false
	r.Stop = func(to *url.URL) bool {
		other, err := hostOf(to.String())
		forbidden = err == nil && other == name && !allowed(one.robots, to.String())
		return err != nil || other != name || forbidden
	}
	a, err := h.turn(ctx, one, r)
	switch {
	case err != nil:
		return a, err
	case forbidden:
		return fetch.Answer{}, ErrRobots
	case a.Redirect != "" && a.Status != http.StatusNotModified:
		return a, nil
	}
	switch a.Status {
	case http.StatusOK, http.StatusNotModified:
		return a, nil
	case http.StatusGone:
		return a, ErrGone
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		one.busy = time.Now().Add(after(a.After))
		return a, ErrBusy
	}
	return a, &StatusError{a.Status}
}

// turn waits until a host may be asked, and asks.
func (h *hosts) turn(ctx context.Context, one *host, r fetch.Request) (fetch.Answer, error) {
	if wait := time.Until(one.next); wait > 0 {
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return fetch.Answer{}, ctx.Err()
		}
	}
	defer func() { one.next = time.Now().Add(one.pause) }()
	return h.reader.Fetch.Ask(ctx, r)
}

// readRobots reads what a host allows (RFC 9309): everything where it has no robots.txt,
// nothing where it cannot be asked.
func (h *hosts) readRobots(ctx context.Context, name string, one *host) error {
	a, err := h.turn(ctx, one, fetch.Request{URL: name + "/robots.txt", Accept: "text/plain"})
	if err != nil {
		return err
	}
	rules, err := robotstxt.FromStatusAndBytes(a.Status, a.Body)
	if err != nil { // not one that anybody could keep to
		rules = &robotstxt.RobotsData{}
	}
	group := rules.FindGroup(cmp.Or(h.reader.Agent, "dateline"))
	if group == nil {
		group = &robotstxt.Group{}
	}
	if a.Status >= http.StatusInternalServerError || a.Status == http.StatusTooManyRequests {
		one.busy = time.Now().Add(after(a.After))
		return ErrBusy
	}
	one.robots = group
	one.pause = min(max(h.reader.Pause, group.CrawlDelay), max(h.reader.Pause, maxPause))
	return nil
}

func allowed(rules *robotstxt.Group, address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	return rules.Test(cmp.Or(u.RequestURI(), "/"))
}

// after is how long a busy server is left alone.
func after(header string) time.Duration {
	wait := 5 * time.Minute
	if seconds, err := time.ParseDuration(header + "s"); err == nil {
		wait = seconds
	} else if t, err := http.ParseTime(header); err == nil {
		wait = time.Until(t)
	}
	return min(max(wait, time.Second), maxAfter)
}
