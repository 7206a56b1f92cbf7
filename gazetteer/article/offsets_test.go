package article

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestOffsets(t *testing.T) {
	texts := []string{
		"", "a", "plain words", "Kyjiv — Київ", "🇹🇷 İstanbul", strings.Repeat("é", 1000),
		strings.Repeat("x", 255) + "ü" + strings.Repeat("y", 300), strings.Repeat("𝔸b", 700),
	}
	for _, text := range texts {
		o := NewOffsets(text)
		cp := 0
		for b := range text {
			if got := o.CodePoint(b); got != cp {
				t.Fatalf("CodePoint(%d) of %.20q = %d, want %d", b, text, got, cp)
			}
			if got, ok := o.Byte(cp); !ok || got != b {
				t.Fatalf("Byte(%d) of %.20q = %d, %v, want %d", cp, text, got, ok, b)
			}
			cp++
		}
		if got := o.CodePoint(len(text)); got != utf8.RuneCountInString(text) {
			t.Errorf("CodePoint(end) of %.20q = %d, want %d", text, got, utf8.RuneCountInString(text))
		}
		if got, ok := o.Byte(cp); !ok || got != len(text) {
			t.Errorf("Byte(end) of %.20q = %d, %v, want %d", text, got, ok, len(text))
		}
		if _, ok := o.Byte(cp + 1); ok {
			t.Errorf("Byte(end+1) of %.20q is taken for an offset", text)
		}
	}
}
