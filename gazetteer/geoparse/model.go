package geoparse

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"

	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
)

// A model file is the magic, u32 length of the header, u32 CRC-32 (IEEE) of all
// that follows it, the header as JSON, and the sections that it lists, each as long
// as it says. Numbers are little-endian.
const (
	modelMagic = "dlparse2"
	headerAt   = 16
)

// firstTemplates is the number of templates of files that do not tell it.
const firstTemplates = 56

// ErrModel is returned for bytes that are not a whole model of this version.
var ErrModel = errors.New("geoparse: not a model of this version; build it with mkdata model")

// Model holds the weights of a parser for one language. Signals and features are
// keyed by their ids: one that the model does not know has its prior weight, one
// that the program does not know is left out.
type Model struct {
	Language   string // BCP 47 tag
	Provenance string // where the texts and word lists that it was fitted on come from

	Lexicon []byte // as text.WordList.Pack makes it
	learn.Stack
	Templates int     // of features that the fields were fitted with; 0 for all of the program
	Bias      float64 // of the recogniser
	Ranker    resolve.Ranker
	Filter    Filter

	Unknown []string // ids of signals and features of the file that the program does not know; only read
}

// modelHeader is the readable part of a model file, a field for each of its members.
type modelHeader struct {
	Language    string `json:"language"`
	Provenance  string `json:"provenance"`
	FeatureBits int    `json:"feature_bits"`
	Templates   int    `json:"templates"`
	Sections    []int  `json:"sections"` // lexicon, first pass, second pass

	Bias        float64              `json:"bias"`
	Scale       [2]float64           `json:"scale"` // of the two passes' weights
	Links       [2]learn.Transitions `json:"links"`
	Signals     []string             `json:"signals"`
	Rank        [][]float64          `json:"rank"` // per pass, in the order of Signals
	Abstain     float64              `json:"abstain"`
	RankTrees   learn.Nodes          `json:"ranker_trees"` // columns in the order of Signals
	Absence     []float64            `json:"absence"`      // weights in the order of Signals; empty for none
	AbsenceBias float64              `json:"absence_bias"`
	Features    []string             `json:"features"`
	Least       float64              `json:"least"`
	FilterTrees learn.Nodes          `json:"filter_trees"` // columns in the order of Features
}

// Encode returns the bytes of a model file. Equal models give equal bytes.
func (m *Model) Encode() []byte {
	h := modelHeader{
		Language: m.Language, Provenance: m.Provenance, FeatureBits: learn.FeatureBits, Templates: recognise.Templates, Bias: m.Bias,
		Abstain: m.Ranker.Abstain, RankTrees: m.Ranker.Trees.Nodes(),
		Features: FeatureIDs(), Least: m.Filter.Least, FilterTrees: m.Filter.Trees.Nodes(),
	}
	if m.Templates > 0 {
		h.Templates = m.Templates
	}
	for _, s := range resolve.Signals() {
		h.Signals = append(h.Signals, s.ID)
	}
	for _, w := range m.Ranker.Weights {
		h.Rank = append(h.Rank, w[:])
	}
	if a := m.Ranker.Absence; a != nil {
		h.Absence, h.AbsenceBias = a.Weights[:], a.Bias
	}
	sections := [][]byte{m.Lexicon, nil, nil}
	for k, c := range []*learn.CRF{m.First, m.Second} {
		emit, links := c.Weights()
		h.Links[k] = links
		sections[k+1], h.Scale[k] = pack(emit)
	}
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
	binary.LittleEndian.PutUint32(out[12:], crc32.ChecksumIEEE(out[headerAt:]))
	return out
}

// ModelSum returns the checksum that a model file holds of itself, by which models can be told apart. The file may be
// that of a [Model] or of a [TaggerModel]; other bytes have the sum 0.
func ModelSum(file []byte) uint32 {
	if len(file) < headerAt {
		return 0
	}
	return binary.LittleEndian.Uint32(file[12:])
}

