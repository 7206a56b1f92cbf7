package tile

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// ArcID is the number of an arc in a Builder.
type ArcID int

// ArcRef is an arc in a direction: n as it was added, ^n backwards.
type ArcRef int

func (r ArcRef) id() ArcID {
	if r < 0 {
		return ArcID(^r)
	}
	return ArcID(r)
}

// Feature is what the features of all layers have.
type Feature struct {
	MinZoom, MaxZoom int            // zooms at which it is drawn; MaxZoom 0 stands for the deepest
	Properties       map[string]any // string, int and bool
}

// LayerInfo describes a layer.
type LayerInfo struct {
	Name    string
	About   string            // one sentence for TileJSON
	MinZoom int               // least zoom at which the layer may have features
	Fields  map[string]string // property to "String", "Number" or "Boolean"
}

// Builder collects layers and writes them as a basemap file. The same calls
// give the same bytes.
type Builder struct {
	Attribution string

	arcs   []builtArc
	layers []*LayerBuilder
}

// builtArc is an arc in the square world and the first level that needs it.
type builtArc struct {
	line     orb.LineString
	minLevel int
}

// LayerBuilder collects the features of one layer.
type LayerBuilder struct {
	builder  *Builder
	info     LayerInfo
	kind     kind
	features []builtFeature
}

type builtFeature struct {
	Feature
	parts []builtPart
	point orb.Point // in the square world
}

type builtPart struct {
	refs    []ArcRef
	box     orb.Bound // in the square world
	minZoom int
	hole    bool
}

// Arc adds a line in longitude and latitude that polygons and lines are made
// of. Its ends stay where they are at every zoom; what lies between is
// simplified.
func (b *Builder) Arc(points orb.LineString) ArcID {
	line := make(orb.LineString, len(points))
	for i, p := range points {
		line[i] = Mercator(p)
	}
	b.arcs = append(b.arcs, builtArc{line: line, minLevel: levels})
	return ArcID(len(b.arcs) - 1)
}

// Polygons adds a layer of polygons.
func (b *Builder) Polygons(info LayerInfo) *LayerBuilder { return b.layer(info, polygons) }

// Lines adds a layer of lines.
func (b *Builder) Lines(info LayerInfo) *LayerBuilder { return b.layer(info, lines) }

// Points adds a layer of points.
func (b *Builder) Points(info LayerInfo) *LayerBuilder { return b.layer(info, points) }

func (b *Builder) layer(info LayerInfo, k kind) *LayerBuilder {
	l := &LayerBuilder{builder: b, info: info, kind: k}
	b.layers = append(b.layers, l)
	return l
}

// minRing is the area, in square units of a tile, under which a ring is not
// drawn: a square of a quarter of a pixel's side at 512 pixels a tile.
const minRing = 4 * 4

// AddPolygons adds a feature of polygons, each a border that runs
// counterclockwise and holes that run clockwise.
func (l *LayerBuilder) AddPolygons(f Feature, area [][][]ArcRef) {
	feature := builtFeature{Feature: f}
	for _, polygon := range area {
		from := 0
		for i, ring := range polygon {
			line := l.builder.line(ring)
			zoom := max(f.MinZoom, zoomOfArea(planarArea(line)))
			if i == 0 {
				from = zoom
			}
			feature.parts = append(feature.parts, l.part(ring, line.Bound(), max(from, zoom), i > 0))
		}
	}
	l.features = append(l.features, feature)
}

// AddLines adds a feature of one line per ref.
func (l *LayerBuilder) AddLines(f Feature, refs ...ArcRef) {
	feature := builtFeature{Feature: f}
	for _, r := range refs {
		line := l.builder.arcs[r.id()].line
		feature.parts = append(feature.parts, l.part([]ArcRef{r}, line.Bound(), f.MinZoom, false))
	}
	l.features = append(l.features, feature)
}

// AddPoint adds a feature at a point in longitude and latitude.
func (l *LayerBuilder) AddPoint(f Feature, p orb.Point) {
	l.features = append(l.features, builtFeature{Feature: f, point: Mercator(p)})
}

// part makes a part and notes from which level on its arcs are needed.
func (l *LayerBuilder) part(refs []ArcRef, box orb.Bound, minZoom int, hole bool) builtPart {
	minZoom = min(minZoom, MaxZoom)
	for _, r := range refs {
		a := &l.builder.arcs[r.id()]
		a.minLevel = min(a.minLevel, levelOf(minZoom))
	}
	return builtPart{refs: refs, box: box, minZoom: minZoom, hole: hole}
}

// line joins arcs.
func (b *Builder) line(refs []ArcRef) orb.LineString {
	var line orb.LineString
	for _, r := range refs {
		points := b.arcs[r.id()].line
		if r < 0 {
			points = slices.Clone(points)
			slices.Reverse(points)
		}
		line = append(line, points...)
	}
	return line
}

// zoomOfArea is the first zoom at which an area of the square world is drawn.
// A very small one is drawn at the deepest.
func zoomOfArea(area float64) int {
	for z := range MaxZoom {
		if side := math.Ldexp(1, extentBits+z); math.Abs(area)*side*side >= minRing {
			return z
		}
	}
	return MaxZoom
}

