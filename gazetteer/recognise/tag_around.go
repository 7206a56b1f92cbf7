package recognise

import "dateline/gazetteer/text"

// tagAround tells of the run of capitals that a token stands in and of what stands around that: its
// head, lists, hyphens, quotation marks, and persons of the same name.
func (f *featurer) tagAround(c *focus) {
	r, x, t := f.r, f.r.Text, c.t
	lo, hi := c.i, c.i
	if k := r.CapRuns.of[c.i]; k >= 0 {
		run := r.CapRuns.List[k]
		lo, hi = int(run.From), int(run.To)-1
		at, left := uint64(min(c.i-lo, 3)), uint64(min(hi-c.i, 3))
		first, head := &x.Tokens[run.From], r.Head(k)
		f.add(tHead, uint64(head.Class), at|left<<2)
		f.add(tHead, uint64(first.Class)|uint64(first.Lex>>5)<<8|1<<20, at|left<<2)
		if !r.unlearnt.Has(head) {
			f.add(tHead, keyOf(head)|1, left)
		}
		if m := r.Matches.covering[c.i]; m >= 0 {
			whole := int(r.Matches.List[m].From) <= lo && int(r.Matches.List[m].To) > hi
			f.add(tCovered, bit(whole)|uint64(min(hi-lo, 4))<<1, c.gaz)
		} else {
			f.add(tCovered, uint64(min(hi-lo, 4))<<1|1<<20, shapeOf(t))
		}
	} else if m := r.Matches.covering[c.i]; m >= 0 {
		lo, hi = int(r.Matches.List[m].From), int(r.Matches.List[m].To)-1
	}
	if p := x.Near(t, lo-1); p != nil && (p.Punct == ',' || p.Class == text.ClassConjunction) {
		f.add(tListed, f.matched(lo-2), c.gazKind|bit(p.Punct == ',')<<20)
		f.add(tListed, shapeOf(x.Near(t, lo-2))|1<<40, c.gazKind)
	}
	if p := x.Near(t, hi+1); p != nil && (p.Punct == ',' || p.Class == text.ClassConjunction) {
		f.add(tListed, f.matched(hi+2)|1<<41, c.gazKind|bit(p.Punct == ',')<<20)
		f.add(tListed, shapeOf(x.Near(t, hi+2))|1<<42, c.gazKind)
	}
	if p := c.before; p != nil && (p.Punct == '-' || p.Punct == '/') {
		f.add(tHyphen, shapeOf(c.before2)|uint64(p.Punct)<<8, c.gazKind)
	}
	if p := c.after; p != nil && (p.Punct == '-' || p.Punct == '/') {
		f.add(tHyphen, shapeOf(c.after2)|uint64(p.Punct)<<8|1<<20, c.gazKind)
		f.add(tHyphen, keyOf(c.after2), 1<<30)
	}
	if p := x.Near(t, lo-1); p != nil && p.Shape == text.ShapePunct && isQuote(x, p) {
		q := x.Near(t, lo-2)
		closed := x.Near(t, hi+1)
		f.add(tQuoted, classOf(q), c.gazKind)
		f.add(tQuoted, keyOf(q), bit(closed != nil && isQuote(x, closed)))
		f.add(tQuoted, bit(closed != nil && isQuote(x, closed))|1<<40, c.gazKind)
	}
	if n := r.persons[c.i]; n > 0 || r.BehindPerson(int32(c.i)) {
		f.add(tNamed, min(bucket(n), 2)|bit(r.BehindPerson(int32(c.i)))<<2, c.gazKind)
		f.add(tNamed, bit(r.BehindPerson(int32(c.i)))|1<<10, classOf(c.before))
	} else {
		f.add(tNamed, 1<<11, c.gazKind)
	}
	if t.Lex != 0 {
		ordinary := uint64(t.Lex.Ordinary()+3) / 4
		f.add(tOrdinary, ordinary|uint64(t.Lex>>6)<<5, c.gazKind|shapeOf(t)<<20)
		f.add(tOrdinary, ordinary|uint64(t.Lex>>6)<<5|1<<20, classOf(c.before))
	} else {
		f.add(tOrdinary, 1<<21, classOf(c.before)|c.gazKind<<20)
	}
	if k := r.Matches.covering[c.i]; k >= 0 {
		m := &r.Matches.List[k]
		before, after := x.Near(t, int(m.From)-1), x.Near(t, int(m.To))
		fame := uint64(m.Fame*6) | bit(m.Derived)<<4
		f.add(tFameClass, fame|position(c.gaz)<<8, keyOf(before))
		f.add(tFameClass, fame|position(c.gaz)<<8|1<<20, keyOf(after))
	} else if word := x.Fold(t); len(word) > 3 {
		f.add(tEndClass, text.Hash(lastOf(word, 3)), classOf(c.before))
	}
	if t.Capital() {
		h := r.Usages.Of(t)
		f.add(tPlaced, min(bucket(h.Located), 2)|min(bucket(h.Headed), 2)<<2|min(bucket(h.Named), 2)<<4, c.gazKind)
	}
}

