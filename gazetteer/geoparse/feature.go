package geoparse

import (
	"math/bits"

	"dateline/gazetteer"
)

// featurer collects the hashed features of one token.
type featurer struct{ out []uint32 }

// add appends a feature: a template and up to two values.
func (f *featurer) add(template, a, b uint64) {
	h := template*0x9E3779B97F4A7C15 ^ a*0xC2B2AE3D27D4EB4F ^ b*0x165667B19E3779F9
	f.out = append(f.out, uint32(mix(h)>>(64-featureBits)))
}

// The templates. Their numbers are part of the trained weights.
const (
	fBias uint64 = iota + 1
	fWord
	fWordBefore
	fWordAfter
	fWordBefore2
	fWordAfter2
	fClass
	fClassBefore
	fClassAfter
	fClassesBefore
	fClassesAfter
	fClassesAround
	fShape
	fShapesAround
	fLex
	fLexBefore
	fLexAfter
	fLexName
	fSuffix
	fSuffix2
	fPrefix
	fFirst
	fGaz
	fGazFame
	fGazMany
	fGazLex
	fGazBefore
	fGazAfter
	fGazShape
	fGazClassBefore
	fGazClassAfter
	fGazRun
	fGazStart
	fGazHistory
	fRunPlace
	fRunHead
	fRunFirst
	fRunAfter
	fRunBefore
	fRunCovered
	fRunHeadGaz
	fCommaBefore
	fCommaAfter
	fMarks
	fHistoryName
	fHistoryPlace
	fHistoryCase
	fHistoryLong
	fDateline
	fHyphenMate
	fPassTwo
	fPassTwoGaz
	fPassTwoWide
	fPassTwoNear
)

// bucket is a logarithmic scale: 0, 1, 2–3, 4–7 …
func bucket(n int32) uint64 { return uint64(bits.Len32(uint32(n))) }

// where returns the place of token i in the match k covering it: 1 single, 2
// first, 3 middle, 4 last.
func (s *scratch) where(i int, k int32) uint64 {
	m := &s.matches[k]
	switch first, last := int(m.from) == i, int(m.to) == i+1; {
	case first && last:
		return 1
	case first:
		return 2
	case last:
		return 4
	}
	return 3
}

// nameClass folds the kinds of names to four.
func nameClass(k gazetteer.NameKind) uint64 {
	switch k {
	case gazetteer.NameMain, gazetteer.NameOfficial:
		return 0
	case gazetteer.NameAlias, gazetteer.NameFormer:
		return 1
	case gazetteer.NameAbbreviation:
		return 2
	case gazetteer.NameAdjective, gazetteer.NameDemonym:
		return 3
	}
	return 4
}

// evidence packs what the gazetteer knows of token i: 0 for nothing.
func (s *scratch) evidence(i int) uint64 {
	if i < 0 || i >= len(s.tokens) {
		return 0
	}
	k := s.longest[i]
	if k < 0 {
		return 0
	}
	m := &s.matches[k]
	return s.where(i, k) | uint64(m.group)<<3 | nameClass(m.kind)<<8 | 1<<12
}

// lexClass packs the word lists' view of a token.
func (t *token) lexClass() uint64 {
	f := uint64(t.lex.frequency())
	return f/2 | uint64(t.lex>>5)<<4 | 1<<8
}

// near returns the token at i if it lies in the sentence of t, else nil.
func (s *scratch) near(t *token, i int) *token {
	if i < 0 || i >= len(s.tokens) || s.tokens[i].sentence != t.sentence {
		return nil
	}
	return &s.tokens[i]
}

func keyOf(t *token) uint64 {
	if t == nil {
		return 1
	}
	if t.shape == shapeDigit {
		return 2
	}
	return t.key
}

func classOf(t *token) uint64 {
	switch {
	case t == nil:
		return 63
	case t.shape == shapePunct:
		return 64 + uint64(t.punct)
	}
	return uint64(t.class)
}

func shapeAt(t *token) uint64 {
	if t == nil {
		return 31
	}
	if t.shape == shapePunct {
		return 32 + uint64(t.punct)
	}
	return uint64(t.shape)
}

// stretch is a run of capitals around a token, without the small words.
type stretch struct{ from, to int32 }

// stretches finds the runs of capitals: tokens with capitals side by side, with
// the marks that names hold between them. s.stretchOf[i] is its number, -1 for
// a token in none.
func (s *scratch) findStretches() {
	s.stretches = s.stretches[:0]
	s.stretchOf = resize(s.stretchOf, len(s.tokens))
	for i := range s.tokens {
		s.stretchOf[i] = -1
		t := &s.tokens[i]
		if !t.active {
			continue
		}
		if i > 0 && s.stretchOf[i-1] >= 0 && s.tokens[i-1].sentence == t.sentence && (t.shape == shapePunct || s.crosses(i)) && t.punct != '-' && s.tokens[i-1].punct != '-' {
			k := s.stretchOf[i-1]
			s.stretches[k].to = int32(i + 1)
			s.stretchOf[i] = k
			continue
		}
		if t.capital() {
			s.stretchOf[i] = int32(len(s.stretches))
			s.stretches = append(s.stretches, stretch{int32(i), int32(i + 1)})
		}
	}
}

