package gazetteer

// outline is where the edges of a long polygon stand in its file, run by run, so
// that who looks for those beside a point need not decode the others. It is made
// when a polygon is asked for the first time.
type outline struct {
	runs    []run
	closing []edge // of each ring, from its last point to its first
}

// run is some edges of a ring that follow each other, in units of 1/areaDegree.
type run struct {
	at           uint32 // where the second point stands in rings
	edges        uint32
	x, y         int32 // the first point
	west         int32 // of all points
	south, north int32
}

type edge struct{ ax, ay, bx, by int64 }

const (
	runEdges   = 64  // of a run, at most
	longBorder = 256 // points of a polygon that is worth an outline
)

// outline returns the outline of a polygon, nil for a short one.
func (a *Areas) outline(polygon int) *outline {
	if polygon >= len(a.outlines) {
		return nil
	}
	o := a.outlines[polygon].Load()
	if o == nil {
		o = a.makeOutline(polygon) // two at once make the same
		a.outlines[polygon].Store(o)
	}
	if len(o.runs) == 0 {
		return nil
	}
	return o
}

// makeOutline returns the outline of a polygon, which is empty for a short one.
func (a *Areas) makeOutline(polygon int) *outline {
	o := new(outline)
	points := 0
	r := a.ringReader(polygon)
	for r.next() {
		x0, y0, ok := r.point()
		if !ok {
			continue
		}
		x, y := x0, y0
		for more := true; more; {
			one := run{at: uint32(r.at), x: int32(x), y: int32(y), west: int32(x), south: int32(y), north: int32(y)}
			for one.edges < runEdges && more {
				var bx, by int64
				if bx, by, more = r.point(); more {
					x, y = bx, by
					one.edges++
					one.west, one.south, one.north = min(one.west, int32(x)), min(one.south, int32(y)), max(one.north, int32(y))
				}
			}
			points += int(one.edges)
			o.runs = append(o.runs, one)
		}
		o.closing = append(o.closing, edge{x, y, x0, y0})
	}
	if points < longBorder {
		return new(outline)
	}
	return o
}

// holds reports whether a position is inside, by the parity of the edges that a line
// to the west crosses.
func (o *outline) holds(rings bytesAt, x, y float64) bool {
	inside := false
	for i := range o.runs {
		one := &o.runs[i]
		if float64(one.south) > y || float64(one.north) <= y || float64(one.west) >= x {
			continue
		}
		r := ringReader{data: rings, at: int(one.at), left: int(one.edges), x: int64(one.x), y: int64(one.y)}
		ax, ay := r.x, r.y
		for bx, by, ok := r.point(); ok; bx, by, ok = r.point() {
			if (edge{ax, ay, bx, by}).westOf(x, y) {
				inside = !inside
			}
			ax, ay = bx, by
		}
	}
	for _, e := range o.closing {
		if e.westOf(x, y) {
			inside = !inside
		}
	}
	return inside
}

// westOf reports whether a line from a position to the west crosses the edge.
func (e edge) westOf(x, y float64) bool {
	return (float64(e.ay) > y) != (float64(e.by) > y) &&
		x > float64(e.ax)+(y-float64(e.ay))*float64(e.bx-e.ax)/float64(e.by-e.ay)
}
