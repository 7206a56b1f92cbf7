package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// TestBrowserTakesCoordinates works with places that the text gives by coordinates
// alone: they are chosen, measured and corrected as others, and those that
// contradict the name beside them are told.
func TestBrowserTakesCoordinates(t *testing.T) {
	base := serveArticles(t, written(t, "The car was found at 49.8397, 24.0297 in Lviv. Police in Kyiv (48.8566, 2.3522) drove to Odesa and to 46.4825, 30.7233."))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	rows := ask[int](t, ctx, `document.querySelectorAll(".places tbody tr").length`)
	if points := ask[int](t, ctx, `document.querySelectorAll('.places tr[data-place-id^="point:"]').length`); points != 3 {
		t.Fatalf("%d places by coordinates, want 3", points)
	}
	for i := range rows {
		tell(t, ctx, fmt.Sprintf(`document.querySelectorAll(".places tbody tr")[%d].click()`, i))
		until(t, ctx, fmt.Sprintf(`document.querySelectorAll(".places tbody tr")[%d].classList.contains("is-selected")`, i))
	}
	t.Run("in the table of distances", func(t *testing.T) {
		tell(t, ctx, `document.querySelector("#tab-distances").click()`)
		until(t, ctx, `document.querySelectorAll("#panel .cell").length > 6 && !/NaN/.test(document.querySelector("#panel").innerText)`)
		tell(t, ctx, `document.querySelector("#panel .cell").click()`)
		until(t, ctx, `document.querySelector("path.geodesic")`)
		tell(t, ctx, `document.querySelector("#tab-places").click()`)
	})
	t.Run("and says which contradict the name beside them", func(t *testing.T) {
		says := ask[[]string](t, ctx, `[...document.querySelectorAll('[data-check="elsewhere"] .says')].map((e) => e.innerText)`)
		if len(says) != 1 || !strings.HasPrefix(says[0], "48.85660, 2.35220") || !strings.HasSuffix(says[0], "are not where Kyiv is, which the text names beside them.") {
			t.Errorf("to check: %q, want the coordinates of Paris beside Kyiv", says)
		}
	})
	t.Run("until the reader says that they are right", func(t *testing.T) {
		tell(t, ctx, `[...document.querySelectorAll('[data-check="elsewhere"] button')].find((b) => b.innerText === "Right").click()`)
		until(t, ctx, `document.querySelector(".places") && !document.querySelector('[data-check="elsewhere"]')`)
		anew(t, ctx)
		until(t, ctx, `document.querySelectorAll('.places tr[data-place-id^="point:"]').length === 3 && !document.querySelector('[data-check="elsewhere"]')`)
	})
	if told := ask[string](t, ctx, `document.querySelector(".notice")?.innerText ?? ""`); told != "" {
		t.Errorf("the page complains: %s", told)
	}
}

// TestBrowserHatchesTilesThatDoNotCome shows a map that is not known apart from the
// sea, and asks again for what did not come.
func TestBrowserHatchesTilesThatDoNotCome(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop, "Failed to load resource", "Canvas2D")
	block := func(pattern ...*network.BlockPattern) {
		call(t, ctx, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: pattern})
	}
	block(&network.BlockPattern{URLPattern: base + "/tiles/*", Block: true})
	opened(t, ctx, base+"/")
	until(t, ctx, `/did not come/.test(document.querySelector(".notice")?.innerText ?? "")`)
	const hatched = `[...document.querySelectorAll("canvas.leaflet-tile")].filter((tile) => {
		const wash = [242, 239, 232];
		const { data } = tile.getContext("2d").getImageData(0, 0, tile.width || 1, tile.height || 1);
		let like = 0;
		for (let i = 0; i < data.length; i += 4) if (wash.every((v, c) => Math.abs(data[i + c] - v) < 2)) like++;
		return like > data.length / 16;
	}).length`
	until(t, ctx, hatched+` > 3`)
	block()
	until(t, ctx, hatched+` === 0`)
}

// TestBrowserDrawsTownsOnTheBuiltInMap looks at Paris close by: built-up land is drawn, its names are written, and from
// where the map shows nothing more, the page says that it has no streets.
func TestBrowserDrawsTownsOnTheBuiltInMap(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop, "Canvas2D")
	drawn := func(token string) string {
		return fmt.Sprintf(`(() => {
			const pen = document.createElement("canvas").getContext("2d");
			const probe = document.body.appendChild(document.createElement("i"));
			probe.style.color = "var(%s)";
			pen.fillStyle = getComputedStyle(probe).color;
			probe.remove();
			pen.fillRect(0, 0, 1, 1);
			const want = pen.getImageData(0, 0, 1, 1).data;
			return [...document.querySelectorAll("canvas.leaflet-tile")].some((tile) => {
				const { data } = tile.getContext("2d").getImageData(0, 0, tile.width || 1, tile.height || 1);
				let like = 0;
				for (let i = 0; i < data.length; i += 4) if ([0, 1, 2].every((c) => Math.abs(data[i + c] - want[c]) < 2)) like++;
				return like > 200;
			});
		})()`, token)
	}
	opened(t, ctx, base+"/#map=9/48.85/2.35")
	for _, token := range []string{"--urban", "--land"} {
		until(t, ctx, drawn(token))
	}
	if ask[bool](t, ctx, `document.querySelector(".no-streets") !== null`) {
		t.Error("at zoom 9 the page says that the map has no streets, where nobody expects them")
	}
	look(t, ctx, chromedp.Navigate("about:blank"))
	opened(t, ctx, base+"/#map=13/48.85/2.35")
	until(t, ctx, `/no streets/.test(document.querySelector(".attribution .no-streets")?.innerText ?? "")`)
	keepPicture(t, ctx, "built-in-close")
}

// TestBrowserShowsAMeasuredLineAcrossTheAntimeridian opens a link to a line whose
// points lie on both sides of 180 degrees: it is in view, whichever side the view is
// named by.
func TestBrowserShowsAMeasuredLineAcrossTheAntimeridian(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	for _, view := range []string{"3/-5/-170", "3/-5/190"} {
		look(t, ctx, chromedp.Navigate("about:blank"))
		opened(t, ctx, base+"/#map="+view+"&measure=-18.14,178.44,Suva;-13.83,-171.76,Apia;21.31,-157.86,Honolulu")
		until(t, ctx, `document.querySelectorAll("path.geodesic.measure").length > 0 && document.querySelectorAll(".measure-card .leg").length === 2`)
		shown := ask[bool](t, ctx, `(() => {
			const map = document.querySelector(".leaflet-container").getBoundingClientRect();
			return [...document.querySelectorAll("path.geodesic.measure")].some((path) => {
				const b = path.getBoundingClientRect();
				return b.width > 50 && b.left < map.right && map.left < b.right && b.top < map.bottom && map.top < b.bottom;
			});
		})()`)
		if !shown {
			t.Errorf("with the view %s the line is beyond the map", view)
		}
	}
}
