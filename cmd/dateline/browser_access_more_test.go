package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestBrowserIsAccessibleInEveryColour looks at what an author sees of a map of their own, and at the pages that are no
// map, in light, in dark, and in the few colours that a reader has chosen for everything.
func TestBrowserIsAccessibleInEveryColour(t *testing.T) {
	checker, err := os.ReadFile(axe)
	if err != nil {
		lacking(t, fmt.Sprintf("%v; run: go generate ./web", err))
	}
	base := serveArticles(t)
	for _, colours := range []struct{ name, scheme, forced string }{
		{"light", "light", "none"}, {"dark", "dark", "none"}, {"forced", "dark", "active"},
	} {
		ctx := browse(t, base, desktop, "404", "412")
		call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: colours.scheme}, {Name: "forced-colors", Value: colours.forced},
		}})
		own, token := saveOwn(t, base, "The envoys met in Istanbul. Ankara lies about 400 km from Istanbul.")
		edited := own + "#tab=places&edit=" + token
		changeOwn(t, base, own, token, `{"title":"Second"}`)
		change := fmt.Sprintf(`fetch(%q, {
			method: "PATCH",
			headers: { "Content-Type": "application/json", Authorization: "Bearer %s" },
			body: JSON.stringify({ corrections: [{ name: "Ankara", place: "geonames:524901" }] }),
		}).then(() => window.changed = true)`, strings.Replace(own, "/m/", "/v1/maps/", 1), token)
		const download = `document.querySelector(".menu summary").click()`
		const versions = `document.querySelector(".versions summary").click()`
		row := `[...document.querySelectorAll(".places tbody tr")].find((r) => r.innerText.startsWith("Ankara"))`
		for _, v := range []view{
			{name: "documentation", address: "/docs", wait: `#promises`},
			{name: "collections", address: "/ogc?f=html", wait: `h1`},
			{name: "no such page", address: "/nothing/here", wait: `h1`},
			{name: "no such map", address: "/m/none", wait: `.failed h1`},
			{name: "no such map in a frame", address: "/embed/none", wait: `.failure`},
			{name: "one's own map", address: edited, wait: `.places tbody tr`},
			{name: "code to embed", address: own, do: []string{button(".bar", "Share")}, wait: `dialog .embed-code iframe`},
			{name: "versions", address: own, do: []string{button(".bar", "Share"), versions}, wait: `.versions li + li button`},
			{name: "an old version", address: own + "?version=1", wait: `.hint button`},
			{name: "my maps", address: own, do: []string{button(".bar", "My maps")}, wait: `dialog .own-maps li`},
			{name: "picture", address: own, do: []string{download, button(".menu", "Picture")}, wait: `dialog .picture-preview img`},
			{name: "two people contradict each other", address: own, do: []string{
				change, `if (!window.changed) throw 0`,
				row + `.querySelector(".small").click()`,
				button("dialog", "Not a place"),
			}, wait: `.conflicts li > div + div`},
		} {
			t.Run(colours.name+"/"+v.name, func(t *testing.T) {
				look(t, ctx, chromedp.Navigate("about:blank"))
				look(t, ctx, chromedp.Navigate(base+v.address))
				until(t, ctx, `document.readyState === "complete" && !document.querySelector(".early, .progress")`)
				for _, step := range v.do {
					until(t, ctx, `(() => { try { `+step+`; return true } catch { return false } })()`)
				}
				until(t, ctx, fmt.Sprintf(`document.querySelector(%q) !== null`, v.wait))
				tell(t, ctx, string(checker)+"\n;0")
				check(t, ctx, `{}`)
			})
		}
	}
}

// saveOwn keeps the map of a text on a server and returns the path of its page and the token with which it is changed.
func saveOwn(t testing.TB, base, text string) (path, token string) {
	t.Helper()
	answer, err := http.Post(base+"/v1/maps", "text/plain; charset=utf-8", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var saved struct {
		ID    string `json:"id"`
		Token string `json:"edit_token"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&saved); err != nil || saved.Token == "" {
		t.Fatalf("POST /v1/maps = %s: %v", answer.Status, err)
	}
	return "/m/" + saved.ID, saved.Token
}

// changeOwn changes a saved map.
func changeOwn(t testing.TB, base, path, token, change string) {
	t.Helper()
	address := base + strings.Replace(path, "/m/", "/v1/maps/", 1)
	request, err := http.NewRequest(http.MethodPatch, address, strings.NewReader(change))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("PATCH %s = %s", address, answer.Status)
	}
}