// isQuote reports whether a mark is one of quotation.
func isQuote(x *text.Text, t *text.Token) bool {
	if t.Punct == '"' {
		return true
	}
	switch x.Source[t.Start:t.End] {
	case "«", "»", "„", "“", "”", "‚", "‘", "《", "》", "「", "」":
		return true
	}
	return false
}

// tagJoined tells of the word that a character is part of, and of the words beside that.
func (f *featurer) tagJoined(c *focus) {
	w := &f.tagging.words[c.i]
	f.add(tThree, keyOf(c.before)^keyOf(c.after)<<1, keyOf(c.t))
	if w.key == 0 {
		return
	}
	lo := c.i
	switch w.at {
	case 3, 4:
		for lo > 0 && f.tagging.words[lo].at > 2 {
			lo--
		}
	}
	hi := lo + int(w.size)
	names := uint64(w.entry >> 6)
	f.add(tJoined, w.key, uint64(w.at))
	f.add(tJoined, uint64(w.at)|names<<3|uint64(w.size)<<6|bit(w.entry == 0)<<12, c.gazKind)
	f.add(tJoined, uint64(w.at)|names<<3|uint64(w.size)<<6|1<<20, uint64(w.entry.Frequency()/3))
	before, after := f.wordAt(lo-1), f.wordAt(hi)
	f.add(tJoinedBeside, before.key, uint64(w.at))
	f.add(tJoinedBeside, after.key|1, uint64(w.at))
	f.add(tJoinedBeside, before.key, names|uint64(w.at)<<8|1<<20)
	f.add(tJoinedBeside, after.key|1, names|uint64(w.at)<<8|1<<21)
	tagTail(f, c, hi)
	around := uint64(before.entry>>6) | uint64(before.size)<<3 | uint64(after.entry>>6)<<8 | uint64(after.size)<<11
	f.add(tJoinedBeside, around, names|uint64(w.at)<<3|uint64(w.size)<<6)
	if m := f.r.Matches.covering[c.i]; m >= 0 { // does the name end where words do?
		x := &f.r.Matches.List[m]
		first, last := f.tagging.words[x.From], f.tagging.words[x.To-1]
		f.add(tJoined, bit(first.at <= 2)|bit(last.at == 1 || last.at == 4)<<1|1<<30, c.gazKind)
		f.add(tJoined, bit(first.at <= 2)|bit(last.at == 1 || last.at == 4)<<1|1<<31, uint64(x.Fame*8)|uint64(x.To-x.From)<<8)
	}
}

// wordAt returns the word of a token, the zero value outside the text.
func (f *featurer) wordAt(i int) joinedWord {
	if i < 0 || i >= len(f.tagging.words) {
		return joinedWord{}
	}
	return f.tagging.words[i]
}
