package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestBrowserListsWhatIsInView(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#map=7/39.9/31&tab=places")
	look(t, ctx, chromedp.Click(`.tools input[type=checkbox]`))
	until(t, ctx, `document.querySelectorAll(".places tbody tr").length < document.querySelectorAll(".place-marker").length`)
	rows := ask[[]string](t, ctx, `[...document.querySelectorAll(".places tbody tr")].map((r) => r.dataset.placeId).sort()`)
	seen := ask[[]string](t, ctx, `(() => {
		const map = document.querySelector(".leaflet-container").getBoundingClientRect();
		return [...document.querySelectorAll(".place-marker")].filter((m) => { const { x, y } = m.getBoundingClientRect(); return x >= map.left && x <= map.right && y >= map.top && y <= map.bottom; }).map((m) => m.dataset.placeId).sort();
	})()`)
	if len(rows) < 2 || len(rows) != len(seen) {
		t.Fatalf("listed are %v, in view %v", rows, seen)
	}
	for i := range rows {
		if rows[i] != seen[i] {
			t.Errorf("listed are %v, in view %v", rows, seen)
			break
		}
	}
	look(t, ctx, chromedp.SendKeys(`.tools input[type=search]`, "ankara"))
	until(t, ctx, `document.querySelectorAll(".places tbody tr").length === 1 && /^1 of /.test(document.querySelector(".tools [role=status]").innerText)`)
	look(t, ctx, chromedp.SendKeys(`.tools input[type=search]`, "xyz"))
	until(t, ctx, `/None of the places/.test(document.querySelector("#panel .empty").innerText)`)
}

func TestBrowserKeepsTheThemeOfItsReader(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	paper := func() string { return ask[string](t, ctx, `getComputedStyle(document.body).backgroundColor`) }
	day := paper()
	look(t, ctx, chromedp.Click(`button[aria-label^="Theme"]`), chromedp.Click(`button[aria-label^="Theme: light"]`))
	until(t, ctx, `document.documentElement.dataset.theme === "dark"`)
	night := paper()
	if day == night {
		t.Errorf("the page is %s by day and by night", day)
	}
	if link := ask[string](t, ctx, `location.href`); strings.Contains(link, "theme") {
		t.Errorf("the link %s carries the theme, which is the reader's own", link)
	}
	look(t, ctx, chromedp.Navigate("about:blank"))
	opened(t, ctx, base+"/#theme=light")
	if got := paper(); got != day {
		t.Errorf("a link with a theme shows %s, want %s", got, day)
	}
	look(t, ctx, chromedp.Navigate("about:blank"))
	opened(t, ctx, base+"/")
	if got := paper(); got != night {
		t.Errorf("after a link with a theme the page is %s, want the reader's own %s", got, night)
	}
}

func TestBrowserHasASheetOnAPhone(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, phone)
	opened(t, ctx, base+"/#tab=places")
	height := func() float64 {
		return ask[float64](t, ctx, `document.querySelector(".leaflet-container").clientHeight`)
	}
	grip := ask[[2]float64](t, ctx, `(() => { const b = document.querySelector(".grip").getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`)
	was := height()
	drag := func(kind input.DispatchMouseEventType, y float64) {
		look(t, ctx, chromedp.MouseEvent(kind, grip[0], y, chromedp.ButtonLeft))
	}
	drag(input.DispatchMouseEventTypeMousePressed, grip[1])
	drag(input.DispatchMouseEventTypeMouseMoved, grip[1]-100)
	drag(input.DispatchMouseEventTypeMouseMoved, grip[1]-200)
	drag(input.DispatchMouseEventTypeMouseReleased, grip[1]-200)
	if now := height(); now > was-180 || now < was-220 {
		t.Errorf("after the sheet was drawn up by 200 px, the map is %v px high and was %v", now, was)
	}
	look(t, ctx, chromedp.Focus(`.grip`), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown))
	if now := height(); now < was-180 {
		t.Errorf("after two arrows down the map is still %v px high", now)
	}
	look(t, ctx, chromedp.Click(`#tab-text`))
	until(t, ctx, `document.querySelector("#text").clientHeight > 0 && document.querySelector("#panel").hidden`)
}

func TestBrowserStandsStillForThoseWhoAskForIt(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	opened(t, ctx, base+"/")
	tell(t, ctx, `window.moved = []; for (const kind of ["animationstart", "transitionrun"]) addEventListener(kind, (e) => getComputedStyle(e.target)[kind === "animationstart" ? "animationDuration" : "transitionDuration"] !== "0s" && moved.push(kind + " " + e.target.className), true)`)
	pointAt(t, ctx, marker(istanbul)+" .dot")
	look(t, ctx, chromedp.Click(`.leaflet-control-zoom-in`), chromedp.Click(`.places tbody tr:last-child th button`))
	until(t, ctx, `document.querySelector(".places tr.is-selected")`)
	if moved := ask[[]string](t, ctx, `new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go(moved))))`); len(moved) > 0 {
		t.Errorf("these moved: %v", moved)
	}
}

