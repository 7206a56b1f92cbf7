package geoparse

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
)

// A model file is the magic, u32 length of the header, u32 CRC-32 (IEEE) of
// all that follows it, the header as JSON, and the sections that it lists, each
// as long as it says. Numbers are little-endian.
const modelMagic = "dlparse1"

// ErrModel is returned for bytes that are not a whole model of this version.
var ErrModel = errors.New("geoparse: not a model of this version; build it with mkdata model")

// modelHeader is the readable part of a model.
type modelHeader struct {
	Provenance  string `json:"provenance"`
	FeatureBits int    `json:"feature_bits"`
	Sections    []int  `json:"sections"` // lexicon, first pass, second pass

	Bias    float64                           `json:"bias"`
	Scale   [2]float64                        `json:"scale"` // of the two passes' weights
	Links   [2][links][labels][labels]float32 `json:"links"`
	Rank    [passes][allSignals]float64       `json:"rank"`
	Names   []string                          `json:"signals"`
	Leave   float64                           `json:"abstain"`
	Least   float64                           `json:"least"`
	Rankers treeList                          `json:"ranker_trees"`
	Judges  treeList                          `json:"judge_trees"`
}

// encode writes the parser's weights.
func (p *Parser) encode(provenance string) []byte {
	names := signalNames()
	h := modelHeader{
		Provenance: provenance, FeatureBits: featureBits, Bias: p.recogniser.bias,
		Rank: p.ranker.weights, Names: names[:], Leave: p.ranker.abstain, Least: p.judge.least,
	}
	sections := [][]byte{p.lexicon.slots, nil, nil}
	for k, c := range []*crf{p.recogniser.first, p.recogniser.second} {
		h.Links[k] = c.trans
		sections[k+1], h.Scale[k] = pack(c.emit)
	}
	h.Rankers, h.Judges = p.ranker.trees.list(), p.judge.trees.list()
	for _, s := range sections {
		h.Sections = append(h.Sections, len(s))
	}
	head, err := json.Marshal(h)
	if err != nil {
		panic(err) // numbers and strings: cannot fail
	}
	out := []byte(modelMagic)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(head)))
	out = binary.LittleEndian.AppendUint32(out, 0)
	out = append(out, head...)
	for _, s := range sections {
		out = append(out, s...)
	}
	binary.LittleEndian.PutUint32(out[12:], crc32.ChecksumIEEE(out[16:]))
	return out
}

// sections checks a model and cuts it.
func sections(b []byte) (h modelHeader, parts [][]byte, err error) {
	if len(b) < 16 || string(b[:8]) != modelMagic {
		return h, nil, ErrModel
	}
	n := int(binary.LittleEndian.Uint32(b[8:]))
	if n > len(b)-16 || crc32.ChecksumIEEE(b[16:]) != binary.LittleEndian.Uint32(b[12:]) {
		return h, nil, fmt.Errorf("%w: it is damaged", ErrModel)
	}
	if err := json.Unmarshal(b[16:16+n], &h); err != nil {
		return h, nil, fmt.Errorf("%w: header: %v", ErrModel, err)
	}
	if len(h.Sections) != 3 {
		return h, nil, ErrModel
	}
	rest := b[16+n:]
	for _, size := range h.Sections {
		if size < 0 || size > len(rest) {
			return h, nil, ErrModel
		}
		parts = append(parts, rest[:size])
		rest = rest[size:]
	}
	return h, parts, nil
}

// load fills the parser from a model.
func (p *Parser) load(b []byte) error {
	h, parts, err := sections(b)
	if err != nil {
		return err
	}
	names := signalNames()
	if h.FeatureBits != featureBits || len(h.Names) != len(names) {
		return ErrModel
	}
	for i := range names {
		if h.Names[i] != names[i] {
			return fmt.Errorf("%w: it has a signal %q where this program has %q", ErrModel, h.Names[i], names[i])
		}
	}
	var ok bool
	if p.lexicon, ok = openLexicon(parts[0]); !ok {
		return fmt.Errorf("%w: word lists", ErrModel)
	}
	p.recogniser.bias = h.Bias
	for k, c := range []**crf{&p.recogniser.first, &p.recogniser.second} {
		if len(parts[k+1]) != features*int(labels)*2 {
			return fmt.Errorf("%w: weights", ErrModel)
		}
		*c = (&crf{emit: unpack(parts[k+1], h.Scale[k]), trans: h.Links[k]}).freeze()
	}
	p.ranker.weights, p.ranker.abstain = h.Rank, h.Leave
	p.judge.least = h.Least
	if p.ranker.trees, err = h.Rankers.forest(int(allSignals)); err != nil {
		return err
	}
	p.judge.trees, err = h.Judges.forest(int(facts))
	return err
}

// pack stores weights as 16-bit multiples of a scale.
func pack(w []float32) ([]byte, float64) {
	top := float32(1e-6)
	for _, v := range w {
		top = max(top, v, -v)
	}
	scale := float64(top) / math.MaxInt16
	out := make([]byte, 2*len(w))
	for i, v := range w {
		binary.LittleEndian.PutUint16(out[2*i:], uint16(int16(math.Round(float64(v)/scale))))
	}
	return out, scale
}

func unpack(b []byte, scale float64) []float32 {
	w := make([]float32, len(b)/2)
	for i := range w {
		w[i] = float32(float64(int16(binary.LittleEndian.Uint16(b[2*i:]))) * scale)
	}
	return w
}

// Provenance returns what a model says of its making.
func Provenance(model []byte) (string, error) {
	h, _, err := sections(model)
	return h.Provenance, err
}

// WordLists returns the word lists of a model, as [Train] takes them.
func WordLists(model []byte) ([]byte, error) {
	_, parts, err := sections(model)
	if err != nil {
		return nil, err
	}
	return parts[0], nil
}

// treeList is a forest as the header holds it: column, cut, left, right and
// value of each node, and the roots.
type treeList struct {
	Nodes [][5]float32 `json:"nodes"`
	Roots []int32      `json:"roots"`
}

func (f *forest) list() treeList {
	l := treeList{Roots: f.roots}
	for _, n := range f.nodes {
		l.Nodes = append(l.Nodes, [5]float32{float32(n.column), n.at, float32(n.left), float32(n.right), n.value})
	}
	return l
}

// forest checks that every column is below columns and that children follow
// their parents, so that a walk ends.
func (l *treeList) forest(columns int) (forest, error) {
	f := forest{roots: l.Roots}
	count := int32(len(l.Nodes))
	for i, t := range l.Nodes {
		n := treeNode{column: int16(t[0]), at: t[1], left: int32(t[2]), right: int32(t[3]), value: t[4]}
		inner := n.column != leafNode
		if inner && (n.column < 0 || int(n.column) >= columns || n.left <= int32(i) || n.right <= int32(i) || n.left >= count || n.right >= count) {
			return forest{}, fmt.Errorf("%w: tree node %d", ErrModel, i)
		}
		f.nodes = append(f.nodes, n)
	}
	for _, r := range l.Roots {
		if r < 0 || r >= count {
			return forest{}, fmt.Errorf("%w: tree root %d", ErrModel, r)
		}
	}
	return f, nil
}
