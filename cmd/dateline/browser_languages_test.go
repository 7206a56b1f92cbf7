package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// saidByThePage are all texts and labels that a reader meets, but those of the article.
const saidByThePage = `(() => {
	const own = (e) => !e.closest(".prose h1, .prose p:not(.facts *), .place-marker, .place-name, .claim-card q, blockquote, textarea, .attribution, iframe, [lang]:not(html, .prose, .facts)");
	const out = [];
	for (const e of document.body.querySelectorAll("*")) {
		if (!own(e) || !e.checkVisibility()) continue;
		for (const name of ["aria-label", "title", "placeholder", "alt"]) if (e.hasAttribute(name)) out.push(e.getAttribute(name));
		for (const node of e.childNodes) if (node.nodeType === 3 && node.data.trim()) out.push(node.data.trim());
	}
	return [...new Set(out)];
})()`

// tooWide are the elements that stick out of the screen or of the window around them.
const tooWide = `[document.documentElement, ...document.querySelectorAll("dialog")].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.tagName + " " + e.scrollWidth + " > " + e.clientWidth)`

// english finds words that no other language of the page has, as its texts use them.
var english = regexp.MustCompile(`(?i)\b(the|and|with|from|your|this|which|place|places|choose|show|away|read)\b`)

// TestBrowserLeavesNoWordInEnglish walks through the page of a phone in each of its languages, and
// reads whatever it says.
func TestBrowserLeavesNoWordInEnglish(t *testing.T) {
	base := serveArticles(t)
	for _, tag := range []string{"de", "fr", "es", "tr", "uk", "ru"} {
		t.Run(tag, func(t *testing.T) {
			ctx := browse(t, base, phone)
			look(t, ctx, chromedp.Navigate(base+"/docs"))
			tell(t, ctx, fmt.Sprintf(`localStorage.setItem("dateline.language", %q)`, tag))
			at := func(where string) {
				t.Helper()
				for _, said := range ask[[]string](t, ctx, saidByThePage) {
					if word := english.FindString(said); word != "" && !strings.Contains(said, "UN General Assembly") { // a note of the gazetteer, as names are
						t.Errorf("%s says %q", where, said)
					}
				}
				if wide := ask[[]string](t, ctx, tooWide); len(wide) > 0 {
					t.Errorf("%s sticks out: %q", where, wide)
				}
				keepPicture(t, ctx, "language-"+tag+"-"+where)
			}
			opened(t, ctx, base+"/")
			for _, tab := range []string{"text", "places", "distances", "claims"} {
				tell(t, ctx, fmt.Sprintf(`document.querySelector("#tab-%s").click()`, tab))
				until(t, ctx, fmt.Sprintf(`document.querySelector("#tab-%s[aria-selected=true]")`, tab))
				at(tab)
			}
			tell(t, ctx, fmt.Sprintf(`document.querySelector('%s').click()`, marker("geonames:745044")))
			until(t, ctx, `document.querySelector(".place-card")`)
			at("card")
			tell(t, ctx, `document.querySelector(".bar details.menu").open = true; document.querySelector(".bar li > button").click()`)
			until(t, ctx, `document.querySelector("dialog[open] textarea")`)
			at("new")
		})
	}
}

// TestBrowserReadsInTheLanguageThatIsChosen lets a text tell its language, and a reader say another.
func TestBrowserReadsInTheLanguageThatIsChosen(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	pasted(t, ctx, "Переговоры прошли в Стамбуле. Делегация вернулась в Киев вечером, а потом поехала во Львов.")
	chosen := `[document.querySelector(".prose").lang, document.querySelector(".language-choice select").value].join()`
	until(t, ctx, chosen+` === "ru,"`)
	until(t, ctx, `document.querySelectorAll(".place-marker").length === 3`)
	choose := func(tag string) {
		tell(t, ctx, fmt.Sprintf(`(() => { const s = document.querySelector(".language-choice select"); s.value = %q; s.dispatchEvent(new Event("change", { bubbles: true })); })()`, tag))
	}
	choose("en")
	until(t, ctx, chosen+` === "en,en"`)
	look(t, ctx, chromedp.Reload())
	until(t, ctx, `document.querySelector(".language-choice select") && `+chosen+` === "en,en"`)
	choose("")
	until(t, ctx, chosen+` === "ru,"`)
	until(t, ctx, `document.querySelectorAll(".place-marker").length === 3`)
}

