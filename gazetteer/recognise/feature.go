package recognise

import (
	"math/bits"

	"dateline/gazetteer/text"
)

// featurer collects the hashed features of tokens.
type featurer struct {
	r       *Recognition
	tagging *tagging
	last    uint64 // template that is computed
	bits    uint   // length of a feature's number
	out     []uint32
}

// add appends a feature: a template and up to two values.
func (f *featurer) add(template, a, b uint64) {
	if template > f.last {
		return
	}
	h := template*0x9E3779B97F4A7C15 ^ a*0xC2B2AE3D27D4EB4F ^ b*0x165667B19E3779F9
	f.out = append(f.out, uint32(text.Mix(h)>>((64-f.bits)&63)))
}

// focus is the token that features are made of, with its neighbours, nil where the
// sentence ends, and what the gazetteer knows of it.
type focus struct {
	i             int
	t             *text.Token
	before, after *text.Token
	before2       *text.Token // the second one before
	after2        *text.Token
	gaz, gazKind  uint64 // see known; gazKind without the group of places
	lex           uint64
}

// focusOn gathers what is known of token i.
func (f *featurer) focusOn(i int) focus {
	x := f.r.Text
	t := &x.Tokens[i]
	gaz := f.known(i)
	return focus{
		i: i, t: t, before: x.Near(t, i-1), before2: x.Near(t, i-2), after: x.Near(t, i+1), after2: x.Near(t, i+2),
		gaz: gaz, gazKind: position(gaz) | gaz>>8&15<<3, lex: lexClass(t),
	}
}

// firstPass appends the features of token i for the first pass.
func (f *featurer) firstPass(i int) {
	c := f.focusOn(i)
	f.wordFeatures(&c)
	f.gazetteerFeatures(&c)
	f.capRunFeatures(&c)
	f.patternFeatures(&c)
	if c.t.Capital() {
		f.usageFeatures(&c)
	}
}

// wordFeatures tell of the word and its neighbours.
func (f *featurer) wordFeatures(c *focus) {
	t, b1, a1 := c.t, c.before, c.after
	f.add(fBias, 0, 0)
	if !f.r.unlearnt.Has(t) {
		f.add(fWord, t.Key, 0)
	}
	f.add(fWordBefore, keyOf(b1), 0)
	f.add(fWordAfter, keyOf(a1), 0)
	f.add(fWordBefore2, keyOf(c.before2), classOf(b1))
	f.add(fWordAfter2, keyOf(c.after2), classOf(a1))
	f.add(fWordsBefore, keyOf(b1), keyOf(c.before2))
	f.add(fWordsAfter, keyOf(a1), keyOf(c.after2))
	f.add(fClass, classOf(t), shapeOf(t))
	f.add(fClassBefore, classOf(b1), shapeOf(b1))
	f.add(fClassAfter, classOf(a1), shapeOf(a1))
	f.add(fClassesBefore, classOf(b1), classOf(c.before2))
	f.add(fClassesAfter, classOf(a1), classOf(c.after2))
	f.add(fClassesAround, classOf(b1), classOf(a1))
	f.add(fShape, shapeOf(t), bit(t.Shouted()))
	f.add(fShapesAround, shapeOf(b1)<<16|shapeOf(a1), shapeOf(t))
	f.add(fLex, c.lex, bit(t.First()))
	if b1 != nil && b1.Capital() {
		f.add(fLexBefore, lexClass(b1), uint64(t.Lex>>5))
	}
	if a1 != nil && a1.Capital() {
		f.add(fLexAfter, lexClass(a1), uint64(t.Lex>>5))
	}
	word := f.r.Text.Fold(t)
	if n := len(word); n >= 4 && t.Capital() {
		f.add(fSuffix, text.Hash(word[n-3:]), 0)
		f.add(fSuffix2, text.Hash(word[n-4:]), bit(c.gaz == 0))
		f.add(fPrefix, text.Hash(word[:3]), 0)
	}
	if t.First() {
		f.add(fFirst, uint64(t.Lex.Ordinary()/2), c.gazKind)
	}
}