func planarArea(ring orb.LineString) float64 {
	var sum float64
	for i := 1; i < len(ring); i++ {
		sum += ring[i-1][0]*ring[i][1] - ring[i][0]*ring[i-1][1]
	}
	return sum / 2
}

// WriteTo writes the file.
func (b *Builder) WriteTo(w io.Writer) (int64, error) {
	sections, err := b.sections()
	if err != nil {
		return 0, fmt.Errorf("build basemap: %w", err)
	}
	header := make([]byte, headerSize)
	copy(header, magic)
	le.PutUint16(header[4:], version)
	for i, s := range sections {
		le.PutUint32(header[12+4*i:], uint32(len(s)))
	}
	sum := crc32.Checksum(header[12:], castagnoli)
	for _, s := range sections {
		sum = crc32.Update(sum, castagnoli, s)
	}
	le.PutUint32(header[8:], sum)
	file := bytes.Join(append([][]byte{header}, sections[:]...), nil)
	n, err := w.Write(file)
	return int64(n), err
}

// sections encodes all.
func (b *Builder) sections() (out [sectionCount][]byte, err error) {
	order := b.arcOrder()
	number := make([]int, len(b.arcs)) // ArcID to place in the file
	for i, id := range order {
		number[id] = i
	}
	t := table{Attribution: b.Attribution}
	keys := map[string]int{}
	key := func(name string) int {
		if _, ok := keys[name]; !ok {
			keys[name] = len(t.Keys)
			t.Keys = append(t.Keys, name)
		}
		return keys[name]
	}
	count := 0
	for _, l := range b.layers {
		first := count
		count += len(l.features)
		for _, f := range l.features {
			props := uint32(len(out[sectionProps]))
			if out[sectionProps], err = appendProperties(out[sectionProps], f.Properties, key); err != nil {
				return out, fmt.Errorf("layer %s: %w", l.info.Name, err)
			}
			from, end := l.encodeParts(&out, f, number)
			maxZoom := f.MaxZoom
			if maxZoom == 0 {
				maxZoom = MaxZoom
			}
			r := []byte{byte(f.MinZoom), byte(maxZoom), 0, 0}
			r = le.AppendUint32(r, props)
			r = le.AppendUint32(r, from)
			out[sectionFeatures] = append(out[sectionFeatures], le.AppendUint32(r, end)...)
		}
		t.Layers = append(t.Layers, layer{
			Name: l.info.Name, About: l.info.About, Kind: l.kind, MinZoom: l.info.MinZoom,
			Fields: l.info.Fields, Features: [2]int{first, count},
		})
	}
	for level := range levels {
		for _, id := range order {
			a := b.arcs[id]
			if a.minLevel > level {
				break // the arcs are ordered by level
			}
			t.Arcs[level]++
			out[sectionOffsets] = le.AppendUint32(out[sectionOffsets], uint32(len(out[sectionPoints])))
			out[sectionPoints] = appendArc(out[sectionPoints], simplify(a.line, level))
		}
	}
	out[sectionTable], err = json.Marshal(t)
	return out, err
}

// arcOrder sorts the arcs by the first level that needs them, so that each level
// has the first so many.
func (b *Builder) arcOrder() []ArcID {
	order := make([]ArcID, 0, len(b.arcs))
	for i := range b.arcs {
		order = append(order, ArcID(i))
	}
	slices.SortStableFunc(order, func(i, j ArcID) int { return cmp.Compare(b.arcs[i].minLevel, b.arcs[j].minLevel) })
	return order
}

// encodeParts appends the parts of a feature; of a point it returns x and y.
func (l *LayerBuilder) encodeParts(out *[sectionCount][]byte, f builtFeature, number []int) (from, end uint32) {
	if l.kind == points {
		return worldUnits(f.point[0]), worldUnits(f.point[1])
	}
	from = uint32(len(out[sectionParts]) / partSize)
	for _, p := range f.parts {
		r := le.AppendUint32(nil, worldUnits(p.box.Min[0]))
		r = le.AppendUint32(r, worldUnits(p.box.Min[1]))
		r = le.AppendUint32(r, worldUnits(p.box.Max[0]))
		r = le.AppendUint32(r, worldUnits(p.box.Max[1]))
		r = le.AppendUint32(r, uint32(len(out[sectionRefs])/4))
		r = le.AppendUint16(r, uint16(len(p.refs)))
		r = append(r, byte(p.minZoom), 0)
		if p.hole {
			r[23] = 1
		}
		out[sectionParts] = append(out[sectionParts], r...)
		for _, ref := range p.refs {
			n := int32(number[ref.id()])
			if ref < 0 {
				n = ^n
			}
			out[sectionRefs] = binary.LittleEndian.AppendUint32(out[sectionRefs], uint32(n))
		}
	}
	return from, uint32(len(out[sectionParts]) / partSize)
}

func worldUnits(v float64) uint32 {
	return uint32(max(0, min(1<<worldBits, math.Round(math.Ldexp(v, worldBits)))))
}
