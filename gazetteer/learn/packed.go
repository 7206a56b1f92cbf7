package learn

// packed holds the weights of features as multiples of a scale. The three of a feature
// share a word, so that a single addition adds them all.
type packed struct {
	weights []uint64 // per feature: a lane of each label, with laneZero for a weight of 0
	scale   float32
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
	p := &packed{weights: make([]uint64, len(emit)/int(Labels)), scale: scale}
	for f := range p.weights {
		for y, v := range emit[f*int(Labels):][:Labels] {
			p.weights[f] |= uint64(int(v)+laneZero) << (laneBits * y)
		}
	}
	return p
}

// of returns the weights of a feature, as multiples of the scale.
func (p *packed) of(f uint32) (w [Labels]int32) { return lanes(p.weights[f], 1) }

// lanes returns the sums of n words.
func lanes(sum uint64, n int) (w [Labels]int32) {
	for y := range w {
		w[y] = int32(sum>>(laneBits*y)&laneMask) - int32(n*laneZero)
	}
	return w
}

// sum adds the weights of features to the scores of the labels.
func (p *packed) sum(feats []uint32, sum *[Labels]float32) {
	var total [Labels]int32
	for len(feats) > 0 {
		n := min(len(feats), maxAdded)
		added := uint64(0)
		for _, f := range feats[:n] {
			added += p.weights[f]
		}
		for y, v := range lanes(added, n) {
			total[y] += v
		}
		feats = feats[n:]
	}
	for y, v := range total {
		sum[y] += float32(v) * p.scale
	}
}
