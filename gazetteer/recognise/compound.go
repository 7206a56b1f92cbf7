package recognise

import (
	"strings"
	"unicode/utf8"

	"dateline/gazetteer/text"
)

// Bounds of the parts of compounds, in bytes.
const (
	minFirstPart = 3
	minLastPart  = 4
)

// compoundOf returns how many bytes the last noun has of a word that is made of two nouns of the lexicon, with "s", "n" or "en"
// between them or nothing: "Regierungs|kreisen". It is 0 for other words, and known tells whether at least the last part is one.
func compoundOf(l text.Lexicon, word string) (last int, known bool) {
	for k := minFirstPart; k <= len(word)-minLastPart; k++ {
		if !utf8.RuneStart(word[k]) || l.Lookup(text.Hash(word[k:])) == 0 {
			continue
		}
		known = true
		first := word[:k]
		if l.Lookup(text.Hash(first)) != 0 {
			return len(word) - k, true
		}
		for _, link := range [...]string{"s", "en", "n"} {
			if p, ok := strings.CutSuffix(first, link); ok && len(p) >= minFirstPart && l.Lookup(text.Hash(p)) != 0 {
				return len(word) - k, true
			}
		}
	}
	return 0, known
}

// tagCompound tells whether a word that the lexicon lacks is made of those that it has.
func tagCompound(f *featurer, c *focus) {
	if c.t.Shape != text.ShapeTitle || c.t.Lex.Frequency() != 0 || f.tagging.lexicon.IsEmpty() {
		return
	}
	last, known := compoundOf(f.tagging.lexicon, f.r.Text.Fold(c.t))
	what := bit(last > 0) | bit(known)<<1
	f.add(tCompound, what|uint64(min(last, 8))<<2, c.gazKind)
	f.add(tCompound, what|1<<10, classOf(c.before)<<20|c.gazKind)
	f.add(tCompound, what|1<<11, shapeOf(c.before)<<20|shapeOf(c.after))
}
