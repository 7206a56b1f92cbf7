package main

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// TestBrowserSaysWhatIsWrong brings about what goes wrong and reads what the
// page says of it, and what to do.
func TestBrowserSaysWhatIsWrong(t *testing.T) {
	base := serveArticles(t)
	drop := func(ctx context.Context, on, name, kind string) {
		tell(t, ctx, fmt.Sprintf(`(() => {
			const data = new DataTransfer();
			data.items.add(new File(["%%PDF-1.7"], %q, { type: %q }));
			document.querySelector(%q).dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
		})()`, name, kind, on))
	}
	forget := func(ctx context.Context) {
		tell(t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q] .small').click()`, ankara))
		look(t, ctx, chromedp.WaitVisible(`dialog`), chromedp.Click(`//dialog//button[text()="Not a place"]`))
	}
	paste := func(ctx context.Context, text string) {
		look(t, ctx, chromedp.Click(`//header//button[text()="New map"]`), chromedp.WaitVisible(`dialog textarea`))
		tell(t, ctx, `(() => { const t = document.querySelector("dialog textarea"); t.value = `+text+`; t.dispatchEvent(new Event("input", { bubbles: true })); })()`)
		look(t, ctx, chromedp.Click(`dialog button[type=submit]`))
	}
	const notice, alert = `.notice`, `dialog [role=alert]`
	for _, test := range []struct {
		name    string
		address string
		what    func(ctx context.Context)
		where   string
		says    string   // a regular expression
		logs    []string // what the browser itself writes to the console of it
	}{
		{"a file that is no text, on the page", "/", func(ctx context.Context) { drop(ctx, ".map", "report.zip", "application/zip") }, notice, `report\.zip is of a kind that cannot be read here\. Copy its text`, nil},
		{"a file that is no text, in the dialog", "/", func(ctx context.Context) {
			look(t, ctx, chromedp.Click(`//header//button[text()="New map"]`), chromedp.WaitVisible(`dialog textarea`))
			drop(ctx, "dialog form", "report.pages", "application/vnd.apple.pages")
		}, alert, `report\.pages is of a kind that cannot be read here\. Copy its text`, nil},
		{"a text that is too long", "/", func(ctx context.Context) { paste(ctx, `"Moscow is far. ".repeat(50_000)`) }, alert, `larger than .* send less`, []string{"413"}},
		{"an address that this server does not fetch", "/", func(ctx context.Context) { paste(ctx, `"https://example.org/story"`) }, alert, `fetch`, []string{"the server responded with a status of 4"}},
		{"a map that is not there", "/m/nothing", func(context.Context) {}, `.failure`, `It may have been deleted`, []string{"404"}},
		{"a frame of a map that is not there", "/embed/nothing", func(context.Context) {}, `.failure`, `It may have been deleted`, []string{"404"}},
		{"a server that is gone", "/#tab=places", func(ctx context.Context) {
			call(t, ctx, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/v1/*", Block: true}}})
			forget(ctx)
		}, notice, `The server does not answer\. Is dateline still running\? Try again`, []string{"ERR_BLOCKED_BY_CLIENT"}},
		{"no network", "/#tab=places", func(ctx context.Context) {
			call(t, ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: true})
			call(t, ctx, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/v1/*", Block: true}}})
			forget(ctx)
		}, notice, `You are offline`, []string{"ERR_BLOCKED_BY_CLIENT", "ERR_INTERNET_DISCONNECTED"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			ctx := browse(t, base, desktop, test.logs...)
			look(t, ctx, chromedp.Navigate(base+test.address))
			until(t, ctx, `document.querySelector(".place-marker, .failure")`)
			test.what(ctx)
			until(t, ctx, fmt.Sprintf(`/%s/.test(document.querySelector(%q)?.innerText ?? "")`, test.says, test.where))
		})
	}
}
