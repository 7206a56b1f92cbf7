package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dateline/data"
	"dateline/gazetteer"
	"dateline/web/archive"
	"dateline/web/archive/sqlite"
)

// madeArchive is a file with so many made articles, which name so many of the best known
// places by a Zipf law. Besides, each day at noon one of "Ferry talks" names Istanbul
// and Ankara.
func madeArchive(t testing.TB, articles, places int) string {
	t.Helper()
	ctx := context.Background()
	file := filepath.Join(t.TempDir(), "made.db")
	s, err := sqlite.Open(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	x, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	mention := func(ref gazetteer.Ref) archive.Mention {
		p := x.Place(ref)
		of := archive.Place{ID: string(p.ID), Name: p.Name, Country: p.Country, Class: p.Class, Code: p.Code, Point: p.Point}
		return archive.Mention{Place: of, Times: 1, Confidence: .9, Kinds: archive.KindsOf("literal"), End: 8}
	}
	named := func(id string) archive.Mention {
		ref, ok := x.ByID(gazetteer.PlaceID(id))
		if !ok {
			t.Fatalf("the gazetteer has no %s", id)
		}
		return mention(ref)
	}
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.15, 8, uint64(places-1))
	began := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	var list []archive.Entry
	for n := range articles {
		e := archive.Entry{Article: archive.Article{
			ID: fmt.Sprint("made-", n), URL: fmt.Sprintf("https://news%d.example/%d", n%7, n), Source: fmt.Sprintf("news%d.example", n%7),
			Title:     fmt.Sprintf("Report %d on the weather", n),
			Published: began.Add(time.Duration(random.IntN(100*24*60)) * time.Minute), Language: "en",
		}}
		seen := map[uint64]bool{}
		for k := range 4 {
			at := zipf.Uint64()
			if k == 0 && articles >= places { // so that each place is named
				at = uint64(n % places)
			}
			if !seen[at] {
				seen[at] = true
				e.Mentions = append(e.Mentions, mention(gazetteer.Ref(at)))
			}
		}
		if n < 100 {
			e.Title = fmt.Sprintf("Ferry talks, day %d", n+1)
			e.Published = began.Add(time.Duration(24*n+12) * time.Hour)
			e.Mentions = []archive.Mention{named(istanbul), named(ankara)}
			e.Claims = []archive.Claim{{From: istanbul, To: ankara, Stated: [2]float64{500, 500}, Measured: 352.7, Verdict: "contradicted"}}
		}
		list = append(list, e)
		if len(list) == 1000 || n == articles-1 {
			if _, err := s.Put(ctx, list); err != nil {
				t.Fatal(err)
			}
			list = nil
		}
	}
	return file
}

// keepPicture keeps what a page shows for people to look at, where DATELINE_PICTURES names a
// folder.
func keepPicture(t testing.TB, ctx context.Context, name string) {
	t.Helper()
	folder := os.Getenv("DATELINE_PICTURES")
	if folder == "" {
		return
	}
	look(t, ctx, chromedp.Sleep(time.Second)) // no event tells that all tiles are drawn
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "archive-"+name+".png"), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// answered holds when the archive has answered what was asked last.
const answered = `document.querySelector(".archive") && !document.querySelector(".progress, .finder .late")`

// landDrawn holds when a tile of the map shows more than one colour.
const landDrawn = `[...document.querySelectorAll("canvas.leaflet-tile")].some((tile) => {
	const pixels = new Uint32Array(tile.getContext("2d").getImageData(0, 0, tile.width || 1, tile.height || 1).data.buffer);
	return pixels.some((pixel) => pixel !== pixels[0]);
})`

