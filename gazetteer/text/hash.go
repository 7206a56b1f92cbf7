package text

import "dateline/gazetteer"

// Hash returns the 64-bit FNV-1a hash of s, mixed so that its low bits can be
// used alone. Tokens and word lists are keyed by the hash of the folded form.
func Hash[T ~string | ~[]byte](s T) uint64 {
	h := hashStart
	for i := 0; i < len(s); i++ {
		h = hashByte(h, s[i])
	}
	return Mix(h)
}

// hashStart and hashByte are FNV-1a, byte by byte; [Mix] ends it.
const hashStart = uint64(14695981039346656037)

func hashByte(h uint64, c byte) uint64 { return (h ^ uint64(c)) * 1099511628211 }

// Mix is the finaliser of MurmurHash3: every bit of the result depends on every
// bit of h.
func Mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// KeyOf returns the key that a token with this one word has.
func KeyOf(word string) uint64 {
	if s, _ := ShapeOf(word); s == ShapePunct {
		return Hash(word)
	}
	return Hash(gazetteer.Fold(nil, word))
}
