package gazetteer

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// typedKey is a key within reach of a typed name, with the number of typing
// errors between them.
type typedKey struct {
	key   uint64
	edits int
}

// fuzzyWalker walks the FST for the keys within a number of typing errors of a
// text. An error is a character too many, one missing, a wrong one, or two
// neighbours swapped (Damerau 1964); no character takes part in two errors.
type fuzzyWalker struct {
	f     fst
	text  []rune
	found []typedKey
	max   int    // typing errors
	near  uint8  // the alphabets of the text, a bit each
	end   uint64 // keys from this number on are not looked for
}

// typos appends the keys within the given number of errors of the folded text
// to dst, each once, the nearest and weightiest first. It leaves out those with
// numbers from end on.
func (x *nameTable) typos(dst []typedKey, text []rune, errors int, end uint64) []typedKey {
	t := fuzzyWalker{f: x.keys, text: text, found: dst[:0], max: errors, end: end}
	for _, r := range text {
		var room [utf8.UTFMax]byte
		t.near |= alphabet(utf8.AppendRune(room[:0], r)[0])
	}
	t.walk(x.keys.root, 0, 0, errors)
	slices.SortFunc(t.found, func(a, b typedKey) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.edits, b.edits))
	})
	t.found = slices.CompactFunc(t.found, func(a, b typedKey) bool { return a.key == b.key })
	slices.SortStableFunc(t.found, func(a, b typedKey) int { return cmp.Compare(a.edits, b.edits) })
	return t.found
}

// walk goes on from a state that is reached by the first at characters of the
// text, with left errors to spare; sum is the output so far. Outputs stand as early
// on a path as they can, so it is the smallest number below.
func (t *fuzzyWalker) walk(addr int, sum uint64, at, left int) {
	if sum >= t.end {
		return
	}
	for left == 0 && at < len(t.text) { // no choice left
		var ok bool
		if addr, sum, ok = t.step(addr, sum, t.text[at]); !ok {
			return
		}
		at++
	}
	if at == len(t.text) {
		if out, ok := t.f.final(addr); ok {
			t.found = append(t.found, typedKey{sum + out, t.max - left})
		}
		if left == 0 {
			return
		}
	} else {
		if to, sum, ok := t.step(addr, sum, t.text[at]); ok {
			t.walk(to, sum, at+1, left)
		}
		t.walk(addr, sum, at+1, left-1) // one too many
		if at+1 < len(t.text) && t.text[at] != t.text[at+1] {
			if to, sum, ok := t.step(addr, sum, t.text[at+1]); ok {
				if to, sum, ok = t.step(to, sum, t.text[at]); ok {
					t.walk(to, sum, at+2, left-1)
				}
			}
		}
	}
	t.edit(addr, sum, at, left, 0, 0)
}

// edit follows every character from a state as one that is missing in the
// text, and as one that stands in place of the next. The first bytes of a
// character of which more are to come are held in r, more tells how many.
func (t *fuzzyWalker) edit(addr int, sum uint64, at, left int, r rune, more int) {
	s := t.f.state(addr)
	for i := range s.arcs() {
		a := s.arc(i)
		char, rest := r<<6|rune(a.label&0x3F), more-1
		if more == 0 {
			if kind := alphabet(a.label); kind != 0 && kind&t.near == 0 {
				continue
			}
			char, rest = leadByte(a.label)
		}
		if rest > 0 {
			t.edit(a.to, sum+a.out, at, left, char, rest)
			continue
		}
		t.walk(a.to, sum+a.out, at, left-1)
		if at < len(t.text) && t.text[at] != char {
			t.walk(a.to, sum+a.out, at+1, left-1)
		}
	}
}

// alphabet returns the bit of the scripts that a UTF-8 sequence with the given
// first byte belongs to, 0 for spaces and digits. A wrong letter is one of the
// alphabet that was typed in: without that, a text would be compared with the
// names of all the world's scripts.
func alphabet(lead byte) uint8 {
	switch {
	case lead < 'A':
		return 0
	case lead < 0xCD: // Latin
		return 1
	case lead < 0xD5: // Greek, Cyrillic
		return 1 << 1
	case lead < 0xD8: // Armenian, Hebrew
		return 1 << 2
	case lead < 0xE0: // Arabic
		return 1 << 3
	case lead == 0xE0: // India, Thailand, Laos
		return 1 << 4
	case lead < 0xE3: // Georgia, Ethiopia, Cambodia
		return 1 << 5
	}
	return 1 << 6 // Han, Kana, Hangul
}

// leadByte returns the bits of the first byte of a UTF-8 sequence and the
// number of bytes that follow it.
func leadByte(b byte) (rune, int) {
	switch {
	case b < 0x80:
		return rune(b), 0
	case b < 0xE0:
		return rune(b & 0x1F), 1
	case b < 0xF0:
		return rune(b & 0x0F), 2
	}
	return rune(b & 0x07), 3
}

// step follows one character.
func (t *fuzzyWalker) step(addr int, sum uint64, r rune) (int, uint64, bool) {
	if r < utf8.RuneSelf {
		a, ok := t.f.follow(addr, byte(r))
		return a.to, sum + a.out, ok
	}
	var room [utf8.UTFMax]byte
	for _, b := range utf8.AppendRune(room[:0], r) {
		a, ok := t.f.follow(addr, b)
		if !ok {
			return 0, 0, false
		}
		addr, sum = a.to, sum+a.out
	}
	return addr, sum, true
}

// errorsAllowed returns the number of typing errors that a name of n
// characters may hold: none in the shortest, where they lead anywhere, which are
// codes more often than names; one in most, two in long ones.
func errorsAllowed(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}
