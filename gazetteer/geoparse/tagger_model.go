package geoparse

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"

	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// A file of a tagger's model is the magic, u32 length of the header, u32 CRC-32 (IEEE) of all
// that follows it, the header as JSON, the words that are common, and the weights of both passes: a bit for
// each feature that has some, and then those of its labels. Numbers are little-endian.
const taggerMagic = "dltagger"

// TaggerModel holds the weights of a tagger for some languages.
type TaggerModel struct {
	Languages  []string // BCP 47 tags
	Provenance string   // where the texts that it was fitted on come from
	learn.Stack
	Bias    float64
	Least   float64 // confidence below which a span is hardly a name, and no mention where there is no filter
	Filter  Filter  // over the columns of [LanguageRow]; no trees for none
	Context bool    // see [recognise.Tagger]
	Common  recognise.Common
	Lexicon []byte // word list of the language, as [text.WordList.Pack] makes it; empty for none
}

// filter returns what decides about mentions: where no forest was fitted, the least confidence.
func (m *TaggerModel) filter() Filter {
	if m.Filter.Trees.IsEmpty() {
		return Filter{Least: m.Least}
	}
	return m.Filter
}

// lexicon opens the word list.
func (m *TaggerModel) lexicon() text.Lexicon {
	l, _ := text.OpenLexicon(m.Lexicon)
	return l
}

// taggerHeader is the readable part of the file.
type taggerHeader struct {
	Languages   []string             `json:"languages"`
	Provenance  string               `json:"provenance"`
	FeatureBits int                  `json:"feature_bits"`
	Bias        float64              `json:"bias"`
	Least       float64              `json:"least"`
	Context     bool                 `json:"context"`
	Scale       [2]float64           `json:"scale"` // of the two passes' weights
	Links       [2]learn.Transitions `json:"links"`
	Sections    [2]int               `json:"sections"`
	Lexicon     int                  `json:"lexicon"` // bytes
	Filter      languageFilter       `json:"filter"`
}

// languageFilter is a [Filter] as the file holds it.
type languageFilter struct {
	Features []string    `json:"features"`
	Least    float64     `json:"least"`
	Trees    learn.Nodes `json:"trees"` // columns in the order of Features
}

// Encode returns the bytes of a model file. Equal models give equal bytes.
func (m *TaggerModel) Encode() []byte {
	h := taggerHeader{
		Languages: m.Languages, Provenance: m.Provenance, FeatureBits: recognise.TaggerBits, Bias: m.Bias, Least: m.Least,
		Context: m.Context, Lexicon: len(m.Lexicon),
		Filter: languageFilter{LanguageFeatureIDs(), m.Filter.Least, m.Filter.Trees.Nodes()},
	}
	var sections [2][]byte
	for k, c := range []*learn.CRF{m.First, m.Second} {
		emit, links := c.Weights()
		h.Links[k] = links
		var all []byte
		all, h.Scale[k] = packTagger(emit)
		sections[k] = squeeze(all)
		h.Sections[k] = len(sections[k])
	}
	head, err := json.Marshal(h)
	if err != nil {
		panic(err) // numbers and strings: cannot fail
	}
	out := []byte(taggerMagic)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(head)))
	out = binary.LittleEndian.AppendUint32(out, 0)
	for _, part := range [][]byte{head, m.Common, m.Lexicon, sections[0], sections[1]} {
		out = append(out, part...)
	}
	binary.LittleEndian.PutUint32(out[12:], crc32.ChecksumIEEE(out[headerAt:]))
	return out
}

// rowSize is how many bytes the weights of a feature take.
const rowSize = int(learn.Labels)

// packTagger turns weights into bytes, multiples of a scale. A byte is enough: the score of a token sums some
// eighty weights, whose errors even out.
func packTagger(w []float32) ([]byte, float64) {
	top := float32(1e-6)
	for _, v := range w {
		top = max(top, v, -v)
	}
	scale := float64(top) / math.MaxInt8
	out := make([]byte, len(w))
	for i, v := range w {
		out[i] = byte(int8(math.Round(float64(v) / scale)))
	}
	return out, scale
}