// head returns the last token with a capital of a stretch.
func (s *scratch) head(k int32) *token {
	st := s.stretches[k]
	for i := st.to - 1; i > st.from; i-- {
		if s.tokens[i].capital() {
			return &s.tokens[i]
		}
	}
	return &s.tokens[st.from]
}

// features appends the features of token i for the first pass.
func (s *scratch) features(out []uint32, i int) []uint32 {
	f := featurer{out}
	t := &s.tokens[i]
	b1, b2 := s.near(t, i-1), s.near(t, i-2)
	a1, a2 := s.near(t, i+1), s.near(t, i+2)
	lex := t.lexClass()
	gaz := s.evidence(i)
	gazKind := where(gaz) | gaz>>8&15<<3

	f.add(fBias, 0, 0)
	f.add(fWord, t.key, 0)
	f.add(fWordBefore, keyOf(b1), 0)
	f.add(fWordAfter, keyOf(a1), 0)
	f.add(fWordBefore2, keyOf(b2), classOf(b1))
	f.add(fWordAfter2, keyOf(a2), classOf(a1))
	f.add(fClass, classOf(t), shapeAt(t))
	f.add(fClassBefore, classOf(b1), shapeAt(b1))
	f.add(fClassAfter, classOf(a1), shapeAt(a1))
	f.add(fClassesBefore, classOf(b1), classOf(b2))
	f.add(fClassesAfter, classOf(a1), classOf(a2))
	f.add(fClassesAround, classOf(b1), classOf(a1))
	f.add(fShape, shapeAt(t), boolBit(t.shouted))
	f.add(fShapesAround, shapeAt(b1)<<16|shapeAt(a1), shapeAt(t))
	f.add(fLex, lex, boolBit(t.first))
	if b1 != nil && b1.capital() {
		f.add(fLexBefore, b1.lexClass(), uint64(t.lex>>5))
	}
	if a1 != nil && a1.capital() {
		f.add(fLexAfter, a1.lexClass(), uint64(t.lex>>5))
	}
	word := s.folded[t.fold:t.foldTo]
	if n := len(word); n >= 4 && t.capital() {
		f.add(fSuffix, hashBytes(word[n-3:]), 0)
		f.add(fSuffix2, hashBytes(word[n-4:]), boolBit(gaz == 0))
		f.add(fPrefix, hashBytes(word[:3]), 0)
	}
	if t.first {
		f.add(fFirst, uint64(t.lex.ordinary()/2), gazKind)
	}
	s.gazetteerFeatures(&f, i, t, gaz, gazKind, b1, a1, lex)
	s.stretchFeatures(&f, i, t, gaz, gazKind)
	s.patternFeatures(&f, i, t, gaz, gazKind, b1, a1)
	if t.capital() {
		s.historyFeatures(&f, t, gazKind)
	}
	return f.out
}

// moreFeatures appends what the second pass sees of token i on top: the first
// pass's probabilities of the same word elsewhere, of the token and of those
// around it.
func (s *scratch) moreFeatures(out []uint32, i int) []uint32 {
	f := featurer{out}
	t := &s.tokens[i]
	gaz := s.evidence(i)
	gazKind := where(gaz) | gaz>>8&15<<3
	if t.capital() {
		h := &s.past[s.pastOf[t.key]]
		// Leave the token itself out: it has features of its own.
		own := s.prob[i]
		n := max(float32(h.decided-1), 1)
		placed, continued := max(h.placed-own[begin], 0)/n, max(h.continued-own[inside], 0)/n
		many := min(bucket(h.decided-1), 3)
		f.add(fPassTwo, uint64(placed*7.99)|uint64(continued*3.99)<<4|many<<8, 0)
		f.add(fPassTwoGaz, uint64(placed*7.99)|uint64(continued*3.99)<<4|boolBit(many > 0)<<8, gazKind)
		f.add(fPassTwoWide, uint64(min(placed+continued, 1)*9.99), many)
	}
	var around uint64
	for d := -2; d <= 2; d++ {
		around <<= 3
		if b := s.near(t, i+d); b != nil && b.active {
			p := s.prob[i+d]
			around |= 1 + uint64((p[begin]+p[inside])*3.99)
		}
	}
	f.add(fPassTwoNear, around, 0)
	p := s.prob[i]
	f.add(fPassTwoNear, uint64(p[begin]*7.99)|uint64(p[inside]*7.99)<<4|1<<40, gazKind)
	return f.out
}

