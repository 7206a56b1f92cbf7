package picture

import (
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"

	"dateline/geo/tile"
)

// drawing is one picture in the making.
type drawing struct {
	surface
	fonts     *fonts
	theme     theme
	view      view
	unit      float64 // size of letters and strokes: 1 at 800 pixels of width
	taken     boxes   // by labels and marks
	lineBoxes boxes   // along lines, where tags may lie but no names
}

// draw draws a map.
func draw(s surface, f *fonts, base *tile.Basemap, m Map, o Options) error {
	d := &drawing{surface: s, fonts: f, theme: light(), unit: min(max(float64(o.Width)/800, 0.8), 1.5)}
	if o.Dark {
		d.theme = dark()
	}
	page := orb.Bound{Max: orb.Point{float64(o.Width), float64(o.Height)}}
	title := d.title(page, m.Title)
	page.Min[1] = title.height
	d.view = fit(page, m.extent(o.Bound))

	d.group("sea")
	d.fill([]orb.LineString{outline(d.view.frame)}, d.theme.sea)
	layers, err := d.layers(base, o.Density)
	if err != nil {
		return err
	}
	d.ground(layers)
	d.areas(m.Areas)
	d.limits(layers)
	d.relativePlaces(m.RelativePlaces)

	for _, l := range m.Lines {
		d.takeLine(l)
	}
	// The article's marks and names take their places first, the basemap's names
	// what is left; the marks are drawn last.
	d.attribution(base, m, false)
	places := d.placed(m.Places)
	tags := d.tagged(m.Lines)
	relatives := d.relativeNames(m.RelativePlaces)
	names := d.named(m.Areas)
	d.baseNames(layers, m, d.view.zoom(o.Density))
	d.lines(m.Lines, tags)
	d.places(places)
	d.areaNames(append(names, relatives...))
	d.attribution(base, m, true)
	d.drawTitle(title) // last: it covers what the map draws beyond its frame
	return nil
}

// outline is the ring around a box.
func outline(b orb.Bound) orb.LineString { return orb.LineString(b.ToRing()) }

// extent is the points that the map shows at least.
func (m Map) extent(bound *orb.Bound) []orb.Point {
	if bound != nil {
		east := bound.Max[0]
		if east < bound.Min[0] {
			east += 360
		}
		return []orb.Point{bound.Min, {east, bound.Max[1]}}
	}
	var points []orb.Point
	for _, p := range m.Places {
		points = append(points, p.Point)
	}
	for _, l := range m.Lines {
		points = append(points, l.Waypoints...)
	}
	for _, g := range m.RelativePlaces {
		for _, polygon := range g.Polygon {
			points = append(points, polygon[0]...)
		}
	}
	if len(points) == 0 {
		for _, a := range m.Areas {
			for _, polygon := range a.Polygon {
				for _, ring := range polygon {
					points = append(points, ring...)
				}
			}
		}
	}
	return unwrapped(points)
}

// altText says in words what the picture shows.
func (m Map) altText() string {
	var names []string
	for _, p := range m.Places {
		names = append(names, p.Name)
	}
	for _, a := range m.Areas {
		names = append(names, a.Name)
	}
	text := "Map"
	if m.Title != "" {
		text = m.Title + ": map"
	}
	if len(names) > 0 {
		text += " of " + strings.Join(names, ", ")
	}
	return text
}

// title is a title broken into lines.
type title struct {
	lines  []string
	face   typeface
	pad    float64 // to the left and above
	height float64 // of the band above the map, 0 without a title
}

func (d *drawing) title(page orb.Bound, s string) title {
	t := title{face: typeface{font: serifBold, size: 20 * d.unit, color: d.theme.ink}, pad: 14 * d.unit}
	if strings.TrimSpace(s) == "" {
		return t
	}
	t.lines = d.wrap(s, t.face, page.Max[0]-2*t.pad, 2)
	t.height = 2*t.pad + t.face.size*(1.2*float64(len(t.lines)-1)+0.75)
	return t
}

func (d *drawing) drawTitle(t title) {
	if t.height == 0 {
		return
	}
	d.group("title")
	band := orb.Bound{Max: orb.Point{d.view.frame.Max[0], t.height}}
	d.fill([]orb.LineString{outline(band)}, d.theme.paper)
	for i, line := range t.lines {
		d.text(line, orb.Point{t.pad, t.pad + t.face.size*(0.72+1.2*float64(i))}, t.face)
	}
}

// wrap breaks a text into lines of at most a width; the last one ends in an
// ellipsis if there is more.
func (d *drawing) wrap(s string, t typeface, width float64, most int) []string {
	var lines []string
	line := ""
	words := strings.Fields(s)
	for i, word := range words {
		longer := strings.TrimSpace(line + " " + word)
		if line == "" || d.fonts.measure(longer, t) <= width {
			line = longer
			continue
		}
		if len(lines) == most-1 {
			return append(lines, d.shorten(line+" "+strings.Join(words[i:], " "), t, width))
		}
		lines = append(lines, line)
		line = word
	}
	return append(lines, d.shorten(line, t, width))
}

