package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image/color"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/tile"
)

var update = flag.Bool("update", false, "rewrite the goldens in testdata")

// basemap is a land from 0° to 40° east and 0° to 30° north, parted by a disputed
// border at 20°, with a lake, a river, towns and names.
func basemap(t testing.TB) *tile.Basemap {
	t.Helper()
	b := tile.Builder{Attribution: "Nobody"}
	arc := func(points ...orb.Point) tile.ArcRef { return tile.ArcRef(b.Arc(points)) }
	border := arc(orb.Point{20, 0}, orb.Point{20, 30})
	west := arc(orb.Point{20, 30}, orb.Point{0, 30}, orb.Point{0, 0}, orb.Point{20, 0})
	east := arc(orb.Point{20, 0}, orb.Point{40, 0}, orb.Point{40, 30}, orb.Point{20, 30})
	land := b.Polygons(tile.LayerInfo{Name: "land"})
	land.AddPolygons(tile.Feature{}, [][][]tile.ArcRef{{{west, east}}})
	lakes := b.Polygons(tile.LayerInfo{Name: "lakes"})
	lakes.AddPolygons(tile.Feature{}, [][][]tile.ArcRef{{{arc(orb.Point{4, 4}, orb.Point{8, 4}, orb.Point{6, 8},
		orb.Point{4, 4})}}})
	rivers := b.Lines(tile.LayerInfo{Name: "rivers"})
	rivers.AddLines(tile.Feature{Properties: map[string]any{"rank": 1}}, arc(orb.Point{6, 8}, orb.Point{10, 30}))
	borders := b.Lines(tile.LayerInfo{Name: "borders"})
	borders.AddLines(tile.Feature{Properties: map[string]any{"disputed": true}}, border)
	towns := b.Points(tile.LayerInfo{Name: "towns"})
	for i, name := range []string{"Porto Alto", "Mirow", "Ashby", "Lunde"} {
		towns.AddPoint(tile.Feature{Properties: map[string]any{"name": name, "rank": 2 + i}},
			orb.Point{3 + 9*float64(i), 26 - 6*float64(i)})
	}
	labels := b.Points(tile.LayerInfo{Name: "labels"})
	labels.AddPoint(tile.Feature{Properties: map[string]any{"name": "Westland", "kind": "country", "rank": 0}},
		orb.Point{10, 15})
	labels.AddPoint(tile.Feature{Properties: map[string]any{"name": "Quiet Sea", "kind": "sea", "rank": 1}},
		orb.Point{20, -8})
	var buf bytes.Buffer
	if _, err := b.WriteTo(&buf); err != nil {
		t.Fatal(err)
	}
	base, err := tile.Open(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// article is a map with everything on it.
func article() Map {
	from, to := orb.Point{5, 20}, orb.Point{33, 6}
	return Map{
		Title: "Talks in Alpha & Omega <end>",
		Places: []Place{
			{Name: "Alpha", Point: from, Mentions: 5}, {Name: "Omega", Point: to, Mentions: 1},
			{Name: "Near Alpha", Point: orb.Point{5.4, 20.2}, Mentions: 2},
		},
		Areas: []Area{{Name: "Eastland", Polygon: orb.MultiPolygon{{{{20, 0}, {40, 0}, {40, 30}, {20, 30},
			{20, 0}}}}}},
		Lines: []Line{{Waypoints: geo.Inverse(from, to).Waypoints(200 * geo.Kilometre), Tag: "3,419 km",
			Verdict: Contradicted}},
		RelativePlaces: []RelativePlace{{Name: "300 km east of Omega",
			Polygon: orb.MultiPolygon{{{{34.5, 5}, {37, 4}, {37, 8}, {34.5, 7}, {34.5, 5}}}}}},
	}
}

// TestSVG compares a picture with its golden, which a browser shows.
func TestSVG(t *testing.T) {
	for name, o := range map[string]Options{
		"light": {Width: 600, Height: 400},
		"dark":  {Width: 600, Height: 400, Dark: true},
	} {
		var got bytes.Buffer
		if err := SVG(&got, basemap(t), article(), o); err != nil {
			t.Fatal(err)
		}
		wellFormed(t, got.Bytes())
		file := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-want +got); if it is meant so, look at it and run with -update:\n%s", file, diff)
		}
	}
}