// TestBrowserManyArticles walks an analyst's way through 2,000 articles: a week, a radius, a
// place, what is named with it, an article; and takes along files, a feed and a map for
// a page of theirs.
func TestBrowserManyArticles(t *testing.T) {
	base := serveArticles(t, "--archive", madeArchive(t, 2000, 3000))
	ctx := browse(t, base, desktop, "willReadFrequently") // a busy machine looks often for land
	says := func(css, want string) {
		t.Helper()
		until(t, ctx, fmt.Sprintf(`%s && document.querySelector(%q)?.textContent.includes(%q)`, answered, css, want))
	}
	address := func(want string) {
		t.Helper()
		until(t, ctx, fmt.Sprintf(`location.search.includes(%q)`, want))
	}

	look(t, ctx, chromedp.Navigate(base))
	until(t, ctx, `document.querySelector(".bar a[href='/archive']")`)
	tell(t, ctx, `document.querySelector(".bar a[href='/archive']").click()`)
	says("#tab-articles", "2,000")
	until(t, ctx, `document.querySelectorAll(".archive-name").length > 5`)
	until(t, ctx, landDrawn)
	keepPicture(t, ctx, "all")

	// A week, by a drag over the bars.
	bars := ask[[]float64](t, ctx, `(() => { const b = document.querySelector(".bars").getBoundingClientRect(); return [b.left, b.top, b.width, b.height] })()`)
	day := func(n float64) [2]float64 { return [2]float64{bars[0] + (n+.5)*bars[2]/100, bars[1] + bars[3]/2} }
	drag(t, ctx, day(10), day(16))
	address("from=2026-01-11&to=2026-01-17")
	until(t, ctx, answered)
	week := ask[string](t, ctx, `document.querySelector("#tab-articles .quiet").textContent.trim()`)
	keepPicture(t, ctx, "week")

	// Words, typed.
	tell(t, ctx, `document.querySelector(".words input").focus()`)
	look(t, ctx, chromedp.SendKeys(`.words input`, "ferry"))
	address("q=ferry")
	says("#tab-articles", "7")
	if n := ask[int](t, ctx, `document.querySelectorAll(".story").length`); n != 7 {
		t.Errorf("%d articles of the ferry in a week, want 7", n)
	}
	look(t, ctx, chromedp.NavigateBack())
	says("#tab-articles", week)

	// A radius, drawn on the map around Istanbul.
	look(t, ctx, chromedp.Navigate(base+"/archive?from=2026-01-11&to=2026-01-17&map=6/41/29"))
	until(t, ctx, answered+` && document.querySelector(".archive-name")`)
	tell(t, ctx, `[...document.querySelectorAll(".map-tools button")].find((b) => b.textContent === "Radius").click()`)
	middle := ask[[]float64](t, ctx, `(() => { const b = document.querySelector(".map").getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2] })()`)
	drag(t, ctx, [2]float64{middle[0], middle[1]}, [2]float64{middle[0] + 60, middle[1]})
	address("near=41.")
	says(".chip", "km of 41.")
	until(t, ctx, answered+` && document.querySelector("path.radius").getAttribute("d").length > 100`)
	until(t, ctx, `[...document.querySelectorAll(".story h2")].filter((h) => h.textContent.startsWith("Ferry talks")).length === 7`)
	if far := ask[[]string](t, ctx, `[...document.querySelectorAll(".archive-name")].map((n) => n.textContent).filter((n) => ["Ankara", "Moscow", "London"].includes(n))`); len(far) > 0 {
		t.Errorf("outside of the radius there are %v", far)
	}
	keepPicture(t, ctx, "radius")
	tell(t, ctx, `document.querySelector(".chip [aria-label='Without the radius']").click()`)

	// A place, by its name on the map, and what is named with it.
	until(t, ctx, answered+` && document.querySelector(".archive-name[data-place-id='`+istanbul+`'] button")`)
	tell(t, ctx, `document.querySelector(".archive-name[data-place-id='`+istanbul+`'] button").click()`)
	says(".archive-card h2", "Istanbul")
	says(".together li", "Ankara")
	address("place=" + istanbul)
	keepPicture(t, ctx, "place")
	look(t, ctx, chromedp.Reload())
	says(".archive-card h2", "Istanbul")

	// An article, with its own map and its claims; and back to the list.
	tell(t, ctx, `[...document.querySelectorAll(".story h2 button")].find((b) => b.textContent.startsWith("Ferry")).click()`)
	says(".story-card h2", "Ferry talks")
	says(".story-card .claim", "contradicted")
	until(t, ctx, `[...document.querySelectorAll(".archive-name")].map((n) => n.textContent).sort().join() === "Ankara,Istanbul"`)
	keepPicture(t, ctx, "article")
	look(t, ctx, chromedp.NavigateBack())
	says(".archive-card h2", "Istanbul")

	// Claims of all articles, contradictions first; and back.
	tell(t, ctx, `document.querySelector("#tab-claims").click()`)
	says(".archive-claims .claim", "contradicted")
	address("tab=claims")
	look(t, ctx, chromedp.NavigateBack())
	says(".stories", "Ferry talks")

	// The files hold what the page shows.
	file := ask[string](t, ctx, `document.querySelector(".export a[href*='/articles'][href*='f=csv']").href`)
	answer, err := http.Get(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(answer.Body).ReadAll()
	answer.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	articles := map[string]bool{}
	for _, row := range rows[1:] {
		articles[strings.Join(row[3:5], " ")] = true
	}
	if want := ask[int](t, ctx, `document.querySelectorAll(".story").length`); len(articles) != want {
		t.Errorf("the file of the question has %d articles, the page %d", len(articles), want)
	}

	// A feed, whatever the time.
	tell(t, ctx, button(".bar", "Subscribe"))
	feed := ""
	until(t, ctx, `document.querySelector("dialog .copy input")`)
	feed = ask[string](t, ctx, `document.querySelector("dialog .copy input").value`)
	if !strings.Contains(feed, "place=geonames") || strings.Contains(feed, "from=") {
		t.Errorf("the feed is %s, want one of the place, of any time", feed)
	}
	if x, err := http.Get(feed); err != nil || !strings.HasPrefix(x.Header.Get("Content-Type"), "application/atom+xml") {
		t.Errorf("GET %s: %v, %v", feed, x, err)
	}
	tell(t, ctx, `document.querySelector("dialog .icon").click()`)

	// The map for a page of theirs.
	tell(t, ctx, button(".bar", "Embed"))
	until(t, ctx, `document.querySelector("dialog iframe")`)
	until(t, ctx, `document.querySelector("dialog iframe").contentDocument?.querySelector(".archive-name.is-selected")`)
	keepPicture(t, ctx, "embed")
	frame := ask[string](t, ctx, `document.querySelector("dialog iframe").src`)
	look(t, ctx, chromedp.Navigate(frame))
	until(t, ctx, `document.querySelector(".embed .archive-name.is-selected")?.textContent === "Istanbul"`)

	// Time plays, and stops at its end.
	look(t, ctx, chromedp.Navigate(base+"/archive?from=2026-04-04&to=2026-04-08"))
	until(t, ctx, answered)
	tell(t, ctx, button(".timeline", "Play"))
	address("from=2026-04-06&to=2026-04-10")
	until(t, ctx, `[...document.querySelectorAll(".timeline button")].some((b) => b.textContent === "Play")`)
}

// TestBrowserCorrectsArticles corrects a name in one article and, as it is offered, in the others.
func TestBrowserCorrectsArticles(t *testing.T) {
	base := serveArticles(t, "--archive", madeArchive(t, 300, 300), "--archive-token", "secret")
	ctx := browse(t, base, desktop)
	const total = `Number(document.querySelector("#tab-articles .quiet")?.textContent.trim())`
	look(t, ctx, chromedp.Navigate(base+"/archive?place="+ankara))
	until(t, ctx, answered+` && document.querySelector(".story") && `+total+` > 20`)
	before := ask[int](t, ctx, total)
	tell(t, ctx, `[...document.querySelectorAll(".story h2 button")].find((b) => b.textContent.startsWith("Ferry")).click()`)
	until(t, ctx, `document.querySelector(".story-card [aria-label='Correct Ankara']")`)
	tell(t, ctx, `document.querySelector(".story-card [aria-label='Correct Ankara']").click()`)
	until(t, ctx, `document.querySelector("dialog .search input")`)
	look(t, ctx, chromedp.SendKeys(`dialog .search input`, "Izmir"))
	until(t, ctx, `document.querySelector("dialog [role=option]")?.textContent.includes("zmir")`)
	look(t, ctx, chromedp.KeyEvent(kb.Enter), chromedp.SendKeys(`dialog input[type=password]`, "secret"))
	keepPicture(t, ctx, "correct")
	tell(t, ctx, `document.querySelector("dialog button.primary").click()`)
	until(t, ctx, `document.querySelectorAll("dialog .others li").length === 20`)
	keepPicture(t, ctx, "correct-others")
	if checker, err := os.ReadFile(axe); err == nil {
		tell(t, ctx, string(checker)+"\n;0")
		check(t, ctx, `{}`)
	}
	tell(t, ctx, `document.querySelector("dialog .others input").click()`)
	tell(t, ctx, `document.querySelector("dialog button.primary").click()`)
	until(t, ctx, `document.querySelector("dialog [role=status]")?.textContent.includes("19 articles")`)
	tell(t, ctx, `document.querySelector("dialog .icon").click()`)
	until(t, ctx, `!document.querySelector("dialog") && document.querySelector(".story-card .corrections")?.textContent.includes("zmir")`)
	until(t, ctx, `[...document.querySelectorAll(".archive-name")].map((n) => n.textContent).some((n) => n.includes("zmir"))`)
	keepPicture(t, ctx, "corrected")
	look(t, ctx, chromedp.Navigate(base+"/archive?place="+ankara))
	until(t, ctx, fmt.Sprintf(`%s && %s === %d`, answered, total, before-20))
}

// TestBrowserManyArticlesByFinger draws a radius on a phone.
func TestBrowserManyArticlesByFinger(t *testing.T) {
	base := serveArticles(t, "--archive", exampleArchive)
	ctx := browse(t, base, phone)
	call(t, ctx, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	look(t, ctx, chromedp.Navigate(base+"/archive?map=5/41/29"))
	until(t, ctx, answered+` && document.querySelector(".archive-name")`)
	tell(t, ctx, button(".map-tools", "Radius"))
	until(t, ctx, `document.querySelector(".map.is-measuring")`)
	at := ask[[]float64](t, ctx, `(() => { const b = document.querySelector(".map").getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2] })()`)
	touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		call(t, ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	}
	touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: at[0], Y: at[1]})
	for _, reach := range []float64{10, 40, 80} {
		touch(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: at[0], Y: at[1] + reach})
	}
	touch(input.DispatchTouchEventTypeTouchEnd)
	until(t, ctx, `location.search.includes("near=41.") && !document.querySelector(".map.is-measuring") && document.querySelector(".chip")`)
	until(t, ctx, answered+` && document.querySelector(".story")`)
	keepPicture(t, ctx, "finger")
}