// DecodeModel reads a model file. The lexicon shares the bytes. The error wraps
// [ErrModel].
func DecodeModel(b []byte) (*Model, error) {
	h, parts, err := sections(b)
	if err != nil {
		return nil, err
	}
	if h.FeatureBits != learn.FeatureBits || len(h.Rank) != resolve.Passes {
		return nil, ErrModel
	}
	if h.Templates == 0 {
		h.Templates = firstTemplates
	}
	m := &Model{Language: h.Language, Provenance: h.Provenance, Lexicon: parts[0], Templates: h.Templates, Bias: h.Bias}
	emit := [2][]byte(parts[1:])
	if len(emit[0]) != 2*learn.EmissionSize || len(emit[1]) != 2*learn.EmissionSize {
		return nil, fmt.Errorf("%w: weights", ErrModel)
	}
	m.Stack = learn.NewPackedStack(emit, h.Scale, h.Links)
	if err := m.readRanker(&h); err != nil {
		return nil, err
	}
	m.Filter.Least = h.Least
	known := FeatureIDs()
	for _, id := range h.Features {
		if !slices.Contains(known, id) {
			m.Unknown = append(m.Unknown, id)
		}
	}
	m.Filter.Trees, err = h.FilterTrees.Forest(columns(h.Features, known))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrModel, err)
	}
	return m, nil
}

// readRanker fills the ranker by the ids of signals.
func (m *Model) readRanker(h *modelHeader) error {
	var known []string
	for _, s := range resolve.Signals() {
		known = append(known, s.ID)
	}
	m.Ranker.Abstain = h.Abstain
	for pass := range m.Ranker.Weights {
		w := resolve.Priors()
		if len(h.Rank[pass]) != len(h.Signals) {
			return fmt.Errorf("%w: pass %d has %d weights for %d signals", ErrModel, pass, len(h.Rank[pass]), len(h.Signals))
		}
		for i, id := range h.Signals {
			if j := slices.Index(known, id); j >= 0 {
				w[j] = h.Rank[pass][i]
			} else if pass == 0 {
				m.Unknown = append(m.Unknown, id)
			}
		}
		m.Ranker.Weights[pass] = w
	}
	if len(h.Absence) > 0 {
		if len(h.Absence) != len(h.Signals) {
			return fmt.Errorf("%w: %d weights of absence for %d signals", ErrModel, len(h.Absence), len(h.Signals))
		}
		m.Ranker.Absence = &resolve.Absence{Bias: h.AbsenceBias}
		for i, id := range h.Signals {
			if j := slices.Index(known, id); j >= 0 {
				m.Ranker.Absence.Weights[j] = h.Absence[i]
			}
		}
	}
	var err error
	if m.Ranker.Trees, err = h.RankTrees.Forest(columns(h.Signals, known)); err != nil {
		return fmt.Errorf("%w: %v", ErrModel, err)
	}
	return nil
}

// columns maps the columns of a file to those of the program.
func columns(file, known []string) func(int) (int, bool) {
	return func(i int) (int, bool) {
		if i < 0 || i >= len(file) {
			return 0, false
		}
		j := slices.Index(known, file[i])
		return j, true
	}
}

// sections checks a model file and cuts it.
func sections(b []byte) (h modelHeader, parts [][]byte, err error) {
	if len(b) < headerAt || string(b[:8]) != modelMagic {
		return h, nil, ErrModel
	}
	n := int(binary.LittleEndian.Uint32(b[8:]))
	if n > len(b)-headerAt || crc32.ChecksumIEEE(b[headerAt:]) != binary.LittleEndian.Uint32(b[12:]) {
		return h, nil, fmt.Errorf("%w: it is damaged", ErrModel)
	}
	if err := json.Unmarshal(b[headerAt:headerAt+n], &h); err != nil {
		return h, nil, fmt.Errorf("%w: header: %v", ErrModel, err)
	}
	if len(h.Sections) != 3 {
		return h, nil, ErrModel
	}
	rest := b[headerAt+n:]
	for _, size := range h.Sections {
		if size < 0 || size > len(rest) {
			return h, nil, ErrModel
		}
		parts = append(parts, rest[:size])
		rest = rest[size:]
	}
	return h, parts, nil
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
