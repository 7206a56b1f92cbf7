package feeds_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/gazetteer/article"
	"dateline/web/archive"
	"dateline/web/archive/feeds"
	"dateline/web/archive/fill"
	"dateline/web/archive/sqlite"
	"dateline/web/fetch"
	"dateline/web/webtest"
)

// site is a server of feeds and pages that counts what it is asked.
type site struct {
	away string // where /away leads
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int // by path; "304 /path" for answers without a body
	times []time.Time
	rss   string // of /rss
	robot string // of /robots.txt; "" for none
}

func newSite(t *testing.T) *site {
	s := &site{asked: map[string]int{}, rss: rssFeed}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

const rssFeed = `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>News</title><language>en-gb</language>
<item><title>Talks</title><link>/talks#top</link><guid isPermaLink="false">n1</guid><pubDate>Sat, 28 Nov 2026 15:30:00 EST</pubDate>
	<description>In short.</description></item>
<item><title>Snow</title><link>/snow</link><description>&lt;p&gt;Snow in Ankara.&lt;/p&gt;</description></item>
<item><title>Closed</title><link>/closed/rain</link><description>Rain in Kyiv.</description></item>
<item><title>Nothing</title><link>/missing</link></item>
<item><title>Twice</title><link>/snow</link></item>
<item><title>Without anything</title></item>
</channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="tr"><title>News</title><id>x</id><updated>2026-11-28T00:00:00Z</updated>
<entry><id>tag:example.org,2026:1</id><title>A flight</title><link rel="alternate" href="/flight"/><updated>2026-11-27T10:00:00Z</updated>
	<content type="html">It left Istanbul.</content></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[{"id":"j1","title":"A ship",
	"date_published":"2026-11-26T10:00:00+01:00","content_text":"It left Istanbul for Moscow."}]}`

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[r.URL.Path]++
	s.times = append(s.times, time.Now())
	send := func(kind, body string) {
		tag := fmt.Sprintf(`"%x"`, len(body))
		w.Header().Set("ETag", tag)
		w.Header().Set("Content-Type", kind)
		if r.Header.Get("If-None-Match") == tag {
			s.asked["304 "+r.URL.Path]++
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write([]byte(body))
	}
	const page = "text/html; charset=utf-8"
	switch path := r.URL.Path; path {
	case "/robots.txt":
		if s.robot == "" {
			http.NotFound(w, r)
			return
		}
		send("text/plain", s.robot)
	case "/rss":
		send("application/rss+xml", s.rss)
	case "/atom":
		send("application/atom+xml", atomFeed)
	case "/json":
		send("application/feed+json", jsonFeed)
	case "/talks":
		send(page, `<html lang="tr"><title>x</title><article><h1>Talks</h1><p>Envoys went from Ankara to Istanbul.</p></article>`)
	case "/snow":
		send(page, `<meta property="article:published_time" content="2026-11-27T08:00:00Z"><article><p>Snow fell in Ankara.</p></article>`)
	case "/flight":
		send(page, `<article><p>The flight left Istanbul for Moscow.</p></article>`)
	case "/moved":
		http.Redirect(w, r, "/atom", http.StatusMovedPermanently)
	case "/away":
		http.Redirect(w, r, s.away, http.StatusFound)
	case "/circle":
		http.Redirect(w, r, "/circle", http.StatusFound)
	case "/gone":
		w.WriteHeader(http.StatusGone)
	case "/slow":
		s.mu.Unlock()
		select {
		case <-time.After(10 * time.Second):
		case <-r.Context().Done():
		}
		s.mu.Lock()
	case "/huge":
		s.mu.Unlock()
		for range 100 {
			if _, err := w.Write([]byte(strings.Repeat("<rss>", 10_000))); err != nil {
				break
			}
		}
		s.mu.Lock()
	case "/bad":
		send("application/rss+xml", `<rss><channel><item><title>Half`)
	case "/none":
		send(page, `<p>A page.</p>`)
	case "/busy":
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	case "/broken":
		w.WriteHeader(http.StatusInternalServerError)
	default:
		http.NotFound(w, r)
	}
}

// desk is a reader of feeds with what it was told of failures.
type desk struct {
	*feeds.Reader
	mu     sync.Mutex
	failed map[string]error // by path
}

func newDesk(t *testing.T, of *site, others ...*site) *desk {
	s, err := sqlite.Open(t.Context(), sqlite.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	reader := webtest.Config(t).Reader
	d := &desk{failed: map[string]error{}}
	here := map[netip.AddrPort]bool{}
	for _, one := range append(others, of) {
		here[netip.MustParseAddrPort(one.Listener.Addr().String())] = true
	}
	d.Reader = &feeds.Reader{
		Fetch: fetch.New(fetch.Config{MaxBytes: 1 << 20, Timeout: time.Second, Allow: func(a netip.AddrPort) bool { return here[a] }}),
		To: feeds.Archive{
			Store: s, Maker: fill.Maker{Reader: "test"},
			Read: func(ctx context.Context, title, text string) (*article.Article, error) {
				return reader.Read(ctx, article.Input{Title: title, Text: text})
			},
		},
		State: feeds.NewState(),
		Failed: func(address string, err error) {
			d.mu.Lock()
			defer d.mu.Unlock()
			d.failed[strings.TrimPrefix(address, of.URL)] = err
		},
	}
	return d
}

func (d *desk) read(t *testing.T, of *site, paths ...string) feeds.Outcome {
	t.Helper()
	var list []string
	for _, p := range paths {
		list = append(list, of.URL+p)
	}
	o, err := d.All(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// articles are those of the archive: "path date language places".
func (d *desk) articles(t *testing.T, of *site) []string {
	t.Helper()
	page, err := d.To.(feeds.Archive).Store.Articles(t.Context(), archive.Query{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, a := range page.Stories {
		date := "unknown"
		if !a.Published.IsZero() {
			date = a.Published.Format(time.RFC3339)
		}
		var names []string
		for _, m := range a.Mentions {
			names = append(names, m.Place.Name)
		}
		slices.Sort(names)
		all = append(all, strings.Join([]string{strings.TrimPrefix(a.ID, of.URL), date, a.Language, strings.Join(names, "+")}, " "))
	}
	slices.Sort(all)
	return all
}

func TestFeeds(t *testing.T) {
	s := newSite(t)
	s.robot = "User-agent: *\nDisallow: /closed/\n"
	d := newDesk(t, s)
	o := d.read(t, s, "/rss", "/moved", "/json")
	want := []string{
		"/closed/rain unknown en Kyiv",                   // the text of the feed: robots.txt closes the page
		"/flight unknown tr Istanbul+Moscow",             // changed on a day, published on none that is known
		"/snow 2026-11-27T08:00:00Z en Ankara",           // the date of the page
		"/talks 2026-11-28T20:30:00Z tr Ankara+Istanbul", // that of the feed, in a zone by letters
		"j1 2026-11-26T09:00:00Z en Istanbul+Moscow",     // an article without a page
	}
	if got := d.articles(t, s); !slices.Equal(got, want) {
		t.Errorf("the archive has\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if o.Feeds != 3 || o.Failed != 0 || o.Added != 5 || o.Skipped != 1 || s.asked["/closed/rain"] != 0 || s.asked["/robots.txt"] != 1 {
		t.Errorf("Outcome = %+v, asked %v", o, s.asked)
	}
	var status *feeds.StatusError
	if err := d.failed["/missing"]; !errors.As(err, &status) || status.Status != 404 || len(d.failed) != 1 {
		t.Errorf("failed: %v", d.failed)
	}
	if o = d.read(t, s, "/rss", "/moved", "/json"); o.Unchanged != 3 || o.Added+o.Changed+o.Same != 0 {
		t.Errorf("a second time: %+v", o)
	}
	if s.asked["304 /rss"] != 1 || s.asked["304 /atom"] != 1 || s.asked["/talks"] != 1 {
		t.Errorf("a second time the server was asked %v", s.asked)
	}
	s.rss = strings.Replace(rssFeed, "<item>", "<item><title>More</title><link>/flight?more</link></item><item>", 1)
	if o = d.read(t, s, "/rss"); o.Added != 1 || s.asked["/talks"] != 1 || s.asked["/flight"] != 2 {
		t.Errorf("an article more: %+v, asked %v", o, s.asked)
	}
}

func TestFeedsThatFail(t *testing.T) {
	s := newSite(t)
	d := newDesk(t, s)
	const wrong = "http://127.0.0.1:1/feed" // an address inside a network
	o := d.read(t, s, "/gone", "/slow", "/huge", "/circle", "/bad", "/none", "/broken", "/nothing", "/json")
	if _, err := d.All(t.Context(), []string{wrong}); err != nil {
		t.Error(err)
	}
	if o.Failed != 8 || o.Feeds != 1 || o.Added != 1 {
		t.Errorf("Outcome = %+v, want one feed that was read", o)
	}
	for path, want := range map[string]string{
		"/gone": "gone for good", "/slow": "did not answer in time", "/huge": "larger than", "/circle": "more than five redirects",
		"/none": "neither RSS", "/broken": "answered 500", "/nothing": "answered 404", wrong: "cannot be reached",
		"/bad": "neither RSS",
	} {
		if err := d.failed[path]; err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

// TestBusyServers are left alone, and asked again later: what a feed said is not
// remembered before its articles are there.
func TestBusyServers(t *testing.T) {
	s := newSite(t)
	s.rss = strings.Replace(rssFeed, "/talks#top", "/busy", 1)
	d := newDesk(t, s)
	d.read(t, s, "/rss")
	if !errors.Is(d.failed["/busy"], feeds.ErrBusy) || s.asked["/snow"] != 0 {
		t.Errorf("failed: %v, asked %v", d.failed, s.asked)
	}
	if d.read(t, s, "/rss"); s.asked["/rss"] != 1 {
		t.Errorf("a server that is busy for an hour was asked %v", s.asked)
	}
	later := newDesk(t, s)
	later.State, s.rss = d.State, rssFeed
	if o := later.read(t, s, "/rss"); o.Unchanged != 0 || o.Added != 3 {
		t.Errorf("later: %+v", o)
	}
}

func TestPauses(t *testing.T) {
	s := newSite(t)
	s.robot = "User-agent: dateline\nCrawl-delay: 0.1\n"
	d := newDesk(t, s)
	d.Pause = 50 * time.Millisecond
	d.read(t, s, "/rss", "/atom", "/json")
	for i := 2; i < len(s.times); i++ { // the first is robots.txt, which sets the pause
		if gap := s.times[i].Sub(s.times[i-1]); gap < 95*time.Millisecond {
			t.Errorf("request %d came %v after the one before", i, gap)
		}
	}
}

func TestRobotsCloseAll(t *testing.T) {
	s := newSite(t)
	s.robot = "User-agent: *\nDisallow: /\n"
	d := newDesk(t, s)
	if o := d.read(t, s, "/rss"); o.Failed != 1 || !errors.Is(d.failed["/rss"], feeds.ErrRobots) || s.asked["/rss"] != 0 {
		t.Errorf("%+v, %v, asked %v", o, d.failed, s.asked)
	}
}

// TestRedirects leads to another host and to paths that are closed: each host says what is read of it.
func TestRedirects(t *testing.T) {
	for _, test := range []struct {
		name, robot, otherRobot, away string
		want                          error
		asked                         int
	}{
		{"another host that allows it", "", "", "OTHER/atom", nil, 1},
		{"another host that does not", "", "User-agent: *\nDisallow: /atom\n", "OTHER/atom", feeds.ErrRobots, 0},
		{"a path that this host has closed", "User-agent: *\nDisallow: /atom\n", "", "/atom", feeds.ErrRobots, 0},
		{"from there back to a path that is closed", "User-agent: *\nDisallow: /rss\n", "", "OTHER/away", feeds.ErrRobots, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, other := newSite(t), newSite(t)
			s.robot, other.robot, other.away = test.robot, test.otherRobot, s.URL+"/rss"
			s.away = strings.Replace(test.away, "OTHER", other.URL, 1)
			d := newDesk(t, s, other)
			d.read(t, s, "/away")
			if !errors.Is(d.failed["/away"], test.want) || s.asked["/atom"]+s.asked["/rss"] != 0 || other.asked["/atom"] != test.asked {
				t.Errorf("failed: %v, want %v; the hosts were asked %v and %v", d.failed, test.want, s.asked, other.asked)
			}
			if s.away != "/atom" && other.asked["/robots.txt"] != 1 {
				t.Errorf("the other host was asked %v, want its robots.txt once", other.asked)
			}
		})
	}
	s := newSite(t)
	other := newSite(t)
	s.away, other.away = other.URL+"/away", s.URL+"/away"
	d := newDesk(t, s, other)
	if d.read(t, s, "/away"); d.failed["/away"] == nil || !strings.Contains(d.failed["/away"].Error(), "from host to host") {
		t.Errorf("two hosts that lead to each other: %v", d.failed)
	}
}

func TestState(t *testing.T) {
	s := newSite(t)
	d := newDesk(t, s)
	d.read(t, s, "/rss")
	file := filepath.Join(t.TempDir(), "feeds.json")
	if err := d.State.Save(file); err != nil {
		t.Fatal(err)
	}
	again := newDesk(t, s)
	var err error
	if again.State, err = feeds.LoadState(file); err != nil {
		t.Fatal(err)
	}
	if o := again.read(t, s, "/rss"); o.Unchanged != 1 || s.asked["304 /rss"] != 1 {
		t.Errorf("a state that was saved: %+v, asked %v", o, s.asked)
	}
	if _, err := feeds.LoadState(t.TempDir()); err == nil {
		t.Error("a state that cannot be read is none")
	}
}

func TestReadList(t *testing.T) {
	for _, test := range []struct {
		text string
		want string
	}{
		{`<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="World"><outline type="rss" xmlUrl="https://b.example/rss"/></outline>
			<outline xmlurl=" http://a.example/ "/><outline xmlUrl="feed:c"/></body></opml>`, "http://a.example/ https://b.example/rss"},
		{"\ufeff# ours\nhttps://b.example/rss\r\n\nhttps://a.example/\nhttps://b.example/rss\n", "https://a.example/ https://b.example/rss"},
	} {
		if got, err := feeds.ReadList(strings.NewReader(test.text)); err != nil || strings.Join(got, " ") != test.want {
			t.Errorf("ReadList(%q) = %q, %v, want %q", test.text, got, err, test.want)
		}
	}
	for _, text := range []string{"", "notes", "<opml><body><outline text='x'/></body></opml>", "<opml><body"} {
		if got, err := feeds.ReadList(strings.NewReader(text)); !errors.Is(err, feeds.ErrOPML) {
			t.Errorf("ReadList(%q) = %q, %v, want ErrOPML", text, got, err)
		}
	}
}
