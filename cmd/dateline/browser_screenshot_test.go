package main

import (
	"flag"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

var screenshot = flag.String("screenshot", "", "write a picture of the page with the built-in article to this file")

// TestBrowserScreenshot makes the picture of the README from the running program:
//
//	go test ./cmd/dateline -run BrowserScreenshot -screenshot ../../web/ui/screenshot.png
func TestBrowserScreenshot(t *testing.T) {
	if *screenshot == "" {
		t.Skip("asked for with -screenshot FILE")
	}
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=claims")
	until(t, ctx, `document.querySelector(".claim") && document.querySelectorAll("path.area").length > 0`)
	look(t, ctx, chromedp.Sleep(time.Second)) // no event tells that all tiles are drawn
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*screenshot, png, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %d kB", *screenshot, len(png)/1000)
}