// gazetteerFeatures tell of the names of the gazetteer here and beside.
func (f *featurer) gazetteerFeatures(c *focus) {
	f.add(fGaz, c.gaz, 0)
	f.add(fGazClassBefore, c.gaz, classOf(c.before))
	f.add(fGazClassAfter, c.gaz, classOf(c.after))
	f.add(fGazLex, c.gazKind, c.lex)
	f.add(fGazShape, c.gazKind, shapeOf(c.t))
	f.add(fGazBefore, f.known(c.i-1), position(c.gaz))
	f.add(fGazAfter, f.known(c.i+1), position(c.gaz))
	m := &f.r.Matches
	if k := m.covering[c.i]; k >= 0 {
		x := &m.List[k]
		fame := uint64(x.Fame * 12)
		f.add(fGazFame, fame, c.gazKind)
		f.add(fGazMany, bucket(int32(len(x.Bearers))), c.gazKind)
		f.add(fGazFame, fame|64, uint64(c.t.Lex.Ordinary()/2)|uint64(c.t.Lex>>6)<<5)
	}
	if k := m.starting[c.i]; k >= 0 && k != m.covering[c.i] {
		x := &m.List[k]
		f.add(fGazStart, uint64(x.Group), uint64(ClassOfName(x.Kind)))
	}
	if c.t.Capital() {
		grade := f.r.Coverage.grade()
		f.add(fCoverage, grade, c.gazKind)
		if c.gaz == 0 {
			f.add(fCoverage, grade|16, classOf(c.before))
		}
	}
}

// capRunFeatures tell of the run of capitals around the token.
func (f *featurer) capRunFeatures(c *focus) {
	r := f.r
	k := r.CapRuns.of[c.i]
	if k < 0 {
		f.add(fRunPlace, 99, 0)
		return
	}
	run := r.CapRuns.List[k]
	at, size := uint64(min(int32(c.i)-run.From, 4)), uint64(min(run.To-run.From, 5))
	left := uint64(min(run.To-1-int32(c.i), 4))
	first, head := &r.Text.Tokens[run.From], r.Head(k)
	f.add(fRunPlace, at|left<<4, c.gazKind)
	f.add(fRunHead, uint64(head.Class), at|left<<4)
	f.add(fRunHeadGaz, uint64(head.Class), c.gaz)
	f.add(fRunFirst, uint64(first.Class)|uint64(first.Lex>>5)<<8, at|left<<4)
	f.add(fGazRun, uint64(first.Lex>>5)|uint64(head.Lex>>5)<<3, c.gazKind|at<<8|size<<12)
	after, before := r.Text.Near(c.t, int(run.To)), r.Text.Near(c.t, int(run.From)-1)
	f.add(fRunAfter, classOf(after), c.gazKind)
	f.add(fRunBefore, classOf(before), c.gazKind)
	f.add(fRunBefore, classOf(before)|1<<10, at)
	if size > 1 {
		edge := bit(at == 0) | bit(left == 0)<<1
		f.add(fRunWordBefore, keyOf(before), edge)
		f.add(fRunWordAfter, keyOf(after), edge)
	}
	if m := r.Matches.covering[c.i]; m >= 0 {
		whole := r.Matches.List[m].From <= run.From && r.Matches.List[m].To >= run.To
		f.add(fRunCovered, bit(whole)|size<<1, c.gaz)
	}
}

// patternFeatures tell of commas, conjunctions, marks, hyphens and datelines.
func (f *featurer) patternFeatures(c *focus) {
	x, t := f.r.Text, c.t
	lo, hi := c.i, c.i
	if k := f.r.CapRuns.of[c.i]; k >= 0 {
		lo, hi = int(f.r.CapRuns.List[k].From), int(f.r.CapRuns.List[k].To)-1
	}
	if p := x.Near(t, lo-1); p != nil && p.Punct == ',' {
		f.add(fCommaBefore, f.known(lo-2), c.gazKind)
		f.add(fCommaBefore, 1<<40, c.gaz)
	}
	if p := x.Near(t, hi+1); p != nil && p.Punct == ',' {
		f.add(fCommaAfter, f.known(hi+2), c.gazKind)
		f.add(fCommaAfter, shapeOf(x.Near(t, hi+2))|1<<40, c.gazKind)
	}
	if p := x.Near(t, lo-1); p != nil && p.Class == text.ClassConjunction {
		f.add(fListed, f.known(lo-2), c.gazKind)
		f.add(fListed, shapeOf(x.Near(t, lo-2))|1<<40, c.gazKind)
	}
	if p := x.Near(t, hi+1); p != nil && p.Class == text.ClassConjunction {
		f.add(fListed, f.known(hi+2)|1<<41, c.gazKind)
	}
	if t.Dateline() {
		f.add(fDateline, bit(t.Shape == text.ShapeUpper), c.gazKind)
	}
	if p := c.before; p != nil && (p.Punct == '-' || p.Punct == '/') {
		f.add(fHyphenMate, shapeOf(c.before2)|uint64(p.Punct)<<8, c.gazKind)
	}
	if p := c.after; p != nil && (p.Punct == '-' || p.Punct == '/') {
		f.add(fHyphenMate, shapeOf(c.after2)|uint64(p.Punct)<<8|1<<20, c.gazKind)
		f.add(fHyphenMate, keyOf(c.after2), 1<<30)
	}
	f.add(fMarks, bit(t.LineBefore())|bit(t.First())<<1|bit(t.Shouted())<<2|bit(t.Sentence == 0)<<3, c.gazKind)
}

