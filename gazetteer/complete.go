package gazetteer

import (
	"math"
	"slices"
)

// completed is a bearer of a name that begins with a text; whole when the name
// is the text.
type completed struct {
	Match
	whole bool
}

// completions returns, in no order, the places that pass s and bear the text
// as a name, and of those with a name that begins with it the weightiest, each
// place once: enough of them where there are as many.
func (x *Index) completions(text string, s *sieve, enough int) []completed {
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
	out := make([]completed, 0, min(enough+4, 64))
	var bearers [64]Match
	whole := uint64(math.MaxUint64)
	if c.Final() {
		whole = c.key + c.node.finalOut
		for _, m := range x.appendBearers(bearers[:0], whole) {
			if s.passes(m.Ref) {
				out = append(out, completed{m, true})
			}
		}
	}
	floor := math.Inf(-1) // the weight of the last place that makes up enough
	if len(out) >= enough {
		floor = x.floor(out, enough)
	}
	var heap [256]reach
	search := completion{f: x.names, heap: append(heap[:0], reach{uint32(c.key), uint32(c.addr)})}
	for {
		number, ok := search.next()
		if !ok {
			return out
		}
		if number == whole {
			continue
		}
		top := math.Inf(-1)
		for _, m := range x.appendBearers(bearers[:0], number) {
			top = max(top, x.weight(m))
			if s.passes(m.Ref) {
				out = addCompleted(out, completed{m, false})
			}
		}
		if len(out) >= enough && math.IsInf(floor, -1) {
			floor = x.floor(out, enough)
		}
		if top < floor {
			return out
		}
	}
}

// weight is the fame of a bearer less the penalty for its kind of name.
func (x *Index) weight(m Match) float64 { return x.Fame(m.Ref) - kindPenalty(m.Kind) }

// addCompleted appends c unless its place is there already, with the text as a
// whole name or an equally good name.
func addCompleted(out []completed, c completed) []completed {
	for i := range out {
		if out[i].Ref == c.Ref {
			if !out[i].whole && c.Kind < out[i].Kind {
				out[i] = c
			}
			return out
		}
	}
	return append(out, c)
}

// floor returns the weight of the place that is enough-th by weight.
func (x *Index) floor(places []completed, enough int) float64 {
	weights := make([]float64, len(places))
	for i, c := range places {
		weights[i] = x.weight(c.Match)
	}
	slices.Sort(weights)
	return weights[len(weights)-enough]
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
			n := c.f.node(int(top.addr))
			best := reach{addr: wholeKey}
			found := false
			if n.final {
				if n.finalOut == 0 {
					best, found = reach{top.key, wholeKey}, true
				} else {
					c.push(reach{top.key + uint32(n.finalOut), wholeKey})
				}
			}
			for i := range n.arcs() {
				_, to, out := n.arc(i)
				if to < 0 {
					continue
				}
				r := reach{top.key + uint32(out), uint32(to)}
				if out == 0 && !found {
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