// TestBrowserManyArticlesByKeyboard chooses a place on the map and days on the line
// without a mouse.
func TestBrowserManyArticlesByKeyboard(t *testing.T) {
	base := serveArticles(t, "--archive", exampleArchive)
	ctx := browse(t, base, desktop)
	look(t, ctx, chromedp.Navigate(base+"/archive"))
	until(t, ctx, answered+` && document.querySelector(".archive-name")`)
	const focused = `document.activeElement.closest(".archive-name")?.dataset.placeId`
	for range 20 {
		if on, err := try(ctx, focused); err == nil && on {
			break
		}
		look(t, ctx, chromedp.KeyEvent(kb.Tab))
	}
	place := ask[string](t, ctx, focused)
	look(t, ctx, chromedp.KeyEvent(kb.Enter))
	until(t, ctx, fmt.Sprintf(`%s && location.search.includes(%q) && %s === %q`, answered, "place="+place, focused, place))
	look(t, ctx, chromedp.KeyEvent(kb.Escape))
	until(t, ctx, answered+` && !location.search.includes("place=")`)
	tell(t, ctx, `document.querySelector(".handle-first").focus()`)
	look(t, ctx, chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.ArrowRight))
	until(t, ctx, answered+` && location.search.includes("from=2025-05-04&to=2025-05-31")`)
	if ask[bool](t, ctx, `!document.activeElement.matches(".handle-first")`) {
		t.Error("the handle has lost the focus")
	}
}

