package picture

import (
	"fmt"
	"math"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/paulmach/orb"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"dateline/geo/tile"
)

// drawing is one picture in the making.
type drawing struct {
	surface
	letters *letters
	theme   theme
	view    view
	unit    float64 // size of letters and strokes: 1 at 800 pixels of width

	capitals cases.Caser // of the language of the map: that of the Turkish i has a dot
}

// draw draws a map.
func draw(s surface, l *letters, base *tile.Basemap, m Map, o Options) error {
	d := &drawing{surface: s, letters: l, theme: light(), unit: min(max(float64(o.Width)/800, 0.8), 1.5),
		capitals: cases.Upper(language.Make(m.Language))}
	if o.Dark {
		d.theme = dark()
	}
	page := orb.Bound{Max: orb.Point{float64(o.Width), float64(o.Height)}}
	title := newTitle(d, page, m.Title)
	page.Min[1] = title.height
	var key key
	if o.Key {
		key = newKey(d, page, m)
		page.Max[1] -= key.height
	}
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

	room := &labeller{drawing: d}
	for _, l := range m.Lines {
		room.takeLine(l)
	}
	// The article's marks and names take their places first, the basemap's names
	// what is left; the marks are drawn last.
	sources := newAttribution(room, base, m)
	var bar *scaleBar
	if o.Scale {
		bar = newScaleBar(room, m.Places)
	}
	var globe *locator
	if o.Locator {
		globe = newLocator(room, m.Places)
	}
	room.takePlaces(m.Places)
	first, rest := headlined(m.Areas)
	names := room.named(first)
	places := room.placed(m.Places)
	tags := room.tagged(m.Lines)
	relatives := room.relativeNames(m.RelativePlaces)
	names = append(names, room.named(rest)...)
	baseNames{room}.draw(layers, m, d.view.zoom(o.Density))
	d.lines(m.Lines, tags)
	d.places(places)
	d.areaNames(append(names, relatives...))
	sources.draw(d)
	bar.draw(d)
	if err := globe.draw(d, base); err != nil {
		return err
	}
	title.draw(d) // last: it covers what the map draws beyond its frame
	key.draw(d)
	return nil
}

// outline is the ring around a box.
func outline(b orb.Bound) orb.LineString { return orb.LineString(b.ToRing()) }

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

func newTitle(d *drawing, page orb.Bound, s string) title {
	t := title{face: typeface{font: serifBold, size: 20 * d.unit, color: d.theme.ink}, pad: 14 * d.unit}
	if strings.TrimSpace(s) == "" {
		return t
	}
	t.lines = d.wrap(s, t.face, page.Max[0]-2*t.pad, 2)
	t.height = 2*t.pad + t.face.size*(1.2*float64(len(t.lines)-1)+0.75)
	return t
}

func (t title) draw(d *drawing) {
	if t.height == 0 {
		return
	}
	d.group("title")
	band := orb.Bound{Max: orb.Point{d.view.frame.Max[0], t.height}}
	d.fill([]orb.LineString{outline(band)}, d.theme.paper)
	left := t.pad
	if isRightToLeft([]rune(t.lines[0])) {
		left, t.face.anchor = d.view.frame.Max[0]-t.pad, end
	}
	for i, line := range t.lines {
		d.text(line, orb.Point{left, t.pad + t.face.size*(0.72+1.2*float64(i))}, t.face)
	}
}

// wrap breaks a text into lines of at most a width; the last one ends in an
// ellipsis if there is more.
func (d *drawing) wrap(s string, t typeface, width float64, most int) []string {
	var lines []string
	line := ""
	words := d.words(s, t, width)
	for i, word := range words {
		longer := line + word
		if line == "" || d.letters.measure(strings.TrimSpace(longer), t) <= width {
			line = longer
			continue
		}
		if len(lines) == most-1 {
			return append(lines, d.shorten(strings.TrimSpace(line+strings.Join(words[i:], "")), t, width))
		}
		lines = append(lines, strings.TrimSpace(line))
		line = word
	}
	return append(lines, d.shorten(strings.TrimSpace(line), t, width))
}

// words cuts a text after its spaces, and what is wider than a line without one,
// as a sentence in Chinese is, after every letter.
func (d *drawing) words(s string, t typeface, width float64) []string {
	var words []string
	for _, word := range strings.Fields(s) {
		if d.letters.measure(word, t) <= width {
			words = append(words, word+" ")
			continue
		}
		for g := graphemes.FromString(word); g.Next(); {
			words = append(words, g.Value())
		}
		words = append(words, " ")
	}
	return words
}

// shorten cuts a text to a width and marks the cut with an ellipsis.
func (d *drawing) shorten(s string, t typeface, width float64) string {
	if d.letters.measure(s, t) <= width {
		return s
	}
	letters := []rune(s)
	for len(letters) > 0 && d.letters.measure(string(letters)+"…", t) > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ,;:") + "…"
}

// attribution is the line of sources in the lower right corner.
type attribution struct {
	text string
	face typeface
	box  orb.Bound
	pad  float64
}

// newAttribution reserves the corner.
func newAttribution(d *labeller, base *tile.Basemap, m Map) attribution {
	s := base.Attribution()
	if m.Credit != "" {
		s = m.Credit + "; " + s
	}
	a := attribution{text: s, face: typeface{font: sans, size: 8.5 * d.unit, color: d.theme.quiet, anchor: end}, pad: 4 * d.unit}
	corner := d.view.frame.Max
	width := d.letters.measure(s, a.face)
	a.box = orb.Bound{Min: orb.Point{corner[0] - width - 3*a.pad, corner[1] - a.face.size - 2*a.pad}, Max: corner}
	d.furniture.add(a.box)
	d.taken.add(a.box)
	return a
}

func (a attribution) draw(d *drawing) {
	d.group("attribution")
	d.fill([]orb.LineString{outline(a.box)}, faded(d.theme.paper, 0.75))
	d.text(a.text, orb.Point{a.box.Max[0] - 1.5*a.pad, a.box.Max[1] - 1.4*a.pad}, a.face)
}

// places draws circles and names.
func (d *drawing) places(places []placed) {
	d.group("places")
	for _, p := range places {
		d.circle(p.at, p.radius, d.theme.place, d.theme.paper, 1.5*d.unit)
	}
	for _, p := range places {
		if p.label != nil {
			d.stroke(p.label.leader, pen{color: d.theme.quiet, width: 0.8 * d.unit})
		}
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
			d.stroke(t.leader, pen{color: d.theme.of(l.Verdict), width: 0.8 * d.unit})
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
