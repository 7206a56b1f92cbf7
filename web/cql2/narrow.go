package cql2

import "github.com/paulmach/orb"

// Equals returns the text that a property must be for a feature to pass, and
// whether there is one. It lets an index be asked before the filter.
func (f Filter) Equals(name string) (string, bool) {
	for _, c := range f.conjuncts() {
		one, ok := c.(comparison)
		if !ok || one.op != "=" {
			continue
		}
		left, right := one.left, one.right
		if _, ok := left.(literal); ok {
			left, right = right, left
		}
		v, isLiteral := right.(literal)
		if s, isText := v.v.(string); isLiteral && isText && left == scalar(property(name)) {
			return s, true
		}
	}
	return "", false
}

// Bound returns a box that the geometry of a feature must meet to pass; nil for none.
func (f Filter) Bound() *orb.Bound {
	for _, c := range f.conjuncts() {
		if one, ok := c.(intersects); ok {
			b, isBox := one.with.(orb.Bound)
			if !isBox {
				b = one.with.Bound()
			}
			return &b
		}
	}
	return nil
}

// conjuncts are the conditions that must all be true.
func (f Filter) conjuncts() []condition {
	if all, ok := f.root.(and); ok {
		return all
	}
	return []condition{f.root}
}
