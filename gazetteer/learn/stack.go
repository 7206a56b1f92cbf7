package learn

import "encoding/binary"

// Stack is two fields, of which the second sees what the first sees and, as more features, what
// the first found (stacked sequential learning: Cohen, Carvalho 2005). It is immutable and safe
// for concurrent use.
type Stack struct {
	First, Second *CRF

	both   []uint64 // the packed weights of the two, by turns; nil: each has its own
	sparse *sparse  // of the features that have weights; nil: all have
}

// Interleaved returns the stack with the weights of both fields for a feature side by side, so
// that the first pass fetches them at once: fetching is what scores of tokens wait for. A stack
// of fields that are not packed is returned as it is.
func (s Stack) Interleaved() Stack {
	first, second := s.First.packed, s.Second.packed
	if first == nil || second == nil || first.features != second.features {
		return s
	}
	count := first.features
	if first.sparse != nil && second.sparse != nil {
		s.sparse = newSparse(count, func(f int) bool { return first.sparse.has(f) || second.sparse.has(f) })
		count = s.sparse.count
	}
	s.both = make([]uint64, 0, 2*count)
	for f := range first.features {
		if s.sparse.has(f) {
			s.both = append(s.both, first.word(uint32(f)), second.word(uint32(f)))
		}
	}
	s.First, s.Second = s.First.withWords(s.both, 0, s.sparse), s.Second.withWords(s.both, 1, s.sparse)
	return s
}

// NewPackedStack makes an interleaved stack of weights that are multiples of a scale: emit holds, for each field,
// those of a feature's labels side by side, as little-endian 16-bit numbers. It is what [NewPackedCRF] and
// [Stack.Interleaved] make of them, in one go. Both fields have the same features.
func NewPackedStack(emit [2][]byte, scale [2]float64, links [2]Transitions) Stack {
	const row = 2 * int(Labels)
	count := len(emit[0]) / row
	weights := func(b []byte, f int) (x, y, z uint16) {
		b = b[row*f:][:row]
		return binary.LittleEndian.Uint16(b), binary.LittleEndian.Uint16(b[2:]), binary.LittleEndian.Uint16(b[4:])
	}
	isSome := func(f int) bool {
		a, b, c := weights(emit[0], f)
		d, e, g := weights(emit[1], f)
		return a|b|c|d|e|g != 0
	}
	s := Stack{sparse: newSparse(count, isSome)}
	if s.sparse.count >= count/2 {
		s.sparse = nil
	}
	room := count
	if s.sparse != nil {
		room = s.sparse.count
	}
	s.both = make([]uint64, 0, 2*room)
	for f := range count {
		if !s.sparse.has(f) {
			continue
		}
		for _, b := range emit {
			x, y, z := weights(b, f)
			s.both = append(s.both, lane(x)|lane(y)<<laneBits|lane(z)<<(2*laneBits))
		}
	}
	for k, c := range []**CRF{&s.First, &s.Second} {
		p := &packed{words: s.both, stride: 2, at: k, scale: float32(scale[k]), features: count, sparse: s.sparse}
		*c = (&CRF{packed: p, trans: links[k]}).freeze()
	}
	return s
}

// lane is a weight as a word holds it.
func lane(w uint16) uint64 { return uint64(int(int16(w)) + laneZero) }

// MarginalsFirst is [CRF.Marginals] of the first field. It notes in the segment what the second
// makes of the same features.
func (s *Stack) MarginalsFirst(r *Segment, l *Lattice) [][Labels]float64 {
	if s.both == nil || len(r.Ahead) < len(r.Link) {
		return s.First.Marginals(r, l)
	}
	l.resize(len(r.Link))
	for i := range l.score {
		first, second := s.sums(r.First.at(i))
		l.score[i], r.Ahead[i] = wide(first), second
	}
	s.First.marginals(r, l)
	return l.marginal
}

// MarginalsSecond is [CRF.Marginals] of the second field, for a segment that
// [Stack.MarginalsFirst] has had.
func (s *Stack) MarginalsSecond(r *Segment, l *Lattice) [][Labels]float64 {
	if s.both == nil || len(r.Ahead) < len(r.Link) {
		return s.Second.Marginals(r, l)
	}
	l.resize(len(r.Link))
	for i := range l.score {
		sum := r.Ahead[i]
		s.Second.sum(r.Second.at(i), &sum)
		l.score[i] = wide(sum)
	}
	s.Second.marginals(r, l)
	return l.marginal
}

// sums returns the scores that both fields give features.
func (s *Stack) sums(feats []uint32) (first, second [Labels]float32) {
	var a, b total
	var room [maxAdded + 1]uint32
	for len(feats) > 0 {
		n := min(len(feats), maxAdded)
		some := feats[:n]
		if s.sparse != nil {
			some = s.sparse.keep(some, &room)
		}
		x, y := uint64(0), uint64(0)
		for _, f := range some {
			w := s.both[2*int(f):][:2]
			x += w[0]
			y += w[1]
		}
		a.add(x, len(some))
		b.add(y, len(some))
		feats = feats[n:]
	}
	a.scaled(s.First.packed.scale, &first)
	b.scaled(s.Second.packed.scale, &second)
	return first, second
}
