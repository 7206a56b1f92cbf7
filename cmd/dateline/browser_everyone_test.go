package main

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// drag moves the mouse with its button down.
func drag(t *testing.T, ctx context.Context, from, to [2]float64) {
	t.Helper()
	mouse := func(kind input.DispatchMouseEventType, at [2]float64) {
		call(t, ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at[0], Y: at[1], Button: input.MouseButtonLeft, ClickCount: 1})
	}
	mouse(input.DispatchMouseEventTypeMousePressed, from)
	for i := range 6 {
		part := float64(i+1) / 6
		mouse(input.DispatchMouseEventTypeMouseMoved, [2]float64{from[0] + part*(to[0]-from[0]), from[1] + part*(to[1]-from[1])})
	}
	mouse(input.DispatchMouseEventTypeMouseReleased, to)
}

// TestBrowserSpeaksItsReadersLanguage opens the page in each of its languages and
// looks for words of its own, and for faults of accessibility.
func TestBrowserSpeaksItsReadersLanguage(t *testing.T) {
	checker, err := os.ReadFile(axe)
	if err != nil {
		lacking(t, fmt.Sprintf("%v; run: go generate ./web", err))
	}
	base := serveArticles(t)
	for _, one := range []struct{ tag, tab, places string }{
		{"en", "Places", "11 places"}, {"de", "Orte", "11 Orte"}, {"fr", "Lieux", "11 lieux"}, {"es", "Lugares", "11 lugares"},
		{"tr", "Yerler", "11 yer"}, {"uk", "Місця", "11 місць"}, {"ru", "Места", "11 мест"},
	} {
		t.Run(one.tag, func(t *testing.T) {
			ctx := browse(t, base, phone)
			look(t, ctx, chromedp.Navigate(base+"/docs"))
			tell(t, ctx, fmt.Sprintf(`localStorage.setItem("dateline.language", %q)`, one.tag))
			opened(t, ctx, base+"/#tab=places")
			until(t, ctx, fmt.Sprintf(`document.documentElement.lang === %q && document.querySelector("#tab-places").innerText.startsWith(%q) && document.querySelector(".facts").textContent.includes(%q)`, one.tag, one.tab, one.places))
			if lang := ask[string](t, ctx, `document.querySelector(".prose").lang`); lang != "en" {
				t.Errorf("the article is said to be in %q, want en", lang)
			}
			tell(t, ctx, string(checker)+"\n;0")
			check(t, ctx, `{}`)
			if wide := ask[float64](t, ctx, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("the page is %v px wider than the screen", wide)
			}
		})
	}
}

func TestBrowserSaysWhatLanguageItReads(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	pasted(t, ctx, "De minister reisde gisteren naar Brussel om te praten met de burgemeesters van de streek, die meer hulp vragen na de regen van vorige week.")
	until(t, ctx, `/looks like Dutch/.test(document.querySelector(".hint")?.innerText)`)
	pasted(t, ctx, "The president went to Lisbon yesterday and met the mayors of the towns that had asked for help after the rain of last week.")
	until(t, ctx, `document.querySelectorAll(".place-marker").length === 1`)
	until(t, ctx, `!document.querySelector(".hint")`)
}

// TestBrowserKeepsForcedColours looks at what readers see who choose the colours of
// all pages themselves: each word of the text, and the land beside the sea.
func TestBrowserKeepsForcedColours(t *testing.T) {
	base := serveArticles(t)
	for _, scheme := range []string{"light", "dark"} {
		ctx := browse(t, base, desktop)
		call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: scheme}},
		})
		opened(t, ctx, base+"/#tab=places")
		if same := ask[[]string](t, ctx, `[...document.querySelectorAll(".prose .mention, .places th button, .tabs button, .place-name")].filter((e) => {
			const own = getComputedStyle(e); let ground = e;
			while (ground && /, 0\)$|transparent/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
			return ground && own.color === getComputedStyle(ground).backgroundColor;
		}).map((e) => e.className + " " + e.textContent)`); len(same) > 0 {
			t.Errorf("%s: in the colour of their ground are %v", scheme, same)
		}
		if drawn := ask[bool](t, ctx, `document.querySelector(".place-marker .dot").getBoundingClientRect().width > 0 && getComputedStyle(document.querySelector(".place-marker .dot")).backgroundColor !== getComputedStyle(document.querySelector(".map")).backgroundColor`); !drawn {
			t.Errorf("%s: the circles cannot be told from the map", scheme)
		}
	}
}

// TestBrowserFitsOnFourTimesZoom is a desktop of 1280 by 1024 at 400 %.
func TestBrowserFitsOnFourTimesZoom(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, screen{name: "zoomed", width: 320, height: 256})
	opened(t, ctx, base+"/#tab=text")
	until(t, ctx, `document.documentElement.scrollWidth <= innerWidth`)
	text := ask[float64](t, ctx, `(() => { const b = document.querySelector("#text").getBoundingClientRect(); return Math.min(b.bottom, innerHeight * 3) - b.top; })()`)
	if text < 120 {
		t.Errorf("the text has %v px of height, want to read more than a line or two", text)
	}
	tell(t, ctx, `scrollTo(0, 0)`)
	over := ask[bool](t, ctx, `(() => {
		const [a, b] = [".map-tools", ".leaflet-control-scale"].map((s) => document.querySelector(s)).map((e) => e && e.checkVisibility() ? e.getBoundingClientRect() : null);
		return Boolean(a && b && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
	})()`)
	if over {
		t.Error("Measure lies over the scale bar")
	}
}

// TestBrowserHasLargeTargets measures what is to be hit with a finger (WCAG 2.5.8).
func TestBrowserHasLargeTargets(t *testing.T) {
	base := serveArticles(t)
	for _, s := range []screen{desktop, phone} {
		ctx := browse(t, base, s)
		opened(t, ctx, base+"/#tab=places")
		small := ask[[]string](t, ctx, `[...document.querySelectorAll("button, summary, select, input, a:not(.mention, .claim-mark, .skip), .place-marker")].filter((e) => e.checkVisibility()).flatMap((e) => {
			const box = e.closest("label")?.getBoundingClientRect() ?? e.getBoundingClientRect();
			return box.width < 24 || box.height < 24 ? [(e.ariaLabel || e.textContent || e.className) + " " + Math.round(box.width) + "×" + Math.round(box.height)] : [];
		})`)
		if len(small) > 0 {
			t.Errorf("%s: smaller than 24 px are %q", s.name, small)
		}
	}
}

// TestBrowserStopsSeldom counts the stops of the tab key in an article of many places.
func TestBrowserStopsSeldom(t *testing.T) {
	base := serveArticles(t, written(t, longText()))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=places")
	stops := ask[int](t, ctx, `[...document.querySelectorAll("a, button, input, select, summary, textarea, [tabindex]")].filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility()).length`)
	if stops > 60 {
		t.Errorf("the page has %d stops of the tab key, want the long lists to be one each", stops)
	}
}

func TestBrowserAnswersWrongAddresses(t *testing.T) {
	base := serveArticles(t)
	for _, path := range []string{"/m/nonexistent", "/nothing/here"} {
		ctx := browse(t, base, desktop, "404")
		look(t, ctx, chromedp.Navigate(base+path))
		until(t, ctx, `document.querySelector("h1") && document.querySelector('a[href="/"]')`)
		if ask[bool](t, ctx, `document.querySelector(".place-marker") !== null || /^\{/.test(document.body.innerText)`) {
			t.Errorf("%s shows a map or raw JSON", path)
		}
	}
}
