package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// mapsPage is a page of somebody else, with MapLibre and OpenLayers as they come from npm.
const mapsPage = "testdata/maps"

// writesNames looks whether MapLibre has written names with the letters of the server.
func writesNames(t *testing.T, ctx context.Context, img image.Image) {
	t.Helper()
	names := ask[[]string](t, ctx, "names()")
	for _, name := range []string{"Turkey", "Egypt", "Ankara", "Cairo", "Black Sea"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is not written, but %q", name, names)
		}
	}
	at := ask[[]float64](t, ctx, "at(32.854, 39.92)") // the name stands beside the town
	dark := 0
	for y := int(at[1]) - 20; y < int(at[1])+20; y++ {
		for x := int(at[0]) - 60; x < int(at[0])+60; x++ {
			if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 3*0xa000 {
				dark++
			}
		}
	}
	if dark < 20 {
		t.Errorf("%d dark pixels beside Ankara, want those of its name", dark)
	}
}

// TestBrowserDrawsTilesByOtherLibraries lets MapLibre and OpenLayers draw the basemap from
// a page of another origin, and looks whether land and water are where they lie.
func TestBrowserDrawsTilesByOtherLibraries(t *testing.T) {
	for _, library := range []string{"maplibre-gl", "ol"} {
		if _, err := os.Stat(mapsPage + "/node_modules/" + library); err != nil {
			lacking(t, library+" is not installed: npm ci --prefix cmd/dateline/"+mapsPage)
		}
	}
	base := serveArticles(t)
	page := httptest.NewServer(http.FileServer(http.Dir(mapsPage)))
	t.Cleanup(page.Close)
	for _, library := range []string{"maplibre", "openlayers"} {
		t.Run(library, func(t *testing.T) {
			// Without a graphics card the browser warns that WebGL is drawn, and read back, by software.
			ctx := open(t, desktop, &guard{hosts: hosts(t, page.URL, base), expected: []string{"software WebGL", "GPU stall"}})
			look(t, ctx, chromedp.Navigate(page.URL+"/?"+url.Values{"library": {library}, "server": {base}}.Encode()))
			until(t, ctx, `window.drawn`)
			picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			if keep := os.Getenv("DATELINE_PICTURES"); keep != "" { // for people to look at
				if err := os.WriteFile(filepath.Join(keep, library+".png"), picture, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			img, err := png.Decode(bytes.NewReader(picture))
			if err != nil {
				t.Fatal(err)
			}
			if library == "maplibre" {
				writesNames(t, ctx, img)
			}
			for _, place := range []struct {
				name     string
				lon, lat float64
				land     bool
			}{
				{"Anatolia", 33, 39.5, true}, {"Crete", 24.9, 35.2, true}, {"Cyprus", 33.2, 34.95, true}, {"Peloponnese", 22.2, 37.5, true},
				{"Mediterranean", 30, 34, false},
				{"Black Sea", 34, 42.8, false}, {"Aegean", 25.2, 38.9, false}, {"Lake Tuz", 33.42, 38.75, false},
			} {
				at := ask[[]float64](t, ctx, fmt.Sprintf("at(%v, %v)", place.lon, place.lat))
				r, _, b, _ := img.At(int(at[0]), int(at[1])).RGBA()
				if land := r > b; land != place.land {
					t.Errorf("%s at pixel %.0f is red %#x, blue %#x: drawn as land is %v, want %v", place.name, at, r, b, land, place.land)
				}
			}
		})
	}
}
