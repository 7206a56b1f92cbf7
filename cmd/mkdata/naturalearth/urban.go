package naturalearth

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/paulmach/orb"
)

// UrbanFile is where package marble-qt-data keeps the built-up areas.
const UrbanFile = "usr/share/marble/data/naturalearth/ne_50m_urban_areas.pn2"

// ErrPN2 is wrapped by the error about bytes that are not a PN2 file.
var ErrPN2 = errors.New("not a PN2 file")

// Urban reads UrbanFile: the built-up areas of Natural Earth's 1:50,000,000, whose
// borders Marble keeps on a grid of half a minute, about 900 m. Borders run
// counterclockwise, holes clockwise; their steps along the grid are cut off.
//
// A PN2 file is a byte with its version, 2, a count of rings (u32), a byte that is
// zero where they have no colours, and the rings. A ring is a byte with its kind,
// a number (u32), a count of stretches (u32), and the stretches. A stretch is a
// point, latitude and longitude in half minutes (i16, i16), a count of further
// points (u16), and these, each by its offset from the first (i8, i8). Before the
// borders of one area stand a byte, its number (u32) and their count (u8). All is
// big-endian.
func Urban(b []byte) ([]orb.Polygon, error) {
	r := pn2{b: b}
	if v := r.u8(); v != 2 {
		return nil, fmt.Errorf("%s: %w: version %d", UrbanFile, ErrPN2, v)
	}
	count := r.u32()
	r.u8()
	var areas []orb.Polygon
	for i := uint32(0); i < count; {
		const border, hole, several = 2, 3, 4
		kind := r.u8()
		r.u32()
		if kind == several && !r.short {
			r.u8()
			continue
		}
		i++
		ring := r.ring()
		if r.short {
			return nil, fmt.Errorf("%s: %w: ring %d of %d is cut off", UrbanFile, ErrPN2, i, count)
		}
		if kind != border && (kind != hole || len(areas) == 0) {
			return nil, fmt.Errorf("%s: %w: ring %d is of kind %d", UrbanFile, ErrPN2, i, kind)
		}
		if len(ring) < 4 {
			continue
		}
		ring = withoutSteps(ring)
		if (ring.Orientation() == orb.CCW) != (kind == border) {
			ring.Reverse()
		}
		if kind == border {
			areas = append(areas, orb.Polygon{ring})
		} else {
			areas[len(areas)-1] = append(areas[len(areas)-1], ring)
		}
	}
	return areas, nil
}

// pn2 reads a PN2 file. Behind its end it gives zeros and is short.
type pn2 struct {
	b     []byte
	short bool
}

func (r *pn2) take(n int) []byte {
	if len(r.b) < n {
		r.b, r.short = nil, true
		return make([]byte, n)
	}
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken
}

func (r *pn2) u8() byte    { return r.take(1)[0] }
func (r *pn2) u16() uint16 { return binary.BigEndian.Uint16(r.take(2)) }
func (r *pn2) u32() uint32 { return binary.BigEndian.Uint32(r.take(4)) }

// ring reads the stretches of an area.
func (r *pn2) ring() orb.Ring {
	const unit = 1.0 / 120 // of a degree
	var ring orb.Ring
	for stretches := r.u32(); stretches > 0 && !r.short; stretches-- {
		lat, lon := float64(int16(r.u16())), float64(int16(r.u16()))
		ring = append(ring, orb.Point{lon * unit, lat * unit})
		for more := r.u16(); more > 0 && !r.short; more-- {
			dlat, dlon := float64(int8(r.u8())), float64(int8(r.u8()))
			ring = append(ring, orb.Point{(lon + dlon) * unit, (lat + dlat) * unit})
		}
	}
	ring = slices.Compact(ring)
	if len(ring) > 0 && ring[0] != ring[len(ring)-1] {
		ring = append(ring, ring[0])
	}
	return ring
}

// withoutSteps cuts the corners of a closed ring at a quarter of each side
// (Chaikin 1974), so that it does not show the grid it was stored on.
func withoutSteps(ring orb.Ring) orb.Ring {
	out := make(orb.Ring, 0, 2*len(ring))
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		out = append(out, orb.Point{0.75*a[0] + 0.25*b[0], 0.75*a[1] + 0.25*b[1]},
			orb.Point{0.25*a[0] + 0.75*b[0], 0.25*a[1] + 0.75*b[1]})
	}
	return append(out, out[0])
}
