package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pasted makes a map of a text through the dialog.
func pasted(t *testing.T, ctx context.Context, text string) {
	t.Helper()
	look(t, ctx, chromedp.Click(`//header//button[text()="New map"]`), chromedp.WaitVisible(`dialog textarea`),
		chromedp.SetValue(`dialog textarea`, text), chromedp.SendKeys(`dialog textarea`, " "),
		chromedp.Click(`dialog button[type=submit]`), chromedp.WaitNotPresent(`dialog`))
}

func TestBrowserMakesMaps(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")

	t.Run("of pasted text", func(t *testing.T) {
		pasted(t, ctx, "The ferry from Lisbon to Funchal was late. Passengers waited in Lisbon.")
		until(t, ctx, `document.querySelectorAll(".place-marker").length === 2 && document.querySelectorAll(".prose .mention[data-place-id]").length === 3`)
	})
	t.Run("of a text without places, which teaches", func(t *testing.T) {
		pasted(t, ctx, "It rained all day and nobody went out.")
		until(t, ctx, `document.querySelectorAll(".place-marker").length === 0 && /No places were found/.test(document.querySelector("#panel").innerText)`)
	})
	t.Run("written from right to left", func(t *testing.T) {
		pasted(t, ctx, "وصل الوفد إلى Istanbul يوم الخميس ثم غادر إلى Ankara")
		until(t, ctx, `document.querySelector(".prose [data-start]").dir === "rtl"`)
	})
	t.Run("around 180 degrees, in one view", func(t *testing.T) {
		pasted(t, ctx, "A storm moved from Suva in Fiji to Apia in Samoa. Ships left Petropavlovsk-Kamchatsky and Anchorage in Alaska.")
		until(t, ctx, `document.querySelectorAll(".place-marker:not(.is-area)").length >= 4`)
		outside := ask[[]string](t, ctx, `(() => {
			const map = document.querySelector(".leaflet-container").getBoundingClientRect();
			return [...document.querySelectorAll(".place-marker:not(.is-area)")].filter((m) => {
				const b = m.querySelector(".dot").getBoundingClientRect();
				return b.left < map.left || b.right > map.right || b.top < map.top || b.bottom > map.bottom;
			}).map((m) => m.textContent);
		})()`)
		if len(outside) > 0 {
			t.Errorf("outside the first view: %v", outside)
		}
		if z := ask[float64](t, ctx, `Number(/map=(\d+)/.exec(location.hash)?.[1] ?? -1)`); z == 0 || z == 1 {
			t.Errorf("zoom %v shows the whole world, want the Pacific", z)
		}
	})
	t.Run("and says what is wrong", func(t *testing.T) {
		look(t, ctx, chromedp.Click(`//header//button[text()="New map"]`), chromedp.WaitVisible(`dialog textarea`), chromedp.Click(`dialog button[type=submit]`))
		until(t, ctx, `/no text yet/.test(document.querySelector("dialog [role=alert]").innerText)`)
		look(t, ctx, chromedp.KeyEvent(kb.Escape), chromedp.WaitNotPresent(`dialog`))
	})
}

func TestBrowserCorrects(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	before := ask[int](t, ctx, `document.querySelectorAll(".place-marker").length`)

	// By keyboard alone: the row, its button, the last button of the dialog.
	row := fmt.Sprintf(`.places tr[data-place-id=%q] .small`, ankara)
	look(t, ctx, chromedp.Focus(row), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`dialog`))
	tell(t, ctx, `[...document.querySelectorAll("dialog button")].find((b) => b.innerText === "Not a place").focus()`)
	look(t, ctx, chromedp.KeyEvent(kb.Enter))
	until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".place-marker").length === %d && !document.querySelector('%s')`, before-1, marker(ankara)))

	look(t, ctx, chromedp.Click(`//button[text()="Undo"]`))
	until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".place-marker").length === %d`, before))
	look(t, ctx, chromedp.Click(`//button[text()="Redo"]`))
	until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".place-marker").length === %d`, before-1))
	look(t, ctx, chromedp.Click(`//button[text()="Undo"]`))

	t.Run("to another place of the name", func(t *testing.T) {
		until(t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q]') !== null`, istanbul))
		tell(t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q] .small').click()`, istanbul))
		look(t, ctx, chromedp.WaitVisible(`dialog .search input`), chromedp.SendKeys(`dialog .search input`, "Bursa"))
		until(t, ctx, `document.querySelector("dialog [role=option]")?.innerText.startsWith("Bursa")`)
		look(t, ctx, chromedp.KeyEvent(kb.ArrowDown, asKeyboard), chromedp.KeyEvent(kb.Enter, asKeyboard), chromedp.WaitNotPresent(`dialog`))
		until(t, ctx, `[...document.querySelectorAll(".places tbody tr")].some((r) => /Istanbul — Bursa\s+regional capital\s+Bursa Province, Turkey/.test(r.innerText))`)
		until(t, ctx, `/claim|distance/i.test(document.querySelector(".article-head").innerText)`)
	})
}

