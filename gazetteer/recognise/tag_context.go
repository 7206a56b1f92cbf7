package recognise

import "dateline/gazetteer/text"

// maxAway is how many tokens beyond a run of capitals [featurer.tagContext] looks.
const maxAway = 4

// tagContext tells of the words before and behind the run of capitals that a token stands in: those nearest to it that are
// not small, "prefeitura" in "prefeitura de a Bahia", and all near it, wherever they stand.
func (f *featurer) tagContext(c *focus) {
	k := f.r.CapRuns.of[c.i]
	if k < 0 || c.t.Shape == text.ShapeUncased {
		return
	}
	x, run := f.r.Text, f.r.CapRuns.List[k]
	at, left := uint64(min(c.i-int(run.From), 2)), uint64(min(int(run.To)-1-c.i, 2))
	head, n := beyondSmall(x, c.t, int(run.From)-1, -1)
	f.add(tGoverned, keyOf(head), at|min(n, 2)<<4)
	f.add(tGoverned, keyOf(head)|1, c.gazKind)
	f.add(tGoverned, classOf(head)|shapeOf(head)<<8|1<<40, c.gazKind|at<<20|n<<24)
	if head != nil {
		f.add(tGoverned, text.Hash(lastOf(x.Fold(head), 4)), at|1<<30)
	}
	next, n := beyondSmall(x, c.t, int(run.To), 1)
	f.add(tGoverned, keyOf(next), left|min(n, 2)<<4|1<<50)
	f.add(tGoverned, classOf(next)|shapeOf(next)<<8|1<<41, c.gazKind|left<<20|n<<24)
	for d := 1; d <= maxAway; d++ {
		if p := x.Near(c.t, int(run.From)-d); p != nil && p.Word() {
			f.add(tAway, keyOf(p), at|position(c.gaz)<<4)
		}
		if p := x.Near(c.t, int(run.To)-1+d); p != nil && p.Word() {
			f.add(tAway, keyOf(p)|1, left|position(c.gaz)<<4|1<<20)
		}
	}
}

// beyondSmall returns the first token from i on in a direction, in the sentence of t, that is no small word, nil for none,
// and how many small words it passed, three at most.
func beyondSmall(x *text.Text, t *text.Token, i, step int) (*text.Token, uint64) {
	p := x.Near(t, i)
	n := 0
	for ; p != nil && n < 3 && (isSmallWord(p.Class) || p.Shape == text.ShapeLower && p.FoldLen() <= 2); n++ {
		i += step
		p = x.Near(t, i)
	}
	return p, uint64(n)
}
