package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// wayIn is what opens a window of the page, and the window.
type wayIn struct {
	name, press, window string
}

// saying finds the button that is seen and says something.
func saying(within, says string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(%q)]
		.find((b) => b.checkVisibility() && (b.ariaLabel || b.innerText).startsWith(%q))`, within, says)
}

// TestBrowserLeavesEveryWindowByEscape opens each dialog, menu and sheet, leaves it by the
// Escape key, and asks where the focus is.
func TestBrowserLeavesEveryWindowByEscape(t *testing.T) {
	base := serveArticles(t)
	const dialog = `document.querySelector("dialog[open]")`
	for _, tt := range []struct {
		screen  screen
		openers []wayIn
	}{
		{desktop, []wayIn{
			{"new map", saying("header button", "New map"), dialog},
			{"share", saying("header button", "Share"), dialog},
			{"my maps", saying("header button", "My maps"), dialog},
			{"help", saying("header button", "Help"), dialog},
			{"the menu of files", `document.querySelector(".menu summary")`, `document.querySelector(".menu[open]")`},
			{"what it is about", `document.querySelector(".about button")`, dialog},
			{"a correction", `document.querySelector(".places tbody .small")`, dialog},
			{"a new place", `document.querySelector(".tools button")`, dialog},
			{"the list of corrections", saying(".about button", "1 correction"), dialog},
		}},
		{phone, []wayIn{
			{"the menu", `document.querySelector(".menu summary")`, `document.querySelector(".menu[open]")`},
			{"the search", saying("header button", "Search"), `document.querySelector("header [role=combobox]")`},
			{"a correction", `document.querySelector(".places tbody .small")`, dialog},
		}},
	} {
		t.Run(tt.screen.name, func(t *testing.T) {
			ctx := browse(t, base, tt.screen)
			opened(t, ctx, base+"/#tab=places")
			k := typist{t, ctx}
			until(t, ctx, `document.querySelector(".places tbody .small")`)
			for _, o := range tt.openers {
				if o.name == "the list of corrections" {
					tell(t, ctx, `document.querySelector(".places tbody tr:last-child .small").click()`)
					until(t, ctx, dialog)
					tell(t, ctx, saying("dialog button", "Not a place")+`.click()`)
					until(t, ctx, `!document.querySelector("dialog")`)
				}
				until(t, ctx, o.press)
				tell(t, ctx, fmt.Sprintf(`{ window.opener = %s; opener.focus(); opener.click(); }`, o.press))
				until(t, ctx, o.window)
				inside := ask[bool](t, ctx, fmt.Sprintf(`new Promise((go) => setTimeout(() => {
					const has = document.activeElement;
					go(has === opener || %s.contains(has));
				}, 100))`, o.window))
				if !inside {
					t.Errorf("%s: the focus is not in it", o.name)
				}
				k.press(kb.Escape)
				until(t, ctx, "!"+o.window)
				if back := ask[bool](t, ctx, `document.activeElement === opener`); !back {
					t.Errorf("%s: after Escape the focus is on %q", o.name, k.focused())
				}
			}
		})
	}
}

// TestBrowserTellsWhatHappens listens to what is read out to those who do not see the page: a
// live region counts that was there before its words were.
func TestBrowserTellsWhatHappens(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/#tab=places")
	tell(t, ctx, `{
		window.told = [];
		const known = new WeakSet(document.querySelectorAll("[role=status], [role=alert], [aria-live]"));
		new MutationObserver((changes) => {
			for (const { target, addedNodes } of changes) {
				const element = target instanceof Element ? target : target.parentElement;
				const region = element?.closest("[role=status], [role=alert], [aria-live]");
				if (region && known.has(region) && region.checkVisibility()) told.push(region.innerText);
				for (const node of addedNodes) if (node instanceof Element) {
					const all = [node, ...node.querySelectorAll("*")];
					for (const one of all) if (one.matches("[role=alert]")) told.push(one.innerText);
					for (const one of all) if (one.matches("[role=status], [aria-live]")) setTimeout(() => known.add(one), 50);
				}
			}
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
	}`)
	heard := func(after, pattern string) {
		t.Helper()
		until(t, ctx, fmt.Sprintf(`told.some((words) => %s.test(words))`, pattern))
		tell(t, ctx, `told.length = 0`)
	}
	tell(t, ctx, `document.querySelector(".places tbody th button").click()`)
	heard("a place was chosen", `/mention/`)
	tell(t, ctx, `dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))`)
	heard("it was dropped", `/places/`)
	pasted(t, ctx, "The president went to Lisbon yesterday and met the mayors of the towns "+
		"that had asked for help after the rain of last week.")
	heard("a text was read", `/1 place/`)
	tell(t, ctx, `document.querySelector(".places tbody .small").click()`)
	until(t, ctx, `document.querySelector("dialog")`)
	tell(t, ctx, saying("dialog button", "Not a place")+`.click()`)
	heard("a place was taken away", `/Lisbon/`)
	tell(t, ctx, saying("header button", "New map")+`.click()`)
	look(t, ctx, chromedp.WaitVisible(`dialog textarea`))
	tell(t, ctx, `document.querySelector("dialog button[type=submit]").click()`)
	until(t, ctx, `document.querySelector("dialog [role=alert]")?.textContent`) // an alert is told when it comes
}

// TestBrowserCutsNothingAtFourTimesZoom reads the tabs, the menu and the dialogs on a desktop at 400 %, in the languages with
// the longest words: nothing but the map is scrolled sideways, and no words end at an edge.
func TestBrowserCutsNothingAtFourTimesZoom(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, screen{name: "zoomed", width: 320, height: 256})
	k := typist{t, ctx}
	look(t, ctx, chromedp.Navigate(base+"/docs"))
	for _, tag := range []string{"de", "ru"} {
		tell(t, ctx, fmt.Sprintf(`localStorage.setItem("dateline.language", %q)`, tag))
		whole := func(where string) {
			t.Helper()
			bad := ask[[]string](t, ctx, `(() => {
				const out = [];
				const named = (e, letters) => (e.className || e.tagName) + " " + e.textContent.slice(0, letters);
				const wide = document.documentElement.scrollWidth - innerWidth;
				if (wide > 0) {
					const beyond = [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() &&
						!e.closest(".map, .panel table") && e.getBoundingClientRect().right > innerWidth + 1);
					out.push("the page by " + wide + " px: " + beyond.slice(0, 4).map((e) => named(e, 20)).join("; "));
				}
				const root = document.querySelector("dialog[open]") ?? document.body;
				for (const e of root.querySelectorAll("*")) {
					if (!e.checkVisibility({ visibilityProperty: true }) || e.matches("input")) continue;
					if (e.closest(".map, .visually-hidden, .skip")) continue;
					const style = getComputedStyle(e), hides = /hidden|clip/.test(style.overflowX);
					const isWide = e.scrollWidth > e.clientWidth + 1;
					if (hides && isWide && e.clientWidth > 0) out.push("cut: " + named(e, 40));
					const scrolls = /auto|scroll/.test(style.overflowX);
					const isTable = e.querySelector("table") || e.matches("table, pre, textarea");
					if (scrolls && isWide && !isTable) out.push("sideways: " + named(e, 0));
				}
				return out;
			})()`)
			if len(bad) > 0 {
				t.Errorf("%s, %s: %q", tag, where, bad)
			}
		}
		for _, tab := range []string{"text", "places", "distances", "claims"} {
			opened(t, ctx, fmt.Sprintf("%s/?%s-%s#tab=%s", base, tag, tab, tab))
			until(t, ctx, fmt.Sprintf(`document.documentElement.lang === %q`, tag))
			whole("tab " + tab)
		}
		tell(t, ctx, `document.querySelector(".menu summary").click()`)
		until(t, ctx, `document.querySelector(".menu[open]")`)
		whole("the menu")
		for i := range 6 { // what follows are files
			tell(t, ctx, fmt.Sprintf(`document.querySelectorAll(".menu li > button")[%d].click()`, i))
			if is := ask[bool](t, ctx, `new Promise((go) => setTimeout(() => go(Boolean(document.querySelector("dialog"))), 600))`); !is {
				continue // the theme
			}
			whole("the dialog " + ask[string](t, ctx, `document.querySelector("dialog h2").innerText`))
			k.press(kb.Escape)
			until(t, ctx, `!document.querySelector("dialog")`)
		}
		opened(t, ctx, fmt.Sprintf("%s/?%s-rows#tab=places", base, tag))
		for _, press := range []string{`.places tbody .small`, `.tools button`, `.about button`} {
			tell(t, ctx, fmt.Sprintf(`document.querySelector(%q).click()`, press))
			until(t, ctx, `document.querySelector("dialog h2")`)
			whole("the dialog of " + press)
			k.press(kb.Escape)
			until(t, ctx, `!document.querySelector("dialog")`)
		}
	}
}
