package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// savedMap saves a text and returns the address of its map.
func savedMap(t *testing.T, base, text string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"text": text})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Post(base+"/v1/maps", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var saved struct{ ID string }
	if err := json.NewDecoder(answer.Body).Decode(&saved); err != nil || saved.ID == "" {
		t.Fatalf("the map was not saved: %v", err)
	}
	return base + "/m/" + saved.ID
}

const fireInKyiv = "Fire in Kyiv\n\nA fire broke out in Kyiv near Brovary on Sunday. People in Irpin and Bucha saw it."

// TestBrowserEmbed takes the code of the share dialog, in each of its forms, into a
// page of another site, in columns of a small phone, a phone and a newspaper. The
// page never scrolls sideways, and the map shows its heading, its source, a scale
// and nothing to correct it with.
func TestBrowserEmbed(t *testing.T) {
	base := serveArticles(t)
	address := savedMap(t, base, fireInKyiv)
	ctx := browse(t, base, desktop)
	opened(t, ctx, address)
	look(t, ctx, chromedp.Click(`//header//button[text()="Share"]`), chromedp.WaitVisible(`.embed-code textarea`))
	until(t, ctx, `document.querySelector(".preview iframe").contentDocument?.querySelector(".place-marker")`)
	codes := map[string]string{}
	for _, form := range []string{"Frame, without a script", "Frame that finds its height", "Picture"} {
		tell(t, ctx, fmt.Sprintf(`[...document.querySelectorAll(".embed-code label")].find((l) => l.innerText.trim() === %q).click()`, form))
		until(t, ctx, fmt.Sprintf(`[...document.querySelectorAll(".embed-code label")].find((l) => l.innerText.trim() === %q).querySelector("input").checked`, form))
		codes[form] = ask[string](t, ctx, `document.querySelector(".embed-code textarea").value`)
	}
	var code string
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><p>Before.</p>%s<p>After.</p>`, code)
	}))
	defer host.Close()
	for form := range codes {
		code = codes[form]
		for _, width := range []int64{320, 390, 640} {
			ctx := open(t, screen{width: width, height: 900}, &guard{hosts: hosts(t, base, host.URL)})
			look(t, ctx, chromedp.Navigate(host.URL))
			if form == "Picture" {
				until(t, ctx, `document.querySelector("img").naturalWidth > 0`)
			} else {
				// The frame is of another origin: it is looked at by itself below.
				until(t, ctx, `document.querySelector("iframe").clientHeight > 300`)
			}
			if wide := ask[int](t, ctx, `document.documentElement.scrollWidth`); wide > int(width) {
				t.Errorf("%s at %d pixels: the page is %d wide", form, width, wide)
			}
			if form == "Frame that finds its height" {
				want := fmt.Sprintf(`Math.abs(document.querySelector("iframe").clientHeight - %d) < 90 && document.querySelector("iframe").style.height !== "420px"`, max(280, int(0.75*float64(width)))+60)
				until(t, ctx, want)
			}
		}
	}
	frame := html.UnescapeString(strings.Split(strings.Split(codes["Frame, without a script"], `src="`)[1], `"`)[0])
	for _, width := range []int64{320, 390, 640} {
		ctx := browse(t, base, screen{width: width, height: 340, dark: true})
		look(t, ctx, chromedp.Navigate(frame))
		until(t, ctx, `document.querySelector(".place-marker") && document.querySelector(".leaflet-control-scale-line").innerText`)
		type seen struct {
			Heading, Source, Foot string
			Map, Scale            int
			Light                 bool
		}
		got := ask[seen](t, ctx, `({
			heading: document.querySelector("h1").innerText,
			source: document.querySelector(".attribution").innerText,
			foot: document.querySelector(".embed-foot").innerText,
			map: document.querySelector(".map").clientHeight,
			scale: Math.round(document.querySelector(".leaflet-control-scale").getBoundingClientRect().height),
			light: getComputedStyle(document.querySelector("h1")).color === "rgb(28, 27, 25)",
		})`)
		if got.Heading != "Fire in Kyiv" || !strings.Contains(got.Source, "CC BY 4.0") || got.Map < 150 || got.Scale < 10 ||
			!strings.Contains(got.Foot, "dateline") || !got.Light {
			t.Errorf("at %d pixels the frame shows %+v", width, got)
		}
		tell(t, ctx, `document.querySelector(".place-marker").click()`)
		until(t, ctx, `document.querySelector(".place-card")`)
		if said := ask[string](t, ctx, `document.querySelector(".place-card").innerText`); strings.Contains(said, "Wrong place?") {
			t.Errorf("readers of another page may correct the map: %s", said)
		}
	}
	t.Run("begins with the view that its author chose", func(t *testing.T) {
		ctx := browse(t, base, screen{width: 640, height: 480})
		look(t, ctx, chromedp.Navigate(strings.Split(frame, "?")[0]+"?view=-10,35,30,60"))
		until(t, ctx, `document.querySelector(".place-marker")`)
		until(t, ctx, `/^#map=[34]\//.test(location.hash)`)
	})
}

