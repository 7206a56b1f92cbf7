package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserShowsDocs looks whether the pages that the server writes itself fit
// on every screen, and whether their styles are let in.
func TestBrowserShowsDocs(t *testing.T) {
	base := serveArticles(t)
	for _, s := range []screen{desktop, phone, narrow} {
		ctx := browse(t, base, s)
		for _, path := range []string{"/docs", "/ogc?f=html", "/ogc/collections/places/items?f=html&limit=20", "/ogc/collections/places/items/geonames:745044?f=html"} {
			look(t, ctx, chromedp.Navigate(base+path))
			until(t, ctx, `document.querySelector("h1") && document.styleSheets.length === 1`)
			if wide := ask[float64](t, ctx, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s on %s is %v px wider than the screen", path, s.name, wide)
			}
		}
	}
}
