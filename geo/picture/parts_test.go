package picture

import (
	"bytes"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// drawn records a picture.
func drawn(t *testing.T, m Map, o Options) *recorder {
	t.Helper()
	l := setting(t)
	r := &recorder{letters: l}
	o, err := o.sized()
	if err != nil {
		t.Fatal(err)
	}
	if err := draw(r, l, basemap(t), m, o); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *recorder) has(text string) bool {
	for _, l := range r.texts {
		if strings.Contains(l.text, text) {
			return true
		}
	}
	return false
}

// TestKey asks for an explanation of each mark that is there, and of no other.
func TestKey(t *testing.T) {
	all := drawn(t, article(), Options{Key: true})
	for _, text := range []string{"Named once", "Named 5 times", "Country or region", "Described by distance",
		"Distance contradicts the text"} {
		if !all.has(text) {
			t.Errorf("the key lacks %q", text)
		}
	}
	one := drawn(t, Map{Places: []Place{{Name: "Alpha", Point: orb.Point{5, 20}, Mentions: 1}}}, Options{Key: true})
	for _, text := range []string{"times", "Country", "Described", "Distance"} {
		if one.has(text) {
			t.Errorf("the key of a map with one place has %q", text)
		}
	}
	if drawn(t, article(), Options{}).has("Named once") {
		t.Error("there is a key that nobody asked for")
	}
}

// TestScaleBar measures the bar against the map below it.
func TestScaleBar(t *testing.T) {
	for _, c := range []struct {
		name  string
		bound orb.Bound
		want  bool
	}{
		{"a country", orb.Bound{Min: orb.Point{10, 40}, Max: orb.Point{14, 44}}, true},
		{"a town", orb.Bound{Min: orb.Point{10, 40}, Max: orb.Point{10.02, 40.02}}, true},
		{"the world, stretched near the poles", orb.Bound{Min: orb.Point{-170, -60}, Max: orb.Point{170, 75}}, false},
	} {
		page := orb.Bound{Max: orb.Point{1200, 630}}
		d := &drawing{surface: &recorder{letters: setting(t)}, letters: setting(t), theme: light(), unit: 1.5}
		d.view = fit(page, Map{}.extent(&c.bound))
		bar := newScaleBar(&labeller{drawing: d}, nil)
		if (bar != nil) != c.want {
			t.Errorf("%s: scale bar %v, want one: %v", c.name, bar, c.want)
		}
		if bar == nil {
			continue
		}
		if ratio := bar.mi.pixels / bar.km.pixels; math.Abs(ratio-1.609344*leading(t, bar.mi.text)/leading(t, bar.km.text)) > 1e-9 {
			t.Errorf("%s: %s and %s are %g and %g pixels", c.name, bar.km.text, bar.mi.text, bar.km.pixels, bar.mi.pixels)
		}
		// A degree of longitude in the middle of the map, on a sphere.
		y := d.view.pixel(orb.Point{10, 40})
		east := d.view.pixel(orb.Point{11, 40})
		metres := 111_319.49 * math.Cos(40*math.Pi/180) / (east[0] - y[0])
		if got := leading(t, bar.km.text) * 1000 / bar.km.pixels; math.Abs(got/metres-1) > 0.06 {
			t.Errorf("%s: the bar has %.0f m to a pixel, the map %.0f", c.name, got, metres)
		}
	}
}

// TestNothingRunsUnderTheScale fills the corners of a map with places, whose author wants
// their names on one side, and looks for names, and circles, under the scale, the sources
// and the globe.
func TestNothingRunsUnderTheScale(t *testing.T) {
	bound := orb.Bound{Min: orb.Point{10, 40}, Max: orb.Point{14, 43}}
	sources := basemap(t).Attribution()
	for _, side := range []string{"", "e", "w", "n", "s"} {
		var m Map
		for i := range 24 {
			at := orb.Point{8.1 + 0.13*float64(i%6), 39.1 + 0.13*float64(i/6)}
			m.Places = append(m.Places, Place{Name: "Newtown", Point: at, Mentions: 1, Side: side})
		}
		for i := range 8 {
			at := orb.Point{9 + 0.9*float64(i), 43.9}
			m.Places = append(m.Places, Place{Name: "Longbottom", Point: at, Mentions: 1, Side: side})
		}
		r := drawn(t, m, Options{Width: 900, Height: 700, Scale: true, Locator: true, Bound: &bound})
		var own []label
		for _, l := range r.texts {
			if strings.HasSuffix(l.text, " km") || strings.HasSuffix(l.text, " mi") || strings.Contains(l.text, sources) {
				own = append(own, l)
			}
		}
		if len(own) != 3 {
			t.Fatalf("side %q: the scale and the sources are %d texts, want 3", side, len(own))
		}
		named := 0
		for _, l := range r.texts {
			if l.text != "Newtown" && l.text != "Longbottom" {
				continue
			}
			named++
			for _, o := range own {
				if l.box.Intersects(o.box) {
					t.Errorf("side %q: %s runs under %s", side, l.text, o.text)
				}
			}
		}
		if named == 0 {
			t.Errorf("side %q: no place is named", side)
		}
		for _, l := range own {
			if strings.Contains(l.text, sources) {
				continue
			}
			for _, c := range r.circles {
				if c.Intersects(l.box) {
					t.Errorf("side %q: a circle lies under %s", side, l.text)
				}
			}
		}
	}
}

// leading reads the number before a unit.
func leading(t *testing.T, s string) float64 {
	t.Helper()
	word, _, _ := strings.Cut(s, " ")
	v, err := strconv.ParseFloat(word, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestLocator asks for a globe on a close map and for none that covers a place or
// stands on a map of the world.
func TestLocator(t *testing.T) {
	o := Options{Width: 600, Height: 400, Locator: true, Bound: &orb.Bound{Min: orb.Point{10, 10}, Max: orb.Point{14, 13}}}
	svg := func(m Map, o Options) string {
		var b bytes.Buffer
		if err := SVG(&b, basemap(t), m, o); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if s := svg(Map{}, o); !strings.Contains(s, `<g id="locator">`) {
		t.Error("a close map has no locator")
	}
	corner := func(x, y float64) Place { return Place{Name: "", Point: orb.Point{x, y}, Mentions: 20} }
	full := Map{Places: []Place{corner(8.9, 13.6), corner(15.1, 13.6), corner(8.9, 9.6), corner(15.1, 9.6)}}
	if strings.Contains(svg(full, o), `<g id="locator">`) {
		t.Error("the locator covers a place: there is one in each corner")
	}
	o.Bound = &orb.Bound{Min: orb.Point{-170, -60}, Max: orb.Point{170, 70}}
	if strings.Contains(svg(Map{}, o), `<g id="locator">`) {
		t.Error("a map of the world has a locator")
	}
}

// TestPDF draws a page twice and, where Poppler is installed, renders it and
// compares it with the PNG.
func TestPDF(t *testing.T) {
	o := Options{Width: 800, Height: 500, Key: true, Scale: true, Locator: true}
	write := func() []byte {
		var b bytes.Buffer
		if err := PDF(&b, basemap(t), article(), o); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	first := write()
	if !bytes.Equal(first, write()) {
		t.Error("the same map gave two different files")
	}
	if !bytes.HasPrefix(first, []byte("%PDF-1.")) || !bytes.Contains(first, []byte("/MediaBox [0 0 600.00 375.00]")) {
		t.Errorf("not a PDF with a page of 600 × 375 points: %.300q", first)
	}
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("Poppler is not installed (Debian: poppler-utils)")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "map.pdf")
	if err := os.WriteFile(file, first, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("pdftoppm", "-png", "-r", "96", "-singlefile", file,
		filepath.Join(dir, "map")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	rendered, err := os.ReadFile(filepath.Join(dir, "map.png"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := png.Decode(bytes.NewReader(rendered))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := PNG(&b, basemap(t), article(), o); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if page.Bounds() != picture.Bounds() {
		t.Fatalf("the page is %v, the picture %v", page.Bounds(), picture.Bounds())
	}
	differ, size := 0, picture.Bounds().Size()
	for x := range size.X {
		for y := range size.Y {
			r, g, b, _ := page.At(x, y).RGBA()
			r2, g2, b2, _ := picture.At(x, y).RGBA()
			if math.Abs(float64(r)-float64(r2))+math.Abs(float64(g)-float64(g2))+math.Abs(float64(b)-float64(b2)) > 0x6000 {
				differ++
			}
		}
	}
	if differ > size.X*size.Y/50 {
		t.Errorf("%d of %d pixels differ between page and picture", differ, size.X*size.Y)
	}
}

// TestSide asks for the name on the side that its author chose.
func TestSide(t *testing.T) {
	at := orb.Point{5, 20}
	where := func(side string) *label {
		for _, l := range drawn(t, Map{Places: []Place{{Name: "Alpha", Point: at, Mentions: 1, Side: side}}}, Options{}).texts {
			if l.text == "Alpha" {
				return &l
			}
		}
		return nil
	}
	west, east := where("w"), where("e")
	if west == nil || east == nil || west.box.Max[0] > east.box.Min[0] {
		t.Errorf("the name stands at %v on the west, %v on the east", west, east)
	}
	if l := where("none"); l != nil {
		t.Errorf("a hidden name stands at %v", l.box)
	}
}

// TestSideOfArea asks for the name of an area on a side, or for none.
func TestSideOfArea(t *testing.T) {
	square := orb.MultiPolygon{{{{0, 10}, {10, 10}, {10, 20}, {0, 20}, {0, 10}}}}
	where := func(side string) *label {
		m := Map{Areas: []Area{{Name: "Land", Side: side, Polygon: square, Point: orb.Point{5, 15}}},
			Places: []Place{{Name: "Alpha", Point: orb.Point{5, 5}, Mentions: 1}, {Name: "Beta", Point: orb.Point{5, 25}, Mentions: 1}}}
		for _, l := range drawn(t, m, Options{}).texts {
			if l.text == "LAND" {
				return &l
			}
		}
		return nil
	}
	west, east := where("w"), where("e")
	if west == nil || east == nil || west.box.Max[0] > east.box.Min[0] {
		t.Errorf("the name stands at %v on the west, %v on the east", west, east)
	}
	if where("") == nil {
		t.Error("an area without a wanted side has no name")
	}
	if l := where("none"); l != nil {
		t.Errorf("a hidden name stands at %v", l.box)
	}
}

// TestSideHolds puts a name on the side that its author chose where a busier place would take its room.
func TestSideHolds(t *testing.T) {
	o := Options{Bound: &orb.Bound{Min: orb.Point{-10, 5}, Max: orb.Point{20, 35}}}
	alpha := Place{Name: "Alpha", Point: orb.Point{5, 20}, Mentions: 1, Side: "w"}
	omega := Place{Name: "Omega", Point: orb.Point{4, 20}, Mentions: 9} // right where that name is to stand
	where := func(places ...Place) (box orb.Bound) {
		for _, l := range drawn(t, Map{Places: places}, o).texts {
			if l.text == "Alpha" {
				box = l.box
			}
		}
		return box
	}
	if alone, beside := where(alpha), where(omega, alpha); alone == (orb.Bound{}) || alone != beside {
		t.Errorf("the name stands at %v beside a busier place, at %v alone", beside, alone)
	}
}

// TestKeySpeaksItsReadersLanguage asks for the key of one map in the languages that have its texts.
func TestKeySpeaksItsReadersLanguage(t *testing.T) {
	for tag, want := range map[string][]string{
		"": {"Named once", "Named 3 times"}, "de": {"Einmal genannt", "3-mal genannt"}, "uk": {"Згадок: 1", "Згадок: 3"},
		"fr": {"Nommé 3 fois"}, "es": {"Nombrado 3 veces"}, "tr": {"3 kez anılıyor"}, "ru": {"Упоминаний: 3"}, "zh": {"Named once"},
	} {
		r := drawn(t, Map{Language: tag, Places: []Place{{Name: "Alpha", Point: orb.Point{5, 20}, Mentions: 3}}}, Options{Key: true})
		for _, text := range want {
			if !r.has(text) {
				t.Errorf("in %q the key has no %q", tag, text)
			}
		}
	}
}

// TestCapitalsAreThoseOfALanguage writes the name of a country.
func TestCapitalsAreThoseOfALanguage(t *testing.T) {
	for tag, want := range map[string]string{"": "BITINIA", "de": "BITINIA", "tr": "BİTİNİA"} {
		r := drawn(t, Map{Language: tag, Areas: []Area{{Name: "Bitinia", Point: orb.Point{5, 20}}}}, Options{})
		if !r.has(want) {
			t.Errorf("in %q the map does not say %s", tag, want)
		}
	}
}

// TestKnownNameIsLeftOut calls a town of the basemap by another name, which then stands there alone.
func TestKnownNameIsLeftOut(t *testing.T) {
	at := orb.Point{12, 20} // of Mirow
	for known, want := range map[string]bool{"": true, "Mirow": false} {
		m := Map{Places: []Place{{Name: "Headquarters", Known: known, Point: orb.Point{at[0] + 2, at[1] - 2}, Mentions: 1}}}
		o := Options{Bound: &orb.Bound{Min: orb.Point{0, 8}, Max: orb.Point{24, 30}}}
		if got := drawn(t, m, o).has("Mirow"); got != want {
			t.Errorf("with the known name %q the basemap names Mirow: %v, want %v", known, got, want)
		}
	}
}

func TestNumbersPrintAsTheExactOnes(t *testing.T) {
	exact := func(v float64) string {
		s := strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
		if s == "-0" {
			return "0"
		}
		return s
	}
	r := rand.New(rand.NewPCG(1, 2))
	values := []float64{0, math.Copysign(0, -1), -0.04, -0.05, -0.06, 0.05, 0.25, 0.35, 0.95, 9.95, 99.949999, 1e9, -1e12, 1e300}
	for range 100_000 {
		values = append(values, (r.Float64()-0.5)*math.Pow(10, float64(r.IntN(12))), float64(r.IntN(100_000)-50_000)/20)
	}
	for _, v := range values {
		if got := number(v); got != exact(v) {
			t.Fatalf("number(%v) = %s, want %s", v, got, exact(v))
		}
	}
}
