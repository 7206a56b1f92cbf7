package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const rows = `[...document.querySelectorAll(".places tbody tr th button")].map((b) => b.innerText).sort().join()`

// takenOff takes a place off the map by its row in the list.
func takenOff(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	tell(t, ctx, fmt.Sprintf(`[...document.querySelectorAll(".places tbody tr")].find((r) => r.querySelector("th button").innerText === %q).querySelector(".small").click()`, name))
	look(t, ctx, chromedp.WaitVisible(`dialog`), chromedp.Click(`//dialog//button[text()="Not a place"]`), chromedp.WaitNotPresent(`dialog`))
	until(t, ctx, fmt.Sprintf(`!%s.split(",").includes(%q)`, rows, name))
}

// anew loads the page again, as F5 does.
func anew(t *testing.T, ctx context.Context) {
	t.Helper()
	tell(t, ctx, `window.isOld = true`)
	call(t, ctx, page.Reload, page.ReloadParams{})
	until(t, ctx, `!window.isOld && document.querySelector(".places")`)
}

// TestBrowserLosesNoWork pastes and corrects, and then does what used to lose it.
func TestBrowserLosesNoWork(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=places")
	pasted(t, ctx, "The ferry left Lisbon for Funchal at dawn.")
	until(t, ctx, rows+` === "Funchal,Lisbon"`)
	first := ask[string](t, ctx, `location.search`)
	takenOff(t, ctx, "Funchal")

	t.Run("a reload", func(t *testing.T) {
		anew(t, ctx)
		until(t, ctx, rows+` === "Lisbon"`)
	})
	t.Run("undo after a reload", func(t *testing.T) {
		look(t, ctx, chromedp.Click(`//div[@class="changes"]//button[text()="Undo"]`))
		until(t, ctx, rows+` === "Funchal,Lisbon"`)
		look(t, ctx, chromedp.Click(`//div[@class="changes"]//button[text()="Redo"]`))
		until(t, ctx, rows+` === "Lisbon"`)
	})
	t.Run("another text, and the way back", func(t *testing.T) {
		pasted(t, ctx, "It snowed in Oslo.")
		until(t, ctx, rows+` === "Oslo"`)
		tell(t, ctx, `history.back()`)
		until(t, ctx, fmt.Sprintf(`location.search === %q && `, first)+rows+` === "Lisbon"`)
		tell(t, ctx, `history.forward()`)
		until(t, ctx, rows+` === "Oslo"`)
	})
	t.Run("a crash, after which the first page offers it", func(t *testing.T) {
		look(t, ctx, chromedp.Navigate("about:blank"))
		opened(t, ctx, base+"/#tab=places")
		look(t, ctx, chromedp.Click(`//div[@class="notice"]//button[text()="Open it"]`))
		until(t, ctx, rows+` === "Oslo"`)
	})
	t.Run("corrections of the built-in article", func(t *testing.T) {
		opened(t, ctx, base+"/#tab=places")
		takenOff(t, ctx, "Ankara")
		anew(t, ctx)
		until(t, ctx, `document.querySelector(".prose") && !`+rows+`.includes("Ankara")`)
	})
	t.Run("the list of corrections takes back each", func(t *testing.T) {
		takenOff(t, ctx, "Antalya")
		look(t, ctx, chromedp.Click(`//div[@class="changes"]//button[contains(., "2 corrections")]`), chromedp.WaitVisible(`.corrections li`))
		until(t, ctx, `/Ankara.*not a place/.test(document.querySelector(".corrections li").innerText)`)
		look(t, ctx, chromedp.Click(`.corrections li button`))
		until(t, ctx, rows+`.includes("Ankara") && !`+rows+`.includes("Antalya")`)
		look(t, ctx, chromedp.Click(`dialog header button`), chromedp.WaitNotPresent(`dialog`))
	})
	t.Run("my maps lists all of it", func(t *testing.T) {
		look(t, ctx, chromedp.Click(`//header//button[text()="My maps"]`), chromedp.WaitVisible(`.own-maps li`))
		until(t, ctx, `/Lisbon/.test(document.querySelector("dialog").innerText) && /Oslo/.test(document.querySelector("dialog").innerText)`)
	})
}