// TestBrowserEmbedWithoutPlaces says in a frame that a text has none: an empty map of the world says nothing.
func TestBrowserEmbedWithoutPlaces(t *testing.T) {
	base := serveArticles(t)
	address := savedMap(t, base, "Nothing at all\n\nThe weather was fine on Sunday.")
	ctx := browse(t, base, screen{width: 640, height: 480})
	look(t, ctx, chromedp.Navigate(strings.Replace(address, "/m/", "/embed/", 1)))
	until(t, ctx, `document.querySelector(".embed-none")?.innerText === "No places were found in this text."`)
	if !ask[bool](t, ctx, `(() => {
		const b = document.querySelector(".embed-none").getBoundingClientRect();
		return document.querySelector(".embed-none").contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2));
	})()`) {
		t.Error("something lies over the sentence")
	}
}

// TestBrowserPictures makes pictures of all sizes in the dialog and looks at the
// preview of each.
func TestBrowserPictures(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	look(t, ctx, chromedp.Click(`//header//summary[text()="Download"]`), chromedp.Click(`//header//strong[text()="Picture…"]`))
	for i := range 6 {
		tell(t, ctx, fmt.Sprintf(`document.querySelectorAll("dialog input[name=size]")[%d].click()`, i))
		until(t, ctx, fmt.Sprintf(`(() => {
			const img = document.querySelector(".picture-preview img");
			const [w, h] = (img?.style.aspectRatio ?? "").split("/").map(Number);
			return document.querySelectorAll("dialog input[name=size]")[%d].checked && img?.complete && img.naturalWidth > 0 &&
				Math.abs(img.naturalWidth / img.naturalHeight - w / h) < 0.02;
		})()`, i))
	}
	if size := ask[[]int](t, ctx, `(() => { const d = document.querySelector("dialog"); return [d.scrollWidth, d.clientWidth]; })()`); size[0] > size[1] {
		t.Errorf("the dialog scrolls sideways: %v", size)
	}
}

// TestBrowserPrint prints a map: what the tabs hold is on paper, whichever is open.
func TestBrowserPrint(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	until(t, ctx, `document.querySelector(".places tr")`)
	tell(t, ctx, `addEventListener("beforeprint", () => { document.title = document.querySelector(".paper")?.innerText ?? "" })`)
	call(t, ctx, page.PrintToPDF, page.PrintToPDFParams{})
	said := ask[string](t, ctx, `document.title`)
	for _, want := range []string{"Moscow", "3 mentions", "about 400 km", "Ankara and Istanbul are 353 km apart", "Distances"} {
		if !strings.Contains(said, want) {
			t.Errorf("on paper there is no %q: %.600s", want, said)
		}
	}
	if ask[bool](t, ctx, `document.querySelector(".paper") !== null`) {
		t.Error("what is for paper stays on the page")
	}
	// Browsers leave colours out on paper, and the heads of tables on all pages but the first.
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	style := ask[[]string](t, ctx, `[[".dot", "print-color-adjust"], ["thead", "display"], [".bar", "display"]].map(([of, what]) =>
		getComputedStyle(document.querySelector(of)).getPropertyValue(what))`)
	if want := []string{"exact", "table-header-group", "none"}; !slices.Equal(style, want) {
		t.Errorf("dots, heads of tables and the bar are printed as %q, want %q", style, want)
	}
}
