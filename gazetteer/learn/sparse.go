package learn

import "math/bits"

// sparse numbers the features that have a weight at all, where most have none. It is small, so
// that asking which features count stays in the processor's caches. All features have one where it is nil.
type sparse struct {
	some  []uint64 // a bit for each feature
	rank  []uint32 // how many have one before each word of bits
	count int
}

// newSparse numbers the features that some reports, of n.
func newSparse(n int, some func(f int) bool) *sparse {
	s := &sparse{some: make([]uint64, (n+63)/64), rank: make([]uint32, (n+63)/64)}
	for i := range s.some {
		s.rank[i] = uint32(s.count)
		for f := 64 * i; f < min(64*i+64, n); f++ {
			if some(f) {
				s.some[i] |= 1 << (f % 64)
			}
		}
		s.count += bits.OnesCount64(s.some[i])
	}
	return s
}

// has reports whether a feature has a number.
func (s *sparse) has(f int) bool { return s == nil || s.some[f/64]>>(f%64)&1 != 0 }

// keep returns the numbers of those features that have one, in their order, in the room given. There are
// at most maxAdded features.
func (s *sparse) keep(feats []uint32, room *[maxAdded + 1]uint32) []uint32 {
	k := 0
	for _, f := range feats { // no branch, which could be guessed wrong as often as not
		word, bit := s.some[f/64], uint64(1)<<(f%64)
		room[k&maxAdded] = s.rank[f/64] + uint32(bits.OnesCount64(word&(bit-1)))
		k += int(word >> (f % 64) & 1)
	}
	return room[:k]
}

// number returns the number of a feature, false for one without.
func (s *sparse) number(f uint32) (uint32, bool) {
	var room [maxAdded + 1]uint32
	if kept := s.keep([]uint32{f}, &room); len(kept) > 0 {
		return kept[0], true
	}
	return 0, false
}
