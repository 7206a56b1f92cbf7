package train

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
)

// How the copies are made from which a tagger learns that names which no article has are names,
// too: each town of a copy is another one of the gazetteer (mention replacement, Dai and Adel
// 2020). A copy counts less than its article.
const (
	swappedWeight = 0.2
	leastSwapped  = 0.25 // fame of a town that is put into a copy
)

// swapper puts towns of the gazetteer in the place of others.
type swapper struct {
	index *gazetteer.Index
	names []string
	seed  uint64
}

// newSwapper lists the towns of a script that has no cases and where names have no endings, nil
// for other languages: what stands in their texts is no form to put a name into.
func newSwapper(x *gazetteer.Index, c geoparse.LanguageConfig, seed uint64) *swapper {
	script := map[string]*unicode.RangeTable{"ar": unicode.Arabic, "zh": unicode.Han}[c.Tag]
	if script == nil {
		return nil
	}
	s := &swapper{index: x, seed: seed}
	for i := range x.Len() {
		ref := gazetteer.Ref(i)
		if x.Feature(ref).Class != "P" || x.Fame(ref) < leastSwapped {
			continue
		}
		for _, n := range x.Names(ref) {
			if isOf(n.Text, script) {
				s.names = append(s.names, n.Text)
				break
			}
		}
	}
	return s
}

func isOf(name string, script *unicode.RangeTable) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return r != ' ' && !unicode.Is(script, r) })
}

// copy returns a copy of an article whose towns are others, false where it has none.
func (s *swapper) copy(of *eval.Sample, number uint64) (eval.Sample, bool) {
	chance := rand.New(rand.NewPCG(s.seed, number))
	out := *of
	out.Gold = nil
	var b strings.Builder
	end, swapped := 0, false
	for _, g := range of.Gold {
		if g.Start < end {
			continue
		}
		b.WriteString(of.Text[end:g.Start])
		words := of.Text[g.Start:g.End]
		if s.isTown(words) {
			words, swapped = s.names[chance.IntN(len(s.names))], true
		}
		end = g.End
		g.Start = b.Len()
		b.WriteString(words)
		g.End = b.Len()
		out.Gold = append(out.Gold, g)
	}
	b.WriteString(of.Text[end:])
	out.Text = b.String()
	return out, swapped
}

// isTown reports whether a name of the gazetteer is that of a town.
func (s *swapper) isTown(name string) bool {
	got := s.index.Lookup(name)
	return len(got) > 0 && s.index.Feature(got[0].Ref).Class == "P"
}