func TestBrowserLetsTwoPeopleEdit(t *testing.T) {
	base := serveArticles(t)
	one := browse(t, base, desktop)
	opened(t, one, base+"/#tab=places")
	pasted(t, one, "A march crossed Hampstead, Brixton and Croydon in London. Camden in London was calm.")
	until(t, one, `document.querySelectorAll(".places tbody tr").length >= 4`)
	look(t, one, chromedp.Click(`//header//button[text()="Share"]`), chromedp.Click(`//dialog//button[text()="Save the map"]`))
	until(t, one, `location.pathname.startsWith("/m/")`)
	edit := ask[string](t, one, `[...document.querySelectorAll("dialog input")].map((i) => i.value).find((v) => v.includes("#edit="))`)
	look(t, one, chromedp.Click(`dialog header button`))
	two := browse(t, base, desktop, "412")
	opened(t, two, edit)
	look(t, two, chromedp.Click(`#tab-places`))
	until(t, two, `document.querySelectorAll(".places tbody tr").length >= 4`)

	t.Run("each sees what both did", func(t *testing.T) {
		takenOff(t, one, "Brixton")
		until(t, one, `document.querySelector(".changes")`)
		takenOff(t, two, "Croydon")
		until(t, two, `!/Brixton|Croydon/.test(`+rows+`)`)
		anew(t, two)
		until(t, two, `document.querySelectorAll(".places tbody tr").length && !/Brixton|Croydon/.test(`+rows+`)`)
	})
	t.Run("what contradicts is shown side by side", func(t *testing.T) {
		anew(t, one)
		until(t, one, rows+`.includes("Camden")`)
		takenOff(t, one, "Camden")
		until(t, one, `fetch(location.pathname.replace("/m/", "/v1/maps/")).then((r) => r.json()).then((m) => m.corrections.length === 3)`)
		tell(t, two, `[...document.querySelectorAll(".places tbody tr")].find((r) => r.innerText.startsWith("Camden")).querySelector(".small").click()`)
		look(t, two, chromedp.WaitVisible(`dialog .search input`), chromedp.SendKeys(`dialog .search input`, "Camden Town"))
		until(t, two, `document.querySelector("dialog [role=option]")?.innerText.startsWith("Camden Town")`)
		look(t, two, chromedp.Click(`dialog [role=option]`))
		until(t, two, `document.querySelectorAll(".conflicts li > div").length === 2`)
		look(t, two, chromedp.Click(`//dialog//button[text()="Take yours"]`), chromedp.WaitNotPresent(`dialog`))
		until(t, two, rows+`.includes("Camden")`)
	})
	t.Run("earlier versions are looked at and restored", func(t *testing.T) {
		anew(t, two)
		look(t, two, chromedp.Click(`//header//button[text()="Share"]`), chromedp.Click(`.versions summary`), chromedp.WaitVisible(`.versions li + li button`))
		tell(t, two, `[...document.querySelectorAll(".versions li")].at(-1).querySelector("button").click()`)
		until(t, two, `location.search === "?version=1" && /version 1/.test(document.querySelector(".hint").innerText) && `+rows+`.includes("Brixton")`)
		look(t, two, chromedp.Click(`.hint button`))
		until(t, two, `location.search === "" && !`+rows+`.includes("Brixton")`)
		look(t, two, chromedp.Click(`//header//button[text()="Share"]`), chromedp.Click(`.versions summary`), chromedp.WaitVisible(`.versions li + li button`))
		tell(t, two, `[...document.querySelectorAll(".versions li")].at(-1).querySelectorAll("button")[1].click()`)
		until(t, two, rows+`.includes("Brixton")`)
	})
	t.Run("it is renamed and deleted", func(t *testing.T) {
		look(t, one, chromedp.Click(`//header//button[text()="My maps"]`), chromedp.WaitVisible(`.own-maps li`), chromedp.Click(`//dialog//button[text()="Rename"]`), chromedp.SendKeys(`.own-maps form input`, "The march"), chromedp.Click(`.own-maps form button`))
		until(t, one, `/The march/.test(document.querySelector(".own-maps").innerText) && document.querySelector(".article-head h1").innerText === "The march"`)
		look(t, one, chromedp.Click(`//dialog//button[text()="Delete"]`), chromedp.Click(`//dialog//button[text()="Delete for good"]`))
		until(t, one, `location.pathname === "/"`)
	})
}

