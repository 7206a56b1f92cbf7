package learn

// packed holds the weights of features as multiples of a scale. The three of a feature
// share a word, so that a single addition adds them all.
type packed struct {
	words      []uint64 // per feature: a lane of each label, with laneZero for a weight of 0
	stride, at int      // the word of feature f is words[f*stride+at]
	scale      float32
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
	p := &packed{words: make([]uint64, len(emit)/int(Labels)), stride: 1, scale: scale}
	for f := range p.words {
		for y, v := range emit[f*int(Labels):][:Labels] {
			p.words[f] |= uint64(int(v)+laneZero) << (laneBits * y)
		}
	}
	return p
}

func (p *packed) word(f uint32) uint64 { return p.words[int(f)*p.stride+p.at] }

// len returns how many features there are.
func (p *packed) len() int { return len(p.words) / p.stride }

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
	for len(feats) > 0 {
		n := min(len(feats), maxAdded)
		added := uint64(0)
		for _, f := range feats[:n] {
			added += p.word(f)
		}
		t.add(added, n)
		feats = feats[n:]
	}
	t.scaled(p.scale, sum)
}
