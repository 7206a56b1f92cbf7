package tile

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/geojson"
)

// Layer is what a part of the map shows of one layer.
type Layer struct {
	Name     string
	Features []*geojson.Feature
}

// Window returns the layers as they are at a zoom in a box, in order, without
// the empty ones. The box and the geometries are in units of the zoom: the
// world is 4096·2^zoom wide, x runs east from the antimeridian and y runs south from
// 85.05° north. Polygons and lines are cut where they leave the box by more than
// margin; points lie inside the box, its lesser edges included. The border of a
// polygon has a positive area in these units, a hole a negative one. The ID of a
// feature is a uint64, one to a feature of a layer and the same in every window.
func (b *Basemap) Window(zoom int, box orb.Bound, margin float64) ([]Layer, error) {
	return b.window(zoom, box, margin, 0)
}

// window is [Basemap.Window] with a choice of the layers.
func (b *Basemap) window(zoom int, box orb.Bound, margin float64, of Choice) ([]Layer, error) {
	padded := box.Pad(margin)
	level := levelOf(zoom)
	scale := math.Ldexp(1, extentBits+zoom-gridBits(level))
	v := view{
		basemap: b, zoom: zoom, level: level, scale: scale, points: box, box: padded,
		window: window{
			ipoint{int32(padded.Min[0]/scale) - 1, int32(padded.Min[1]/scale) - 1},
			ipoint{int32(padded.Max[0]/scale) + 1, int32(padded.Max[1]/scale) + 1},
		},
	}
	var out []Layer
	for i, l := range b.table.Layers {
		if zoom < l.MinZoom || !of.has(i) {
			continue
		}
		if features := v.features(l); len(features) > 0 {
			out = append(out, Layer{Name: l.Name, Features: features})
		}
		if l.Kind == points && b.names.Of != nil {
			v.rename(l.Name, out)
		}
		if v.bad {
			return nil, fmt.Errorf("%w: layer %s", ErrFormat, l.Name)
		}
	}
	return out, nil
}

// rename gives the features of the last of the layers, where that is the one with the name,
// their other names.
func (v *view) rename(layer string, layers []Layer) {
	if len(layers) == 0 || layers[len(layers)-1].Name != layer {
		return
	}
	units := math.Ldexp(extent, v.zoom)
	for _, f := range layers[len(layers)-1].Features {
		at := f.Geometry.(orb.Point)
		if name := v.basemap.names.Of(layer, f.Properties, Geographic(orb.Point{at[0] / units, at[1] / units})); name != "" {
			f.Properties["name"] = name
		}
	}
}

// view is one reading of a window.
type view struct {
	basemap *Basemap
	zoom    int
	level   int
	scale   float64        // units of the zoom in one of the level
	points  orb.Bound      // where points are wanted
	box     orb.Bound      // where polygons and lines are cut
	window  window         // box in units of the level, rounded outwards
	line    orb.LineString // scratch
	bad     bool           // the file is damaged
}

// features returns the features of a layer in the window.
func (v *view) features(l layer) []*geojson.Feature {
	var out []*geojson.Feature
	records := v.basemap.sections[sectionFeatures]
	for i := l.Features[0]; i < l.Features[1] && !v.bad; i++ {
		r := records[i*featureSize:][:featureSize]
		if v.zoom < int(r[0]) || v.zoom > int(r[1]) {
			continue
		}
		g := v.geometry(l.Kind, le.Uint32(r[8:]), le.Uint32(r[12:]))
		if g == nil {
			continue
		}
		f := geojson.NewFeature(g)
		f.ID = uint64(i - l.Features[0] + 1)
		f.Properties = v.properties(le.Uint32(r[4:]))
		out = append(out, f)
	}
	return out
}

// geometry returns what the window shows of a feature, or nil.
func (v *view) geometry(k kind, from, end uint32) orb.Geometry {
	shift := MaxZoom - v.zoom
	if k == points {
		p := orb.Point{float64(from >> shift), float64(end >> shift)}
		// Half open, so that a point belongs to one tile.
		if p[0] < v.points.Min[0] || p[1] < v.points.Min[1] || p[0] >= v.points.Max[0] || p[1] >= v.points.Max[1] {
			return nil
		}
		return p
	}
	var area orb.MultiPolygon
	var mls orb.MultiLineString
	open := false // whether the border of the ring at hand is in the window
	for ; from < end && !v.bad; from++ {
		p, ok := v.part(from)
		switch {
		case !ok:
			if !p.hole {
				open = false
			}
		case k == lines:
			mls = append(mls, clip.LineString(v.box, v.joined(p))...)
		case p.hole:
			if ring := v.ring(p); open && ring != nil {
				area[len(area)-1] = append(area[len(area)-1], ring)
			}
		default:
			ring := v.ring(p)
			if open = ring != nil; open {
				area = append(area, orb.Polygon{ring})
			}
		}
	}
	switch {
	case len(area) == 1:
		return area[0]
	case len(area) > 1:
		return area
	}
	return multiLine(mls)
}

