package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axe is the checker of accessibility that the page's own build brings along.
const axe = "../../web/ui/node_modules/axe-core/axe.min.js"

// view is a state of the page: its address, what to do then, step by step, and
// what to wait for. A step is tried until it throws nothing.
type view struct {
	name, address string
	do            []string
	wait          string
}

// button presses the first button of a part of the page that says something.
func button(part, says string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(%q)].find((b) => b.textContent.startsWith(%q)).click()`, part+" button", says)
}

func TestBrowserIsAccessible(t *testing.T) {
	checker, err := os.ReadFile(axe)
	if err != nil {
		lacking(t, fmt.Sprintf("%v; run: go generate ./web", err))
	}
	base := serveArticles(t)
	saved := saveMap(t, base, "The envoys met in Istanbul. Ankara lies about 400 km from Istanbul, and Moscow 5 km from Kyiv.")
	empty := saveMap(t, base, "It rained all day and nobody went out.")
	crowded := saveMap(t, base, suburbs)
	nameless := saveMap(t, base, "A village 60 km south of Ankara was damaged. A camp about 100 km from Adana was evacuated.")
	site := saveMap(t, base, "The envoys stayed at the Pera Hotel in Istanbul. Ankara was calm.")
	arabic := saveMap(t, base, "وصل الوفد إلى Istanbul يوم الخميس ثم غادر إلى Ankara")
	dutch := saveMap(t, base, "De minister reisde gisteren naar Groningen om te praten met de burgemeesters van de streek, die meer hulp vragen na de regen van vorige week.")
	crimea := "geonames:703883"
	search := `(() => { const i = document.querySelector(".bar .search input"); i.focus(); i.value = "Istanb"; i.dispatchEvent(new Event("input", { bubbles: true })); })()`
	views := []view{
		{name: "places", address: "/#tab=places", wait: `.places`},
		{name: "distances", address: "/#tab=distances&pair=" + istanbul + "," + ankara, wait: `.line-tag`},
		{name: "claims", address: saved + "#tab=claims&claim=1", wait: `.claim.is-selected`},
		{name: "positions", address: nameless + "#tab=claims", wait: `.claim.position`},
		{name: "reasons of a claim", address: saved + "#tab=claims", do: []string{`document.querySelector(".claim .why summary").click()`}, wait: `.claim .why[open] [role=status] :not(.late)`},
		{name: "reasons of a place", address: "/#tab=places", do: []string{fmt.Sprintf(`document.querySelector('%s').click()`, marker(istanbul)), `document.querySelector(".place-popup .why summary").click()`}, wait: `.place-popup .why li`},
		{name: "a site", address: site + "#tab=places", do: []string{`document.querySelector(".place-marker.is-within").click()`}, wait: `.place-popup`},
		{name: "what to check", address: site + "#tab=places", wait: `.to-check[open] li`},
		{name: "claims with other places", address: saved + "#tab=claims", do: []string{`document.querySelector(".other-places summary").click()`}, wait: `.other-places select`},
		{name: "text", address: "/#tab=text", wait: `.prose`},
		{name: "text of a place", address: "/#tab=text&place=" + istanbul, wait: `.mention.is-selected`},
		{name: "popup", address: "/#tab=places", do: []string{fmt.Sprintf(`document.querySelector('%s').click()`, marker(istanbul))}, wait: `.place-popup`},
		{name: "popup of a disputed place", address: "/#tab=places", do: []string{fmt.Sprintf(`document.querySelector('%s').click()`, marker(crimea))}, wait: `.place-popup .disputed`},
		{name: "a circle for several places", address: crowded + "#tab=places&map=3/40/60", do: []string{`document.querySelector(".is-group").click()`}, wait: `.place-popup .members`},
		{name: "a place without a name", address: nameless + "#tab=claims&claim=1", wait: `path.relative.is-selected`},
		{name: "measuring", address: "/#tab=places&measure=41,29,Here;40,33,There", wait: `.measure-card .leg`},
		{name: "measuring nothing yet", address: "/#tab=places", do: []string{button(".map-tools", "Measure")}, wait: `.measure-card`},
		{name: "new map", address: "/#tab=places", do: []string{button(".bar", "New map")}, wait: `dialog textarea`},
		{name: "new map without a text", address: "/#tab=places", do: []string{button(".bar", "New map"), `document.querySelector("dialog button[type=submit]").click()`}, wait: `dialog [role=alert]`},
		{name: "share", address: "/#tab=places", do: []string{button(".bar", "Share")}, wait: `dialog input`},
		{name: "share a saved map", address: saved + "#tab=places", do: []string{button(".bar", "Share")}, wait: `dialog .embed-code`},
		{name: "correct", address: "/#tab=places", do: []string{`document.querySelector(".places tbody .small").click()`}, wait: `dialog .choices button`},
		{name: "correct some mentions", address: "/#tab=places", do: []string{`document.querySelector(".places tbody .small").click()`, `document.querySelector("dialog details").open = true`}, wait: `dialog details[open] .snippets`},
		{name: "add", address: "/#tab=places", do: []string{button(".tools", "Add")}, wait: `dialog .search`},
		{name: "add by hand", address: "/#tab=places", do: []string{button(".tools", "Add"), `document.querySelector("dialog .put-here summary").click()`}, wait: `dialog .put-here[open] form`},
		{name: "label and note", address: "/#tab=places", do: []string{fmt.Sprintf(`document.querySelector('%s').click()`, marker(istanbul)), button(".place-popup", "Label")}, wait: `dialog select`},
		{name: "corrections", address: saved + "#tab=places", do: []string{`document.querySelector(".places tbody .small").click()`, button("dialog", "Not a place"), button(".changes", "1 correction")}, wait: `dialog .corrections li`},
		{name: "what it is about", address: "/#tab=places", do: []string{`document.querySelector(".about button").click()`}, wait: `dialog .search`},
		{name: "my maps", address: "/#tab=places", do: []string{button(".bar", "My maps")}, wait: `dialog .own-maps`},
		{name: "help", address: "/#tab=places", do: []string{`[...document.querySelectorAll(".bar button")].find((b) => b.ariaLabel === "Help" || b.textContent === "Help").click()`}, wait: `dialog .keys`},
		{name: "another language", address: dutch + "#tab=text", wait: `.hint`},
		{name: "menu", address: "/#tab=places", do: []string{`document.querySelector(".menu summary").click()`}, wait: `.menu[open]`},
		{name: "search", address: "/#tab=places", do: []string{`document.querySelector(".bar [aria-label='Search a place'][aria-expanded]:not(input)")?.click()`, search}, wait: `.bar [role=option]`},
		{name: "closing over what was written", address: "/#tab=places", do: []string{button(".bar", "New map"), `(() => { const t = document.querySelector("dialog textarea"); t.value = "Rain."; t.dispatchEvent(new Event("input", { bubbles: true })); })()`, `document.querySelector("dialog [aria-label=Close]").click()`}, wait: `dialog .unkept`},
		{name: "picture", address: "/#tab=places", do: []string{`document.querySelector(".menu summary").click()`, button(".menu", "Picture")}, wait: `dialog .picture-preview img`},
		{name: "how the text is marked", address: "/#tab=text", do: []string{`document.querySelector(".legend-box summary")?.click()`}, wait: `.legend`},
		{name: "no places", address: empty + "#tab=places", wait: `.empty`},
		{name: "no distances", address: empty + "#tab=distances", wait: `.empty`},
		{name: "no claims", address: empty + "#tab=claims", wait: `.empty`},
		{name: "right to left", address: arabic + "#tab=text", wait: `.prose [dir=rtl]`},
		{name: "all articles on one map", address: "/?all=articles#tab=text&place=" + istanbul, wait: `.works section mark`},
		{name: "embedded", address: strings.Replace(saved, "/m/", "/embed/", 1), wait: `.embed .place-marker`},
		{name: "corrected", address: saved + "#tab=places", do: []string{`document.querySelector(".places tbody .small").click()`, button("dialog", "Not a place")}, wait: `.changes`},
	}
	colours := func(ctx context.Context, scheme string) {
		call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
	}
	for _, s := range []screen{desktop, narrow} {
		ctx := browse(t, base, s)
		for _, v := range views {
			t.Run(s.name+"/"+v.name, func(t *testing.T) {
				colours(ctx, "light")
				look(t, ctx, chromedp.Navigate("about:blank"))
				look(t, ctx, chromedp.Navigate(base+v.address))
				until(t, ctx, `document.querySelector(".prose, .embed .place-marker") && !document.querySelector(".early") && !document.querySelector(".progress")`)
				for _, step := range v.do {
					until(t, ctx, `(() => { try { `+step+`; return true } catch { return false } })()`)
				}
				until(t, ctx, fmt.Sprintf(`document.querySelector(%q) !== null`, v.wait))
				tell(t, ctx, string(checker)+"\n;0")
				check(t, ctx, `{}`)
				colours(ctx, "dark")
				check(t, ctx, `{ runOnly: ["color-contrast"] }`)
				if wide := ask[float64](t, ctx, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
					t.Errorf("the page is %v px wider than the screen", wide)
				}
			})
		}
	}
}

// check runs axe in the page with some options.
func check(t *testing.T, ctx context.Context, options string) {
	t.Helper()
	violations := ask[json.RawMessage](t, ctx, `axe.run(`+options+`).then((r) => r.violations.map((v) => ({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160) + " " + n.failureSummary) })))`)
	if string(violations) != "[]" {
		t.Errorf("axe %s: %s", options, violations)
	}
}

// saveMap keeps the map of a text on a server and returns the path of its page.
func saveMap(t testing.TB, base, text string) string {
	t.Helper()
	answer, err := http.Post(base+"/v1/maps", "text/plain; charset=utf-8", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var saved struct{ ID string }
	if err := json.NewDecoder(answer.Body).Decode(&saved); err != nil || saved.ID == "" {
		t.Fatalf("POST /v1/maps = %s: %v", answer.Status, err)
	}
	return "/m/" + saved.ID
}
