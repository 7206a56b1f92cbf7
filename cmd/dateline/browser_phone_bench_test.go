package main

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// A poor phone has a processor of a quarter of the speed, and reads by 3G as
// browsers' tools call it slow: 400 ms to the first byte, 50 kB a second.

// slowDown gives a page a processor of a quarter of the speed.
func slowDown(b *testing.B, ctx context.Context) {
	call(b, ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4})
}

// slow3G is the slow network.
var slow3G = network.Conditions{Latency: 400, DownloadThroughput: 50_000, UploadThroughput: 50_000}

// behind puts a page behind some networks; behind none it asks at full speed.
func behind(b *testing.B, ctx context.Context, conditions ...*network.Conditions) {
	call(b, ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: conditions,
	})
}

// stages are milliseconds since the reader asked for the page.
type stages struct {
	Readable float64 `json:"readable"` // the text is there
	Marked   float64 `json:"marked"`   // and its places are marked and listed
	Answered float64 `json:"answered"` // and a click on the first mark was answered, which came as soon as it could
	Map      float64 `json:"map"`      // and the map is drawn, and no script blocks the page any longer
}

// click runs in the page: it clicks on the first mark as soon as it is there, and
// notes when that was answered.
const click = `
window.answered = 0;
const clickFirst = () => {
	const mark = document.querySelector(".prose .mention[data-place-id]");
	if (!mark) return requestAnimationFrame(clickFirst);
	mark.click();
	requestAnimationFrame(function wait() {
		if (!document.querySelector(".prose .mention.is-selected")) return requestAnimationFrame(wait);
		answered = performance.now();
		dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
	});
};
clickFirst();`

// stagesOf opens a page behind some networks and says when its parts were there.
//
// What the page before left unfinished goes on taking its share of a slow network, and made each opening
// slower than the last: the network is fast until nothing is left of it.
func stagesOf(b *testing.B, ctx context.Context, address string, conditions ...*network.Conditions) stages {
	b.Helper()
	behind(b, ctx)
	look(b, ctx, chromedp.Navigate("about:blank"))
	time.Sleep(time.Second)
	behind(b, ctx, conditions...)
	look(b, ctx, chromedp.Navigate(address))
	until(b, ctx, `document.querySelector(".place-marker") && !document.querySelector(".progress")`)
	return ask[stages](b, ctx, `(async () => {
		while (performance.now() - Math.max(seen.shown, seen.busy) < 1000) await new Promise((go) => setTimeout(go, 100));
		const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime;
		return { readable: Math.max(seen.text, paint), marked: seen.marked, answered, map: Math.max(seen.shown, seen.busy) };
	})()`)
}

// benchStages reports the medians of b.N openings.
func benchStages(b *testing.B, ctx context.Context, address string, conditions ...*network.Conditions) {
	stagesOf(b, ctx, address, conditions...) // the browser's own first start
	var readable, marked, answered, drawn []float64
	for b.Loop() {
		s := stagesOf(b, ctx, address, conditions...)
		readable, marked = append(readable, s.Readable), append(marked, s.Marked)
		answered, drawn = append(answered, s.Answered), append(drawn, s.Map)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(readable), "ms-readable")
	b.ReportMetric(median(marked), "ms-marked")
	b.ReportMetric(median(answered), "ms-interactive")
	b.ReportMetric(median(drawn), "ms-map")
}

// BenchmarkBrowserOpensOnAPoorPhone reports when the text can be read, when its
// places are marked, when a click on one is answered, and when the map is drawn.
func BenchmarkBrowserOpensOnAPoorPhone(b *testing.B) {
	base := serveArticles(b)
	ctx := watched(b, base, phone, click)
	slowDown(b, ctx)
	benchStages(b, ctx, base+"/", &slow3G)
}

// BenchmarkBrowserOpensLongTextSlowly opens a text of 2,000 mentions on a slow
// processor.
func BenchmarkBrowserOpensLongTextSlowly(b *testing.B) {
	base := serveArticles(b, written(b, longText()))
	ctx := watched(b, base, desktop, click)
	slowDown(b, ctx)
	benchStages(b, ctx, base+"/")
}

// BenchmarkBrowserWorstFrame reports the longest wait for a frame while the map of a
// text of 2,000 mentions is dragged and zoomed on a slow processor.
func BenchmarkBrowserWorstFrame(b *testing.B) {
	base := serveArticles(b, written(b, longText()))
	ctx := watched(b, base, desktop)
	openCold(b, ctx, base+"/")
	slowDown(b, ctx)
	const x, y = 1000, 300
	for _, does := range []struct {
		name string
		what func()
	}{
		{"drag", func() {
			look(b, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x, y, chromedp.ButtonLeft))
			for i := range 40 {
				look(b, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x-float64(5*i), y, chromedp.ButtonLeft))
			}
			look(b, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, x-200, y, chromedp.ButtonLeft))
		}},
		{"zoom", func() {
			for _, button := range []string{"in", "out"} {
				look(b, ctx, chromedp.Click(".leaflet-control-zoom-"+button))
				tell(b, ctx, `new Promise((go) => setTimeout(go, 1500))`)
			}
		}},
	} {
		b.Run(does.name, func(b *testing.B) {
			var worst []float64
			for b.Loop() {
				tell(b, ctx, `{
					const drawn = window.drawn = { worst: 0, over: false };
					let last = performance.now();
					const tick = (now) => { drawn.worst = Math.max(drawn.worst, now - last); last = now; if (!drawn.over) requestAnimationFrame(tick); };
					requestAnimationFrame(tick);
				}`)
				does.what()
				worst = append(worst, ask[float64](b, ctx, `(() => { drawn.over = true; return drawn.worst; })()`))
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(worst), "ms-worst-frame")
		})
	}
}
