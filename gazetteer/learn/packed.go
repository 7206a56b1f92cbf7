package learn

// packed holds the weights of features as multiples of a scale. The three of a feature
// share a word, so that a single addition adds them all.
type packed struct {
	words      []uint64 // per feature: a lane of each label, with laneZero for a weight of 0
	stride, at int      // the word of feature f, or of the number that sparse gives it, is words[f*stride+at]
	scale      float32
	features   int
	sparse     *sparse // of the features that have words; nil: all have
}

const (
	laneBits = 21
	laneMask = 1<<laneBits - 1
	laneZero = 1 << 15
	// maxAdded is how many words can be added before a lane overflows.
	maxAdded = 1<<(laneBits-16) - 1
)

// pack packs the weights of features, those of a feature's labels side by side.
func pack(emit []int16, scale float32) *packed {
	p := &packed{stride: 1, scale: scale, features: len(emit) / int(Labels)}
	isSome := func(f int) bool { return emit[int(Labels)*f]|emit[int(Labels)*f+1]|emit[int(Labels)*f+2] != 0 }
	if s := newSparse(p.features, isSome); s.count < p.features/2 {
		p.sparse = s
		p.words = make([]uint64, 0, s.count)
	}
	for f := range p.features {
		if p.sparse != nil && !isSome(f) {
			continue
		}
		word := uint64(0)
		for y, v := range emit[f*int(Labels):][:Labels] {
			word |= uint64(int(v)+laneZero) << (laneBits * y)
		}
		p.words = append(p.words, word)
	}
	return p
}

// nothing is the word of a feature whose weights are all 0.
const nothing = laneZero | laneZero<<laneBits | laneZero<<(2*laneBits)

func (p *packed) word(f uint32) uint64 {
	if p.sparse != nil {
		k, ok := p.sparse.number(f)
		if !ok {
			return nothing
		}
		f = k
	}
	return p.words[int(f)*p.stride+p.at]
}

// of returns the weights of a feature, as multiples of the scale.
func (p *packed) of(f uint32) (w [Labels]int32) { return lanes(p.word(f), 1) }

// lanes returns the sums of n words.
func lanes(sum uint64, n int) (w [Labels]int32) {
	for y := range w {
		w[y] = int32(sum>>(laneBits*y)&laneMask) - int32(n*laneZero)
	}
	return w
}

// total is a sum of weights, as multiples of the scale.
type total [Labels]int32

// add adds the sum of n words.
func (t *total) add(sum uint64, n int) {
	for y, v := range lanes(sum, n) {
		t[y] += v
	}
}

// scaled adds the total to the scores of the labels.
func (t *total) scaled(scale float32, sum *[Labels]float32) {
	for y, v := range t {
		sum[y] += float32(v) * scale
	}
}

// sum adds the weights of features to the scores of the labels.
func (p *packed) sum(feats []uint32, sum *[Labels]float32) {
	var t total
	var room [maxAdded + 1]uint32
	for len(feats) > 0 {
		n := min(len(feats), maxAdded)
		some := feats[:n]
		if p.sparse != nil {
			some = p.sparse.keep(some, &room)
		}
		added := uint64(0)
		for _, f := range some {
			added += p.words[int(f)*p.stride+p.at]
		}
		t.add(added, len(some))
		feats = feats[n:]
	}
	t.scaled(p.scale, sum)
}
