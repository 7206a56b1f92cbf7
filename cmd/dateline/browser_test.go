package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// screen is a device that the page is looked at on.
type screen struct {
	name          string
	width, height int64
	dark          bool
}

var (
	desktop = screen{name: "desktop", width: 1440, height: 900}
	dark    = screen{name: "dark", width: 1440, height: 900, dark: true}
	phone   = screen{name: "phone", width: 390, height: 844}
	narrow  = screen{name: "narrow", width: 320, height: 640, dark: true}
)

// chromium is the path of a browser. Without one the test is skipped, or, where
// DATELINE_BROWSER=require is set, fails.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	lacking(t, "no Chromium found; on Debian: apt-get install chromium")
	return ""
}

// lacking skips a test for want of something, or fails it where
// DATELINE_BROWSER=require is set.
func lacking(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("DATELINE_BROWSER") == "require" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// serveArticles starts the program as a user does, once there is a browser to
// look at it, and returns its address.
func serveArticles(t testing.TB, args ...string) string {
	t.Helper()
	chromium(t)
	ctx, stop := context.WithCancel(context.Background())
	out, in := io.Pipe()
	var complaints strings.Builder
	done := make(chan int, 1)
	go func() {
		code := run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), strings.NewReader(""), in, &complaints)
		in.Close()
		done <- code
	}()
	t.Cleanup(func() {
		stop()
		if code := <-done; code != exitDone {
			t.Errorf("serve: exit %d: %s", code, complaints.String())
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve said nothing: %v: %s", err, complaints.String())
	}
	go io.Copy(io.Discard, out)
	_, address, ok := strings.Cut(strings.TrimRight(line, "/\n"), "http://")
	if !ok {
		t.Fatalf("serve said %q, want an address", line)
	}
	base := "http://" + address
	page, err := http.Get(base)
	if err != nil {
		t.Fatal(err)
	}
	page.Body.Close()
	if page.StatusCode == http.StatusServiceUnavailable {
		lacking(t, "the page is not built; run: go generate ./web")
	}
	return base
}

// browse opens a browser on a screen and fails the test for every request to
// another host, every message of the console and every exception of the page,
// but for messages with words that the test brings about.
func browse(t testing.TB, base string, s screen, expected ...string) context.Context {
	t.Helper()
	return open(t, s, &guard{hosts: hosts(t, base), expected: expected})
}

// hosts returns the hosts of addresses.
func hosts(t testing.TB, addresses ...string) []string {
	t.Helper()
	var out []string
	for _, a := range addresses {
		u, err := url.Parse(a)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, u.Host)
	}
	return out
}

// open opens a browser on a screen that the guard watches over.
func open(t testing.TB, s screen, g *guard) context.Context {
	t.Helper()
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(chromium(t)),
		chromedp.WSURLReadTimeout(patience),
		chromedp.WindowSize(int(s.width), int(s.height)),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx, chromedp.WithListener(g.hear))
	t.Cleanup(stop)
	t.Cleanup(func() {
		for _, fault := range g.all() {
			t.Error(fault)
		}
	})
	scheme := "light"
	if s.dark {
		scheme = "dark"
	}
	if err := chromedp.Do(ctx); err != nil { // starts the browser, which lives as long as ctx
		t.Fatal(err)
	}
	call(t, ctx, network.Enable, network.EnableParams{})
	call(t, ctx, log.Enable, cdp.Empty{})
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	look(t, ctx, chromedp.EmulateViewport(s.width, s.height))
	return ctx
}

// call sends one command of the protocol.
func call[P, R any](t testing.TB, ctx context.Context, command cdp.Command[P, R], params P) R {
	t.Helper()
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	answer, err := chromedp.Call(ctx, command, params)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// guard collects what a page must not do. It is safe for concurrent use.
type guard struct {
	hosts    []string
	expected []string // words of messages that are no fault

	mu     sync.Mutex
	faults []string
}

func (g *guard) hear(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		u, err := url.Parse(e.Request.URL)
		local := err == nil && (u.Scheme == "data" || u.Scheme == "blob" || slices.Contains(g.hosts, u.Host))
		if !local {
			g.add("request to another host: " + e.Request.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			args, _ := json.Marshal(e.Args)
			g.add(fmt.Sprintf("console %s: %s", e.Type, args))
		}
	case *runtime.EventExceptionThrown:
		g.add("exception: " + exception(e.ExceptionDetails))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			g.add(fmt.Sprintf("browser %s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL))
		}
	}
}

func (g *guard) add(fault string) {
	if slices.ContainsFunc(g.expected, func(words string) bool { return strings.Contains(fault, words) }) {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.faults = append(g.faults, fault)
}

func (g *guard) all() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.faults
}

// patience is how long a step in the browser may take before it has failed: on
// a busy machine, minutes. What is waited for is always a state of the page.
const patience = 5 * time.Minute

// answering is how long one question to a page may take, which never answers
// while it is being left.
const answering = 15 * time.Second

// look does things in the browser.
func look(t testing.TB, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// ask evaluates an expression in the page, awaiting promises.
func ask[T any](t testing.TB, ctx context.Context, expression string) T {
	t.Helper()
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return answer
}

// tell does something in the page by a statement.
func tell(t testing.TB, ctx context.Context, statement string) {
	t.Helper()
	ask[chromedp.Void](t, ctx, statement)
}

// until waits for an expression to hold. While a page is being left, there is
// nothing to ask: an error is an answer only when the patience is over.
func until(t testing.TB, ctx context.Context, expression string) {
	t.Helper()
	var err error
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(30 * time.Millisecond) {
		var holds bool
		if holds, err = try(ctx, expression); holds {
			return
		}
	}
	t.Fatalf("waiting for %s: %v; the page says: %s", expression, err, ask[string](t, ctx, "(document.querySelector(\"dialog, .failure\") ?? document.body).innerText.slice(0, 500)"))
}

// try evaluates a condition. A page that is being left may never answer, so it
// is not waited for long.
func try(ctx context.Context, expression string) (bool, error) {
	ctx, stop := context.WithTimeout(ctx, answering)
	defer stop()
	return chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
}

// opened loads an address and waits for the article and its markers.
func opened(t testing.TB, ctx context.Context, address string) {
	t.Helper()
	look(t, ctx, chromedp.Navigate(address))
	until(t, ctx, `document.querySelector(".prose") && document.querySelector(".place-marker")`)
}

// exception is what was thrown, with its stack where it has one.
func exception(details *runtime.ExceptionDetails) string {
	if details.Exception != nil && details.Exception.Description != "" {
		return details.Text + " " + details.Exception.Description
	}
	return details.Text
}