func wellFormed(t *testing.T, svg []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("SVG is not well formed: %v", err)
		}
	}
}

// TestPNG looks at pixels whose colour is known.
func TestPNG(t *testing.T) {
	bound := orb.Bound{Min: orb.Point{-5, -5}, Max: orb.Point{45, 35}}
	for _, c := range []struct {
		o             Options
		width, height int
	}{
		{Options{}, 1200, 630},
		{Options{Width: 400, Height: 300, Density: 2}, 800, 600},
		{Options{Width: 400, Height: 300, Dark: true}, 400, 300},
	} {
		c.o.Bound = &bound
		colours := light()
		if c.o.Dark {
			colours = dark()
		}
		var buf bytes.Buffer
		if err := PNG(&buf, basemap(t), Map{Places: []Place{{Name: "Omega", Point: orb.Point{33, 6}, Mentions: 3}}},
			c.o); err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(&buf)
		if err != nil {
			t.Fatal(err)
		}
		if s := img.Bounds().Size(); s.X != c.width || s.Y != c.height {
			t.Errorf("PNG(%+v) is %v, want %d × %d", c.o, s, c.width, c.height)
		}
		sized, err := c.o.sized()
		if err != nil {
			t.Fatal(err)
		}
		v := fit(orb.Bound{Max: orb.Point{float64(sized.Width), float64(sized.Height)}}, Map{}.extent(&bound))
		for name, want := range map[string]struct {
			at     orb.Point
			colour color.NRGBA
		}{
			"sea":   {orb.Point{-3, 15}, colours.sea},
			"land":  {orb.Point{28, 27}, colours.land},
			"place": {orb.Point{33, 6}, colours.place},
		} {
			p := v.pixel(want.at)
			got := color.NRGBAModel.Convert(img.At(int(p[0]*sized.Density), int(p[1]*sized.Density))).(color.NRGBA)
			if got != want.colour {
				t.Errorf("PNG(%+v): %s at %v is %v, want %v", c.o, name, want.at, got, want.colour)
			}
		}
	}
}

func TestSizes(t *testing.T) {
	for _, o := range []Options{{Width: 10, Height: 10}, {Width: 100_000, Height: 100_000},
		{Width: 800, Height: 600, Density: math.NaN()}, {Width: -1, Height: 600}} {
		if err := PNG(io.Discard, basemap(t), Map{}, o); !errors.Is(err, ErrSize) {
			t.Errorf("PNG(%+v): error %v, want ErrSize", o, err)
		}
	}
}

// TestNamesKeepClear draws many places and asks whether any two texts overlap, or
// a text covers another place's circle.
func TestNamesKeepClear(t *testing.T) {
	m := article()
	for i := range 40 {
		m.Places = append(m.Places, Place{
			Name: "Place of a name " + string(rune('A'+i%26)), Mentions: 1 + i%4,
			Point: orb.Point{math.Mod(float64(i)*7.3, 40), math.Mod(float64(i)*4.7, 30)},
		})
	}
	f := newLetters(nil)
	for i := range 6 {
		from, to := m.Places[i+3].Point, m.Places[i+12].Point
		m.Lines = append(m.Lines, Line{Waypoints: geo.Inverse(from, to).Waypoints(200 * geo.Kilometre), Tag: "1,234 km",
			Verdict: Consistent})
	}
	r := &recorder{letters: f}
	o := Options{Width: 900, Height: 600, Density: 1, Key: true, Scale: true, Locator: true}
	if err := draw(r, f, basemap(t), m, o); err != nil {
		t.Fatal(err)
	}
	if len(r.texts) < 20 {
		t.Errorf("only %d texts were drawn", len(r.texts))
	}
	for i, a := range r.texts {
		for _, b := range r.texts[:i] {
			if a.box.Intersects(b.box) {
				t.Errorf("%q at %v overlaps %q at %v", a.text, a.box, b.text, b.box)
			}
		}
		for _, c := range r.circles {
			if a.box.Intersects(c) {
				t.Errorf("%q at %v covers the circle at %v", a.text, a.box, c.Center())
			}
		}
	}
}

