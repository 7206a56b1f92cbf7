package archive

import (
	"slices"
	"sync"

	"github.com/paulmach/orb"
)

// Directory is the list of the places that an archive names, by which an
// implementation turns what a query says of places into their numbers. Its zero
// value is empty. It is safe for concurrent use.
type Directory struct {
	mu     sync.RWMutex
	list   []Listed
	points []orb.Point    // of list: a box is looked for in these, which are close together in memory
	id     map[string]int // index in list
	number map[int64]int
	newest int64
}

// Listed is a place with its number in an archive, and with the number of the
// change that made it what it is.
type Listed struct {
	Place  Place
	Number int64
	Change int64
}

// Newest is the number of the last change that the directory knows of.
func (d *Directory) Newest() int64 {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.newest
}

// Learn takes up changes.
func (d *Directory) Learn(changes []Listed) {
	if len(changes) == 0 {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.id == nil {
		d.id, d.number = map[string]int{}, map[int64]int{}
	}
	for _, c := range changes {
		i, known := d.number[c.Number]
		if !known {
			i = len(d.list)
			d.list, d.points = append(d.list, Listed{}), append(d.points, orb.Point{})
		}
		d.list[i], d.points[i] = c, c.Place.Point
		d.id[c.Place.ID], d.number[c.Number] = i, i
		d.newest = max(d.newest, c.Change)
	}
}

// Number returns the number of a place, where it is known just as it is.
func (d *Directory) Number(p Place) (int64, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	i, ok := d.id[p.ID]
	if !ok || d.list[i].Place != p {
		return 0, false
	}
	return d.list[i].Number, true
}

// Place returns the place with a number.
func (d *Directory) Place(number int64) (Place, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	i, ok := d.number[number]
	if !ok {
		return Place{}, false
	}
	return d.list[i].Place, true
}

// Places returns the places with some numbers, in their order; one without an id is not known.
func (d *Directory) Places(numbers []int64) []Place {
	d.mu.RLock()
	defer d.mu.RUnlock()
	list := make([]Place, len(numbers))
	for n, number := range numbers {
		if i, ok := d.number[number]; ok {
			list[n] = d.list[i].Place
		}
	}
	return list
}

// Choose returns the numbers of the places that a query chooses, ascending.
func (d *Directory) Choose(q *Query) []int64 {
	d.mu.RLock()
	defer d.mu.RUnlock()
	chosen := []int64{}
	if q.Places != nil {
		for _, id := range q.Places {
			if i, ok := d.id[id]; ok && q.chooses(&d.list[i].Place) {
				chosen = append(chosen, d.list[i].Number)
			}
		}
		slices.Sort(chosen)
		return slices.Compact(chosen)
	}
	coarse := *q
	if q.Near != nil && q.Within == nil {
		around := q.Near.Bound()
		coarse.Within = &around // geodesics only for what is in the box
	}
	for i := range d.list {
		if coarse.Within != nil && !holds(*coarse.Within, d.points[i]) {
			continue
		}
		if l := &d.list[i]; coarse.chooses(&l.Place) {
			chosen = append(chosen, l.Number)
		}
	}
	slices.Sort(chosen)
	return chosen
}