// shorten cuts a text to a width and marks the cut with an ellipsis.
func (d *drawing) shorten(s string, t typeface, width float64) string {
	if d.fonts.measure(s, t) <= width {
		return s
	}
	letters := []rune(s)
	for len(letters) > 0 && d.fonts.measure(string(letters)+"…", t) > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ,;:") + "…"
}

// attribution reserves or draws the line of sources in the lower right corner.
func (d *drawing) attribution(base *tile.Basemap, m Map, draw bool) {
	s := base.Attribution()
	if m.Credit != "" {
		s = m.Credit + "; " + s
	}
	t := typeface{font: sans, size: 8.5 * d.unit, color: d.theme.quiet, anchor: end}
	pad := 4 * d.unit
	corner := d.view.frame.Max
	width := d.fonts.measure(s, t)
	box := orb.Bound{Min: orb.Point{corner[0] - width - 3*pad, corner[1] - t.size - 2*pad}, Max: corner}
	if !draw {
		d.taken.add(box)
		return
	}
	d.group("attribution")
	d.fill([]orb.LineString{outline(box)}, faded(d.theme.paper, 0.75))
	d.text(s, orb.Point{corner[0] - 1.5*pad, corner[1] - 1.4*pad}, t)
}

// places draws circles and names.
func (d *drawing) places(places []placed) {
	d.group("places")
	for _, p := range places {
		d.circle(p.at, p.radius, d.theme.place, d.theme.paper, 1.5*d.unit)
	}
	for _, p := range places {
		if p.label != nil {
			d.text(p.label.text, p.label.at, p.label.face)
		}
	}
}

// lines draws distances with their tags.
func (d *drawing) lines(lines []Line, tags []*label) {
	d.group("lines")
	for i, l := range lines {
		pixels := d.linePixels(l)
		d.stroke(pixels, pen{color: faded(d.theme.paper, 0.7), width: 4 * d.unit})
		d.stroke(pixels, pen{color: d.theme.of(l.Verdict), width: 1.8 * d.unit})
		if t := tags[i]; t != nil {
			d.fill([]orb.LineString{outline(t.box)}, d.theme.paper)
			d.stroke([]orb.LineString{outline(t.box)}, pen{color: d.theme.of(l.Verdict), width: d.unit})
			d.text(t.text, t.at, t.face)
		}
	}
}

// linePixels gives where a line runs, near the middle of the view.
func (d *drawing) linePixels(l Line) []orb.LineString {
	if len(l.Waypoints) < 2 {
		return nil
	}
	mid := l.Waypoints[len(l.Waypoints)/2]
	turn := d.view.near(mid)[0] - mid[0]
	pixels := make(orb.LineString, len(l.Waypoints))
	for i, p := range l.Waypoints {
		pixels[i] = d.view.pixel(orb.Point{p[0] + turn, p[1]})
	}
	return []orb.LineString{pixels}
}

// areas washes countries and regions.
func (d *drawing) areas(areas []Area) {
	d.group("areas")
	for _, a := range areas {
		rings := d.areaPixels(a)
		d.fill(rings, faded(d.theme.area, 0.14))
		d.stroke(rings, pen{color: faded(d.theme.area, 0.75), width: 1.2 * d.unit})
	}
}

// areaPixels gives the rings of an area, in every world that the view shows.
func (d *drawing) areaPixels(a Area) []orb.LineString {
	var rings []orb.LineString
	for _, turn := range d.view.turns() {
		for _, polygon := range a.Polygon {
			for _, ring := range polygon {
				pixels := make(orb.LineString, len(ring))
				for i, p := range ring {
					pixels[i] = d.view.pixel(orb.Point{p[0] + 360*turn, p[1]})
				}
				if d.view.frame.Intersects(pixels.Bound()) {
					rings = append(rings, pixels)
				}
			}
		}
	}
	return rings
}

// turns are the worlds that the view shows, 0 for that of −180° to 180°.
func (v view) turns() []float64 {
	var turns []float64
	east := v.west + (v.frame.Max[0]-v.frame.Min[0])/v.world
	for k := math.Floor(v.west); k < east; k++ {
		turns = append(turns, k)
	}
	return turns
}

// layers reads what the view shows of the basemap, by name, in pixels.
func (d *drawing) layers(base *tile.Basemap, density float64) (map[string][]feature, error) {
	zoom := d.view.zoom(density)
	units := math.Ldexp(4096, zoom)
	height := (d.view.frame.Max[1] - d.view.frame.Min[1]) / d.view.world
	width := (d.view.frame.Max[0] - d.view.frame.Min[0]) / d.view.world
	out := map[string][]feature{}
	for _, turn := range d.view.turns() {
		box := orb.Bound{
			Min: orb.Point{max(0, d.view.west-turn) * units, max(0, d.view.north) * units},
			Max: orb.Point{min(1, d.view.west-turn+width) * units, min(1, d.view.north+height) * units},
		}
		layers, err := base.Window(zoom, box, 16*units/d.view.world)
		if err != nil {
			return nil, fmt.Errorf("basemap: %w", err)
		}
		for _, l := range layers {
			for _, f := range l.Features {
				out[l.Name] = append(out[l.Name], d.feature(f, turn, units))
			}
		}
	}
	return out, nil
}
