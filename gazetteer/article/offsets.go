package article

import "unicode/utf8"

// block is the number of bytes between two counted positions of Offsets.
const block = 256

// Offsets converts between the byte offsets used inside the program and the
// Unicode code points that every JSON of it counts. The text must be valid
// UTF-8. It is immutable and safe for concurrent use.
type Offsets struct {
	text   string
	before []int32 // code points that start before byte i*block; nil when every byte is one
}

// NewOffsets prepares the conversion for text in one pass.
func NewOffsets(text string) Offsets {
	n := utf8.RuneCountInString(text)
	if n == len(text) {
		return Offsets{text: text}
	}
	before := make([]int32, 0, len(text)/block+1)
	count := int32(0)
	for i := 0; i < len(text); i++ {
		if i%block == 0 {
			before = append(before, count)
		}
		if utf8.RuneStart(text[i]) {
			count++
		}
	}
	return Offsets{text: text, before: before}
}

// CodePoint returns the number of code points before the byte offset b.
// Offsets outside the text are clamped to it.
func (o Offsets) CodePoint(b int) int {
	b = min(max(b, 0), len(o.text))
	if o.before == nil || b == 0 {
		return b
	}
	i := (b - 1) / block // the block that holds the last byte before b
	count := int(o.before[i])
	for _, c := range []byte(o.text[i*block : b]) {
		if utf8.RuneStart(c) {
			count++
		}
	}
	return count
}

// Byte returns the byte offset of the code point with number cp, and false
// when the text has fewer code points than cp.
func (o Offsets) Byte(cp int) (int, bool) {
	if cp < 0 {
		return 0, false
	}
	if o.before == nil {
		return cp, cp <= len(o.text)
	}
	lo, hi := 0, len(o.before)-1
	for lo < hi { // the last block that starts with at most cp code points before it
		mid := (lo + hi + 1) / 2
		if int(o.before[mid]) <= cp {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	count := int(o.before[lo])
	for i := lo * block; i < len(o.text); i++ {
		if utf8.RuneStart(o.text[i]) {
			if count == cp {
				return i, true
			}
			count++
		}
	}
	return len(o.text), count == cp
}
