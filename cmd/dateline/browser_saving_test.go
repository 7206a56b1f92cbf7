package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dateline/web/maps/store"
	"dateline/web/maps/store/sqlite"
)

func TestBrowserSavesMaps(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	before := ask[int](t, ctx, `document.querySelectorAll(".place-marker").length`)
	forget := func(id string) {
		tell(t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q] .small').click()`, id))
		look(t, ctx, chromedp.WaitVisible(`dialog`), chromedp.Click(`//dialog//button[text()="Not a place"]`), chromedp.WaitNotPresent(`dialog`))
	}
	forget(ankara)
	until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".place-marker").length === %d`, before-1))
	look(t, ctx, chromedp.Click(`//header//button[text()="Share"]`), chromedp.Click(`//dialog//button[text()="Save the map"]`), chromedp.WaitVisible(`dialog .embed-code`))
	until(t, ctx, `location.pathname.startsWith("/m/")`)
	page := ask[string](t, ctx, `location.pathname`)
	edit := ask[string](t, ctx, `[...document.querySelectorAll("dialog input")].map((i) => i.value).find((v) => v.includes("#edit="))`)
	frame := ask[string](t, ctx, `/src="([^"]+)"/.exec(document.querySelector("dialog textarea").value)[1].replaceAll("&amp;", "&")`)

	t.Run("a reader sees the corrected map", func(t *testing.T) {
		ctx := browse(t, base, phone)
		opened(t, ctx, base+page)
		until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".place-marker").length === %d`, before-1))
	})
	t.Run("the edit link corrects it, and leaves the address", func(t *testing.T) {
		ctx := browse(t, base, desktop)
		opened(t, ctx, edit)
		if address := ask[string](t, ctx, `location.href`); strings.Contains(address, "edit=") {
			t.Errorf("the address still holds the edit token: %s", address)
		}
		tell(t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q] .small').click()`, istanbul))
		look(t, ctx, chromedp.WaitVisible(`dialog`), chromedp.Click(`//dialog//button[text()="Not a place"]`), chromedp.WaitNotPresent(`dialog`))
		until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".place-marker").length === %d`, before-2))
		opened(t, ctx, base+page)
		until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".place-marker").length === %d`, before-2))
	})
	t.Run("the frame shows the map alone", func(t *testing.T) {
		ctx := browse(t, base, phone)
		look(t, ctx, chromedp.Navigate(frame))
		until(t, ctx, `document.querySelector(".embed .place-marker") !== null`)
		if ask[bool](t, ctx, `document.querySelector(".prose, .bar") !== null`) {
			t.Error("the frame shows more than the map")
		}
	})
	t.Run("the frame leaves scrolling to the page around it", func(t *testing.T) {
		ctx := browse(t, base, desktop)
		look(t, ctx, chromedp.Navigate(frame))
		until(t, ctx, `document.querySelector(".embed .place-marker")`)
		scale := func() string {
			return ask[string](t, ctx, `document.querySelector(".leaflet-control-scale-line").innerText`)
		}
		wheel := func(with input.DispatchMouseEventParams) {
			with.Type, with.X, with.Y, with.DeltaX, with.DeltaY = input.DispatchMouseEventTypeMouseWheel, 700, 450, 1, -240 // a zero is not sent
			call(t, ctx, input.DispatchMouseEvent, with)
		}
		before := scale()
		wheel(input.DispatchMouseEventParams{})
		until(t, ctx, `/Ctrl/.test(document.querySelector(".frame-hint:not([hidden])")?.innerText ?? "")`)
		if now := scale(); now != before {
			t.Errorf("the wheel alone zooms from %s to %s", before, now)
		}
		wheel(input.DispatchMouseEventParams{Modifiers: int64(kb.ModifierCtrl)})
		until(t, ctx, fmt.Sprintf(`document.querySelector(".leaflet-control-scale-line").innerText !== %q`, before))
	})
	t.Run("the way back leads to it from a text of one's own", func(t *testing.T) {
		ctx := browse(t, base, desktop)
		opened(t, ctx, base+page)
		pasted(t, ctx, "The ferry left Lisbon at dawn.")
		until(t, ctx, `location.pathname === "/" && document.querySelectorAll(".place-marker").length === 1`)
		tell(t, ctx, `history.back()`)
		until(t, ctx, fmt.Sprintf(`location.pathname === %q && document.querySelectorAll(".place-marker").length > 1`, page))
	})
}

// TestBrowserShowsMapsOfAStoreThatCannotBeWritten looks at a saved map and corrects it: the
// correction is kept in the browser, and the page says why, in its own language.
func TestBrowserShowsMapsOfAStoreThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "maps.db")
	maps, err := sqlite.Open(t.Context(), file, store.Quota{})
	if err != nil {
		t.Fatal(err)
	}
	token := sha256.Sum256([]byte("secret"))
	saved := store.Map{ID: "kept", Text: "It rained in Lisbon and in Porto.", TokenHash: token[:], Version: 1}
	if err := errors.Join(maps.Create(t.Context(), saved), maps.Close()); err != nil {
		t.Fatal(err)
	}
	unwritable(t, file)
	base := serveArticles(t, "--store", file)
	ctx := browse(t, base, desktop, "503")
	look(t, ctx, chromedp.Navigate(base+"/docs"))
	tell(t, ctx, `localStorage.setItem("dateline.language", "de")`)
	opened(t, ctx, base+"/m/kept#tab=places&edit=secret")
	until(t, ctx, `document.querySelectorAll(".places tbody tr").length === 2`)
	tell(t, ctx, `document.querySelector(".places tbody tr .small").click()`)
	look(t, ctx, chromedp.WaitVisible(`dialog`), chromedp.Click(`//dialog//button[text()="Kein Ort"]`))
	until(t, ctx, `/bleiben in diesem Browser/.test(document.querySelector(".notice").innerText)`)
	until(t, ctx, `location.search.startsWith("?draft=") && document.querySelectorAll(".places tbody tr").length === 1`)
	anew(t, ctx)
	until(t, ctx, `document.querySelectorAll(".places tbody tr").length === 1`)
	look(t, ctx, chromedp.Click(`//header//button[text()="Teilen"]`), chromedp.Click(`//dialog//button[contains(@class, "primary")]`))
	until(t, ctx, `/speichert aber zurzeit keine/.test(document.querySelector("dialog [role=alert]").innerText)`)
}