// multiLine rounds lines to whole units, drops what has no length, and returns
// nil for none.
func multiLine(mls orb.MultiLineString) orb.Geometry {
	out := mls[:0]
	for _, line := range mls {
		if line = rounded(line); len(line) > 1 {
			out = append(out, line)
		}
	}
	switch len(out) {
	case 0:
		return nil
	case 1:
		return out[0]
	}
	return out
}

// rounded rounds points to whole units and drops repetitions, in place.
func rounded(line orb.LineString) orb.LineString {
	for i, p := range line {
		line[i] = orb.Point{round(p[0]), round(p[1])}
	}
	return slices.Compact(line)
}

// round rounds half up; coordinates are small enough for it to be exact.
func round(v float64) float64 {
	if v < 0 {
		return -float64(int64(0.5 - v))
	}
	return float64(int64(v + 0.5))
}

// part is a decoded part record.
type part struct {
	firstRef, refs int
	hole           bool
}

// part decodes part n and tells whether it is drawn in the window.
func (v *view) part(n uint32) (p part, drawn bool) {
	records := v.basemap.sections[sectionParts]
	if uint64(n+1)*partSize > uint64(len(records)) {
		v.bad = true
		return part{}, false
	}
	r := records[uint64(n)*partSize:][:partSize]
	shift := worldBits - gridBits(v.level)
	p.hole = r[23] == 1
	drawn = v.zoom >= int(r[22]) &&
		int32(le.Uint32(r[0:])>>shift) <= v.window.most.x && int32(le.Uint32(r[4:])>>shift) <= v.window.most.y &&
		int32(le.Uint32(r[8:])>>shift)+1 >= v.window.least.x && int32(le.Uint32(r[12:])>>shift)+1 >= v.window.least.y
	p.firstRef, p.refs = int(le.Uint32(r[16:])), int(le.Uint16(r[20:]))
	return p, drawn
}

// joined decodes the arcs of a part one after the other. The result is valid
// until the next call.
func (v *view) joined(p part) orb.LineString {
	v.line = v.line[:0]
	refs := v.basemap.sections[sectionRefs]
	for i := p.firstRef; i < p.firstRef+p.refs; i++ {
		if (i+1)*4 > len(refs) {
			v.bad = true
			return nil
		}
		ref := int32(le.Uint32(refs[i*4:]))
		back := ref < 0
		if back {
			ref = ^ref
		}
		v.appendArc(int(ref), back)
		if v.bad {
			return nil
		}
	}
	return v.line
}

// appendArc appends the points of one arc to v.line.
func (v *view) appendArc(arc int, back bool) {
	b := v.basemap
	if arc >= b.table.Arcs[v.level] {
		v.bad = true
		return
	}
	offset := le.Uint32(b.sections[sectionOffsets][(b.offsets[v.level]+arc)*4:])
	if uint64(offset) > uint64(len(b.sections[sectionPoints])) {
		v.bad = true
		return
	}
	r := reader{b: b.sections[sectionPoints][offset:], scale: v.scale}
	if !back {
		v.line = r.appendPoints(v.line, v.window)
	} else {
		// The last point so far begins the reversed arc: it returns at its end.
		n := len(v.line)
		v.line = append(v.line, orb.Point{-1, -1})
		v.line = r.appendPoints(v.line, v.window)
		slices.Reverse(v.line[n+1:])
		v.line = append(v.line[:n], v.line[n+1:]...)
		if n > 0 && n < len(v.line) && v.line[n] == v.line[n-1] {
			v.line = append(v.line[:n], v.line[n+1:]...)
		}
	}
	v.bad = v.bad || r.bad
}

// ring returns what the window shows of a ring, closed and in whole units, or
// nil for nothing. As y runs south, the area of a border is positive and that
// of a hole negative, which is the order that vector tiles ask for (MVT 2.1,
// 4.3.4.4). It is checked here, after rounding, which can turn a thin ring over.
func (v *view) ring(p part) orb.Ring {
	line := v.joined(p)
	if v.bad || len(line) < 3 {
		return nil
	}
	if line[0] != line[len(line)-1] {
		line = append(line, line[0])
	}
	ring := orb.Ring(slices.Clone(line))
	if !holds(v.box, ring) {
		ring = clip.Ring(v.box, ring)
	}
	ring = orb.Ring(rounded(orb.LineString(ring)))
	if len(ring) < 4 {
		return nil
	}
	area := planarArea(orb.LineString(ring))
	if area == 0 {
		return nil
	}
	if (area < 0) != p.hole {
		ring.Reverse()
	}
	return ring
}

// holds tells whether all points lie in the box or on its border: nothing is to be cut.
func holds(box orb.Bound, ring orb.Ring) bool {
	for _, p := range ring {
		if p[0] < box.Min[0] || p[0] > box.Max[0] || p[1] < box.Min[1] || p[1] > box.Max[1] {
			return false
		}
	}
	return true
}

// properties decodes the properties at an offset.
func (v *view) properties(offset uint32) geojson.Properties {
	props := v.basemap.sections[sectionProps]
	if uint64(offset) > uint64(len(props)) {
		v.bad = true
		return nil
	}
	r := reader{b: props[offset:]}
	p := r.properties(v.basemap.table.Keys)
	v.bad = v.bad || r.bad
	return p
}
