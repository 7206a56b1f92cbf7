package geoparse

import (
	"slices"

	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// listed tells of the list that a mention stands in: "Lyon, Kutum and Tawila".
type listed struct {
	from  int32   // the first token of the mention
	size  float32 // mentions in the list beside it
	best  float32 // confidence of the best of these
	known float32 // share of these that are whole names of the gazetteer
}

// readLists finds the lists of mentions.
func (f *MentionFilter) readLists() {
	for i := 0; i < len(f.Mentions); {
		j := i + 1
		for j < len(f.Mentions) && f.joins(&f.Mentions[j-1], &f.Mentions[j]) {
			j++
		}
		if j-i > 1 {
			f.addList(f.Mentions[i:j])
		}
		i = j
	}
}

// addList adds the mentions of one list.
func (f *MentionFilter) addList(of []resolve.Mention) {
	var best, second, known float32
	for k := range of {
		if c := of[k].Confidence; c > best {
			best, second = c, best
		} else {
			second = max(second, c)
		}
		known += indicator(f.isWhole(&of[k]))
	}
	others := float32(len(of) - 1)
	for k := range of {
		l := listed{from: of[k].From, size: others, best: best, known: (known - indicator(f.isWhole(&of[k]))) / others}
		if of[k].Confidence == best {
			l.best = second
		}
		f.lists = append(f.lists, l)
	}
}

// isWhole reports whether the words of a mention are a whole name of the gazetteer.
func (f *MentionFilter) isWhole(m *resolve.Mention) bool {
	c := f.ChosenOf(m)
	return c != nil && c.Variant == resolve.VariantWhole
}

// listFeatures describe the list that a mention stands in.
func (f *MentionFilter) listFeatures(r *FilterRow, m *resolve.Mention) {
	at, ok := slices.BinarySearchFunc(f.lists, m.From, func(l listed, from int32) int { return int(l.from - from) })
	if ok {
		l := &f.lists[at]
		r[featListed], r[featListBest], r[featListKnown] = l.size, l.best, l.known
	}
}

// maxJoint bounds the tokens between two names of a list: ", and".
const maxJoint = 2

// joins reports whether two mentions stand side by side in a list.
func (f *MentionFilter) joins(a, b *resolve.Mention) bool {
	if a.To < 1 || b.From <= a.To || b.From > a.To+maxJoint {
		return false
	}
	for i := a.To; i < b.From; i++ {
		t := f.At(int(i), a.To)
		if t == nil || t.Punct != ',' && t.Punct != ';' && t.Class != text.ClassConjunction {
			return false
		}
	}
	return true
}