// TestBrowserNamesPlacesInItsLanguage looks at a page in German: names beside the article's own words are German, on
// cards, in lists, of what the search finds, on the ground of the map and in files.
func TestBrowserNamesPlacesInItsLanguage(t *testing.T) {
	base := serveArticles(t, written(t, "Envoys left Moscow for Istanbul, 1,000 km west of Kyiv. Ships waited in the Black Sea. Talks in Vienna failed."))
	ctx := browse(t, base, desktop)
	look(t, ctx, chromedp.Navigate(base+"/docs"))
	tell(t, ctx, `localStorage.setItem("dateline.language", "de")`)
	opened(t, ctx, base+"/#tab=places")
	row := func(id string) string {
		return ask[string](t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q]').innerText`, id))
	}
	if got := row(istanbul); !strings.Contains(got, "Istanbul") || !strings.Contains(got, "Türkei") {
		t.Errorf("the row of Istanbul is %q, want its country in German", got)
	}
	vienna := idOf(t, ctx, "Vienna") // the article's word is the label
	tell(t, ctx, fmt.Sprintf(`document.querySelector('%s').click()`, marker(vienna)))
	until(t, ctx, `document.querySelector(".place-card h2")?.innerText === "Vienna" && /Wien/.test(document.querySelector(".place-card").innerText)`)
	keepPicture(t, ctx, "german-card")
	look(t, ctx, chromedp.SendKeys(`.bar .search input`, "Rom"))
	until(t, ctx, `[...document.querySelectorAll(".bar [role=option]")].some((o) => /^Rom, Latium, Italien/.test(o.innerText))`)
	tiles := ask[[]string](t, ctx, `performance.getEntriesByType("resource").map((e) => e.name).filter((n) => n.includes("/tiles/basemap/") && !n.includes("lang=de"))`)
	if len(tiles) > 0 {
		t.Errorf("tiles without the language: %q", tiles)
	}
	tell(t, ctx, `document.querySelector("#tab-claims").click()`)
	until(t, ctx, `document.querySelector("li.claim")`)
	if said := ask[string](t, ctx, `document.querySelector("li.claim").innerText`); !strings.Contains(said, "Istanbul liegt südlich von Kyiv, nicht westlich, wie es im Text steht.") {
		t.Errorf("the claim says %q, want it in German, with the names that the article has", said)
	}
	keepPicture(t, ctx, "german-claim")
}

// TestBrowserWritesCapitalsOfTheLanguageOfAName has an English article on a Turkish page, whose
// own i has a dot as a capital, too.
func TestBrowserWritesCapitalsOfTheLanguageOfAName(t *testing.T) {
	base := serveArticles(t, written(t, "Ministers from Ukraine met in Russia. Sinop was quiet."))
	ctx := browse(t, base, desktop)
	look(t, ctx, chromedp.Navigate(base+"/docs"))
	tell(t, ctx, `localStorage.setItem("dateline.language", "tr")`)
	opened(t, ctx, base+"/")
	until(t, ctx, `document.querySelectorAll(".place-marker.is-area .place-name").length === 2`)
	shown := ask[[]string](t, ctx, `[...document.querySelectorAll(".place-marker.is-area .place-name")].map((n) => n.innerText).sort()`)
	if want := []string{"RUSSIA", "UKRAINE"}; !slices.Equal(shown, want) {
		t.Errorf("the map says %q, want %q", shown, want)
	}
}
