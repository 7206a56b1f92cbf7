package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestBrowserOpensALinkToEveryPlace opens, for each place of the built-in
// article, a link that selects it on the first view, and reloads it: the page
// shows the view that the link names, and answers.
func TestBrowserOpensALinkToEveryPlace(t *testing.T) {
	base := serveArticles(t)
	answer, err := http.Get(base + "/v1/article")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var article struct {
		Text   string
		Result struct{ Features []struct{ ID string } }
	}
	if err := json.NewDecoder(answer.Body).Decode(&article); err != nil {
		t.Fatal(err)
	}
	embed := "/embed" + saveMap(t, base, article.Text)[len("/m"):]
	for _, tt := range []struct {
		name, path string
		screen     screen
		still      bool // with reduced motion
	}{
		{"desktop", "/", desktop, false},
		{"desktop without motion", "/", desktop, true},
		{"phone", "/", phone, false},
		{"phone without motion", "/", phone, true},
		{"embed", embed, desktop, false},
		{"embed without motion", embed, desktop, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ctx := browse(t, base, tt.screen)
			if tt.still {
				call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
					Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
				})
			}
			const view = `/map=([^&]*)/.exec(location.hash)?.[1]`
			look(t, ctx, chromedp.Navigate(base+tt.path))
			until(t, ctx, view)
			first := ask[string](t, ctx, view)
			for i, f := range article.Result.Features {
				if f.ID == "" {
					continue // it has no place of its own to link to
				}
				link := fmt.Sprintf("%s%s#map=%s&place=%s", base, tt.path, first, f.ID)
				look(t, ctx, chromedp.Navigate(link))
				selected(t, ctx, f.ID)
				if !tt.still || i == 0 { // nothing moves there that a reload could bring about anew
					look(t, ctx, chromedp.Reload())
					selected(t, ctx, f.ID)
				}
				if now := ask[string](t, ctx, view); now != first {
					t.Errorf("the link to %s shows the view %s, want %s", f.ID, now, first)
				}
			}
		})
	}
}

// selected waits until a place is selected and the map has come to rest.
func selected(t *testing.T, ctx context.Context, id string) {
	t.Helper()
	until(t, ctx, fmt.Sprintf(`document.querySelector('%s.is-selected') && !document.querySelector(".leaflet-pan-anim, .leaflet-zoom-anim")`, marker(id)))
}
