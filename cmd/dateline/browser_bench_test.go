package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The benchmarks open the page in a browser whose cache is empty and print the
// medians of what the browser itself measures:
//
//	go test ./cmd/dateline -run '^$' -bench Browser -benchtime 15x

// watch runs in the page before all else. It notes when the page shows all it
// has of the article, and for each thing a reader does how long the next frame
// took to be there.
const watch = `
window.seen = { text: 0, marked: 0, shown: 0, busy: 0, slow: 0 };
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.busy = e.startTime + e.duration; }).observe({ type: "longtask", buffered: true });
for (const kind of ["pointermove", "pointerdown", "pointerup", "click", "keydown", "input"]) {
	addEventListener(kind, (event) => requestAnimationFrame(() => {
		const frame = new MessageChannel(); // its message comes when the frame is drawn
		frame.port1.onmessage = () => seen.slow = Math.max(seen.slow, performance.now() - event.timeStamp);
		frame.port2.postMessage(0);
	}), { capture: true, passive: true });
}
const watchText = () => {
	if (document.querySelector(".prose p")) seen.text ||= performance.now();
	if (document.querySelector(".prose .mention")) seen.marked ||= performance.now();
	if (!seen.marked) requestAnimationFrame(watchText);
};
watchText();
addEventListener("DOMContentLoaded", () => {
	const look = () => {
		const all = document.querySelector(".prose .mention") && document.querySelector(".place-marker") && document.querySelector("#panel tbody tr") && !document.querySelector(".progress");
		if (all) seen.shown = performance.now();
		else requestAnimationFrame(look);
	};
	look();
});`

// opening are milliseconds since the reader asked for the page.
type opening struct {
	FirstPaint  float64 `json:"paint"` // first contentful paint
	Shown       float64 `json:"shown"` // text, map and list are there
	Interactive float64 `json:"ready"` // and no script blocks the page any longer
}

// openCold loads a page without anything cached.
func openCold(b *testing.B, ctx context.Context, address string) opening {
	b.Helper()
	look(b, ctx, chromedp.Navigate("about:blank"))
	opened(b, ctx, address)
	return ask[opening](b, ctx, `(async () => {
		const quiet = 1000; // milliseconds without a task longer than 50
		while (!seen.shown || performance.now() - Math.max(seen.shown, seen.busy) < quiet) await new Promise((go) => setTimeout(go, 100));
		return { paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, shown: seen.shown, ready: Math.max(seen.shown, seen.busy) };
	})()`)
}

// watched is a browser that measures pages, by some more scripts too, and keeps
// nothing of them.
func watched(b *testing.B, base string, s screen, scripts ...string) context.Context {
	ctx := browse(b, base, s)
	call(b, ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	call(b, ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch + strings.Join(scripts, "\n")})
	return ctx
}

// benchOpening reports the medians of b.N openings.
func benchOpening(b *testing.B, ctx context.Context, address string) {
	openCold(b, ctx, address) // the browser's own first start
	var paint, shown, ready []float64
	for b.Loop() {
		o := openCold(b, ctx, address)
		paint, shown, ready = append(paint, o.FirstPaint), append(shown, o.Shown), append(ready, o.Interactive)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(paint), "ms-first-paint")
	b.ReportMetric(median(shown), "ms-shown")
	b.ReportMetric(median(ready), "ms-interactive")
}

func BenchmarkBrowserOpensTheArticle(b *testing.B) {
	base := serveArticles(b)
	benchOpening(b, watched(b, base, desktop), base+"/")
}

// BenchmarkBrowserOpensLongText opens a text of 100,000 characters with 2,000
// mentions.
func BenchmarkBrowserOpensLongText(b *testing.B) {
	base := serveArticles(b, written(b, longText()))
	benchOpening(b, watched(b, base, desktop), base+"/")
}

