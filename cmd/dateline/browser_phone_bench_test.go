package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// poorPhone is a processor of a quarter of the speed behind 3G as browsers'
// tools call it slow: 400 ms to the first byte, 50 kB a second.
func poorPhone(b *testing.B, base string) func(address string) (readable, marked, whole float64) {
	ctx := watched(b, base)
	call(b, ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4})
	call(b, ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Latency: 400, DownloadThroughput: 50_000, UploadThroughput: 50_000}},
	})
	return func(address string) (readable, marked, whole float64) {
		b.Helper()
		look(b, ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address))
		until(b, ctx, `document.querySelector(".place-marker") && !document.querySelector(".progress")`)
		times := ask[[3]float64](b, ctx, `(async () => {
			while (performance.now() - Math.max(seen.shown, seen.busy) < 1000) await new Promise((go) => setTimeout(go, 100));
			return [Math.max(seen.text, performance.getEntriesByName("first-contentful-paint")[0].startTime), seen.marked, Math.max(seen.shown, seen.busy)];
		})()`)
		return times[0], times[1], times[2]
	}
}

// BenchmarkBrowserOpensOnAPoorPhone reports when the text can be read, when its
// places are marked, and when the map is there and nothing blocks the page.
func BenchmarkBrowserOpensOnAPoorPhone(b *testing.B) {
	base := serveArticles(b)
	open := poorPhone(b, base)
	open(base + "/") // the browser's own first start
	var readable, marked, whole []float64
	for b.Loop() {
		r, m, w := open(base + "/")
		readable, marked, whole = append(readable, r), append(marked, m), append(whole, w)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(readable), "ms-readable")
	b.ReportMetric(median(marked), "ms-marked")
	b.ReportMetric(median(whole), "ms-interactive")
}
