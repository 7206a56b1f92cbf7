package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	istanbul = "geonames:745044"
	ankara   = "geonames:323786"
)

// marker is the selector of a place on the map.
func marker(id string) string { return fmt.Sprintf(`.place-marker[data-place-id=%q]`, id) }

// pointAt moves the mouse to the middle of the first element of a selector.
func pointAt(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	at := ask[[2]float64](t, ctx, fmt.Sprintf(`(() => { const b = document.querySelector(%q).getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`, selector))
	look(t, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
}

// written is a file that holds a text.
func written(t testing.TB, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "article.txt")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// idOf is the id of the place that the page calls by a name.
func idOf(t *testing.T, ctx context.Context, name string) string {
	t.Helper()
	return ask[string](t, ctx, fmt.Sprintf(`(() => { const m = [...document.querySelectorAll(".place-marker")].find((m) => m.textContent === %q); return m ? m.dataset.placeId : ""; })()`, name))
}

func TestBrowserReadsTheArticle(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")

	found := ask[int](t, ctx, `fetch("/v1/article").then((r) => r.json()).then((a) => a.result.features.length)`)
	if got := ask[int](t, ctx, `document.querySelectorAll(".leaflet-container .place-marker[data-place-id]").length`); got != found || found < 11 {
		t.Errorf("markers = %d, want one for each of the %d places, and at least 11", got, found)
	}
	if got := ask[int](t, ctx, `document.querySelectorAll(".places tbody tr[data-place-id]").length`); got != found {
		t.Errorf("rows = %d, want %d", got, found)
	}
	for _, name := range []string{"Istanbul", "Ankara", "Antalya", "Moscow", "Kyiv", "Crimea", "Turkey", "Ukraine", "Russia", "United States"} {
		if idOf(t, ctx, name) == "" {
			t.Errorf("no marker is called %s", name)
		}
	}

	t.Run("pointing at a mention lights its place", func(t *testing.T) {
		pointAt(t, ctx, fmt.Sprintf(`.mention[data-place-id=%q]`, ankara))
		until(t, ctx, fmt.Sprintf(`document.querySelector('%s').classList.contains("is-pointed")`, marker(ankara)))
		until(t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q]').classList.contains("is-pointed")`, ankara))
	})
	t.Run("pointing at a place lights its mentions", func(t *testing.T) {
		pointAt(t, ctx, marker(istanbul)+" .dot")
		until(t, ctx, fmt.Sprintf(`[...document.querySelectorAll('.mention[data-place-id=%q]')].every((m) => m.classList.contains("is-pointed"))`, istanbul))
	})
	t.Run("a popup takes the focus and gives it back", func(t *testing.T) {
		crimea := idOf(t, ctx, "Crimea")
		look(t, ctx, chromedp.Focus(marker(crimea)), chromedp.KeyEvent(kb.Enter))
		until(t, ctx, `document.activeElement.closest(".place-popup") !== null`)
		if text := ask[string](t, ctx, `document.querySelector(".place-popup").innerText`); !strings.Contains(text, "68/262") {
			t.Errorf("the popup of Crimea says %q, want the note of General Assembly resolution 68/262", text)
		}
		look(t, ctx, chromedp.KeyEvent(kb.Escape))
		until(t, ctx, `document.querySelector(".place-popup") === null`)
		if got := ask[string](t, ctx, `document.activeElement.dataset.placeId ?? document.activeElement.tagName`); got != crimea {
			t.Errorf("after Escape the focus is on %s, want %s", got, crimea)
		}
	})
	t.Run("countries are shaded", func(t *testing.T) {
		shapes := ask[int](t, ctx, `fetch("/v1/areas?ids=" + [...document.querySelectorAll(".place-marker.is-area")].map((m) => m.dataset.placeId)).then((r) => r.json()).then((a) => a.features.length)`)
		until(t, ctx, fmt.Sprintf(`document.querySelectorAll("path.area").length === %d`, shapes))
	})
}

func TestBrowserMeasuresDistances(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	look(t, ctx, chromedp.Click(`#tab-distances`), chromedp.WaitVisible(`.matrix .cell`))
	want := ask[string](t, ctx, fmt.Sprintf(`fetch("/v1/distance?from=%s&to=%s").then((r) => r.json()).then((d) => Math.round(d.metres / 1000) + " km")`, istanbul, ankara))
	const cell = `[...document.querySelectorAll(".cell")].find((c) => /Istanbul/.test(c.ariaLabel) && /Ankara/.test(c.ariaLabel))`
	if got := ask[string](t, ctx, cell+`.ariaLabel`); !strings.HasSuffix(got, want) {
		t.Errorf("cell = %q, want %s", got, want)
	}
	tell(t, ctx, cell+`.click()`)
	until(t, ctx, `document.querySelector("path.geodesic.pair") !== null`)
	if got := ask[string](t, ctx, `document.querySelector(".line-tag").innerText`); got != want {
		t.Errorf("tag of the line = %q, want %q", got, want)
	}
	look(t, ctx, chromedp.Click(`//div[@aria-label="Unit"]/button[text()="nmi"]`))
	until(t, ctx, `document.querySelector(".line-tag").innerText.endsWith(" nmi") && location.hash.includes("unit=nmi")`)

	t.Run("the link leads back", func(t *testing.T) {
		hash := ask[string](t, ctx, `location.hash`)
		look(t, ctx, chromedp.Navigate("about:blank"))
		opened(t, ctx, base+"/"+hash)
		until(t, ctx, `document.querySelector("path.geodesic.pair") && document.querySelector(".line-tag").innerText.endsWith(" nmi")`)
		until(t, ctx, `document.querySelector("#tab-distances").ariaSelected === "true"`)
	})
}

func TestBrowserShowsTheClaim(t *testing.T) {
	base := serveArticles(t, written(t, "The envoys met in Istanbul. Ankara lies about 400 km from Istanbul, so nobody drove."))
	ctx := browse(t, base, dark)
	opened(t, ctx, base+"/")
	look(t, ctx, chromedp.Click(`#tab-claims`), chromedp.WaitVisible(`.claim`))
	text := ask[string](t, ctx, `document.querySelector(".claim").innerText`)
	for _, want := range []string{"consistent", "400 km", "Istanbul", "Ankara"} {
		if !strings.Contains(text, want) {
			t.Errorf("the card says %q, want %q in it", text, want)
		}
	}
	look(t, ctx, chromedp.Click(`.claim button`))
	until(t, ctx, `document.querySelector("path.geodesic.consistent") !== null`)
	until(t, ctx, `document.querySelector(".line-tag q").innerText.includes("400 km")`)
}

func TestBrowserChecksTheClaimBetweenOtherPlaces(t *testing.T) {
	base := serveArticles(t, written(t, "Ankara lies about 400 km from Istanbul. Antalya was quiet, and so was Moscow."))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=claims")
	look(t, ctx, chromedp.WaitVisible(`.claim`), chromedp.Click(`.other-places summary`), chromedp.WaitVisible(`.other-places select`))
	choose := `(() => { const s = document.querySelector(".other-places select:last-of-type"); s.value = %q; s.dispatchEvent(new Event("change", { bubbles: true })); })()`
	tell(t, ctx, fmt.Sprintf(choose, idOf(t, ctx, "Moscow")))
	until(t, ctx, `/^contradicted: .*Moscow/.test(document.querySelector(".other-places [role=status]").innerText)`)
	tell(t, ctx, fmt.Sprintf(choose, idOf(t, ctx, "Istanbul")))
	until(t, ctx, `/^consistent: .*353 km/.test(document.querySelector(".other-places [role=status]").innerText)`)
}

func TestBrowserLeadsToOtherArticles(t *testing.T) {
	base := serveArticles(t, written(t, "It snowed in Oslo."), written(t, "It rained in Lisbon and in Porto."))
	ctx := browse(t, base, phone)
	opened(t, ctx, base+"/")
	until(t, ctx, `document.querySelectorAll(".place-marker").length === 1`)
	tell(t, ctx, `(() => { const s = document.querySelector(".article-choice select"); s.value = "1"; s.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	until(t, ctx, `document.querySelectorAll(".place-marker").length === 2`)
	opened(t, ctx, base+ask[string](t, ctx, `location.pathname + location.search`))
	until(t, ctx, `document.querySelectorAll(".place-marker").length === 2`)
	tell(t, ctx, `history.back()`) // to the article before, and not away from the page
	until(t, ctx, `location.search === "" && document.querySelectorAll(".place-marker").length === 1`)
}

// TestBrowserShowsAllArticlesOnOneMap puts all articles of the server on one map, and all
// maps of one's own: each place once, with where each article names it, and each
// article to be left out and opened by itself.
func TestBrowserShowsAllArticlesOnOneMap(t *testing.T) {
	base := serveArticles(t, written(t, "It snowed in Oslo. Oslo lies 305 km from Bergen."), written(t, "It rained in Lisbon and in Porto, and not in Oslo."))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=places")
	tell(t, ctx, `(() => { const s = document.querySelector(".article-choice select"); s.value = "-1"; s.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	until(t, ctx, `location.search === "?all=articles" && document.querySelectorAll(".works-list li").length === 2 && `+rows+` === "Bergen,Lisbon,Oslo,Porto"`)
	until(t, ctx, `document.querySelectorAll(".place-marker").length === 4`)
	if tools := ask[[]string](t, ctx, `[...document.querySelectorAll("button, summary")].map((b) => b.innerText).filter((b) => /Share|Download|Wrong|Add a place/.test(b))`); len(tools) > 0 {
		t.Errorf("several articles at once are shared, corrected or downloaded by %q", tools)
	}
	t.Run("where each article names a place", func(t *testing.T) {
		tell(t, ctx, `document.querySelector(".places tbody tr").click()`)
		until(t, ctx, `[...document.querySelectorAll(".works section h3")].length === 2 && [...document.querySelectorAll(".works section p")].map((p) => p.innerText).join("|") === "It snowed in Oslo.|Oslo lies 305 km from Bergen.|It rained in Lisbon and in Porto, and not in Oslo."`)
	})
	t.Run("without one of them", func(t *testing.T) {
		tell(t, ctx, `document.querySelector(".works-list input").click()`)
		until(t, ctx, rows+` === "Lisbon,Oslo,Porto" && document.querySelectorAll(".place-marker").length === 3`)
	})
	t.Run("over a reload, and back to one by itself", func(t *testing.T) {
		anew(t, ctx)
		until(t, ctx, rows+` === "Bergen,Lisbon,Oslo,Porto"`)
		tell(t, ctx, `document.querySelectorAll(".works-list a")[1].click()`)
		until(t, ctx, `location.search === "?i=1" && `+rows+` === "Lisbon,Oslo,Porto" && document.querySelector(".prose .mention")`)
		tell(t, ctx, `history.back()`)
		until(t, ctx, `document.querySelectorAll(".works-list li").length === 2`)
	})
	t.Run("all of one's own maps", func(t *testing.T) {
		for _, text := range []string{"A march in Madrid.", "A march in Seville, far from Madrid."} {
			look(t, ctx, chromedp.Navigate("about:blank"))
			opened(t, ctx, base+"/#tab=places")
			pasted(t, ctx, text)
			until(t, ctx, `document.querySelector(".prose").innerText.includes("march")`)
			look(t, ctx, chromedp.Click(`//header//button[text()="Share"]`), chromedp.Click(`//dialog//button[text()="Save the map"]`))
			until(t, ctx, `location.pathname.startsWith("/m/")`)
		}
		look(t, ctx, chromedp.Click(`dialog header button`), chromedp.Click(`//header//button[text()="My maps"]`), chromedp.Click(`//dialog//button[text()="All on one map"]`))
		until(t, ctx, `location.search === "?all=maps" && document.querySelectorAll(".works-list li").length === 2 && `+rows+` === "Madrid,Seville"`)
	})
}

func TestBrowserDownloads(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	dir := downloadsTo(t, ctx)
	opened(t, ctx, base+"/")
	until(t, ctx, `[...document.querySelectorAll(".menu li strong")].some((s) => s.textContent === "Distances")`)
	formats := ask[[]string](t, ctx, `[...document.querySelectorAll(".menu li strong")].map((s) => s.textContent)`)
	for i, format := range formats {
		if i%8 == 0 { // a browser lets no page download more than ten files unasked
			opened(t, ctx, fmt.Sprintf("%s/?%d", base, i))
		}
		look(t, ctx, chromedp.Click(`//summary[text()="Download"]`), chromedp.Click(fmt.Sprintf(`//li/button[strong[text()=%q]]`, format)))
		if format == "Picture…" {
			until(t, ctx, `document.querySelector(".picture-preview img")?.naturalWidth > 0`)
			tell(t, ctx, `[...document.querySelectorAll("dialog button")].find((b) => b.innerText === "Save as PNG").click()`)
			tell(t, ctx, `document.querySelector("dialog button[aria-label=Close]").click()`)
		}
		for deadline := time.Now().Add(patience); ; time.Sleep(30 * time.Millisecond) {
			names, _ := filepath.Glob(filepath.Join(dir, "*.*"))
			whole := slices.IndexFunc(names, func(name string) bool { return strings.HasSuffix(name, ".crdownload") }) < 0
			if whole && len(names) == i+1 {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("downloaded %v, want one file for each of %v", names, formats[:i+1])
			}
		}
	}
	var collection struct {
		Type     string
		Features []struct{ ID string }
	}
	if err := json.Unmarshal(downloaded(t, dir, "*.geojson"), &collection); err != nil {
		t.Fatal(err)
	}
	if collection.Type != "FeatureCollection" || len(collection.Features) < 11 {
		t.Errorf("downloaded a %s of %d features, want a FeatureCollection of at least 11", collection.Type, len(collection.Features))
	}
	picture, err := png.DecodeConfig(bytes.NewReader(downloaded(t, dir, "*.png")))
	if err != nil || picture.Width != 1200 || picture.Height != 630 {
		t.Errorf("the picture is %d by %d, want a card of 1200 by 630: %v", picture.Width, picture.Height, err)
	}
	distances := string(downloaded(t, dir, "*distances.csv"))
	if cities := ask[int](t, ctx, `document.querySelectorAll(".place-marker:not(.is-area)").length`); strings.Count(distances, "\n") < cities*(cities-1)/2 {
		t.Errorf("the table of distances is %q, want a row for each pair of %d cities", distances, cities)
	}
}

// downloadsTo lets a browser keep what it downloads in a folder.
func downloadsTo(t *testing.T, ctx context.Context) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// downloaded waits for a file whose name has a pattern.
func downloaded(t *testing.T, dir, pattern string) []byte {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if names, err := filepath.Glob(filepath.Join(dir, pattern)); err != nil {
			t.Fatal(err)
		} else if len(names) > 0 {
			file, err := os.ReadFile(names[0])
			if err != nil {
				t.Fatal(err)
			}
			return file
		}
	}
	t.Fatalf("no file %s was downloaded", pattern)
	return nil
}
