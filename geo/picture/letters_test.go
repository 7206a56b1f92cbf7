package picture

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func setting(t *testing.T) *letters {
	t.Helper()
	return newLetters(nil)
}

// TestRightToLeft sets words in Hebrew beside a number and Latin letters and asks
// in which order their glyphs stand: the order in which they are read.
func TestRightToLeft(t *testing.T) {
	l, face := setting(t), typeface{font: sans, size: 20}
	// Of שלום the first letter stands right of the last.
	alone, first := l.set("שלום", face), l.set("ש", face)
	if len(alone.glyphs) != 4 || len(first.glyphs) != 1 {
		t.Fatalf("%d and %d glyphs, want 4 and 1", len(alone.glyphs), len(first.glyphs))
	}
	if diff := cmp.Diff(first.glyphs[0].outline, alone.glyphs[3].outline); diff != "" {
		t.Errorf("the rightmost letter is not the first (-want +got):\n%s", diff)
	}
	// After Latin letters the Hebrew word follows to the right.
	mixed := l.set("ab שלום", face)
	a := l.set("a", face).glyphs[0]
	if diff := cmp.Diff(a.outline, mixed.glyphs[0].outline); diff != "" {
		t.Errorf("the leftmost letter is not the a (-want +got):\n%s", diff)
	}
	for i := 1; i < len(mixed.glyphs); i++ {
		if mixed.glyphs[i].x <= mixed.glyphs[i-1].x {
			t.Errorf("glyph %d is at %g, left of the one before at %g", i, mixed.glyphs[i].x, mixed.glyphs[i-1].x)
		}
	}
}

func TestSpacing(t *testing.T) {
	l := setting(t)
	plain := l.measure("RUSSIA", typeface{font: sans, size: 12})
	spaced := l.measure("RUSSIA", typeface{font: sans, size: 12, spacing: 2})
	if got := spaced - plain; got < 9.99 || got > 10.01 {
		t.Errorf("five gaps of 2 make a word wider by %g, want 10", got)
	}
}

// TestMissing asks which characters have no font and that they leave a mark all
// the same.
func TestMissing(t *testing.T) {
	f := NewFonts(false)
	for n := range fontCount {
		if f.ownFace(n) == nil { // or panics
			t.Errorf("font %d: no face", n)
		}
	}
	for text, want := range map[string]string{
		"Łódź, Київ, Αθήνα, חיפה": "", "Tokyo 東京, 東": "東京", "Fire 🔥 at\u200d sea": "🔥", "": "",
	} {
		if got := f.Missing(text); got != want {
			t.Errorf("Missing(%q) = %q, want %q", text, got, want)
		}
	}
	for n := range fontCount {
		if boxes := setting(t).set("東京", typeface{font: n, size: 20}); len(boxes.glyphs) != 2 || boxes.width < 10 {
			t.Errorf("font %d: two characters without a font have %d glyphs and a width of %g", n, len(boxes.glyphs), boxes.width)
		}
	}
}

// TestEachFontOfTheMachineStandsIn asks for scripts in all fonts of a picture after one that the machine may lack:
// what one of them can draw, the others draw too.
func TestEachFontOfTheMachineStandsIn(t *testing.T) {
	l := newLetters(NewFonts(true))
	for _, word := range []string{"東京", "حريق", "აბგ", "東京", "ไฟ"} {
		if l.fonts.Missing(word) != "" {
			continue
		}
		for n := range fontCount {
			if set := l.set(word, typeface{font: n, size: 20}); len(set.glyphs) == 0 {
				t.Errorf("font %d draws nothing for %q", n, word)
			}
		}
	}
}

// TestTitleToTheLeft draws a title that is read from the right: it begins at the right.
func TestTitleToTheLeft(t *testing.T) {
	for text, isRight := range map[string]bool{"Fire in Haifa": false, "שריפה בחיפה": true} {
		r := drawn(t, Map{Title: text}, Options{})
		for _, l := range r.texts {
			if l.text == text && (l.box.Max[0] > 700) != isRight {
				t.Errorf("%q is set at %v, want it at the right: %v", text, l.box, isRight)
			}
		}
		if !r.has(text) {
			t.Errorf("no title %q", text)
		}
	}
}

// TestWrapWithoutSpaces breaks a title that has no space to break at.
func TestWrapWithoutSpaces(t *testing.T) {
	d := &drawing{letters: setting(t)}
	face := typeface{font: serifBold, size: 20}
	lines := d.wrap("地震が西部を襲い多くの建物が倒壊した", face, 160, 2)
	if len(lines) != 2 {
		t.Fatalf("wrap gives %q, want two lines", lines)
	}
	for _, line := range lines {
		if w := d.letters.measure(line, face); w > 160 {
			t.Errorf("%q is %g wide, want at most 160", line, w)
		}
	}
}
