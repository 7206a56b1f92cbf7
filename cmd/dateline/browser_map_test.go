package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// suburbs is an article of one large city and its parts, and of one far away, so that
// on its first view the parts cannot be told apart.
const suburbs = "Marchers crossed London on Sunday. They passed through Brixton, Croydon, Ealing, Wembley, Tottenham, Walthamstow, Ilford, Romford, Bromley, Harrow and Enfield. London was calm, said the mayor of London. A march was held in Sydney, Australia, too."

// onMap is an expression for the circles that are to be seen.
const onMap = `[...document.querySelectorAll(".place-marker:not(.is-area)")].filter((m) => m.checkVisibility())`

func TestBrowserGroupsPlacesThatWouldOverlap(t *testing.T) {
	base := serveArticles(t, written(t, suburbs))
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#map=3/20/75")
	const group = `.place-marker.is-group`
	until(t, ctx, `document.querySelector("`+group+`")`)
	venues := ask[int](t, ctx, `document.querySelectorAll(".place-marker:not(.is-area)").length`)
	seen := ask[int](t, ctx, onMap+`.length`)
	if venues < 10 || seen > 4 {
		t.Fatalf("%d of %d circles are to be seen, want a few for at least 10", seen, venues)
	}
	if got, want := ask[string](t, ctx, `document.querySelector("`+group+` .dot").dataset.more`), fmt.Sprintf("+%d", venues-seen); got != want {
		t.Errorf("the group of London says %s, want %s", got, want)
	}
	apart(t, ctx)

	t.Run("lists its places by keyboard", func(t *testing.T) {
		look(t, ctx, chromedp.Focus(group), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`.members button`), chromedp.KeyEvent(kb.Escape))
		until(t, ctx, `!document.querySelector(".place-popup") && document.activeElement.matches("`+group+`")`)
		look(t, ctx, chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`.members button`))
		if got := ask[int](t, ctx, `document.querySelectorAll(".members [data-place-id]").length`); got != venues-seen+1 {
			t.Errorf("the list has %d places, want %d", got, venues-seen+1)
		}
		brixton := idOf(t, ctx, "Brixton")
		look(t, ctx, chromedp.Focus(fmt.Sprintf(`.members [data-place-id=%q] button`, brixton)), chromedp.KeyEvent(kb.Enter))
		until(t, ctx, fmt.Sprintf(`document.querySelector('%s.is-selected')?.checkVisibility() && document.querySelector(".place-popup h2").innerText === "Brixton"`, marker(brixton)))
		look(t, ctx, chromedp.KeyEvent(kb.Escape))
		until(t, ctx, fmt.Sprintf(`!document.querySelector(".place-popup") && !document.querySelector('%s').checkVisibility()`, marker(brixton)))
		until(t, ctx, `document.activeElement.matches("`+group+`")`)
	})
	t.Run("a card leads to a pair", func(t *testing.T) {
		sydney := idOf(t, ctx, "Sydney")
		look(t, ctx, chromedp.Focus(marker(sydney)), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`.place-popup`))
		tell(t, ctx, `[...document.querySelectorAll(".place-card button")].find((b) => b.innerText.startsWith("Distance to")).click()`)
		until(t, ctx, `document.querySelector("path.geodesic.pair") && location.hash.includes("pair="+`+fmt.Sprintf("%q", sydney)+`)`)
		look(t, ctx, chromedp.KeyEvent(kb.Escape), chromedp.Click(`#tab-places`))
	})
	t.Run("shows a member that is pointed at", func(t *testing.T) {
		croydon := idOf(t, ctx, "Croydon")
		pointAt(t, ctx, fmt.Sprintf(`.mention[data-place-id=%q]`, croydon))
		until(t, ctx, fmt.Sprintf(`document.querySelector('%s').checkVisibility()`, marker(croydon)))
	})
	t.Run("lights the mentions of all its places", func(t *testing.T) {
		pointAt(t, ctx, group+` .dot`)
		until(t, ctx, `document.querySelectorAll(".prose .mention.is-pointed").length > 10`)
	})
	t.Run("never hides what is selected", func(t *testing.T) {
		hidden := ask[[]string](t, ctx, `[...document.querySelectorAll(".place-marker:not(.is-area)")].map((m) => m.dataset.placeId)`)
		for _, id := range hidden {
			tell(t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q]').click()`, id))
			until(t, ctx, fmt.Sprintf(`document.querySelector('%s.is-selected').checkVisibility()`, marker(id)))
		}
	})
	t.Run("falls apart on a nearer view", func(t *testing.T) {
		look(t, ctx, chromedp.KeyEvent(kb.Escape))
		tell(t, ctx, `document.querySelector("`+group+`").click()`)
		tell(t, ctx, `document.querySelector(".place-popup .actions button").click()`) // the map may still be moving under the mouse
		until(t, ctx, onMap+`.length > `+fmt.Sprint(seen+4))
		apart(t, ctx)
	})
}

// apart checks that no circle hides the middle of another.
func apart(t *testing.T, ctx context.Context) {
	t.Helper()
	covered := ask[[]string](t, ctx, `(() => {
		const dots = `+onMap+`.map((m) => { const b = m.querySelector(".dot").getBoundingClientRect(); return { name: m.textContent, x: b.x + b.width / 2, y: b.y + b.height / 2, r: b.width / 2 }; });
		return dots.flatMap((a, i) => dots.slice(i + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < Math.max(a.r, b.r)).map((b) => a.name + " and " + b.name));
	})()`)
	if len(covered) > 0 {
		t.Errorf("circles over each other: %v", covered)
	}
}

