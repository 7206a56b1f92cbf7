// Package fetch reads a page of the web on behalf of somebody else, who must
// not be able to reach through it what only this machine can reach.
//
// The guard sits where connections are made: it sees the address after the name
// was resolved, for the first request and for every redirect, so a name that
// points to an inner address, or begins to while one looks, gains nothing.
package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// Config says how far a [Client] goes. Its zero value is ready to use.
type Config struct {
	MaxBytes int64                     // of a page; 0 is 2 MiB
	Timeout  time.Duration             // of the whole fetch; 0 is 10 s
	Agent    string                    // how the client calls itself; "" is "dateline"
	Allow    func(netip.AddrPort) bool // which addresses may be dialled; nil is Public on ports 80 and 443
}

// Client fetches pages. It is safe for concurrent use.
type Client struct {
	http     *http.Client
	maxBytes int64
	agent    string
}

// Page is what came back.
type Page struct {
	URL         string // after redirects
	ContentType string
	Body        []byte
}

// Error is returned when a page cannot be had. Its text holds nothing about
// the inside of this machine's network.
type Error struct {
	URL    string
	Reason string
}

func (e *Error) Error() string { return fmt.Sprintf("url: %s: %s", e.URL, e.Reason) }

// Field names the parameter at fault.
func (e *Error) Field() string { return "url" }

var (
	errRefused   = errors.New("an address inside a network")
	errRedirects = errors.New("more than five redirects")
	errScheme    = errors.New("only http and https addresses without a password are fetched")
)

// New makes a client.
func New(cfg Config) *Client {
	if cfg.MaxBytes == 0 {
		cfg.MaxBytes = 2 << 20
	}
	if cfg.Timeout == 0 {
		cfg.Timeout = 10 * time.Second
	}
	if cfg.Allow == nil {
		cfg.Allow = func(a netip.AddrPort) bool { return Public(a.Addr()) && (a.Port() == 80 || a.Port() == 443) }
	}
	dialer := &net.Dialer{Timeout: 5 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || !cfg.Allow(at) {
			return errRefused
		}
		return nil
	}}
	return &Client{maxBytes: cfg.MaxBytes, agent: cmp.Or(cfg.Agent, "dateline"), http: &http.Client{
		Timeout: cfg.Timeout,
		Transport: &http.Transport{
			Proxy:                  nil, // a proxy would dial for us, unguarded
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    5 * time.Second,
			ResponseHeaderTimeout:  cfg.Timeout,
			MaxResponseHeaderBytes: 64 << 10,
			DisableKeepAlives:      true,
			ForceAttemptHTTP2:      true,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > 5 {
				return errRedirects
			}
			if stop, ok := r.Context().Value(stopping{}).(func(*url.URL) bool); ok && checkURL(r.URL) == nil && stop(r.URL) {
				return http.ErrUseLastResponse
			}
			return checkURL(r.URL)
		},
	}}
}

// stopping is the key of [Request.Stop] in the context of a request.
type stopping struct{}

// Request asks for a page.
type Request struct {
	URL      string
	Accept   string // media types
	Tag      string // ETag of what is known; "" for nothing
	Modified string // Last-Modified of what is known

	// Stop tells that a redirect is not to be followed: the answer names it. nil: all are.
	Stop func(*url.URL) bool
}

// Answer is what a server said.
type Answer struct {
	Page            // with a Body for 200 only
	Status   int    // of HTTP
	Tag      string // ETag
	Modified string // Last-Modified
	After    string // Retry-After
	Redirect string // address of a redirect that was not followed; "" for none
}

// Get fetches a page of text. The error is an [Error] or that of the context.
func (c *Client) Get(ctx context.Context, address string) (Page, error) {
	a, err := c.Ask(ctx, Request{URL: address, Accept: "text/html, text/markdown;q=0.9, text/plain;q=0.8"})
	if err == nil && a.Status != http.StatusOK {
		err = &Error{URL: address, Reason: fmt.Sprintf("answered %d", a.Status)}
	}
	if err != nil {
		return Page{}, err
	}
	return a.Page, nil
}

// Ask fetches a page that may not have changed since. The error is an [Error] or that of the
// context; an answer with another status than 200 is none.
func (c *Client) Ask(ctx context.Context, r Request) (Answer, error) {
	u, err := url.Parse(r.URL)
	if err != nil {
		return Answer{}, &Error{URL: r.URL, Reason: "not an address"}
	}
	if err := checkURL(u); err != nil {
		return Answer{}, &Error{URL: r.URL, Reason: err.Error()}
	}
	asking := ctx
	if r.Stop != nil {
		asking = context.WithValue(ctx, stopping{}, r.Stop)
	}
	req, err := http.NewRequestWithContext(asking, http.MethodGet, u.String(), nil)
	if err != nil {
		return Answer{}, &Error{URL: r.URL, Reason: "not an address"}
	}
	req.Header.Set("User-Agent", c.agent)
	for name, value := range map[string]string{"Accept": r.Accept, "If-None-Match": r.Tag, "If-Modified-Since": r.Modified} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	res, err := c.http.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return Answer{}, ctx.Err()
		}
		return Answer{}, &Error{URL: r.URL, Reason: reason(err)}
	}
	defer res.Body.Close()
	h := res.Header
	a := Answer{Status: res.StatusCode, Tag: h.Get("ETag"), Modified: h.Get("Last-Modified"), After: h.Get("Retry-After"),
		Page: Page{URL: res.Request.URL.String(), ContentType: h.Get("Content-Type")}}
	if to, err := res.Location(); err == nil && res.StatusCode/100 == 3 {
		a.Redirect = to.String()
	}
	if res.StatusCode != http.StatusOK {
		return a, nil
	}
	if a.Body, err = io.ReadAll(io.LimitReader(res.Body, c.maxBytes+1)); err != nil {
		if ctx.Err() != nil {
			return Answer{}, ctx.Err()
		}
		return Answer{}, &Error{URL: r.URL, Reason: "broke off"}
	}
	if int64(len(a.Body)) > c.maxBytes {
		return Answer{}, &Error{URL: r.URL, Reason: fmt.Sprintf("larger than %d bytes", c.maxBytes)}
	}
	return a, nil
}

func checkURL(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Hostname() == "" {
		return errScheme
	}
	return nil
}

// reason says why a request failed. A host that does not exist, one that is inside
// a network and one that refuses get the same answer: the difference would tell
// which names there are inside.
func reason(err error) string {
	var timeout interface{ Timeout() bool }
	for _, known := range []error{errRedirects, errScheme} {
		if errors.Is(err, known) {
			return known.Error()
		}
	}
	if errors.As(err, &timeout) && timeout.Timeout() {
		return "did not answer in time"
	}
	return "cannot be reached, or is inside a network"
}
