package geoparse

import (
	"errors"
	"fmt"

	"dateline/gazetteer"
)

// Training says what to learn from.
type Training struct {
	Index      *gazetteer.Index
	WordLists  []byte // as made by [PackWordLists]
	Samples    []Sample
	Seed       uint64
	Provenance string // where the samples and lists come from; kept in the model
}

// Train fits recogniser and resolver and returns the model's bytes. Equal input
// gives equal bytes.
func Train(t Training) ([]byte, error) {
	if t.Index == nil {
		return nil, ErrNoIndex
	}
	if len(t.Samples) < 2*jackknife {
		return nil, fmt.Errorf("train: %d articles are too few to learn from", len(t.Samples))
	}
	p := newParser(t.Index)
	var ok bool
	if p.lexicon, ok = openLexicon(t.WordLists); !ok {
		return nil, errors.New("train: the word lists are not as PackWordLists makes them")
	}
	var read []*scratch
	p.recogniser, read = p.trainRecogniser(t.Samples, t.Seed)
	p.ranker = p.trainRanker(t.Samples, read, t.Seed)
	p.judge = p.trainJudge(t.Samples, read, t.Seed)
	return p.encode(t.Provenance), nil
}

// WordLists are the lists that the recogniser looks words up in.
type WordList struct {
	Frequency  map[string]int // occurrences of a word, in the case that it is mostly written in
	FirstNames []string
	Names      []string // first names and surnames
}

// PackWordLists packs the lists for [Train]. Equal lists give equal bytes.
func PackWordLists(l WordList) []byte {
	entry := map[uint64]lexEntry{}
	var fold []byte
	keyOf := func(w string) uint64 {
		fold = gazetteer.Fold(fold[:0], w)
		return hashBytes(fold)
	}
	for w, n := range l.Frequency {
		k := keyOf(w)
		e := lexEntry(min(bucket(int32(min(n, 1<<30))), 31))
		if s, _ := shapeOf(w); s != shapeLower {
			e |= lexCapital
		}
		if old := entry[k]; old.frequency() < e.frequency() {
			entry[k] = e
		}
	}
	for _, w := range l.FirstNames {
		entry[keyOf(w)] |= lexFirst | lexName
	}
	for _, w := range l.Names {
		entry[keyOf(w)] |= lexName
	}
	return packLexicon(sortedKeys(entry), entry)
}
