package geoparse

import (
	"dateline/gazetteer/learn"
	"dateline/gazetteer/resolve"
	"encoding/binary"
	"encoding/json"
)

// upgradeModel rewrites a model of version 1.
func upgradeModel(b []byte) []byte {
	var h struct {
		Provenance  string               `json:"provenance"`
		FeatureBits int                  `json:"feature_bits"`
		Sections    []int                `json:"sections"`
		Bias        float64              `json:"bias"`
		Scale       [2]float64           `json:"scale"`
		Links       [2]learn.Transitions `json:"links"`
		Rank        [][]float64          `json:"rank"`
		Names       []string             `json:"signals"`
		Leave       float64              `json:"abstain"`
		Least       float64              `json:"least"`
		Rankers     learn.Nodes          `json:"ranker_trees"`
		Judges      learn.Nodes          `json:"judge_trees"`
	}
	n := int(binary.LittleEndian.Uint32(b[8:]))
	if err := json.Unmarshal(b[16:16+n], &h); err != nil {
		panic(err)
	}
	rest := b[16+n:]
	m := &Model{Language: "en", Provenance: h.Provenance, Bias: h.Bias}
	m.Lexicon = rest[:h.Sections[0]]
	rest = rest[h.Sections[0]:]
	m.First = learn.NewCRF(unpack(rest[:h.Sections[1]], h.Scale[0]), h.Links[0])
	rest = rest[h.Sections[1]:]
	m.Second = learn.NewCRF(unpack(rest[:h.Sections[2]], h.Scale[1]), h.Links[1])
	var ids []string
	for _, name := range h.Names {
		id := resolve.LegacyIDs()[name]
		if id == "" {
			id = "old " + name
		}
		ids = append(ids, id)
	}
	nh := &modelHeader{Signals: ids, Rank: h.Rank, Abstain: h.Leave, RankTrees: h.Rankers}
	if err := m.readRanker(nh); err != nil {
		panic(err)
	}
	m.Filter.Least = h.Least
	var err error
	if m.Filter.Trees, err = h.Judges.Forest(m.columns(FeatureIDs(), FeatureIDs())); err != nil {
		panic(err)
	}
	return m.Encode()
}
