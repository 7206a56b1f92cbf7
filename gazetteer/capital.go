package gazetteer

import "sync"

// division is a country, or with an admin-1 code a first-level division of one.
type division struct{ country, admin1 string }

// capitals are the seats of government by their division. They are listed when
// the first is asked for, which takes a few milliseconds.
type capitals struct {
	places *records
	once   sync.Once
	of     map[division]Ref
}

// Capital returns the seat of government of a country ("TR"), or with an
// admin-1 code that of a first-level division ("US", "TX"); of two the more
// famous. NoRef when there is none.
func (x *Index) Capital(country, admin1 string) Ref {
	x.capitals.once.Do(x.capitals.list)
	if ref, ok := x.capitals.of[division{country, admin1}]; ok {
		return ref
	}
	return NoRef
}

// list fills the map. It passes over all places, so it reads no more of each than the code of its feature: what
// else a file tells of them fills pages that few other questions need.
func (c *capitals) list() {
	c.of = map[division]Ref{}
	add := func(d division, r Ref) {
		if _, ok := c.of[d]; !ok {
			c.of[d] = r
		}
	}
	for i := range c.places.Len() { // the most famous first
		ref := Ref(i)
		f := c.places.Feature(ref)
		if !f.IsCapital() && f.Code != "PPLA" {
			continue
		}
		country, admin1, _ := c.places.unitCodes(c.places.region(ref))
		add(division{country, admin1}, ref)
		if f.IsCapital() {
			add(division{country, ""}, ref)
		}
	}
}
