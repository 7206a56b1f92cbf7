package main

import (
	"net/http/httptest"
	"net/netip"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/web/fetch"
)

// asking is an environment whose feeds may ask a site of the test, without pauses.
func asking(t *testing.T, site *httptest.Server) *service.Environment {
	t.Helper()
	here := netip.MustParseAddrPort(site.Listener.Addr().String())
	env := service.GlobalEnvironment().Clone()
	err := env.RegisterInput("dateline_feed", feedSpec(), func(conf *service.ParsedConfig, res *service.Resources) (service.Input, error) {
		in, err := newFeedInput(conf, res)
		if err != nil {
			return nil, err
		}
		in.reader.Fetch = fetch.New(fetch.Config{Allow: func(a netip.AddrPort) bool { return a == here }})
		in.reader.Pause = time.Millisecond
		return service.AutoRetryNacks(in), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return env
}

// The articles of feeds come into a JetStream once, however often the feeds are read, and are answered from there.
func TestFeedsIntoJetStream(t *testing.T) {
	address, js := natsServer(t)
	in, out := streams(t, js)
	site, sent := newsSite(t)
	for name, value := range map[string]string{"NATS": address, "FEEDS": site.URL + "/rss", "EVERY": "0s"} {
		t.Setenv(name, value)
	}
	const rounds = 2
	for range rounds {
		t.Setenv("STATE", t.TempDir()+"/feeds.json") // as where the state of the first round was lost
		b := asking(t, site).NewStreamBuilder()
		if err := b.SetYAML(readFile(t, config("feeds-jetstream"))); err != nil {
			t.Fatal(err)
		}
		s, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	lines := messages(t, in)
	if len(lines) != 2 || sent() != rounds {
		t.Fatalf("the stream holds %q of a feed that was sent %d times, want two articles of %d", lines, sent(), rounds)
	}
	work := program(t, nil, "-c", config("jetstream"), "--set", "http.enabled=false")
	if err := work.Start(); err != nil {
		t.Fatal(err)
	}
	settled(t, js)
	if err := work.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	work.Wait()
	got := messages(t, out)
	if !slices.Equal(got, answers(t, lines)) || !strings.Contains(strings.Join(got, ""), site.URL+"/1") {
		t.Errorf("answers %q differ from those of a batch", got)
	}
}
