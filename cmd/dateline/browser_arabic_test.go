package main

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// arabicTalks is an article in Arabic with a paragraph in English.
const arabicTalks = "مفاوضات في إسطنبول\n\n" +
	"وصل وفد من كييف إلى إسطنبول يوم الخميس. وغادر الوفد إلى أنقرة مساء.\n\n" +
	"The delegates read a statement in English: the talks in Istanbul are over.\n\n" +
	"انتظر الصحفيون أمام القصر."

// TestBrowserWorksInArabic reads an article that runs from right to left, adds to it and
// corrects it, and searches, all in its script.
func TestBrowserWorksInArabic(t *testing.T) {
	base := serveArticles(t, written(t, arabicTalks))
	ctx := browse(t, base, desktop)
	keys := typist{t, ctx}
	opened(t, ctx, base+"/#tab=places")
	if got := ask[string](t, ctx, `document.querySelector(".prose").lang`); got != "ar" {
		t.Errorf("the text is read in %q, want ar", got)
	}
	keepPicture(t, ctx, "arabic")

	t.Run("each paragraph in its direction", func(t *testing.T) {
		got := ask[[]string](t, ctx, `[...document.querySelectorAll(".prose [data-start]")].map((p) => p.dir + " " + getComputedStyle(p).direction)`)
		if want := []string{"rtl rtl", "rtl rtl", "ltr ltr", "rtl rtl"}; !slices.Equal(got, want) {
			t.Errorf("directions %v, want %v", got, want)
		}
		// The first words of a paragraph stand at its right edge.
		edge := ask[float64](t, ctx, `(() => {
			const p = document.querySelectorAll(".prose p[data-start]")[0], range = document.createRange(), text = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode();
			range.setStart(text, 0);
			range.setEnd(text, 2);
			return p.getBoundingClientRect().right - range.getBoundingClientRect().right;
		})()`)
		if edge < -1 || edge > 12 {
			t.Errorf("the first letters stand %.0f px from the right edge", edge)
		}
	})
	t.Run("a selected word is added", func(t *testing.T) {
		tell(t, ctx, `(() => {
			const text = [...document.querySelectorAll(".prose [data-start]")].flatMap((p) => [...p.childNodes]).find((n) => n.nodeType === Node.TEXT_NODE && n.data.includes("القصر"));
			const at = text.data.indexOf("القصر");
			getSelection().setBaseAndExtent(text, at, text, at + "القصر".length);
		})()`)
		look(t, ctx, chromedp.Click(`//button[contains(., "القصر")]`), chromedp.WaitVisible(`dialog .search input`))
		tell(t, ctx, `document.querySelector("dialog .search input").select()`)
		keys.paste("دمشق")
		until(t, ctx, `document.querySelector("dialog [role=option]")?.innerText.startsWith("Damascus")`)
		look(t, ctx, chromedp.KeyEvent(kb.Enter, asKeyboard), chromedp.WaitNotPresent(`dialog`))
		until(t, ctx, `[...document.querySelectorAll(".prose .mention")].some((m) => m.innerText === "القصر" && m.dataset.placeId === "geonames:170654")`)
	})
	t.Run("a place is corrected", func(t *testing.T) {
		tell(t, ctx, fmt.Sprintf(`document.querySelector('.places tr[data-place-id=%q] .small').click()`, ankara))
		look(t, ctx, chromedp.WaitVisible(`dialog .search input`), chromedp.Focus(`dialog .search input`))
		keys.paste("بيروت")
		until(t, ctx, `document.querySelector("dialog [role=option]")?.innerText.startsWith("Beirut")`)
		look(t, ctx, chromedp.KeyEvent(kb.ArrowDown, asKeyboard), chromedp.KeyEvent(kb.Enter, asKeyboard), chromedp.WaitNotPresent(`dialog`))
		until(t, ctx, `[...document.querySelectorAll(".prose .mention")].some((m) => m.innerText === "أنقرة" && m.dataset.placeId === "geonames:276781")`)
	})
	t.Run("the search of the page", func(t *testing.T) {
		look(t, ctx, chromedp.Focus(`.bar .search input`))
		keys.paste("القاهرة")
		until(t, ctx, `document.querySelector(".bar [role=option]")?.innerText.startsWith("Cairo")`)
	})
	keepPicture(t, ctx, "arabic-corrected")
}