// usageFeatures tell what the article does with the same word elsewhere.
func (f *featurer) usageFeatures(c *focus) {
	h := f.r.Usages.Of(c.t)
	f.add(fUsageName, min(bucket(h.Titled), 2)|min(bucket(h.Named), 2)<<2, c.gazKind)
	f.add(fUsagePlace, min(bucket(h.Located), 2)|min(bucket(h.Headed), 2)<<2, c.gazKind)
	f.add(fUsageCase, min(bucket(h.Small), 2), c.gazKind)
	f.add(fUsageLong, min(bucket(h.Long), 2)|min(bucket(h.Seen), 3)<<2, c.gazKind)
	f.add(fGazUsage, bit(h.Titled+h.Named > h.Located)|bit(h.Located > 0)<<1, c.gazKind)
}

// secondPass appends what the second pass sees of token i on top: the first pass's
// probabilities of the same word elsewhere, of the token and of those around it.
func (f *featurer) secondPass(i int) {
	x, prob := f.r.Text, f.r.Prob
	t := &x.Tokens[i]
	gaz := f.known(i)
	gazKind := position(gaz) | gaz>>8&15<<3
	if t.Capital() {
		h := f.r.Usages.Of(t)
		// Leave the token itself out: it has features of its own.
		own := prob[i]
		n := max(float32(h.decided-1), 1)
		placed, continued := max(h.placed-own[begin], 0)/n, max(h.continued-own[inside], 0)/n
		many := min(bucket(h.decided-1), 3)
		f.add(fPassTwo, uint64(placed*7.99)|uint64(continued*3.99)<<4|many<<8, 0)
		f.add(fPassTwoGaz, uint64(placed*7.99)|uint64(continued*3.99)<<4|bit(many > 0)<<8, gazKind)
		f.add(fPassTwoWide, uint64(min(placed+continued, 1)*9.99), many)
	}
	var around uint64
	for d := -2; d <= 2; d++ {
		around <<= 3
		if b := x.Near(t, i+d); b != nil && f.r.active[i+d] {
			p := prob[i+d]
			around |= 1 + uint64((p[begin]+p[inside])*3.99)
		}
	}
	f.add(fPassTwoNear, around, 0)
	p := prob[i]
	f.add(fPassTwoNear, uint64(p[begin]*7.99)|uint64(p[inside]*7.99)<<4|1<<40, gazKind)
}

// known packs what the gazetteer knows of token i: its position in the name that
// covers it (1 alone, 2 first, 3 between, 4 last), the group of the place and the
// class of the name; 0 for nothing.
func (f *featurer) known(i int) uint64 {
	if i < 0 || i >= len(f.r.Text.Tokens) {
		return 0
	}
	k := f.r.Matches.covering[i]
	if k < 0 {
		return 0
	}
	m := &f.r.Matches.List[k]
	at := uint64(3)
	switch first, last := int(m.From) == i, int(m.To) == i+1; {
	case first && last:
		at = 1
	case first:
		at = 2
	case last:
		at = 4
	}
	return at | uint64(m.Group)<<3 | uint64(ClassOfName(m.Kind))<<8 | 1<<12
}

func position(gaz uint64) uint64 { return gaz & 7 }

// bucket is a logarithmic scale: 0, 1, 2–3, 4–7 …
func bucket(n int32) uint64 { return uint64(bits.Len32(uint32(n))) }

// lexClass packs the word lists' view of a token.
func lexClass(t *text.Token) uint64 {
	return uint64(t.Lex.Frequency())/2 | uint64(t.Lex>>5)<<4 | 1<<8
}

func keyOf(t *text.Token) uint64 {
	if t == nil {
		return 1
	}
	if t.Shape == text.ShapeDigit {
		return 2
	}
	return t.Key
}

func classOf(t *text.Token) uint64 {
	switch {
	case t == nil:
		return 63
	case t.Shape == text.ShapePunct:
		return 64 + uint64(t.Punct)
	}
	return uint64(t.Class)
}

func shapeOf(t *text.Token) uint64 {
	if t == nil {
		return 31
	}
	if t.Shape == text.ShapePunct {
		return 32 + uint64(t.Punct)
	}
	return uint64(t.Shape)
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
