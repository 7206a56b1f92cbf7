package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserCallsPlacesAsTheArticleDoes looks at the names on the map, in the list and
// on the card: the article's words, with the gazetteer's beside them.
func TestBrowserCallsPlacesAsTheArticleDoes(t *testing.T) {
	base := serveArticles(t, written(t, "Fighting reached El Geneina and Ed Daein in Sudan on Monday. El Geneina was calm by night. Ed Daein was not."))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=places")
	until(t, ctx, `document.querySelectorAll(".places tbody tr").length === 3`)
	for said, known := range map[string]string{"El Geneina": "Al-Junaynah", "Ed Daein": "El Daein"} {
		id := idOf(t, ctx, said)
		if id == "" {
			t.Errorf("no name on the map is %q", said)
			continue
		}
		row := ask[string](t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q] th').innerText.trim()`, id))
		if !strings.HasPrefix(row, said) || !strings.Contains(row, known) {
			t.Errorf("the list calls %s %q, want its name in the gazetteer beside it", said, row)
		}
		tell(t, ctx, fmt.Sprintf(`document.querySelector('%s').click()`, marker(id)))
		until(t, ctx, fmt.Sprintf(`document.querySelector(".place-card h2")?.innerText === %q && document.querySelector(".place-card").innerText.includes(%q)`, said, known))
	}
}

// TestBrowserCallsPlacesWithoutTheEndingsOfCases looks at the map of a text in a language that inflects names: as on
// any map, they stand there as a dictionary has them, also where the gazetteer has no main name in that language.
func TestBrowserCallsPlacesWithoutTheEndingsOfCases(t *testing.T) {
	base := serveArticles(t, written(t, "Пожар в Москве\n\nПожар в Москве потушили в воскресенье. Помощь пришла из Твери, Рязани и Владимира."+
		" Поезд из Санкт-Петербурга ждали в Харькове."))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=places")
	for _, want := range []string{"Москва", "Тверь", "Рязань", "Владимир", "Санкт-Петербург", "Харьков"} {
		if idOf(t, ctx, want) == "" {
			t.Errorf("no name on the map is %q", want)
		}
	}
}

// TestBrowserCallsGroupsByTheirMostImportantPlace looks at places that are named equally
// often where one circle stands for all.
func TestBrowserCallsGroupsByTheirMostImportantPlace(t *testing.T) {
	base := serveArticles(t, written(t, "Flights left Prato, Pisa, Siena and Florence."))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#map=3/43.5/11")
	until(t, ctx, `document.querySelector(".place-marker.is-group")`)
	name := ask[string](t, ctx, `document.querySelector(".place-marker.is-group .place-name").innerText`)
	more := ask[string](t, ctx, `document.querySelector(".place-marker.is-group .dot").dataset.more`)
	if name != "Florence" || more != "+3" {
		t.Errorf("the circle is called %q with %q, want Florence with its three neighbours", name, more)
	}
}

// TestBrowserPutsALabelWhereItsAuthorWantsIt sets the side of a label by hand, and takes
// it off the map.
func TestBrowserPutsALabelWhereItsAuthorWantsIt(t *testing.T) {
	base := serveArticles(t, written(t, "The ferry left Lisbon at dawn. In Porto nobody waited."))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=places")
	lisbon := idOf(t, ctx, "Lisbon")
	set := func(side string) {
		t.Helper()
		tell(t, ctx, fmt.Sprintf(`document.querySelector('%s').click()`, marker(lisbon)))
		until(t, ctx, `[...document.querySelectorAll(".place-card button")].some((b) => b.innerText === "Label, note…")`)
		tell(t, ctx, `[...document.querySelectorAll(".place-card button")].find((b) => b.innerText === "Label, note…").click()`)
		until(t, ctx, `document.querySelector("dialog select")`)
		tell(t, ctx, fmt.Sprintf(`(() => { const s = document.querySelector("dialog select"); s.value = %q; s.dispatchEvent(new Event("change", { bubbles: true })); })()`, side))
		look(t, ctx, chromedp.Click(`dialog button[type=submit]`), chromedp.WaitNotPresent(`dialog`))
	}
	beside := func(side string) string {
		return fmt.Sprintf(`(() => {
			const m = document.querySelector('%s'), n = m.querySelector(".place-name").getBoundingClientRect(), d = m.querySelector(".dot").getBoundingClientRect();
			return m.dataset.side === %q && ({ w: n.right <= d.left, e: n.left >= d.right, n: n.bottom <= d.top, s: n.top >= d.bottom, none: getComputedStyle(m.querySelector(".place-name")).visibility === "hidden" || m.matches(".is-selected") })[%q];
		})()`, marker(lisbon), side, side)
	}
	for _, side := range []string{"w", "s", "n"} {
		set(side)
		until(t, ctx, beside(side))
	}
	anew(t, ctx)
	until(t, ctx, `document.querySelector('`+marker(lisbon)+`')`)
	until(t, ctx, beside("n"))
	set("none")
	until(t, ctx, beside("none"))
}

// TestBrowserFillsTheMapWithOneWorld goes as far out as the map goes: it ends nowhere within
// its box, and what of the article is in view is not said to be beyond it.
func TestBrowserFillsTheMapWithOneWorld(t *testing.T) {
	base := serveArticles(t)
	for _, s := range []screen{desktop, phone} {
		t.Run(s.name, func(t *testing.T) {
			ctx := browse(t, base, s)
			opened(t, ctx, base+"/#map=0/20/20")
			until(t, ctx, `(() => {
				const box = document.querySelector(".map").getBoundingClientRect();
				const tiles = [...document.querySelectorAll("canvas.leaflet-tile")].map((c) => c.getBoundingClientRect());
				const at = (x, y) => tiles.some((b) => b.left <= x && x <= b.right && b.top <= y && y <= b.bottom);
				return [0.01, 0.5, 0.99].every((x) => [0.01, 0.5, 0.99].every((y) => at(box.left + x * box.width, box.top + y * box.height)));
			})()`)
			until(t, ctx, `256 * 2 ** Number(/map=([\d.]+)/.exec(location.hash)[1]) >= document.querySelector(".map").clientHeight`)
		})
	}
	t.Run("places beyond the map", func(t *testing.T) {
		ctx := browse(t, base, desktop)
		opened(t, ctx, base+"/")
		until(t, ctx, `document.querySelectorAll("path.area").length > 1 && document.querySelector(".outside")`)
		seen := ask[[]string](t, ctx, `(() => {
			const map = document.querySelector(".map").getBoundingClientRect();
			const beyond = [...document.querySelectorAll(".outside button.plain")].map((b) => b.innerText);
			return [...document.querySelectorAll(".place-marker .dot")].filter((dot) => {
				const b = dot.getBoundingClientRect(), x = b.x + b.width / 2, y = b.y + b.height / 2;
				return b.width > 0 && map.left < x && x < map.right && map.top < y && y < map.bottom;
			}).map((dot) => dot.closest(".place-marker").innerText.trim()).filter((name) => beyond.includes(name)).concat(beyond.filter((name) => name === "Russia"));
		})()`)
		if len(seen) > 0 {
			t.Errorf("in view are %q, which are said to be beyond it", seen)
		}
	})
}
