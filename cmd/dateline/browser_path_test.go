package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserWorksUnderAPath opens, saves, shares and embeds behind a proxy that shows the
// server under a path of its host, and nothing of it elsewhere.
func TestBrowserWorksUnderAPath(t *testing.T) {
	var inner atomic.Pointer[httputil.ReverseProxy]
	const root = "/news/maps"
	outer := httptest.NewServer(http.StripPrefix(root, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inner.Load().ServeHTTP(w, r)
	})))
	defer outer.Close()
	base := outer.URL + root
	server, err := url.Parse(serveArticles(t, "--public-url", base, "--archive", exampleArchive))
	if err != nil {
		t.Fatal(err)
	}
	inner.Store(httputil.NewSingleHostReverseProxy(server))

	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=places")
	until(t, ctx, `document.querySelectorAll("path.area").length > 0 && document.querySelectorAll(".leaflet-tile-loaded").length > 3`)
	pasted(t, ctx, "It rained in Lisbon and in Porto, some 270 km away.")
	until(t, ctx, `location.pathname === "`+root+`/" && location.search.startsWith("?draft=") && `+rows+` === "Lisbon,Porto"`)
	look(t, ctx, chromedp.Click(`//header//button[text()="Share"]`), chromedp.Click(`//dialog//button[text()="Save the map"]`))
	until(t, ctx, `location.pathname.startsWith("`+root+`/m/")`)
	id := ask[string](t, ctx, `location.pathname.split("/").at(-1)`)
	inputs := ask[string](t, ctx, `[...document.querySelectorAll("dialog input, dialog textarea")].map((i) => i.value).join(" ")`)
	for _, want := range []string{base + "/m/" + id, base + "/m/" + id + "#edit=", `src="` + base + "/embed/" + id} {
		if !strings.Contains(inputs, want) {
			t.Errorf("to share there is no %s in %s", want, inputs)
		}
	}
	edit := ask[string](t, ctx, `[...document.querySelectorAll("dialog input")].map((i) => i.value).find((v) => v.includes("#edit="))`)
	anew(t, ctx)
	until(t, ctx, rows+` === "Lisbon,Porto"`)

	t.Run("the edit link corrects", func(t *testing.T) {
		ctx := browse(t, base, desktop)
		opened(t, ctx, edit+"&tab=places")
		until(t, ctx, `!location.hash.includes("edit=") && document.querySelector(".places tbody .small")`)
		tell(t, ctx, `document.querySelector(".places tbody .small").click()`)
		look(t, ctx, chromedp.WaitVisible(`dialog`), chromedp.Click(`//dialog//button[text()="Not a place"]`))
		until(t, ctx, `document.querySelectorAll(".places tbody tr").length === 1 && location.pathname.startsWith("`+root+`/m/")`)
		tell(t, ctx, `document.querySelector(".bar .name").click()`)
		until(t, ctx, `location.pathname === "`+root+`/" && document.querySelectorAll(".place-marker").length > 5`)
	})
	t.Run("other pages", func(t *testing.T) {
		ctx := browse(t, base, desktop)
		for path, shows := range map[string]string{
			"/embed/" + id: `.embed .place-marker`, "/archive": `.story`, "/embed/archive": `.leaflet-container path`,
			"/docs": `#promises`, "/ogc?f=html": `h1`,
		} {
			look(t, ctx, chromedp.Navigate(base+path))
			until(t, ctx, fmt.Sprintf(`document.querySelector(%q)`, shows))
		}
	})
	t.Run("in another language", func(t *testing.T) {
		ctx := browse(t, base, desktop)
		look(t, ctx, chromedp.Navigate(base+"/docs"))
		tell(t, ctx, `localStorage.setItem("dateline.language", "uk")`)
		opened(t, ctx, base+"/#tab=places")
		until(t, ctx, `document.querySelector("#tab-places").innerText.startsWith("Місця")`)
	})
}
