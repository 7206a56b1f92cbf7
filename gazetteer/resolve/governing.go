package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// Listing tells how firmly a text puts a mention in the divisions that govern it.
type Listing uint8

// The grades of a listing.
const (
	Unlisted Listing = iota // the sentence speaks of a division before: "In Texas the governor met …"
	Listed                  // one of a list with the division before or behind it: "A, B and C, in Victoria"
	Settled                 // one of the settlements that the text counts there: "in Kharkiv Oblast the villages of A and B"
)

// The bounds of what is looked at for a governing division: they keep the work on a
// sentence or list without end linear.
const (
	maxGovernWindow = 40 // tokens before or behind a mention
	maxUnderHeading = 24 // sentences under a heading
	maxListItem     = 12 // tokens of a sentence that may be an item of a list
)

// Governing returns the divisions that the text says, away from the mention, that it
// lies in: "In Kharkiv Oblast the army took X and Y".
func (c *Context) Governing() []gazetteer.Ref { return c.governing[:c.governN] }

// Governs reports whether a place lies in one of the governing divisions.
func (c *Context) Governs(b *Bearer) bool {
	for _, r := range c.Governing() {
		if b.inside(r) {
			return true
		}
	}
	return false
}

// governorReader reads which divisions the text says, away from a mention, that it lies in.
type governorReader struct {
	surroundings
	headings *headings
}

// govern adds the divisions that bear the name k as governing ones, and reports whether
// there are any.
func (r governorReader) govern(c *Context, k int32, listing Listing) bool {
	m := &r.Matches.List[k]
	for _, b := range m.Bearers {
		if c.governN < maxGoverning && b.Kind != gazetteer.NameAlternate && r.governs(m, b.Ref) {
			c.governing[c.governN] = b.Ref
			c.governN++
		}
	}
	if c.governN == 0 {
		return false
	}
	c.Listing = listing
	if listing == Settled {
		c.say(k)
	}
	return true
}

// governs reports whether match m means the division ref where it holds what follows.
func (r governorReader) governs(m *recognise.Match, ref gazetteer.Ref) bool {
	g := recognise.GroupIn(r.index, ref)
	return isDivisionGroup(g) && (g != recognise.GroupAdmin2 || r.namesDivision(m, ref))
}

// read finds the divisions that govern a mention: behind the list that it stands
// in, before it in its sentence, or in the heading over it.
func (r governorReader) read(c *Context, from, to int32) {
	if k := r.divisionBehindList(to); k >= 0 && !r.holdsBefore(from, to) && r.govern(c, k, Listed) {
		return
	}
	if k, led := r.divisionBefore(from); k >= 0 {
		led = led && !r.isBesides(k, from)
		switch {
		case r.countsSettlements(r.Matches.List[k].To, from):
			r.govern(c, k, Settled)
		case r.At(int(r.Matches.List[k].To), from+1).Punct == ':':
			r.govern(c, k, Listed)
		case led:
			r.govern(c, k, Unlisted)
			c.Opened = r.opens(k)
		}
		return
	}
	if k := r.headings.over(r.Text, from); k >= 0 {
		r.govern(c, k, Listed)
	}
}

// holdsBefore reports whether a mention is the division that holds what stands before it, and so the end of that rather than the
// beginning of a list: "Highland County in Ohio, and Lewis County in Kentucky".
func (r governorReader) holdsBefore(from, to int32) bool {
	in, held := r.At(int(from)-1, from), r.At(int(from)-2, from)
	if in == nil || held == nil || in.Class != text.ClassPrepositionIn || !held.Capital() && !r.words.describes(held) {
		return false
	}
	k := r.StartingAt(int(from), to)
	return k >= 0 && r.Matches.List[k].To == to && isDivisionGroup(r.Matches.List[k].Group)
}

// divisionBefore returns the last division named before a mention in its sentence, -1
// for none, and whether a preposition of place leads it.
func (r governorReader) divisionBefore(from int32) (k int32, led bool) {
	for i := int(from) - 1; i > 0 && i > int(from)-maxGovernWindow && r.At(i, from+1) != nil; i-- {
		k := r.EndingAt(i, from+1)
		if k < 0 || r.Matches.List[k].To > from || !isDivisionGroup(r.Matches.List[k].Group) {
			continue
		}
		m := &r.Matches.List[k]
		p := r.At(int(m.From)-1, m.From)
		if p != nil && p.Class == text.ClassArticle && m.From > 1 {
			p = r.At(int(m.From)-2, m.From)
		}
		return k, p != nil && p.Class == text.ClassPrepositionIn
	}
	return -1, false
}

// opens reports whether the sentence of match k begins with it and the preposition before it: "In Texas, …".
func (r governorReader) opens(k int32) bool {
	m := &r.Matches.List[k]
	first := int(m.From) - 1
	if t := r.At(first, m.From); t != nil && t.Class == text.ClassArticle {
		first--
	}
	return r.At(first-1, m.From) == nil
}

