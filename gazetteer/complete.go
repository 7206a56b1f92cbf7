package gazetteer

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// completed is a bearer of a name that begins with a text; whole when the name
// is the text. Its weight is its fame less the penalty for the kind of name.
type completed struct {
	Match
	whole  bool
	weight float64
}

// completions returns the places that pass s and bear the text as a name, and
// of the others with a name that begins with it the weightiest, at most limit of
// them. Each place comes once.
func (x *nameTable) completions(text string, s *compiledFilter, limit int) []completed {
	if len(text) > MaxName {
		return nil
	}
	var room [128]byte
	c := x.Cursor()
	for _, b := range Fold(room[:0], text) {
		if !c.Step(b) {
			return nil
		}
	}
	top := ranking{places: x.places, filter: s, limit: limit, list: make([]completed, 0, min(limit, 64)+8)}
	top.unfinished, top.tagged = unfinishedPenalties(text), x.tagged
	whole := uint64(math.MaxUint64)
	if out, ok := x.keys.final(c.addr); ok {
		whole = c.key + out
		b := x.bearers(whole)
		for m, ok := b.next(); ok; m, ok = b.next() {
			if s.passes(m.Ref) {
				top.list = append(top.list, completed{m, true, x.places.Fame(m.Ref) - kindPenalty(m.Kind)})
			}
		}
		top.wholes = len(top.list)
	}
	var heap [256]reach
	search := completion{f: x.keys, heap: append(heap[:0], reach{uint32(c.key), uint32(c.addr)})}
	for {
		number, ok := search.next()
		if !ok {
			return top.list
		}
		if number != whole && !top.offer(x.bearers(number)) {
			return top.list
		}
	}
}

// unfinishedPenalties returns by kind what a name counts less that is begun with a text, beside what its kind
// counts less anyway. Who begins to write means the main name: there are many others, and most of
// them nobody thinks of ("Parish of Kingston", "San Francisco de Quito"). In other scripts than the Latin all names
// are such.
func unfinishedPenalties(text string) (penalties [NameAlternate + 1]float64) {
	if r, _ := utf8.DecodeRuneInString(text); r >= utf8.RuneSelf && !unicode.In(r, unicode.Latin) {
		return penalties
	}
	penalties[NameOfficial], penalties[NameFormer], penalties[NameAlternate] = 0.1, 0.1, 0.15
	penalties[NameAlias], penalties[NameAbbreviation] = 0.04, 0.04
	penalties[NameAdjective], penalties[NameDemonym] = 0.1, 0.1
	return penalties
}

// ranking keeps the weightiest bearers, ordered by weight behind the bearers of
// the whole name.
type ranking struct {
	places *records
	filter *compiledFilter
	limit  int
	wholes int // bearers of the whole name at the start of list
	list   []completed

	unfinished [NameAlternate + 1]float64 // see unfinishedPenalties
	tagged     bool                       // of the names that are begun, those of languages count alone
}

// offer adds the bearers of one key. It returns false when none weighs enough
// for the ranking whether it passes the filter or not; no key with a higher
// number has one that does.
func (t *ranking) offer(b bearers) (accepted bool) {
	floor := t.floor()
	for m, ok := b.next(); ok; m, ok = b.next() {
		fame := t.places.Fame(m.Ref)
		if fame < floor {
			return accepted
		}
		c := completed{m, false, fame - kindPenalty(m.Kind)}
		if c.weight < floor {
			continue
		}
		accepted = true
		if c.weight -= t.unfinished[m.Kind&7]; c.weight < floor || t.tagged && m.Kind != NameAlternate {
			continue
		}
		if t.filter.passes(m.Ref) {
			t.insert(c)
			floor = t.floor()
		}
	}
	return accepted
}

// floor returns the weight that a bearer needs to get into the ranking.
func (t *ranking) floor() float64 {
	if len(t.list)-t.wholes < t.limit {
		return math.Inf(-1)
	}
	return t.list[len(t.list)-1].weight
}

// insert puts c in its position unless its place stands before it.
func (t *ranking) insert(c completed) {
	for i := range t.list {
		if t.list[i].Ref != c.Ref {
			continue
		}
		if i < t.wholes || t.list[i].weight >= c.weight {
			return
		}
		t.list = slices.Delete(t.list, i, i+1)
		break
	}
	at := len(t.list)
	for at > t.wholes && t.list[at-1].weight < c.weight {
		at--
	}
	t.list = slices.Insert(t.list, at, c)
	t.list = t.list[:min(len(t.list), t.wholes+t.limit)]
}

// completion visits the keys below a node of the FST in ascending order of
// their numbers, which is the weightiest first. It is a best-first search:
// outputs stand as early on a path as they can, so the sum up to a node is the
// smallest number below it.
type completion struct {
	f    fst
	heap []reach
}

// reach is a node of the FST with the smallest key number below it; a whole
// key has the address wholeKey.
type reach struct{ key, addr uint32 }

const wholeKey = ^uint32(0)

// next returns the next key number.
func (c *completion) next() (key uint64, ok bool) {
	for len(c.heap) > 0 {
		top := c.pop()
		if top.addr == wholeKey {
			return uint64(top.key), true
		}
		for { // follow the arc that leads to the smallest number without a detour over the heap
			n := c.f.state(int(top.addr))
			best := reach{addr: wholeKey}
			found := false
			if n.final {
				if n.out == 0 {
					best, found = reach{top.key, wholeKey}, true
				} else {
					c.push(reach{top.key + uint32(n.out), wholeKey})
				}
			}
			for i := range n.arcs() {
				a := n.arc(i)
				if a.to < 0 {
					continue
				}
				r := reach{top.key + uint32(a.out), uint32(a.to)}
				if a.out == 0 && !found {
					best, found = r, true
				} else {
					c.push(r)
				}
			}
			if !found {
				break
			}
			if best.addr == wholeKey {
				return uint64(best.key), true
			}
			top = best
		}
	}
	return 0, false
}

func (c *completion) push(r reach) {
	c.heap = append(c.heap, r)
	i := len(c.heap) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if c.heap[parent].key <= r.key {
			break
		}
		c.heap[i] = c.heap[parent]
		i = parent
	}
	c.heap[i] = r
}

func (c *completion) pop() reach {
	top := c.heap[0]
	last := len(c.heap) - 1
	r := c.heap[last]
	c.heap = c.heap[:last]
	if last == 0 {
		return top
	}
	i := 0
	for {
		child := 2*i + 1
		if child >= last {
			break
		}
		if child+1 < last && c.heap[child+1].key < c.heap[child].key {
			child++
		}
		if c.heap[child].key >= r.key {
			break
		}
		c.heap[i] = c.heap[child]
		i = child
	}
	c.heap[i] = r
	return top
}
