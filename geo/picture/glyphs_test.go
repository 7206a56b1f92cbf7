package picture

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
)

// fields reads the fields of a message of protocol buffers.
func fields(t *testing.T, b []byte) (numbers map[uint64]uint64, parts map[uint64][][]byte) {
	t.Helper()
	numbers, parts = map[uint64]uint64{}, map[uint64][][]byte{}
	next := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			t.Fatalf("no number at the end of %d bytes", len(b))
		}
		b = b[n:]
		return v
	}
	for len(b) > 0 {
		key := next()
		v := next()
		if key&7 == 0 {
			numbers[key>>3] = v
			continue
		}
		parts[key>>3] = append(parts[key>>3], b[:v])
		b = b[v:]
	}
	return numbers, parts
}

func TestGlyphs(t *testing.T) {
	f := NewFonts(false)
	for _, name := range GlyphFonts() {
		for first, want := range map[rune]struct {
			chars string
			least int
		}{0: {"Aéß ", 180}, 256: {"Łőž", 200}, 0x300: {"Ω", 70}, 0x400: {"Жїў", 200}, 0x500: {"א", 20}, 0x1e00: {"ạ", 240}} {
			b, err := f.Glyphs(name, first)
			if err != nil {
				t.Fatal(err)
			}
			_, all := fields(t, b)
			_, stack := fields(t, all[1][0])
			if got, want := string(stack[1][0])+" "+string(stack[2][0]), fmt.Sprintf("%s %d-%d", name, first, first+255); got != want {
				t.Errorf("the stack is %s, want %s", got, want)
			}
			if n := len(stack[3]); n < want.least {
				t.Errorf("%s from %#x: %d characters, want %d or more", name, first, n, want.least)
			}
			seen := map[rune]bool{}
			for _, g := range stack[3] {
				n, parts := fields(t, g)
				seen[rune(n[1])] = true
				size := 0
				if n[3] > 0 {
					size = int((n[3] + 6) * (n[4] + 6))
				}
				if bitmap := parts[2]; size > 0 && (len(bitmap) != 1 || len(bitmap[0]) != size) || n[3] > 80 || n[4] > 80 || n[7] > 80 {
					t.Errorf("%s, %c: %d × %d, advance %d, %d fields", name, rune(n[1]), n[3], n[4], n[7], len(bitmap))
				}
			}
			for _, r := range want.chars {
				if !seen[r] {
					t.Errorf("%s lacks %c", name, r)
				}
			}
		}
	}
	for _, bad := range []struct {
		name  string
		first rune
	}{{"Comic Sans", 0}, {GlyphFonts()[0], 1}, {GlyphFonts()[0], -256}, {GlyphFonts()[0], 65536}} {
		if _, err := f.Glyphs(bad.name, bad.first); err == nil {
			t.Errorf("Glyphs(%q, %d) gives some", bad.name, bad.first)
		}
	}
}

// TestGlyphsHaveTheirShape draws an I: a bar that is as high as a capital and stands on
// the baseline.
func TestGlyphsHaveTheirShape(t *testing.T) {
	f := NewFonts(false)
	g, ok := f.field(sans, 'I')
	if !ok || g.top != 17 || g.height != 17 || g.width != 3 || g.advance != 7 { // 24 px: 1409/2048 high, 569 wide
		t.Fatalf("I is %d × %d, top %d, advance %d", g.width, g.height, g.top, g.advance)
	}
	var picture strings.Builder
	for i, v := range g.distances[10*(g.width+6) : 11*(g.width+6)] {
		if i > 0 {
			picture.WriteByte(' ')
		}
		fmt.Fprint(&picture, v >= 191)
	}
	if got := picture.String(); got != "false false false true true false false false false" {
		t.Errorf("across the bar: %s", got)
	}
	o, _ := f.field(sans, 'O')
	middle := o.distances[(o.height+6)/2*(o.width+6)+(o.width+6)/2]
	if middle > 60 {
		t.Errorf("the middle of an O is %d, want far outside the outline", middle)
	}
}

func BenchmarkGlyphs(b *testing.B) {
	f := NewFonts(false)
	for b.Loop() {
		if _, err := f.Glyphs(GlyphFonts()[0], 0); err != nil {
			b.Fatal(err)
		}
	}
}