func TestBrowserShowsWhereAPlaceWithoutANameLies(t *testing.T) {
	base := serveArticles(t, written(t, "A village 60 km south of Ankara was damaged. A camp about 100 km from Adana was evacuated."))
	for _, s := range []screen{desktop, dark} {
		ctx := browse(t, base, s)
		opened(t, ctx, base+"/#tab=claims")
		look(t, ctx, chromedp.WaitVisible(`.claim`))
		until(t, ctx, `document.querySelectorAll("path.relative").length === 2`)
		until(t, ctx, `["60 km south of Ankara", "about 100 km from Adana"].every((name, i) => document.querySelectorAll(".claim")[i].innerText.includes(name) && document.querySelectorAll(".relative-name")[i].innerText === name)`)
		look(t, ctx, chromedp.Click(`.claim-head button`))
		until(t, ctx, `document.querySelector("path.relative.is-selected") && document.querySelector("path.geodesic.relative") && location.hash.includes("claim=1")`)
		// The area is in view, south of Ankara.
		until(t, ctx, fmt.Sprintf(`(() => {
			const [map, area, city] = [".leaflet-container", "path.relative.is-selected", '%s .dot'].map((s) => document.querySelector(s).getBoundingClientRect());
			return area.top > city.bottom && area.bottom < map.bottom && area.left > map.left && area.right < map.right && area.width > 100;
		})()`, marker(ankara)))
		t.Run(s.name+": a ring shows when it is chosen", func(t *testing.T) {
			if ask[bool](t, ctx, `document.querySelector("path.relative.is-ring").checkVisibility()`) {
				t.Error("the ring around Adana is shown unasked")
			}
			tell(t, ctx, `document.querySelectorAll(".claim-head button")[1].click()`)
			until(t, ctx, `document.querySelector("path.relative.is-ring").checkVisibility()`)
		})
		t.Run(s.name+": its label chooses the claim", func(t *testing.T) {
			look(t, ctx, chromedp.KeyEvent(kb.Escape))
			until(t, ctx, `!document.querySelector("path.relative.is-selected")`)
			look(t, ctx, chromedp.Focus(`.relative-label[data-claim="0"]`), chromedp.KeyEvent(kb.Enter))
			until(t, ctx, `document.querySelectorAll(".claim")[0].classList.contains("is-selected") && document.querySelector("path.relative.is-selected")`)
		})
	}
}

func TestBrowserListsPositionsApartFromClaims(t *testing.T) {
	base := serveArticles(t, written(t, "Ankara lies about 400 km from Istanbul. A village 60 km south of Ankara was damaged."))
	ctx := browse(t, base, phone)
	opened(t, ctx, base+"/#tab=claims")
	until(t, ctx, `document.querySelectorAll(".claims").length === 2 && document.querySelector("#positions ~ .claims .claim.position")`)
	until(t, ctx, `/1 claim · 1 position/.test(document.querySelector(".facts").textContent)`)
	if said := ask[string](t, ctx, `document.querySelector(".claim.position").innerText`); strings.Contains(said, "verifiable") || !strings.Contains(said, "60 km south of Ankara") {
		t.Errorf("the position says %q, want where it lies and no verdict", said)
	}
	look(t, ctx, chromedp.Click(`.claim.position button`))
	until(t, ctx, `document.querySelector("path.relative.is-selected")`)
}

func TestBrowserShowsASiteWithinAPlace(t *testing.T) {
	base := serveArticles(t, written(t, "The envoys stayed at the Pera Hotel in Istanbul. Ankara was calm, and so was Istanbul."))
	for _, s := range []screen{desktop, phone} {
		ctx := browse(t, base, s)
		opened(t, ctx, base+"/#map=8/41/29&tab=places")
		const site = `.place-marker.is-within`
		until(t, ctx, `/Pera Hotel — in Istanbul/.test(document.querySelector('.places tr[data-place-id^="within:'+`+fmt.Sprintf("%q", istanbul)+`+'"]').textContent)`)
		if got := ask[string](t, ctx, fmt.Sprintf(`document.querySelector('%s').ariaLabel`, marker(istanbul))); got != "Istanbul, 2 mentions" {
			t.Errorf("the circle of Istanbul is called %q, want its own two mentions", got)
		}
		apart := ask[float64](t, ctx, fmt.Sprintf(`(() => {
			const [a, b] = ['%s .dot', '%s .dot'].map((s) => document.querySelector(s).getBoundingClientRect());
			return Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2) - (a.width + b.width) / 2;
		})()`, marker(istanbul), site))
		if apart < 0 {
			t.Errorf("the mark of the site covers the circle of Istanbul by %v px", -apart)
		}
		look(t, ctx, chromedp.Focus(site), chromedp.KeyEvent(kb.Enter))
		until(t, ctx, `/Somewhere in Istanbul/.test(document.querySelector(".place-popup")?.innerText)`)
		tell(t, ctx, `document.querySelector(".place-popup .why summary").click()`)
		until(t, ctx, `document.querySelector(".place-popup .why li")`)
		until(t, ctx, `decodeURIComponent(location.hash).includes("place=within:"+`+fmt.Sprintf("%q", istanbul)+`)`)
	}
}

func TestBrowserMeasuresFromAPointWithinACountry(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")
	until(t, ctx, `document.querySelectorAll("path.area").length > 3`)
	look(t, ctx, chromedp.Click(`.map-tools button`), chromedp.WaitVisible(`.measure-card`))
	at := ask[[2]float64](t, ctx, fmt.Sprintf(`(() => { const b = document.querySelector('%s .dot').getBoundingClientRect(); return [b.x + 60, b.y - 6]; })()`, marker(ankara)))
	look(t, ctx, chromedp.MouseClickXY(at[0], at[1]))
	until(t, ctx, `/(39|4\d)\.\d+, 3\d\.\d+/.test(document.querySelector(".measure-card li").innerText)`)
}