// TestBrowserManyArticlesAreAccessible checks the states of the page of an archive on a large
// and on a small screen, in both themes.
func TestBrowserManyArticlesAreAccessible(t *testing.T) {
	checker, err := os.ReadFile(axe)
	if err != nil {
		lacking(t, fmt.Sprintf("%v; run: go generate ./web", err))
	}
	base := serveArticles(t, "--archive", exampleArchive)
	near := `?near=` + istanbul + `&within=300km&from=2025-05-10&to=2025-05-16`
	views := []view{
		{name: "list", wait: `.story`},
		{name: "places", address: "?tab=places", wait: `.places tbody tr`},
		{name: "claims", address: "?tab=claims", wait: `.claim.contradicted`},
		{name: "radius", address: near, wait: `.chip`},
		{name: "place", address: "?place=" + istanbul, wait: `.together li`},
		{name: "disputed", address: "?place=geonames:703883", wait: `.archive-card .disputed`},
		{name: "article", address: "?article=example-02", wait: `.story-card .claim`},
		{name: "nothing", address: "?last=7d", wait: `.empty button`},
		{name: "wrong question", address: "?q=-rain", wait: `.failure`},
		{name: "copies", address: "?q=next+week", do: []string{`document.querySelector(".copies summary").click()`}, wait: `.copies[open] li`},
		{name: "radius by name", do: []string{`[...document.querySelectorAll(".filters button")].at(0).click()`}, wait: `dialog .search`},
		{name: "subscribe", do: []string{button(".bar", "Subscribe")}, wait: `dialog input`},
		{name: "embed", do: []string{button(".bar", "Embed")}, wait: `dialog iframe`},
		{name: "menu", do: []string{`[...document.querySelectorAll(".bar .menu summary")].at(-1).click()`}, wait: `.menu[open]`},
	}
	scheme := func(ctx context.Context, features ...*emulation.MediaFeature) {
		call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
	}
	zoomed := screen{name: "zoomed", width: 360, height: 225} // 1440 × 900 at 400 %
	for _, s := range []screen{desktop, narrow, zoomed} {
		ctx := browse(t, base, s, "status of 400")
		for _, v := range views {
			t.Run(s.name+"/"+v.name, func(t *testing.T) {
				scheme(ctx, &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "light"})
				look(t, ctx, chromedp.Navigate("about:blank"))
				look(t, ctx, chromedp.Navigate(base+"/archive"+v.address))
				until(t, ctx, answered)
				for _, step := range v.do {
					until(t, ctx, `(() => { try { `+step+`; return true } catch { return false } })()`)
				}
				until(t, ctx, fmt.Sprintf(`document.querySelector(%q) !== null`, v.wait))
				keepPicture(t, ctx, s.name+"-"+strings.ReplaceAll(v.name, " ", "-"))
				tell(t, ctx, string(checker)+"\n;0")
				check(t, ctx, `{}`)
				scheme(ctx, &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
				check(t, ctx, `{ runOnly: ["color-contrast"] }`)
				if s.name == "desktop" {
					keepPicture(t, ctx, "dark-"+strings.ReplaceAll(v.name, " ", "-"))
				}
				if wide := ask[float64](t, ctx, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
					t.Errorf("the page is %v px wider than the screen", wide)
				}
			})
		}
		scheme(ctx, &emulation.MediaFeature{Name: "forced-colors", Value: "active"}, &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
		look(t, ctx, chromedp.Navigate(base+"/archive?place="+istanbul))
		until(t, ctx, answered+` && document.querySelector(".together li")`)
		keepPicture(t, ctx, s.name+"-forced")
	}
}

// watchArchive notes when the page of an archive has its map and its list.
const watchArchive = `
addEventListener("DOMContentLoaded", () => {
	const look = () => {
		if (document.querySelector(".archive-name") && document.querySelector(".story") && !document.querySelector(".progress")) seen.shown = performance.now();
		else requestAnimationFrame(look);
	};
	look();
});`

// BenchmarkBrowserManyArticles measures when a map of 10,000 places can be used.
func BenchmarkBrowserManyArticles(b *testing.B) {
	base := serveArticles(b, "--archive", madeArchive(b, 10_000, 10_000))
	ctx := watched(b, base, desktop, watchArchive)
	var shown, ready []float64
	for b.Loop() {
		look(b, ctx, chromedp.Navigate("about:blank"))
		look(b, ctx, chromedp.Navigate(base+"/archive"))
		until(b, ctx, answered)
		if n := ask[int](b, ctx, `Number(document.querySelector("#tab-places .quiet").textContent.replace(/\D/g, ""))`); n != 10_000 {
			b.Fatalf("the map has %d places, want 10,000", n)
		}
		o := ask[opening](b, ctx, `(async () => {
			while (!seen.shown || performance.now() - Math.max(seen.shown, seen.busy) < 1000) await new Promise((go) => setTimeout(go, 100));
			return { shown: seen.shown, ready: Math.max(seen.shown, seen.busy) };
		})()`)
		shown, ready = append(shown, o.Shown), append(ready, o.Interactive)
	}
	slices.Sort(shown)
	slices.Sort(ready)
	b.ReportMetric(shown[len(shown)/2], "ms/shown")
	b.ReportMetric(ready[len(ready)/2], "ms/interactive")
	b.ReportMetric(0, "ns/op")
}
