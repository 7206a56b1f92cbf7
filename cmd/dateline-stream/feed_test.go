package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/web/archive/fill"
	"dateline/web/fetch"
)

// newsSite serves a feed of two articles, and counts how often it was sent.
func newsSite(t *testing.T) (site *httptest.Server, sent func() int) {
	var mu sync.Mutex
	var n int
	mux := http.NewServeMux()
	mux.HandleFunc("/rss", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		mu.Lock()
		n++
		mu.Unlock()
		w.Header().Set("ETag", `"1"`)
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>News</title>`+
			`<item><title>Talks</title><link>http://%[1]s/1</link><pubDate>Tue, 03 Nov 2026 09:00:00 +0000</pubDate></item>`+
			`<item><title>Snow</title><link>http://%[1]s/2</link></item></channel></rss>`, r.Host)
	})
	mux.HandleFunc("/1", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<html><body><article><p>The delegations met in Istanbul on Tuesday, and will meet in Ankara.</p></article></body></html>`)
	})
	mux.HandleFunc("/2", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<html><body><article><p>Snow closed the road between Sofia and Plovdiv.</p></article></body></html>`)
	})
	site = httptest.NewServer(mux)
	t.Cleanup(site.Close)
	return site, func() int { mu.Lock(); defer mu.Unlock(); return n }
}

// feedOf makes an input that may ask a site of the test.
func feedOf(t *testing.T, site *httptest.Server, yaml string) *feedInput {
	t.Helper()
	conf, err := feedSpec().ParseYAML(yaml, nil)
	if err != nil {
		t.Fatal(err)
	}
	in, err := newFeedInput(conf, service.MockResources())
	if err != nil {
		t.Fatal(err)
	}
	here := netip.MustParseAddrPort(site.Listener.Addr().String())
	in.reader.Fetch = fetch.New(fetch.Config{Allow: func(a netip.AddrPort) bool { return a == here }})
	if err := in.Connect(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close(context.Background()) })
	return in
}

// A feed counts as read, and its state is saved, when its articles are acknowledged; those
// that were are not delivered again.
func TestFeed(t *testing.T) {
	site, sent := newsSite(t)
	state := filepath.Join(t.TempDir(), "state.json")
	yaml := fmt.Sprintf("feeds: [%s/rss]\nevery: 0s\npause: 1ms\nstate: %s\n", site.URL, state)
	in := feedOf(t, site, yaml)
	var ids []string
	var acks []service.AckFunc
	for range 2 {
		m, ack, err := in.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		line, err := m.AsBytes()
		if err != nil {
			t.Fatal(err)
		}
		if _, found, err := newTestReading(t).line(t.Context(), line); err != nil || len(found.Places) == 0 {
			t.Errorf("%s is no article with places: %v", line, err)
		} else if _, _, err := fill.Described(found.id, found.meta); err != nil {
			t.Error(err)
		}
		id, _ := m.MetaGet("dateline_id")
		ids, acks = append(ids, id), append(acks, ack)
	}
	slices.Sort(ids)
	if want := []string{site.URL + "/1", site.URL + "/2"}; !slices.Equal(ids, want) {
		t.Errorf("delivered %q, want %q", ids, want)
	}
	if isFile(state) {
		t.Error("the feed counts as read before its articles have arrived")
	}
	for _, ack := range acks {
		if err := ack(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := in.Read(t.Context()); err != service.ErrEndOfInput {
		t.Errorf("after the last article: %v", err)
	}
	if !isFile(state) {
		t.Error("no state is saved")
	}
	again := feedOf(t, site, yaml)
	if _, _, err := again.Read(t.Context()); err != service.ErrEndOfInput {
		t.Errorf("a feed that has not changed: %v", err)
	}
	if sent() != 1 {
		t.Errorf("the feed was sent %d times, want once", sent())
	}
}

// An input that is closed while nobody takes its articles ends.
func TestFeedCloses(t *testing.T) {
	site, _ := newsSite(t)
	in := feedOf(t, site, fmt.Sprintf("feeds: [%s/rss]\npause: 1ms\n", site.URL))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := in.Close(ctx); err != nil {
		t.Fatal(err)
	}
	for {
		_, _, err := in.Read(ctx)
		if err == nil {
			continue
		}
		if err == ctx.Err() {
			t.Error("it does not end")
		}
		return
	}
}

func newTestReading(t *testing.T) reading {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	out := reading{}
	out.batch.Reader = r
	return out
}
