// Package topology turns polygons that share borders into arcs that are stored
// once, so that neighbours stay neighbours when borders are simplified.
//
// A Mesh holds the half-edges of all polygons: each edge of a ring, directed
// so that its face lies to the left. Two faces share a border where one has the
// edge a→b and the other b→a. Dissolve removes the edges inside a group of faces
// (the provinces of one country) and cuts what is left into arcs, at the points
// where more than two groups meet.
//
// Points are matched exactly after rounding to 1e-5 degrees (about 1 m), the
// precision of the sources.
package topology

import (
	"math"

	"github.com/paulmach/orb"
)

// Outside is the group of what no face covers: the sea.
const Outside = -1

// resolution is the number of vertex units in one degree.
const resolution = 1e5

// vertex is a point in units of 1/resolution degree.
type vertex struct{ x, y int32 }

func vertexOf(p orb.Point) vertex {
	return vertex{int32(math.Round(p[0] * resolution)), int32(math.Round(p[1] * resolution))}
}

func (v vertex) point() orb.Point {
	return orb.Point{float64(v.x) / resolution, float64(v.y) / resolution}
}

// edge is a directed piece of a ring.
type edge struct{ from, to vertex }

func (e edge) twin() edge { return edge{e.to, e.from} }

// Mesh is the set of half-edges of polygons. The zero value is an empty mesh.
type Mesh struct {
	faces int
	face  map[edge]int // which face lies to the left
	order []edge       // in the order of adding, so that results do not depend on the map
}

// Add adds a face and returns its number. Rings may wind either way: the first
// ring of a polygon is its border, the others are holes.
func (m *Mesh) Add(area orb.MultiPolygon) int {
	if m.face == nil {
		m.face = make(map[edge]int)
	}
	n := m.faces
	m.faces++
	for _, polygon := range area {
		for i, ring := range polygon {
			m.addRing(n, ring, i > 0)
		}
	}
	return n
}

// addRing adds the edges of one ring, with the face to their left.
func (m *Mesh) addRing(face int, ring orb.Ring, hole bool) {
	vertices := make([]vertex, 0, len(ring))
	for _, p := range ring {
		v := vertexOf(p)
		if len(vertices) == 0 || vertices[len(vertices)-1] != v {
			vertices = append(vertices, v)
		}
	}
	if len(vertices) < 4 {
		return
	}
	counterclockwise := signedArea(vertices) > 0
	for i := 1; i < len(vertices); i++ {
		e := edge{vertices[i-1], vertices[i]}
		if counterclockwise == hole {
			e = e.twin()
		}
		if other, ok := m.face[e.twin()]; ok && other == face {
			delete(m.face, e.twin()) // a spike, or a seam between two polygons of the face
			continue
		}
		if _, twice := m.face[e]; twice {
			continue // two faces overlap here; the first one keeps the edge
		}
		m.face[e] = face
		m.order = append(m.order, e)
	}
}

// signedArea is twice the area that a closed ring encloses, positive when it
// runs counterclockwise.
func signedArea(ring []vertex) int64 {
	var sum int64
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		sum += int64(a.x)*int64(b.y) - int64(b.x)*int64(a.y)
	}
	return sum
}
