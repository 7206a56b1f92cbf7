package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"
)

// TestBrowserWorksByKeyboardAlone walks through the whole story of a map, from
// the text to the file, and touches no mouse.
func TestBrowserWorksByKeyboardAlone(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	dir := downloadsTo(t, ctx)
	call(t, ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		window.mouse = [];
		for (const kind of ["pointerdown", "pointermove", "mousedown", "touchstart", "wheel"]) addEventListener(kind, (event) => mouse.push(kind), true);`})
	opened(t, ctx, base+"/")
	k := typist{t, ctx}
	places := func() int { return ask[int](t, ctx, `document.querySelectorAll(".places tbody tr").length`) }
	row := func(name string) string {
		return ask[string](t, ctx, fmt.Sprintf(`(() => { const b = [...document.querySelectorAll(".places tbody tr")].find((r) => r.querySelector("th button").innerText === %q); return b?.dataset.placeId ?? ""; })()`, name))
	}

	// The bar, in the order in which it is read; then a text of one's own.
	past := k.to(`header button.quietly`)
	inOrder(t, past, "Skip to the text", "Skip to the places", "dateline", "Search a place", "New map")
	k.press(kb.Enter)
	k.want(`dialog textarea`, "in a new dialog")
	k.press(kb.Escape)
	k.want(`header button.quietly`, "after a dialog was left")
	k.press(kb.Enter)
	k.want(`dialog textarea`, "in a new dialog")
	k.paste("Ferries between London and Paris\n\nTrains from London to Paris were late. London lies about 340 km from Paris. In Wexmouth nobody waited. A team from Lima looked on, and Lima won in London.")
	inOrder(t, k.to(`dialog button[type=submit]`), "Make the map")
	k.press(kb.Enter)
	until(t, ctx, `!document.querySelector("dialog") && document.querySelector(".prose h1").innerText.startsWith("Ferries")`)
	k.want(`header button.quietly`, "after the map was made")
	if said := ask[string](t, ctx, `[...document.querySelectorAll("[role=status]")].map((s) => s.innerText).join(" ")`); !strings.Contains(said, "1 claim") {
		t.Errorf("of the new map is said %q, want how much was found", said)
	}

	// Reading: from mention to mention of one place.
	k.to(`.prose .mention`)
	london := ask[string](t, ctx, `document.activeElement.dataset.placeId`)
	if london != row("London") {
		t.Errorf("the first mention is of %s, want London, %s", london, row("London"))
	}
	k.press(kb.Enter)
	until(t, ctx, fmt.Sprintf(`document.querySelector('%s').classList.contains("is-selected")`, marker(london)))
	k.to(`[aria-label="Next mention"]`)
	first := ask[string](t, ctx, `document.querySelector(".text-bar").innerText`)
	k.press(kb.Enter)
	k.want(`.prose .mention.is-selected`, "at the next mention")
	until(t, ctx, fmt.Sprintf(`/ of /.test(document.querySelector(".text-bar").innerText) && document.querySelector(".text-bar").innerText !== %q`, first))
	k.to(`[aria-label="Previous mention"]`)
	k.press(kb.Enter)
	k.want(`.prose .mention.is-selected`, "at the mention before")
	k.press(kb.Escape)
	until(t, ctx, `!document.querySelector(".is-selected")`)

	// A place on the map, its popup, and back.
	k.to(`.place-marker`)
	on := ask[string](t, ctx, `document.activeElement.dataset.placeId`)
	k.press(kb.Enter)
	k.want(`.place-popup h2`, "in a popup")
	inOrder(t, k.to(`.place-popup .leaflet-popup-close-button, .place-popup button`), "")
	k.press(kb.Escape)
	k.want(marker(on), "after a popup was left")

	// The tabs by their arrows, then the list, sorted and filtered.
	k.to(`#tab-places`)
	k.press(kb.ArrowRight)
	k.want(`#tab-distances[aria-selected=true]`, "after the right arrow")
	k.to(`.cell`)
	k.press(kb.Enter)
	until(t, ctx, `document.querySelector("path.geodesic.pair")`)
	k.hold(kb.Tab, kb.ModifierShift) // the units
	k.hold(kb.Tab, kb.ModifierShift)
	if !strings.Contains(k.focused(), "mi") {
		t.Errorf("two back from the matrix is %q, want a unit", k.focused())
	}
	k.press(kb.Enter)
	until(t, ctx, `location.hash.includes("unit=mi")`)
	k.back("Distances")
	k.press(kb.ArrowLeft)
	k.want(`#tab-places[aria-selected=true]`, "after the left arrow")
	inOrder(t, k.to(`.places th[aria-sort] button`), "Filter places", "in view only", "Add a place", "Place")
	k.press(kb.Enter)
	until(t, ctx, `document.querySelector(".places th[aria-sort=ascending]").innerText.startsWith("Place")`)
	k.press(kb.Enter)
	until(t, ctx, `document.querySelector(".places th[aria-sort=descending]").innerText.startsWith("Place")`)

	// Correcting: another candidate.
	k.row(row("Lima"))
	k.press(kb.Enter)
	until(t, ctx, `document.querySelector("dialog .choices button")`)
	k.to(`dialog .choices button`)
	other := ask[string](t, ctx, `document.activeElement.querySelector("span").innerText`)
	k.press(kb.Enter)
	until(t, ctx, fmt.Sprintf(`!document.querySelector("dialog") && document.querySelector(".places tr.is-selected") && %q.startsWith(document.querySelector(".places tr.is-selected th button").innerText)`, other))
	k.want(`.places tr.is-selected th button`, "after a row was corrected into another")

	// Another place, by searching.
	k.press(kb.ArrowRight)
	k.want(`tr.is-selected .small`, "beside the row")
	k.press(kb.Enter)
	k.want(`dialog h2`, "in the dialog of a place")
	k.to(`dialog [role=combobox]`)
	k.paste("Quito")
	until(t, ctx, `document.querySelector("dialog [role=option]")?.innerText.startsWith("Quito")`)
	k.press(kb.ArrowDown, kb.Enter)
	until(t, ctx, `!document.querySelector("dialog") && /Quito/.test(document.querySelector(".places tr.is-selected")?.innerText)`)
	k.want(`.places tr.is-selected th button`, "after a place was searched")

	// No place at all; then back and forth.
	before := places()
	k.press(kb.ArrowRight)
	k.press(kb.Enter)
	until(t, ctx, `document.querySelector("dialog")`)
	k.to(`dialog .put-here + .actions button`)
	k.press(kb.Enter)
	until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".places tbody tr").length === %d`, before-1))
	k.want(`#panel, #panel *`, "after a row was taken away")
	k.hold("z", kb.ModifierCtrl)
	until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".places tbody tr").length === %d`, before))
	k.hold("z", kb.ModifierCtrl, kb.ModifierShift)
	until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".places tbody tr").length === %d`, before-1))
	k.back("Undo")
	for range 3 { // all there is to take back
		k.press(kb.Enter)
		k.want(`.changes button`, "after Undo")
	}
	until(t, ctx, `/no corrections/.test(document.querySelector(".changes").innerText)`)
	until(t, ctx, `[...document.querySelectorAll(".places tbody th button")].some((b) => b.innerText === "Lima")`)

	// A place that was not found.
	k.to(`.tools button`)
	k.press(kb.Enter)
	k.want(`dialog label input[type=text]`, "in the dialog for a new place")
	k.paste("Wexmouth")
	k.to(`dialog [role=combobox]`)
	k.paste("Exmouth")
	until(t, ctx, `document.querySelector("dialog [role=option]")?.innerText.startsWith("Exmouth")`)
	k.press(kb.Enter)
	until(t, ctx, `!document.querySelector("dialog") && /Wexmouth — Exmouth/.test(document.querySelector(".places tr.is-selected")?.innerText)`)
	k.want(`.tools button`, "after a place was added")

	// Saving.
	k.back("Share")
	k.press(kb.Enter)
	until(t, ctx, `document.querySelector("dialog")`)
	k.to(`dialog button.primary`)
	k.press(kb.Enter)
	until(t, ctx, `location.pathname.startsWith("/m/") && document.querySelector("dialog .embed-code")`)
	k.want(`dialog, dialog *`, "after the map was saved")
	k.press(kb.Escape)
	until(t, ctx, `!document.querySelector("dialog")`)
	if k.focused() != "Share" {
		t.Errorf("after sharing the focus is on %q, want it on Share", k.focused())
	}

	// A file.
	k.to(`.menu summary`)
	k.press(kb.Enter)
	k.to(`.menu li:nth-child(5) button`) // after the picture, Excel, CSV and KML
	k.press(kb.Enter)
	k.want(`.menu summary`, "after a download was chosen")
	var collection struct {
		Features []struct{ Properties struct{ Name string } }
	}
	if err := json.Unmarshal(downloaded(t, dir, "*.geojson"), &collection); err != nil {
		t.Fatal(err)
	}
	names := fmt.Sprint(collection.Features)
	if !strings.Contains(names, "Exmouth") || !strings.Contains(names, "Lima") {
		t.Errorf("the file has %s, want Exmouth and Lima in it", names)
	}

	if used := ask[[]string](t, ctx, `mouse`); len(used) > 0 {
		t.Errorf("the mouse was used: %v", used)
	}
}