// isBesides reports whether what the sentence says of the division k is over before the
// mention: a semicolon stands between, or the mention stands beside it with a preposition of its
// own or behind "and". What begins a sentence holds all of it: "In Texas, snow fell in X and at Y".
func (r governorReader) isBesides(k, from int32) bool {
	if r.opens(k) {
		return false
	}
	m := &r.Matches.List[k]
	led := int(from) - 1
	if t := r.At(led, from+1); t != nil && t.Class == text.ClassArticle {
		led--
	}
	own := led >= int(m.To) && r.At(led, from+1) != nil && r.Text.Tokens[led].Class == text.ClassPrepositionIn
	for i := int(m.To); i < int(from); i++ {
		switch t := &r.Text.Tokens[i]; {
		case t.Punct == ';':
			return true
		case t.Class == text.ClassConjunction && (i == int(m.To) || own), t.Punct == ',' && own:
			return true
		}
	}
	return false
}

// countsSettlements reports whether the words between a division and a mention begin a
// list of settlements that goes on to the mention: "… the settlements of A, B and".
func (r governorReader) countsSettlements(from, to int32) bool {
	i := to - 1
	for ; i >= from; i-- {
		t := &r.Text.Tokens[i]
		if !t.Capital() && t.Class != text.ClassConjunction && t.Class != text.ClassArticle && t.Punct != ',' && t.Punct != '-' {
			break
		}
	}
	if i > from && r.words.of.Has(&r.Text.Tokens[i]) {
		i--
	}
	return i >= from && r.words.settlements.Has(&r.Text.Tokens[i])
}

// divisionBehindList reads "X, Y and Z, in western Victoria" from the end of X; -1 where
// X begins no such list.
func (r governorReader) divisionBehindList(to int32) int32 {
	i, end := int(to), int(to)+maxGovernWindow
	items, joined := 1, false
	for i < end {
		t := r.At(i, to)
		if t == nil || t.Punct != ',' && t.Class != text.ClassConjunction {
			break
		}
		for ; i < end && t != nil && (t.Punct == ',' || t.Class == text.ClassConjunction ||
			t.Class == text.ClassArticle); t = r.At(i, to) {
			joined = joined || t.Class == text.ClassConjunction
			i++
		}
		if t == nil || !t.Capital() {
			break
		}
		items++
		for ; i < end && t != nil && (t.Capital() || t.Punct == '-' && !t.SpaceBefore()); t = r.At(i, to) {
			i++
		}
	}
	t := r.At(i, to)
	if t != nil && t.Shape == text.ShapeLower && r.words.describes(t) { // "A and B counties in …"
		i++
		t = r.At(i, to)
	}
	if items < 2 || !joined || t == nil || t.Class != text.ClassPrepositionIn || t.Capital() {
		return -1
	}
	for end := i + 1 + maxWordsBefore; i < end; {
		i++
		t := r.At(i, to)
		if t == nil || t.Shape == text.ShapePunct {
			return -1
		}
		if k := r.StartingAt(i, to); k >= 0 && t.Capital() {
			if isDivisionGroup(r.Matches.List[k].Group) {
				return k
			}
			return -1
		}
	}
	return -1
}

// headings knows for each sentence the division that it is the heading of, 1 + the
// number of a match; 0 for none.
type headings struct {
	division []int32
	tokens   []int32 // of each sentence
}

// find finds the sentences that name a division and nothing else, on a line of their
// own.
func (h *headings) find(r *recognise.Recognition) {
	n := len(r.Text.Sentences)
	h.division, h.tokens = resize(h.division, n), resize(h.tokens, n)
	clear(h.division)
	clear(h.tokens)
	tokens := r.Text.Tokens
	for i := range tokens {
		s := tokens[i].Sentence
		h.tokens[s]++
		if h.tokens[s] > 1 {
			continue
		}
		k := r.Matches.Starting(int32(i))
		if k < 0 || !isDivisionGroup(r.Matches.List[k].Group) {
			continue
		}
		end := int(r.Matches.List[k].To)
		if end < len(tokens) && tokens[end].Punct == ':' && tokens[end].Sentence == s {
			end++
		}
		if end < len(tokens) && tokens[end].Sentence != s && tokens[end].LineBefore() {
			h.division[s] = k + 1
		}
	}
}

// over returns the number of the match that is the heading of the list that token i
// stands in, -1 for none. Sentences that are no items end a list.
func (h *headings) over(t *text.Text, i int32) int32 {
	s := t.Tokens[i].Sentence
	for n := 0; n <= maxUnderHeading && s >= 0 && h.tokens[s] <= maxListItem; n++ {
		if k := h.division[s]; k > 0 && n > 0 {
			return k - 1
		}
		s--
	}
	return -1
}

func isDivisionGroup(g recognise.Group) bool {
	switch g {
	case recognise.GroupCountry, recognise.GroupAdmin1, recognise.GroupAdmin2:
		return true
	}
	return false
}

func isDivision(x *gazetteer.Index, ref gazetteer.Ref) bool {
	return isDivisionGroup(recognise.GroupIn(x, ref))
}
