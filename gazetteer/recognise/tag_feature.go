package recognise

import (
	"unicode/utf8"

	"dateline/gazetteer/text"
)

// The templates of a [Tagger]. Their numbers are part of the trained weights: they are never
// reused, and new ones come last.
const (
	tBias uint64 = iota + 1000
	tWord
	tWordBefore
	tWordAfter
	tWordBefore2
	tWordAfter2
	tPrefix
	tSuffix
	tEndBefore
	tEndAfter
	tShape
	tShapes
	tClass
	tClassBefore
	tClassAfter
	tClasses
	tName
	tGaz
	tGazBefore
	tGazAfter
	tGazFame
	tGazWord
	tGazWordBefore
	tGazWordAfter
	tGazShape
	tGazStart
	tGazLanguage
	tLanguage
	tRun
	tRunEdge
	tMarks
	tUsage
	tSigns
	tSignsBefore
	tSignsAfter
	tSignsAround
	tVotes
	tVotesGaz
	tNear
	tOwn
	tRare
	tRareGaz
	tRareFame
	tNamed
	tHead
	tCovered
	tListed
	tHyphen
	tQuoted
	tOrdinary
	tFameClass
	tEndClass
	tJoined
	tJoinedBeside
	tThree
	tPlaced
	tGoverned
	tAway
	tCompound
	tTail
)

// tagFirst appends the features of token i for the first pass.
func (f *featurer) tagFirst(i int) {
	x := f.r.Text
	t := &x.Tokens[i]
	c := focus{
		i: i, t: t, before: x.Near(t, i-1), before2: x.Near(t, i-2), after: x.Near(t, i+1), after2: x.Near(t, i+2),
		gaz: f.matched(i),
	}
	c.gazKind = position(c.gaz) | c.gaz>>8&31<<3
	f.tagWord(&c)
	f.tagNames(&c)
	f.tagAround(&c)
	tagCompound(f, &c)
	if f.tagging.context {
		f.tagContext(&c)
	}
	if t.Shape == text.ShapeUncased {
		f.tagSigns(&c)
		f.tagJoined(&c)
	}
}

// tagWord tells of the word, its neighbours and its place in a run of capitals.
func (f *featurer) tagWord(c *focus) {
	x, t, b1, a1 := f.r.Text, c.t, c.before, c.after
	f.add(tBias, 0, 0)
	known := !f.r.unlearnt.Has(t)
	if known {
		f.add(tWord, keyOf(t), 0)
	}
	f.add(tWordBefore, keyOf(b1), 0)
	f.add(tWordAfter, keyOf(a1), 0)
	f.add(tWordBefore2, keyOf(c.before2), keyOf(b1))
	f.add(tWordAfter2, keyOf(c.after2), keyOf(a1))
	f.add(tShape, shapeOf(t), bit(t.First())|bit(t.Shouted())<<1)
	f.add(tShapes, shapeOf(b1)<<16|shapeOf(a1), shapeOf(t))
	f.add(tClass, classOf(t), shapeOf(t))
	f.add(tClassBefore, classOf(b1), shapeOf(b1))
	f.add(tClassAfter, classOf(a1), shapeOf(a1))
	f.add(tClasses, classOf(b1)<<8|classOf(a1), classOf(c.before2))
	word := x.Fold(t)
	if len(word) > 3 {
		if known {
			f.add(tPrefix, text.Hash(beginning(word, shortEnding)), 0)
		}
		f.add(tSuffix, text.Hash(lastOf(word, 2)), shapeOf(t))
		f.add(tSuffix, text.Hash(lastOf(word, 3)), shapeOf(t))
		if known {
			f.add(tSuffix, text.Hash(lastOf(word, 4)), shapeOf(t))
		}
	}
	if b1 != nil {
		f.add(tEndBefore, text.Hash(lastOf(x.Fold(b1), 3)), shapeOf(t)<<8|shapeOf(b1))
		f.add(tName, uint64(b1.Lex>>5)|uint64(t.Lex>>5)<<3, shapeOf(b1))
	}
	if a1 != nil {
		f.add(tEndAfter, text.Hash(lastOf(x.Fold(a1), 3)), shapeOf(t)<<8|shapeOf(a1))
		f.add(tName, uint64(a1.Lex>>5)|uint64(t.Lex>>5)<<3|1<<8, shapeOf(a1))
	}
	k := f.r.CapRuns.of[c.i]
	if k < 0 {
		return
	}
	run := f.r.CapRuns.List[k]
	at, left := uint64(min(int32(c.i)-run.From, 3)), uint64(min(run.To-1-int32(c.i), 3))
	f.add(tRun, at|left<<3, c.gazKind)
	before, after := x.Near(t, int(run.From)-1), x.Near(t, int(run.To))
	f.add(tRunEdge, classOf(before)|at<<10, shapeOf(before))
	f.add(tRunEdge, classOf(after)|left<<10|1<<20, shapeOf(after))
	f.add(tRunEdge, keyOf(before), at|1<<30)
	f.add(tRunEdge, keyOf(after), left|1<<31)
	if t.Capital() {
		h := f.r.Usages.Of(t)
		f.add(tUsage, min(bucket(h.Titled), 2)|min(bucket(h.Located), 2)<<2|min(bucket(h.Long), 2)<<4|min(bucket(h.Small),
			2)<<6, c.gazKind)
	}
	f.add(tMarks, bit(t.LineBefore())|bit(t.First())<<1|bit(t.Shouted())<<2|bit(t.Dateline())<<3, c.gazKind)
}

