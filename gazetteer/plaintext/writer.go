package plaintext

import (
	"bytes"
	"unicode"
)

// writer gathers text. Gaps are remembered and written only between words, so
// that none stand at the ends.
type writer struct {
	buf bytes.Buffer
	gap string // what separates the next word from the last one
}

// widen makes the gap before the next word at least as wide as gap.
func (w *writer) widen(gap string) {
	if w.buf.Len() > 0 && (len(gap) > len(w.gap) || w.gap == " " && gap == "\n") {
		w.gap = gap
	}
}

func (w *writer) write(s string) {
	for _, r := range s {
		if r == '\ufeff' { // a byte order mark says nothing once the text is decoded
			continue
		}
		if unicode.IsSpace(r) {
			w.widen(" ")
			continue
		}
		w.buf.WriteString(w.gap)
		w.gap = ""
		w.buf.WriteRune(r)
	}
}
