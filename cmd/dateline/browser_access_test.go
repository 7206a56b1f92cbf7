package main

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// axe is the checker of accessibility that the page's own build brings along.
const axe = "../../web/ui/node_modules/axe-core/axe.min.js"

// view is a state of the page: its link, what to do then, what to wait for.
type view struct{ name, hash, do, wait string }

func TestBrowserIsAccessible(t *testing.T) {
	checker, err := os.ReadFile(axe)
	if err != nil {
		lacking(t, fmt.Sprintf("%v; run: go generate ./web", err))
	}
	base := serveArticles(t)
	views := []view{
		{name: "places", hash: "#tab=places", wait: `.places`},
		{name: "distances", hash: "#tab=distances&pair=" + istanbul + "," + ankara, wait: `.line-tag`},
		{name: "claims", hash: "#tab=claims&claim=1", wait: `.claim.is-selected`},
		{name: "text", hash: "#tab=text", wait: `.prose`},
		{name: "popup", hash: "#tab=places", do: fmt.Sprintf(`document.querySelector('%s').click()`, marker(istanbul)), wait: `.place-popup`},
		{name: "measure", hash: "#tab=places&measure=41,29,Here;40,33,There", wait: `.measure-card .leg`},
		{name: "new map", hash: "#tab=places", do: `[...document.querySelectorAll("header button")].find((b) => /New map/.test(b.textContent)).click()`, wait: `dialog textarea`},
		{name: "share", hash: "#tab=places", do: `[...document.querySelectorAll("header button")].find((b) => /Share/.test(b.textContent)).click()`, wait: `dialog input`},
		{name: "correct", hash: "#tab=places", do: `document.querySelector(".places tbody .small").click()`, wait: `dialog .search`},
		{name: "add", hash: "#tab=places", do: `[...document.querySelectorAll(".tools button")].find((b) => /Add/.test(b.textContent)).click()`, wait: `dialog .search`},
		{name: "menu", hash: "#tab=places", do: `document.querySelector(".menu summary").click()`, wait: `.menu[open]`},
	}
	// The small screens differ by what their layout moves.
	small := []view{views[0], views[1], views[3], views[10]}
	for _, on := range []struct {
		screen
		views []view
	}{{desktop, views}, {dark, views}, {phone, small}, {narrow, small}} {
		s, ctx := on.screen, browse(t, base, on.screen)
		for _, v := range on.views {
			t.Run(s.name+"/"+v.name, func(t *testing.T) {
				look(t, ctx, chromedp.Navigate("about:blank"))
				look(t, ctx, chromedp.Navigate(base+"/"+v.hash))
				until(t, ctx, `document.querySelector(".place-marker") !== null`)
				if v.do != "" {
					until(t, ctx, `(() => { try { `+v.do+`; return true } catch { return false } })()`)
				}
				until(t, ctx, fmt.Sprintf(`document.querySelector(%q) !== null`, v.wait))
				tell(t, ctx, string(checker)+"\n;0")
				violations := ask[json.RawMessage](t, ctx, `axe.run().then((r) => r.violations.map((v) => ({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160) + " " + n.failureSummary) })))`)
				if string(violations) != "[]" {
					t.Errorf("axe: %s", violations)
				}
				if wide := ask[float64](t, ctx, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
					t.Errorf("the page is %v px wider than the screen", wide)
				}
			})
		}
	}
}
