package plaintext

import (
	"bytes"
	"unicode"
	"unicode/utf8"
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
	from := 0 // of the word that i is in
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		broken := r == utf8.RuneError && size == 1
		// A byte order mark says nothing once the text is decoded.
		if space := unicode.IsSpace(r); space || broken || r == '\ufeff' {
			w.word(s[from:i])
			if space {
				w.widen(" ")
			}
			if broken {
				w.word("\uFFFD")
			}
			from = i + size
		}
		i += size
	}
	w.word(s[from:])
}

// word writes a part of a text without space.
func (w *writer) word(s string) {
	if s != "" {
		w.buf.WriteString(w.gap)
		w.gap = ""
		w.buf.WriteString(s)
	}
}