// recorder is a surface that remembers where texts and circles are drawn.
type recorder struct {
	letters *letters
	texts   []label
	circles []orb.Bound
}

func (*recorder) fill([]orb.LineString, color.NRGBA) {}
func (*recorder) stroke([]orb.LineString, pen)       {}
func (*recorder) group(string)                       {}

func (r *recorder) circle(center orb.Point, radius float64, _, _ color.NRGBA, _ float64) {
	r.circles = append(r.circles, around(center, radius))
}

func (r *recorder) text(s string, p orb.Point, t typeface) {
	left, width := p[0], r.letters.measure(s, t)
	switch t.anchor {
	case middle:
		left -= width / 2
	case end:
		left -= width
	}
	r.texts = append(r.texts, label{text: s, box: orb.Bound{
		Min: orb.Point{left, p[1] - 0.7*t.size}, Max: orb.Point{left + width, p[1] + 0.2*t.size},
	}})
}

// TestFit asks whether what is to be shown lies inside the frame.
func TestFit(t *testing.T) {
	frame := orb.Bound{Min: orb.Point{0, 60}, Max: orb.Point{1200, 630}}
	for name, points := range map[string][]orb.Point{
		"Istanbul and Ankara":           {{28.95, 41.01}, {32.85, 39.92}},
		"one place":                     {{28.95, 41.01}},
		"Fiji, across the antimeridian": {{178.44, -18.14}, {-179.3, -18.2}},
		"Auckland and Santiago":         {{174.76, -36.85}, {-70.65, -33.45}},
		"the world":                     {{-170, 60}, {-60, -50}, {20, 0}, {150, -35}},
		"none":                          nil,
	} {
		v := fit(frame, unwrapped(points))
		for _, p := range points {
			if at := v.pixel(v.near(p)); !frame.Contains(at) {
				t.Errorf("%s: %v is drawn at %v, outside of the frame", name, p, at)
			}
		}
		if v.world < 570 || v.world > closestWorld {
			t.Errorf("%s: the world is %.0f pixels wide", name, v.world)
		}
	}
	across := fit(frame, unwrapped([]orb.Point{{178.44, -18.14}, {-179.3, -18.2}}))
	if width := 1200 / across.world * 360; width > 12 {
		t.Errorf("Fiji is shown %.0f° wide, want it closer: the antimeridian is not the edge of the world", width)
	}
}

func TestWrapAndBalance(t *testing.T) {
	for name, want := range map[string][]string{
		"TURKEY":                           {"TURKEY"},
		"UNITED KINGDOM":                   {"UNITED KINGDOM"},
		"DEMOCRATIC REPUBLIC OF THE CONGO": {"DEMOCRATIC REPUBLIC", "OF THE CONGO"},
		"BOSNIA AND HERZEGOVINA":           {"BOSNIA AND", "HERZEGOVINA"},
	} {
		if diff := cmp.Diff(want, balanced(name)); diff != "" {
			t.Errorf("balanced(%q) (-want +got):\n%s", name, diff)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	base, m := basemap(b), article()
	for b.Loop() {
		if err := PNG(io.Discard, base, m, Card()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSVG draws the whole world with fonts that are read once, as a server does.
func BenchmarkSVG(b *testing.B) {
	fonts := NewFonts(false)
	base, m, o := basemap(b), article(), Card()
	o.Fonts, o.Bound = fonts, &orb.Bound{Min: orb.Point{-170, -60}, Max: orb.Point{170, 75}}
	for b.Loop() {
		if err := SVG(io.Discard, base, m, o); err != nil {
			b.Fatal(err)
		}
	}
}
