package gazetteer

import (
	"math"

	"github.com/paulmach/orb"
)

// readDetails fills the fields of p that stand in details and returns the
// offset of the other names.
func (x *records) readDetails(r Ref, p *Place) int {
	id, i := x.details.text(x.detail(r))
	p.ID = PlaceID(id)
	p.Name, i = x.details.text(i)
	flags := x.rows.u16(int(r)*placeSize + 26)
	if flags&flagBound != 0 {
		p.Bound = orb.Bound{Min: x.details.point(i), Max: x.details.point(i + 8)}
		i += 16
	}
	if flags&flagArea != 0 {
		p.Area = math.Float64frombits(x.details.u64(i))
		i += 8
	}
	if flags&flagDisputed != 0 {
		p.Disputed, i = x.details.text(i)
	}
	if flags&flagPopulation != 0 {
		p.Population = int64(x.details.u64(i))
		i += 8
	}
	return i
}

// point reads a position in degrees at i.
func (b bytesAt) point(i int) orb.Point {
	return orb.Point{float64(b.i32(i)) / degree, float64(b.i32(i+4)) / degree}
}

// Names returns the names of a place, the main one first, then by kind and
// text.
func (x *records) Names(r Ref) []Name {
	if !x.has(r) {
		return nil
	}
	var p Place
	i := x.readDetails(r, &p)
	names := make([]Name, 1, min(x.NameCount(r)+1, 1+len(x.details)-min(i, len(x.details))))
	names[0] = Name{p.Name, NameMain}
	before := p.Name
	for range x.NameCount(r) - 1 {
		head, rest := x.details.bytes(i, 1)
		if head == nil {
			break
		}
		suffix, next := x.details.text(rest)
		i = next
		shared := min(int(head[0]&31), len(before))
		text := suffix
		if shared > 0 {
			text = before[:shared] + suffix
		}
		names = append(names, Name{text, NameKind(head[0] >> 5)})
		before = text
	}
	return names
}
