package gazetteer

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/geo"
)

// candidates are the hits of one query, as far as they are found.
type candidates struct {
	x      *Index
	q      *Query
	folded []byte // the text of q
	filter *compiledFilter
	limit  int
	home   []uint32 // offsets in strings of the countries of the asker
	hits   []Hit

	accented   bool // the text has Latin letters beyond those of English
	contextual bool // some hit lies where the text says
}

// key returns the number of the key in an index that the name of a reading folds to.
func (c *candidates) key(x *nameTable, r *reading) (uint64, bool) {
	if len(r.name) == len(c.q.Text) && r.name == c.q.Text && len(r.name) <= MaxName {
		return x.foldedKey(c.folded) // once is enough
	}
	return x.key(r.name)
}

// add scores a place and keeps it when it passes the filter and lies in the
// context of the reading.
func (c *candidates) add(r *reading, m Match, found Found, edits int, match float64) {
	if !c.filter.passes(m.Ref) || r.kind != nil && !r.kind(c.x.Feature(m.Ref)) ||
		r.title && slices.Contains(ambiguousTitles, c.x.countryCode(m.Ref)) ||
		r.context != nil && (!r.holds(c.x, m.Ref) || c.namesake(r, m)) {
		return
	}
	if c.accented && found == ByName && match == 1 && isSpelt(c.x, m.Ref, r.name, strings.EqualFold) {
		match += asSpelt
	}
	if r.edits > 0 {
		found, edits, match = ByTypo, edits+r.edits, match-0.2*float64(r.edits)
	}
	if r.kind != nil && m.Kind == NameAbbreviation {
		return // "Isle of Man" is no island of Manitoba
	}
	h := Hit{Ref: m.Ref, Found: found, Fit: r.fit, Kind: m.Kind, Edits: edits, Distance: -1}
	h.score("match", match, c.q.Explain)
	h.score("kind", 0-kindPenalty(m.Kind), c.q.Explain)
	h.score("fame", c.x.Fame(m.Ref), c.q.Explain)
	if m.Kind == NameAlternate && found == ByName && borrowed(c.x, m.Ref, r.name) {
		h.score("borrowed", 0-borrowedPenalty, c.q.Explain)
	}
	if r.context != nil {
		c.contextual = true
		held := inContext
		if r.begun {
			held -= inBegun
		}
		h.score("context", held, c.q.Explain)
	}
	if c.q.Focus != nil {
		h.Distance = geo.Distance(*c.q.Focus, c.x.Point(m.Ref))
		h.score("near", c.q.nearScore(h.Distance), c.q.Explain)
	}
	if c.home != nil && slices.Contains(c.home, c.x.regions.u32(c.x.region(m.Ref)*regionSize)) {
		h.score("home", atHome, c.q.Explain)
	}
	c.hits = append(c.hits, h)
}

// namesake reports whether a building is called by the name of a city only, beside
// which it lies in another unit: by "Berlin, Brandenburg" nobody means the airport.
func (c *candidates) namesake(r *reading, m Match) bool {
	if c.x.Feature(m.Ref).Class != "S" || m.Kind == NameMain {
		return false
	}
	key, ok := c.key(&c.x.nameTable, r)
	if !ok {
		return false
	}
	b := c.x.bearers(key)
	first, ok := b.next()
	return ok && first.Kind == NameMain && c.x.Feature(first.Ref).Class != "S" && c.x.Fame(first.Ref) > wellKnown
}

// best returns the hits that were asked for, each place once with its best
// score, the best first and of equals the more famous.
func (c *candidates) best() []Hit {
	slices.SortFunc(c.hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Ref, b.Ref), -cmp.Compare(a.Score, b.Score))
	})
	c.hits = slices.CompactFunc(c.hits, func(a, b Hit) bool { return a.Ref == b.Ref })
	slices.SortFunc(c.hits, func(a, b Hit) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), cmp.Compare(a.Ref, b.Ref))
	})
	return slices.Clip(c.hits[:min(len(c.hits), c.limit)])
}

// doubtful reports whether no hit lies where the text says and all are little
// known towns, so that the text may be a more famous name mistyped. Seas,
// buildings and the like were chosen for being named.
func (c *candidates) doubtful() bool {
	if len(c.hits) >= c.limit {
		return false
	}
	return !slices.ContainsFunc(c.hits, func(h Hit) bool {
		class := c.x.Feature(h.Ref).Class
		return c.contextual || class != "P" || c.x.Fame(h.Ref)-kindPenalty(h.Kind) > wellKnown
	})
}