func TestBrowserPutsOwnPlaces(t *testing.T) {
	base := serveArticles(t, written(t, "The ferry left Lisbon at dawn. In Wexmouth nobody waited; Wexmouth was asleep."))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=places")
	look(t, ctx, chromedp.Click(`//button[text()="Add a place…"]`), chromedp.WaitVisible(`dialog`), chromedp.SendKeys(`dialog input[type=text]`, "Wexmouth"), chromedp.Click(`dialog .put-here summary`))

	t.Run("with a click on the map", func(t *testing.T) {
		look(t, ctx, chromedp.Click(`//dialog//button[text()="Click on the map…"]`), chromedp.WaitVisible(`.placing-hint`))
		at := ask[[2]float64](t, ctx, `(() => { const b = document.querySelector(".leaflet-container").getBoundingClientRect(); return [b.x + b.width / 2 + 90, b.y + b.height / 2 + 40]; })()`)
		look(t, ctx, chromedp.MouseClickXY(at[0], at[1]))
		until(t, ctx, `document.querySelector('.place-marker[data-place-id^="own:"]') && document.querySelectorAll('.mention[data-place-id^="own:"]').length === 2`)
		near := ask[float64](t, ctx, fmt.Sprintf(`(() => { const b = document.querySelector('.place-marker[data-place-id^="own:"] .dot').getBoundingClientRect(); return Math.hypot(b.x + b.width / 2 - %f, b.y + b.height / 2 - %f); })()`, at[0], at[1]))
		if near > 4 {
			t.Errorf("the place is %v px from where the mouse was", near)
		}
	})
	t.Run("dragged to another place", func(t *testing.T) {
		const own = `.place-marker[data-place-id^="own:"]`
		before := ask[string](t, ctx, `document.querySelector('`+own+`').style.transform`)
		at := ask[[2]float64](t, ctx, `(() => { const b = document.querySelector('`+own+` .dot').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`)
		drag(t, ctx, at, [2]float64{at[0] - 60, at[1] - 30})
		until(t, ctx, fmt.Sprintf(`document.querySelector('%s') && document.querySelector('%s').style.transform !== %q && /2 corrections/.test(document.querySelector(".changes").innerText)`, own, own, before))
	})
	t.Run("by coordinates, with a label, a note and a source that are no mark-up", func(t *testing.T) {
		look(t, ctx, chromedp.Click(`//button[text()="Add a place…"]`), chromedp.WaitVisible(`dialog`), chromedp.Click(`dialog .put-here summary`))
		tell(t, ctx, `(() => {
			const [name, where] = document.querySelectorAll("dialog .put-here input");
			for (const [input, value] of [[name, "<img src=x onerror=window.x=1>"], [where, "38° 41′ N, 9° 25′ W"]]) { input.value = value; input.dispatchEvent(new Event("input", { bubbles: true })); }
		})()`)
		look(t, ctx, chromedp.Click(`//dialog//button[text()="Put it there"]`), chromedp.WaitNotPresent(`dialog`))
		until(t, ctx, rows+`.includes("<img")`)
		point := ask[string](t, ctx, `(() => { const d = JSON.parse(localStorage.getItem(Object.keys(localStorage).find((k) => k.startsWith("dateline.draft.")))); return d.corrections.at(-1).point.map((v) => v.toFixed(3)).join(); })()`)
		if point != "-9.417,38.683" {
			t.Errorf("the place is at %s, want -9.417,38.683", point)
		}
		if ask[bool](t, ctx, `window.x === 1 || document.querySelector('img[src="x"]') !== null`) {
			t.Error("a label was taken for mark-up")
		}
	})
	t.Run("and keeps them over a reload and in a download", func(t *testing.T) {
		anew(t, ctx)
		until(t, ctx, `document.querySelectorAll('.place-marker[data-place-id^="own:"]').length === 2`)
		dir := downloadsTo(t, ctx)
		look(t, ctx, chromedp.Click(`//summary[text()="Download"]`), chromedp.Click(`//li/button[strong[text()="GeoJSON"]]`))
		if file := string(downloaded(t, dir, "*.geojson")); !strings.Contains(file, `"own:`) || !strings.Contains(file, "Wexmouth") {
			t.Errorf("the file lacks the own place: %s", file)
		}
	})
}
