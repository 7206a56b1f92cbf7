package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// worldTour is a text of every country and its capital, each named four times: some 2,000
// mentions of some 480 places.
func worldTour(b *testing.B) string {
	b.Helper()
	file, err := os.Open("../../data/countries.tsv")
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma, r.Comment, r.LazyQuotes = '\t', '#', true
	rows, err := r.ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for i := range 4 {
		for _, row := range rows[1:] {
			if name, capital := row[4], row[6]; capital != "" {
				fmt.Fprintf(&text, "The tour reached %s in %s for the %d. time. ", capital, name, i+1)
			}
		}
		text.WriteString("\n\n")
	}
	return text.String()
}

// BenchmarkBrowserMovesAmongHundredsOfPlaces measures the map where it is fullest: on a
// view of the world, where most circles stand for several places.
func BenchmarkBrowserMovesAmongHundredsOfPlaces(b *testing.B) {
	base := serveArticles(b, written(b, worldTour(b)))
	ctx := watched(b, base, desktop)
	openCold(b, ctx, base+"/")
	until(b, ctx, `document.querySelectorAll("path.area").length > 100`)
	b.Logf("%d places", ask[int](b, ctx, `document.querySelectorAll(".place-marker").length`))
	rows := ask[int](b, ctx, `(window.rows = [...document.querySelectorAll(".places tbody tr")]).length`)
	for _, does := range []struct{ name, what string }{
		{"point-at-row", `rows[%d].dispatchEvent(new PointerEvent("pointerenter"))`},
		{"choose-row", `rows[%d].click()`},
	} {
		b.Run(does.name, func(b *testing.B) {
			var took []float64
			for i := 0; b.Loop(); i++ {
				what := fmt.Sprintf(does.what, i*37%rows)
				took = append(took, ask[float64](b, ctx, `new Promise((go) => {
					const start = performance.now();
					`+what+`;
					requestAnimationFrame(() => { const frame = new MessageChannel(); frame.port1.onmessage = () => go(performance.now() - start); frame.port2.postMessage(0); });
				})`))
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(took), "ms-to-next-frame")
		})
	}
	b.Run("drag", func(b *testing.B) {
		var frames []float64
		for b.Loop() {
			tell(b, ctx, `{
				const drawn = window.drawn = { frames: [], over: false };
				let last = performance.now();
				const tick = (now) => { drawn.frames.push(now - last); last = now; if (!drawn.over) requestAnimationFrame(tick); };
				requestAnimationFrame(tick);
			}`)
			const x, y = 1000, 300
			look(b, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x, y, chromedp.ButtonLeft))
			for i := range 40 {
				look(b, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x-float64(5*i), y, chromedp.ButtonLeft))
			}
			look(b, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, x-200, y, chromedp.ButtonLeft))
			frames = append(frames, ask[[]float64](b, ctx, `(() => { drawn.over = true; return drawn.frames; })()`)...)
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(median(frames), "ms-a-frame")
	})
}