// squeeze leaves out the features without weights.
func squeeze(all []byte) []byte {
	rows := len(all) / rowSize
	out := make([]byte, rows/8, len(all))
	for i := range rows {
		row := all[i*rowSize : (i+1)*rowSize]
		if tells(row) {
			out[i/8] |= 1 << (i % 8)
			out = append(out, row...)
		}
	}
	return out
}

// leastWeight is the least weight, in steps of the scale, that a feature has for one of its labels: others change
// hardly a decision, and are half of all.
const leastWeight = 4

// tells reports whether the weights of a feature matter.
func tells(row []byte) bool {
	for _, b := range row {
		if v := int8(b); v >= leastWeight || v <= -leastWeight {
			return true
		}
	}
	return false
}

// unsqueeze undoes squeeze; it returns false for bytes that are none of it.
func unsqueeze(b []byte) ([]int16, bool) {
	const rows = 1 << recognise.TaggerBits
	if len(b) < rows/8 {
		return nil, false
	}
	all := make([]int16, rows*int(learn.Labels))
	rest := b[rows/8:]
	for i := range rows {
		if b[i/8]>>(i%8)&1 == 0 {
			continue
		}
		if len(rest) < rowSize {
			return nil, false
		}
		for y := range int(learn.Labels) {
			all[i*int(learn.Labels)+y] = int16(int8(rest[y]))
		}
		rest = rest[rowSize:]
	}
	return all, len(rest) == 0
}

// DecodeTaggerModel reads a model file. The error wraps [ErrModel].
func DecodeTaggerModel(b []byte) (*TaggerModel, error) {
	if len(b) < headerAt || string(b[:8]) != taggerMagic {
		return nil, ErrModel
	}
	n := int(binary.LittleEndian.Uint32(b[8:]))
	if n > len(b)-headerAt || crc32.ChecksumIEEE(b[headerAt:]) != binary.LittleEndian.Uint32(b[12:]) {
		return nil, fmt.Errorf("%w: it is damaged", ErrModel)
	}
	var h taggerHeader
	if err := json.Unmarshal(b[headerAt:headerAt+n], &h); err != nil {
		return nil, fmt.Errorf("%w: header: %v", ErrModel, err)
	}
	if h.FeatureBits != recognise.TaggerBits {
		return nil, ErrModel
	}
	m := &TaggerModel{Languages: h.Languages, Provenance: h.Provenance, Bias: h.Bias, Least: h.Least, Context: h.Context}
	m.Filter.Least = h.Filter.Least
	trees, err := h.Filter.Trees.Forest(columns(h.Filter.Features, LanguageFeatureIDs()))
	if err != nil {
		return nil, fmt.Errorf("%w: filter: %v", ErrModel, err)
	}
	m.Filter.Trees = trees
	rest := b[headerAt+n:]
	if len(rest) < recognise.CommonSize {
		return nil, fmt.Errorf("%w: words", ErrModel)
	}
	m.Common, rest = recognise.Common(rest[:recognise.CommonSize]), rest[recognise.CommonSize:]
	if h.Lexicon < 0 || h.Lexicon > len(rest) {
		return nil, fmt.Errorf("%w: words", ErrModel)
	}
	m.Lexicon, rest = rest[:h.Lexicon], rest[h.Lexicon:]
	for k, c := range []**learn.CRF{&m.First, &m.Second} {
		size := h.Sections[k]
		if size < 0 || size > len(rest) {
			return nil, fmt.Errorf("%w: weights", ErrModel)
		}
		emit, ok := unsqueeze(rest[:size])
		if !ok {
			return nil, fmt.Errorf("%w: weights", ErrModel)
		}
		*c = learn.NewPackedCRF(emit, h.Scale[k], h.Links[k])
		rest = rest[size:]
	}
	m.Stack = m.Interleaved()
	return m, nil
}