// obscure reports whether all hits are little known settlements or units within units,
// so that the text may be the name of a country in another language: "Polen" is one, and
// a district of Indonesia.
func (c *candidates) obscure() bool {
	return !slices.ContainsFunc(c.hits, func(h Hit) bool {
		f := c.x.Feature(h.Ref)
		return f.Class != "P" && f.Code != "ADM2" || c.x.Fame(h.Ref)-kindPenalty(h.Kind) > wellKnown
	})
}

// inShort reports whether all hits are units within units by a short name, which ends as the code of a state may:
// "Aurora CO" is rather a town in Colorado than Aurora Co., South Dakota.
func (c *candidates) inShort() bool {
	return !slices.ContainsFunc(c.hits, func(h Hit) bool {
		return h.Kind == NameMain || c.x.Feature(h.Ref).Code != "ADM2"
	})
}

// byOtherNames reports whether all hits are found by former names and such of which nobody knows the language, so
// that the text may be a country's name in one: "Mexiko", which some list with Mexico City, "Hollandia".
func (c *candidates) byOtherNames() bool {
	return !c.contextual && !slices.ContainsFunc(c.hits, func(h Hit) bool {
		return h.Kind != NameAlternate && h.Kind != NameFormer
	})
}

// isBegunInLanguage reports whether what a foreign asker's language calls a place begins with the text.
func (c *candidates) isBegunInLanguage(place Ref) bool {
	if !c.foreigner() {
		return false
	}
	var room [128]byte
	name, ok := c.x.NameIn(place, c.q.Languages[:1])
	return ok && bytes.HasPrefix(Fold(room[:0], name), c.folded) && (!c.accented || hasPrefixFold(name, c.q.Text))
}

// isForeign reports whether the text has letters beyond those of English, and no hit
// is a country: "França" is Portuguese for a country, though without its
// cedilla it is a city in Brazil.
func (c *candidates) isForeign() bool {
	return strings.IndexFunc(c.q.Text, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 &&
		!slices.ContainsFunc(c.hits, func(h Hit) bool { return c.x.Feature(h.Ref).IsCountry() })
}

// wellKnown is the fame of a town of about 300,000 with a few names.
const wellKnown = 0.45

// leastWeight is what the name of a place must weigh for the place to come first
// although it is mistyped: beside what is called so exactly, nothing else is worth the
// search.
func (c *candidates) leastWeight(r *reading) float64 {
	if c.q.Mode != Best || len(c.hits) == 0 {
		return math.Inf(-1)
	}
	best := slices.MaxFunc(c.hits, func(a, b Hit) int { return cmp.Compare(a.Score, b.Score) }).Score
	best -= 1 - typoPenalty(1, NameMain)
	if r.context != nil {
		best -= inContext
	}
	if c.q.Focus != nil {
		best -= c.q.nearScore(0)
	}
	if c.home != nil {
		best -= atHome
	}
	return best
}

// behindTowns lets units that are called as a town in them, with or without a word behind the name, count less
// than the town and than what else the text may become: "Paris" and the department of Paris are one to who begins to write.
func (c *candidates) behindTowns() {
	for i := range c.hits {
		h := &c.hits[i]
		if c.x.Feature(h.Ref).Class != "A" {
			continue
		}
		for _, town := range c.hits {
			rest, found := strings.CutPrefix(c.x.Name(h.Ref), c.x.Name(town.Ref))
			if found && (rest == "" || rest[0] == ' ') && isIn(c.x, town.Ref, h.Ref) {
				h.score("borrowed", 0-behindTown, c.q.Explain)
				break
			}
		}
	}
}

// isIn reports whether a place is a settlement in a unit of the first or the second level.
func isIn(x *Index, town, unit Ref) bool {
	if x.Feature(town).Class != "P" {
		return false
	}
	_, admin1, admin2 := x.Parents(town)
	return unit == admin1 || unit == admin2
}

// foreigner reports whether the asker reads another language before English.
func (c *candidates) foreigner() bool {
	if len(c.q.Languages) == 0 {
		return false
	}
	base, _ := c.q.Languages[0].Base()
	return base.String() != "en"
}
