package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// veto tells which candidates are not meant, whatever else speaks for them.
type veto struct {
	*Resolution
	index *gazetteer.Index
	words *contextWords

	english bool // the text is in English, whose lexicon knows which words are ordinary ones
}

// isRuledOut reports whether the words around leave no doubt that the candidate is not
// meant, though it may be the best of its name: a town with "the" before it, or a place
// outside the region that the text puts all mentions of the name in. There the answer
// is none: the gazetteer lacks the place.
func (c *veto) isRuledOut(n *Name, d *Candidate) bool {
	g := &d.Signals
	if c.english && d.Variant == VariantInside && c.isPartOfUnknown(n, d) {
		return true
	}
	if g[sigDefiniteTown] > 0 || d.Apart || c.isPutElsewhere(n, d) || c.isOtherWater(n, d) || c.isMine(n, d) {
		return true
	}
	if g[sigUngoverned] == 0 || d.isContained() || d.Variant == VariantWithin || isDivisionGroup(d.Group) {
		return false
	}
	listing := Settled
	for _, k := range n.Mentions {
		x := &c.Mentions[k].Context
		if len(x.Governing()) == 0 || x.Governs(&d.Bearer) {
			return false
		}
		listing = min(listing, x.Listing)
	}
	if listing == Unlisted && g[sigNearSentence] >= besides {
		return false // the sentence names a place beside it
	}
	if listing == Unlisted && c.isListedInOpened(n, d) {
		return true
	}
	return d.Fame < [...]float32{Unlisted: strayFame, Listed: cityFame, Settled: 1}[listing]
}

// isListedInOpened reports whether all mentions stand in lists with a place of the division that their sentences begin with, and
// the candidate lies abroad: "In Kansas, tornadoes hit Manhattan, Paris and Florence" speaks of no place in France.
func (c *veto) isListedInOpened(n *Name, d *Candidate) bool {
	for _, k := range n.Mentions {
		x := &c.Mentions[k].Context
		for _, r := range x.Governing() {
			if country, _, _ := c.index.Parents(r); country == d.Country || country == r {
				return false
			}
		}
		if !x.Opened || c.isOfDestinations(k) || !c.isListedWith(k, -1) && !c.isListedWith(k, 1) {
			return false
		}
	}
	return true
}

// isOfDestinations reports whether the list that mention k stands in is behind "to", "from" and the like: "flights to Paris and
// Athens".
func (c *veto) isOfDestinations(k int32) bool {
	for n := 0; n < maxListed && k > 0 && c.areJoined(k-1); n++ {
		k--
	}
	p := c.At(int(c.Mentions[k].From)-1, c.Mentions[k].From)
	return p != nil && p.Class == text.ClassPrepositionTo
}

// isListedWith reports whether the list that mention k stands in has a place of its governing division on the given side,
// -1 for before it.
func (c *veto) isListedWith(k, side int32) bool {
	x := &c.Mentions[k].Context
	for range maxListed {
		o := k + side
		if o < 0 || int(o) >= len(c.Mentions) || !c.areJoined(min(k, o)) {
			return false
		}
		if b := c.likeliest(&c.Names[c.Mentions[o].Name]); b >= 0 && x.Governs(&c.Candidates[b].Bearer) {
			return true
		}
		k = o
	}
	return false
}

// maxListed bounds the names of a list that are looked at on each side of one.
const maxListed = 8

// knownWord is how often a word must be written small elsewhere, as [text.LexEntry.Ordinary] counts, for a name to be made
// longer with it.
const knownWord = 4

// isPartOfUnknown reports whether the candidate bears a part of a name whose other words no list knows, nor are they such as
// names are made longer with: "Stoke Vornell" is no part of Stoke, as the University of Khartoum is of Khartoum.
func (c *veto) isPartOfUnknown(n *Name, d *Candidate) bool {
	m := &c.Mentions[n.Mentions[0]]
	from, to := c.partOf(m, d)
	unknown := false
	for i := m.From; i < m.To; i++ {
		if i >= from && i < to {
			continue
		}
		t := &c.Text.Tokens[i]
		if i == m.From && c.words.street.Has(t) {
			unknown = true // "Rue de Rivoli"
			continue
		}
		if c.Matches.Starting(i) >= 0 {
			return false // of two names
		}
		switch t.Class {
		case text.ClassNone:
			if t.Capital() && (c.words.club.Has(t) || t.Lex.Ordinary() >= knownWord || t.Lex&text.LexFirstName != 0) {
				return false
			}
			unknown = unknown || t.Capital()
		case text.ClassParticle, text.ClassConjunction, text.ClassArticle:
		default:
			return false
		}
	}
	return unknown
}

// partOf returns the words of a mention that a candidate bears.
func (c *veto) partOf(m *Mention, d *Candidate) (from, to int32) {
	for i := m.From; i < m.To; i++ {
		if k := c.Matches.Starting(i); k >= 0 && c.Matches.List[k].To <= m.To && bears(&c.Matches.List[k], d.Ref) {
			return i, c.Matches.List[k].To
		}
	}
	return m.From, m.From
}

// isPutElsewhere reports whether the text puts the name where the candidate does not lie, nor any other, and the candidate
// is not so well known that the text may mean it all the same. Where the article speaks of its country, the text may
// mean a division that the gazetteer has by another name.
func (c *veto) isPutElsewhere(n *Name, d *Candidate) bool {
	known := float32(strayFame)
	if c.english && d.Signals[sigCountryShare] < strayShare {
		known = excludedFame
	}
	return d.Fame < known && (c.isExcluded(n, d) || c.english && c.isAbroad(n, d))
}

// isExcluded reports whether no place of the name lies where the text says, nor does this one.
func (c *veto) isExcluded(n *Name, d *Candidate) bool {
	if d.Signals[sigOutside] == 0 {
		return false
	}
	for _, k := range n.Mentions {
		if x := &c.Mentions[k].Context; x.excludes(&d.Bearer) && !c.isBeside(x, d) {
			return true
		}
	}
	return false
}

// isAbroad reports whether the text puts the name in divisions of other countries, however loosely, and no place of
// the name lies in one of them: "Kani in Sagaing" is no town of Japan.
func (c *veto) isAbroad(n *Name, d *Candidate) bool {
	if !d.Group.IsSettlement() {
		return false // "the Niger in Mali"
	}
	list := c.CandidatesOf(n)
	for i := range list {
		if list[i].isContained() || list[i].Variant == VariantWithin {
			return false
		}
	}
	abroad := false
	for _, k := range n.Mentions {
		x := &c.Mentions[k].Context
		if x.wide == 0 {
			continue
		}
		for _, country := range x.countries[:x.divisions] {
			if country == gazetteer.NoRef || country == d.Country {
				return false
			}
		}
		abroad = true
	}
	return abroad
}

// isBeside reports whether the candidate lies close to the point of one of the divisions that the
// text says it lies in, and in its country: borders have been redrawn since one of the two was written.
func (c *veto) isBeside(x *Context, d *Candidate) bool {
	for i, r := range x.Containers() {
		if x.countries[i] != d.Country || r == d.Country {
			continue
		}
		p := c.index.Place(r)
		if at := unitVector(p.Point); apart(&at, &d.Location) <= regionReachKm {
			return true
		}
	}
	return false
}