func TestBrowserAddsPlaces(t *testing.T) {
	base := serveArticles(t, written(t, "The ferry left Lisbon at dawn. In Wexmouth nobody waited; Wexmouth was asleep."))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	if got := ask[int](t, ctx, `document.querySelectorAll(".place-marker").length`); got != 1 {
		t.Fatalf("%d places before, want Lisbon alone", got)
	}
	// As a reader selects a word with the mouse.
	tell(t, ctx, `(() => {
		const text = [...document.querySelectorAll(".prose [data-start]")].flatMap((p) => [...p.childNodes]).find((n) => n.nodeType === Node.TEXT_NODE && n.data.includes("Wexmouth"));
		const at = text.data.indexOf("Wexmouth");
		getSelection().setBaseAndExtent(text, at, text, at + "Wexmouth".length);
	})()`)
	look(t, ctx, chromedp.Click(`//button[contains(., "Add “Wexmouth”")]`), chromedp.WaitVisible(`dialog .search input`))
	until(t, ctx, `/2 times/.test(document.querySelector("dialog [role=status]").innerText)`)
	tell(t, ctx, `document.querySelector("dialog .search input").select()`) // what is typed replaces the words
	look(t, ctx, chromedp.SendKeys(`dialog .search input`, "Plymouth"))
	until(t, ctx, `document.querySelector("dialog [role=option]")?.innerText.startsWith("Plymouth")`)
	look(t, ctx, chromedp.KeyEvent(kb.Enter, asKeyboard), chromedp.WaitNotPresent(`dialog`))
	until(t, ctx, `document.querySelectorAll(".place-marker").length === 2 && document.querySelectorAll(".prose .mention[data-place-id]").length === 3`)
}

func TestBrowserMeasuresAnywhere(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	look(t, ctx, chromedp.Click(`.map-tools button`), chromedp.SendKeys(`.bar .search input`, "Reykjav"))
	until(t, ctx, `document.querySelector(".bar [role=option]")?.innerText.startsWith("Reykjav")`)
	look(t, ctx, chromedp.KeyEvent(kb.Enter))
	tell(t, ctx, fmt.Sprintf(`document.querySelector('%s').click()`, marker(istanbul)))
	until(t, ctx, `document.querySelectorAll(".measure-card li").length === 2 && document.querySelector("path.geodesic.measure") !== null`)
	if leg := ask[string](t, ctx, `document.querySelector(".leg").innerText`); !strings.Contains(leg, "4,1") {
		t.Errorf("Reykjavík to Istanbul reads %q, want about 4,130 km", leg)
	}
	until(t, ctx, `location.hash.includes("measure=")`)
}

// TestBrowserReadsLongText opens a text of 2,000 mentions, which is shown in steps, and
// wholly soon.
func TestBrowserReadsLongText(t *testing.T) {
	text := longText()
	base := serveArticles(t, written(t, text))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	until(t, ctx, `document.querySelectorAll(".prose .mention[data-place-id]").length > 1900`)
	began := ask[float64](t, ctx, `(() => { const began = performance.now(); document.querySelector(".prose .mention[data-place-id]").dispatchEvent(new PointerEvent("pointerover", { bubbles: true })); document.body.getBoundingClientRect(); return performance.now() - began; })()`)
	until(t, ctx, `document.querySelectorAll(".prose .mention[data-place-id].is-pointed").length >= 15`)
	t.Logf("%d characters: pointing at a mention took %.0f ms", len(text), began)
}