// tagNames tells of the names of the gazetteer here and beside.
func (f *featurer) tagNames(c *focus) {
	b, a := f.matched(c.i-1), f.matched(c.i+1)
	f.add(tGaz, c.gaz, 0)
	f.add(tGazBefore, b, position(c.gaz))
	f.add(tGazAfter, a, position(c.gaz))
	hidden := f.r.unlearnt.Has(c.t)
	if !hidden {
		f.add(tGazWord, c.gazKind, keyOf(c.t))
	}
	rare := bit(hidden || !f.tagging.common.Has(c.t.Key))
	f.add(tRare, rare, shapeOf(c.t))
	f.add(tGazWordBefore, c.gazKind, keyOf(c.before))
	f.add(tGazWordAfter, c.gazKind, keyOf(c.after))
	f.add(tGazWordBefore, c.gazKind|1<<20, classOf(c.before)<<8|shapeOf(c.before))
	f.add(tGazWordAfter, c.gazKind|1<<20, classOf(c.after)<<8|shapeOf(c.after))
	f.add(tGazShape, c.gazKind, shapeOf(c.t)|bit(c.t.First())<<8)
	m := &f.r.Matches
	if k := m.covering[c.i]; k >= 0 {
		x := &m.List[k]
		rare |= bit(hidden || !f.tagging.common.Has(f.r.Key(x.From, x.To))) << 1
		f.add(tRareGaz, rare|bit(x.Derived)<<2|uint64(min(x.To-x.From, 4))<<3, c.gazKind)
		f.add(tRareFame, rare|bit(x.Derived)<<2|uint64(min(x.To-x.From, 4))<<3, uint64(x.Fame*12))
		f.add(tRareFame, rare|bit(x.Derived)<<2|1<<8, classOf(f.r.Text.Near(c.t, int(x.From)-1))<<8|shapeOf(c.t))
		f.add(tGazFame, uint64(x.Fame*12), c.gazKind)
		f.add(tGazFame, uint64(x.Fame*12)|1<<8, uint64(min(x.To-x.From, 4))<<32)
		f.add(tGazFame, uint64(x.Fame*12)|3<<8|bit(x.Derived)<<10, classOf(f.r.Text.Near(c.t, int(x.From)-1)))
		f.add(tGazFame, uint64(x.Fame*12)|2<<8, bucket(int32(len(x.Bearers)))|uint64(c.t.Lex>>5)<<8)
	}
	if k := m.starting[c.i]; k >= 0 && k != m.covering[c.i] {
		x := &m.List[k]
		f.add(tGazStart, uint64(x.Group), uint64(ClassOfName(x.Kind)))
	}
}

// tagSigns tells of the characters around one, in a script where each is a token.
func (f *featurer) tagSigns(c *focus) {
	f.add(tSigns, keyOf(c.before), keyOf(c.t))
	f.add(tSigns, keyOf(c.t)|1, keyOf(c.after))
	f.add(tSignsAround, keyOf(c.before), keyOf(c.after))
	m := &f.r.Matches
	if k := m.covering[c.i]; k >= 0 {
		x := &m.List[k]
		before, after := f.r.Text.Near(c.t, int(x.From)-1), f.r.Text.Near(c.t, int(x.To))
		f.add(tSignsBefore, keyOf(before), c.gazKind)
		f.add(tSignsAfter, keyOf(after), c.gazKind)
	}
}

// tagSecond appends what the second pass sees of token i on top.
func (f *featurer) tagSecond(i int) {
	x, prob := f.r.Text, f.r.Prob
	t := &x.Tokens[i]
	gaz := f.matched(i)
	gazKind := position(gaz) | gaz>>8&31<<3
	own := prob[i]
	if t.Word() && x.Tokens[i].FoldLen() > 0 {
		v := f.tagging.votes[f.tagging.lemmas[i]]
		if n := v.n - 1; n > 0 {
			begins, insides := max(v.begins-own[begin], 0)/n, max(v.inside-own[inside], 0)/n
			many := min(bucket(int32(n)), 3)
			f.add(tVotes, uint64(begins*5.99)|uint64(insides*3.99)<<4|many<<8, 0)
			f.add(tVotesGaz, uint64(begins*5.99)|uint64(insides*3.99)<<4, gazKind)
		}
	}
	var around uint64
	for d := -2; d <= 2; d++ {
		around <<= 3
		if b := x.Near(t, i+d); b != nil && f.r.active[i+d] {
			p := prob[i+d]
			around |= 1 + uint64((p[begin]+p[inside])*3.99)
		}
	}
	f.add(tNear, around, 0)
	f.add(tOwn, uint64(own[begin]*7.99)|uint64(own[inside]*7.99)<<4, gazKind)
}

// matched is known with how the name was found: bit 12 tells that the name stands as it is.
func (f *featurer) matched(i int) uint64 {
	g := f.known(i)
	if g == 0 {
		return 0
	}
	if f.r.Matches.List[f.r.Matches.covering[i]].Derived {
		g &^= 1 << 12
	}
	return g
}

// lastOf returns the last n characters of a word.
func lastOf(word string, n int) string {
	for i := len(word); i > 0; n-- {
		if n == 0 {
			return word[i:]
		}
		_, size := utf8.DecodeLastRuneInString(word[:i])
		i -= size
	}
	return word
}