func (s *scratch) gazetteerFeatures(f *featurer, i int, t *token, gaz, gazKind uint64, b1, a1 *token, lex uint64) {
	f.add(fGaz, gaz, 0)
	f.add(fGazClassBefore, gaz, classOf(b1))
	f.add(fGazClassAfter, gaz, classOf(a1))
	f.add(fGazLex, gazKind, lex)
	f.add(fGazShape, gazKind, shapeAt(t))
	f.add(fGazBefore, s.evidence(i-1), where(gaz))
	f.add(fGazAfter, s.evidence(i+1), where(gaz))
	if k := s.longest[i]; k >= 0 {
		m := &s.matches[k]
		fame := uint64(m.fame * 12)
		f.add(fGazFame, fame, gazKind)
		f.add(fGazMany, bucket(m.last-m.first), gazKind)
		f.add(fGazFame, fame|64, uint64(t.lex.ordinary()/2)|uint64(t.lex>>6)<<5)
	}
	if k := s.starts[i]; k >= 0 && k != s.longest[i] {
		m := &s.matches[k]
		f.add(fGazStart, uint64(m.group), nameClass(m.kind))
	}
}

func where(gaz uint64) uint64 { return gaz & 7 }

// stretchFeatures tell of the run of capitals that the token stands in.
func (s *scratch) stretchFeatures(f *featurer, i int, t *token, gaz, gazKind uint64) {
	k := s.stretchOf[i]
	if k < 0 {
		f.add(fRunPlace, 99, 0)
		return
	}
	st := s.stretches[k]
	at, size := uint64(min(int32(i)-st.from, 4)), uint64(min(st.to-st.from, 5))
	left := uint64(min(st.to-1-int32(i), 4))
	first, head := &s.tokens[st.from], s.head(k)
	f.add(fRunPlace, at|left<<4, gazKind)
	f.add(fRunHead, uint64(head.class), at|left<<4)
	f.add(fRunHeadGaz, uint64(head.class), gaz)
	f.add(fRunFirst, uint64(first.class)|uint64(first.lex>>5)<<8, at|left<<4)
	f.add(fGazRun, uint64(first.lex>>5)|uint64(head.lex>>5)<<3, gazKind|at<<8|size<<12)
	after, before := s.near(t, int(st.to)), s.near(t, int(st.from)-1)
	f.add(fRunAfter, classOf(after), gazKind)
	f.add(fRunBefore, classOf(before), gazKind)
	f.add(fRunBefore, classOf(before)|1<<10, at)
	if m := s.longest[i]; m >= 0 {
		whole := s.matches[m].from <= st.from && s.matches[m].to >= st.to
		f.add(fRunCovered, boolBit(whole)|size<<1, gaz)
	}
}

// patternFeatures tell of commas, marks, hyphens and datelines.
func (s *scratch) patternFeatures(f *featurer, i int, t *token, gaz, gazKind uint64, b1, a1 *token) {
	lo, hi := i, i
	if k := s.stretchOf[i]; k >= 0 {
		lo, hi = int(s.stretches[k].from), int(s.stretches[k].to)-1
	}
	if c := s.near(t, lo-1); c != nil && c.punct == ',' {
		f.add(fCommaBefore, s.evidence(lo-2), gazKind)
		f.add(fCommaBefore, 1<<40, gaz)
	}
	if c := s.near(t, hi+1); c != nil && c.punct == ',' {
		f.add(fCommaAfter, s.evidence(hi+2), gazKind)
		f.add(fCommaAfter, shapeAt(s.near(t, hi+2))|1<<40, gazKind)
	}
	if t.dateline {
		f.add(fDateline, boolBit(t.shape == shapeUpper), gazKind)
	}
	if b1 != nil && (b1.punct == '-' || b1.punct == '/') {
		f.add(fHyphenMate, shapeAt(s.near(t, i-2))|uint64(b1.punct)<<8, gazKind)
	}
	if a1 != nil && (a1.punct == '-' || a1.punct == '/') {
		c := s.near(t, i+2)
		f.add(fHyphenMate, shapeAt(c)|uint64(a1.punct)<<8|1<<20, gazKind)
		f.add(fHyphenMate, keyOf(c), 1<<30)
	}
	f.add(fMarks, boolBit(t.lineBefore)|boolBit(t.first)<<1|boolBit(t.shouted)<<2|boolBit(t.sentence == 0)<<3, gazKind)
}

// historyFeatures tell what the article does with the same word elsewhere.
func (s *scratch) historyFeatures(f *featurer, t *token, gazKind uint64) {
	h := &s.past[s.pastOf[t.key]]
	f.add(fHistoryName, min(bucket(h.titled), 2)|min(bucket(h.named), 2)<<2, gazKind)
	f.add(fHistoryPlace, min(bucket(h.located), 2)|min(bucket(h.headed), 2)<<2, gazKind)
	f.add(fHistoryCase, min(bucket(h.small), 2), gazKind)
	f.add(fHistoryLong, min(bucket(h.long), 2)|min(bucket(h.seen), 3)<<2, gazKind)
	f.add(fGazHistory, boolBit(h.titled+h.named > h.located)|boolBit(h.located > 0)<<1, gazKind)
}

func boolBit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
