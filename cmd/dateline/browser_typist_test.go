package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// farthest is how many steps of the tab key anything may be away.
const farthest = 120

// typist is a reader who has a keyboard and nothing else.
type typist struct {
	t   *testing.T
	ctx context.Context
}

// press presses keys one after the other.
func (k typist) press(keys ...string) {
	k.t.Helper()
	for _, key := range keys {
		k.hold(key)
	}
}

// hold presses a key together with others.
func (k typist) hold(key string, with ...kb.Modifier) {
	k.t.Helper()
	look(k.t, k.ctx, chromedp.KeyEvent(key, chromedp.KeyModifiers(with...), asKeyboard))
}

// asKeyboard makes the pressing of a key what a keyboard sends: one whose
// character does not come when the page has dealt with the key.
func asKeyboard(p *input.DispatchKeyEventParams) {
	if p.Type == kb.KeyDown {
		p.Type = kb.KeyRawDown
	}
}

// paste puts a text where the focus is.
func (k typist) paste(text string) {
	k.t.Helper()
	call(k.t, k.ctx, input.InsertText, input.InsertTextParams{Text: text})
}

// focused is what a screen reader would call what has the focus.
func (k typist) focused() string {
	k.t.Helper()
	return ask[string](k.t, k.ctx, `(() => { const e = document.activeElement; return (e.ariaLabel || e.labels?.[0]?.innerText || e.innerText || e.textContent || e.tagName).trim().split("\n")[0]; })()`)
}

// to goes forward by the tab key to the first element of a selector and tells
// what it came past.
func (k typist) to(selector string) []string {
	k.t.Helper()
	var past []string
	for range farthest {
		k.press(kb.Tab)
		past = append(past, k.focused())
		if k.at(selector) {
			return past
		}
	}
	k.t.Fatalf("no way by the tab key to %s; on the way are %q", selector, past)
	return nil
}

// along goes by an arrow to the first element of a selector, within a list that
// the tab key stops at once.
func (k typist) along(arrow, selector string) {
	k.t.Helper()
	for range farthest {
		if k.at(selector) {
			return
		}
		k.press(arrow)
	}
	k.t.Fatalf("no way by an arrow to %s; the focus is on %q", selector, k.focused())
}

// row goes by the tab key to the list of places, and by the arrows to the
// button that corrects one of them.
func (k typist) row(place string) {
	k.t.Helper()
	k.to(`.places tbody button`)
	k.press(kb.Home)
	k.along(kb.ArrowDown, fmt.Sprintf(`tr[data-place-id=%q] th button`, place))
	k.press(kb.ArrowRight)
	k.want(fmt.Sprintf(`tr[data-place-id=%q] .small`, place), "beside a place")
}

// back goes backward by the tab key to what has a name.
func (k typist) back(name string) {
	k.t.Helper()
	var past []string
	for range farthest {
		k.hold(kb.Tab, kb.ModifierShift)
		if past = append(past, k.focused()); past[len(past)-1] == name {
			return
		}
	}
	k.t.Fatalf("no way back by the tab key to %s; on the way are %q", name, past)
}

// at reports whether the focus is on an element of a selector.
func (k typist) at(selector string) bool {
	k.t.Helper()
	return ask[bool](k.t, k.ctx, fmt.Sprintf(`document.activeElement.matches(%q)`, selector))
}

// want fails when the focus is not where it belongs.
func (k typist) want(selector, when string) {
	k.t.Helper()
	for deadline := time.Now().Add(3 * time.Second); time.Now().Before(deadline); time.Sleep(30 * time.Millisecond) {
		if k.at(selector) {
			return
		}
	}
	k.t.Errorf("%s the focus is on %q (%s), want it on %s", when, k.focused(),
		ask[string](k.t, k.ctx, `document.activeElement.outerHTML.slice(0, 120)`), selector)
}

// inOrder reports the first of some names that does not follow the one before.
func inOrder(t *testing.T, past []string, names ...string) {
	t.Helper()
	rest := past
	for _, name := range names {
		i := 0
		for i < len(rest) && !strings.HasPrefix(rest[i], name) {
			i++
		}
		if i == len(rest) {
			t.Errorf("the focus went past %q, want %q in this order", past, names)
			return
		}
		rest = rest[i+1:]
	}
}