// BenchmarkBrowserAnswersInLongText does what readers do in a text of 2,000
// mentions and reports, for each, the median of the times to the next frame.
func BenchmarkBrowserAnswersInLongText(b *testing.B) {
	base := serveArticles(b, written(b, longText()))
	ctx := watched(b, base, desktop)
	openCold(b, ctx, base+"/")
	at := func(selector string) (x, y float64) {
		p := ask[[2]float64](b, ctx, fmt.Sprintf(`(() => { const b = document.querySelector(%q).getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`, selector))
		return p[0], p[1]
	}
	move := func(selector string) {
		x, y := at(selector)
		look(b, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
	}
	click := func(selector string) {
		x, y := at(selector)
		look(b, ctx, chromedp.MouseClickXY(x, y))
	}
	for _, does := range []struct {
		name   string
		what   func()
		effect string // what the page must show of it
	}{
		{"point-at-mention", func() { move(`.bar .name`); move(`.prose p .mention`) }, `.place-marker.is-pointed`},
		{"choose-mention", func() { click(`.prose p .mention`) }, `.places tr.is-selected`},
		{"next-mention", func() { click(`[aria-label="Next mention"]`) }, `.prose .mention:focus`},
		{"point-at-row", func() { move(`.bar .name`); move(`.places tbody tr:nth-child(2)`) }, `.place-marker.is-pointed`},
		{"choose-row", func() { click(`.places tbody tr:nth-child(3) td`) }, `.places tr:nth-child(3).is-selected`},
		{"sort", func() { click(`.places th:nth-child(2) button`); click(`.places th:nth-child(1) button`) }, `.places th:nth-child(1)[aria-sort=ascending]`},
		{"other-tab", func() { click(`#tab-distances`); click(`#tab-places`) }, `#tab-places[aria-selected=true]`},
		{"zoom", func() { click(`.leaflet-control-zoom-in`); click(`.leaflet-control-zoom-out`) }, `.leaflet-control-zoom-out`},
		{"type-in-filter", func() {
			look(b, ctx, chromedp.Focus(`.tools input[type=search]`), chromedp.KeyEvent("a"), chromedp.KeyEvent(kb.Backspace))
		}, `.tools input:focus`},
		{"open-correction", func() {
			click(`.places tbody tr:nth-child(2) .small`)
			look(b, ctx, chromedp.WaitVisible(`dialog`), chromedp.KeyEvent(kb.Escape), chromedp.WaitNotPresent(`dialog`))
		}, `.places`},
	} {
		b.Run(does.name, func(b *testing.B) {
			var took []float64
			for b.Loop() {
				tell(b, ctx, `seen.slow = 0`)
				does.what()
				took = append(took, ask[float64](b, ctx, `new Promise((go) => setTimeout(() => go(seen.slow), 400))`))
				until(b, ctx, fmt.Sprintf(`document.querySelector(%q)`, does.effect))
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(took), "ms-to-next-frame")
		})
	}
	b.Run("correct-and-see", func(b *testing.B) {
		var took []float64
		for b.Loop() {
			took = append(took, ask[float64](b, ctx, `(async () => {
				const marks = () => document.querySelectorAll(".prose .mention[data-place-id]").length;
				const next = async (holds) => { while (!holds()) await new Promise(requestAnimationFrame); };
				const all = marks();
				document.querySelector(".places tbody .small").click();
				await next(() => document.querySelector("dialog"));
				const began = performance.now();
				[...document.querySelectorAll("dialog button")].find((b) => b.innerText === "Not a place").click();
				await next(() => marks() < all);
				const took = performance.now() - began;
				[...document.querySelectorAll(".changes button")].find((b) => b.innerText === "Undo").click();
				await next(() => marks() === all);
				return took;
			})()`))
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(median(took), "ms-until-seen")
	})
}

// capitals are the places of the long text.
const capitals = `Abuja Accra Algiers Amman Amsterdam Ankara Antananarivo Apia Astana Asuncion Athens Baghdad Baku Bamako Bangkok
Beijing Beirut Belgrade Berlin Bern Bogota Brasilia Bratislava Brazzaville Brussels Bucharest Budapest Cairo Canberra Caracas
Chisinau Colombo Conakry Copenhagen Dakar Damascus Dhaka Doha Dublin Dushanbe Freetown Gaborone Guatemala Hanoi Harare
Havana Helsinki Islamabad Jakarta Kabul Kampala Kathmandu Khartoum Kigali Kinshasa Kyiv Libreville Lilongwe Lima Lisbon
Ljubljana London Luanda Lusaka Madrid Managua Manama Manila Maputo Minsk Mogadishu Monrovia Montevideo Moscow Muscat Nairobi
Niamey Nicosia Nouakchott Oslo Ottawa Paris Prague Pretoria Pyongyang Quito Rabat Reykjavik Riga Riyadh Rome Santiago Sarajevo
Seoul Skopje Sofia Stockholm Suva Taipei Tallinn Tashkent Tbilisi Tehran Thimphu Tirana Tokyo Tripoli Tunis Ulaanbaatar
Vienna Vientiane Vilnius Warsaw Wellington Windhoek Yaounde Yerevan Zagreb`

// longText has 100,000 characters and 2,000 mentions of a hundred places.
func longText() string {
	names := strings.Fields(capitals)
	var text strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&text, "The delegation then travelled on to %s once more. ", names[i%len(names)])
		if i%10 == 9 {
			text.WriteString("\n\n")
		}
	}
	return text.String()
}

// median is the middle of some numbers, the upper one of two.
func median(of []float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}