// TestBrowserKeepsBarsOnOneLine looks whether what stands in the bar and in the tabs is broken, cut or beyond the edge
// on screens between a phone and a desktop, in each language of the page.
func TestBrowserKeepsBarsOnOneLine(t *testing.T) {
	base := serveArticles(t, "--archive", ":example:")
	path := saveMap(t, base, "Ankara lies about 400 km from Istanbul. A village 60 km south of Ankara was damaged.")
	for _, width := range []int64{760, 900} {
		ctx := browse(t, base, screen{name: "tablet", width: width, height: 900})
		look(t, ctx, chromedp.Navigate(base+"/docs"))
		for _, tag := range []string{"en", "de", "fr", "es", "tr", "uk", "ru"} {
			tell(t, ctx, fmt.Sprintf(`localStorage.setItem("dateline.language", %q)`, tag))
			opened(t, ctx, fmt.Sprintf("%s%s?%s#tab=claims", base, path, tag)) // a page of its own for each
			until(t, ctx, fmt.Sprintf(`document.documentElement.lang === %q && document.querySelector(".claim")`, tag))
			bad := ask[[]string](t, ctx, `[...document.querySelectorAll(".bar :is(button, summary, .archive-link), .tabs button")].flatMap((e) => {
				if (!e.checkVisibility()) return [];
				const box = e.getBoundingClientRect();
				const words = document.createRange();
				words.selectNodeContents(e);
				const lines = new Set([...words.getClientRects()].map((b) => Math.round(b.bottom / 8))).size;
				return lines > 1 || box.right > innerWidth || box.left < 0 ? [e.textContent] : [];
			})`)
			if len(bad) > 0 {
				t.Errorf("%d px, %s: broken or beyond the edge: %q", width, tag, bad)
			}
			if search := ask[float64](t, ctx, `document.querySelector(".bar .search input").clientWidth`); search < 100 {
				t.Errorf("%d px, %s: the search is %v px wide", width, tag, search)
			}
		}
	}
}

// TestBrowserShowsTheStepsOnAPhone looks whether what leads from mention to mention is wholly on the screen.
func TestBrowserShowsTheStepsOnAPhone(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, phone)
	opened(t, ctx, base+"/#tab=text&place="+istanbul)
	until(t, ctx, `document.querySelector(".text-bar")`)
	if below := ask[float64](t, ctx, `document.querySelector(".text-bar").getBoundingClientRect().bottom - innerHeight`); below > -8 {
		t.Errorf("the steps end %v px below the screen", below)
	}
}

// TestBrowserShowsNothingOfNoMap looks whether a map that is gone leaves no empty list, and says so also where a link
// asks for one.
func TestBrowserShowsNothingOfNoMap(t *testing.T) {
	base := serveArticles(t)
	for _, s := range []screen{desktop, phone} {
		ctx := browse(t, base, s, "404")
		look(t, ctx, chromedp.Navigate(base+"/m/none#tab=places"))
		until(t, ctx, `document.querySelector(".failed h1")?.checkVisibility()`)
		if ask[bool](t, ctx, `document.querySelector("[role=tablist], #panel") !== null`) {
			t.Errorf("%s: there are lists of nothing", s.name)
		}
	}
}

// TestBrowserLeadsBackToTheFirstView leaves the first view of the page and of a frame, and comes back.
func TestBrowserLeadsBackToTheFirstView(t *testing.T) {
	base := serveArticles(t)
	path := saveMap(t, base, "The envoys met in Istanbul. Ankara was calm.")
	const view = `[...document.querySelectorAll(".place-marker")].map((m) => m.getBoundingClientRect())` +
		`.map((b) => Math.round(b.x) + "," + Math.round(b.y)).join(" ")`
	for _, address := range []string{path, strings.Replace(path, "/m/", "/embed/", 1) + "?view=20,30,50,50"} {
		ctx := browse(t, base, desktop)
		look(t, ctx, chromedp.Navigate(base+address))
		until(t, ctx, `document.querySelector(".place-marker") && !document.querySelector(".progress")`)
		first := ask[string](t, ctx, view)
		look(t, ctx, chromedp.Click(`.leaflet-control-zoom-in`))
		until(t, ctx, fmt.Sprintf(`(%s) !== %q && !document.querySelector(".leaflet-zoom-anim")`, view, first))
		look(t, ctx, chromedp.Click(`.map-home`))
		until(t, ctx, fmt.Sprintf(`(%s) === %q`, view, first))
		framed := strings.HasPrefix(address, "/embed/")
		if framed != ask[bool](t, ctx, `document.querySelector(".map-full") !== null`) {
			t.Errorf("%s: only a frame is too small to be read in", address)
		}
	}
}
