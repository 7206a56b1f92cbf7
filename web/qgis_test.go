package web_test

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"

	"dateline/web/webtest"
)

// qgis lets QGIS run a script that is beside the tests.
func qgis(t *testing.T, script string, args ...string) string {
	t.Helper()
	python := "/usr/bin/python3" // Debian's, which has Debian's packages
	t.Setenv("QT_QPA_PLATFORM", "offscreen")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	t.Setenv("HOME", t.TempDir()) // its profile and its cache of tiles
	client(t, python, "-c", "import qgis.core")
	out, _, _ := strings.Cut(run(t, python, append([]string{"testdata/qgis/" + script}, args...)...), "\x00")
	return strings.TrimSpace(out)
}

func TestQGISReadsPlacesAndMaps(t *testing.T) {
	srv := webtest.Serve(t, webtest.FullConfig(t))
	m := webtest.Save(t, srv, `{"title":"Talks","text":"Envoys met in Kyiv and in Antalya. Ankara is about 350 km from Istanbul."}`)
	want := `fields: name country population
in a box: True
filtered: Ankara Antalya
saved: Ankara Antalya Istanbul Kyiv
claim: Ankara Istanbul line`
	if got := qgis(t, "places.py", srv.URL, m.ID); got != want {
		t.Errorf("QGIS finds\n%s\nwant\n%s", got, want)
	}
}

func TestQGISDrawsTheBasemap(t *testing.T) {
	srv := webtest.Serve(t, webtest.FullConfig(t))
	file := filepath.Join(t.TempDir(), "map.png")
	qgis(t, "draw.py", srv.URL, file)
	drawn := mediterranean(t, file)
	// The colours are those of style.json.
	for name, at := range map[string]orb.Point{"Anatolia": {33, 39.5}, "Crete": {24.9, 35.2}, "Cyprus": {33.2, 34.95},
		"Libya": {22.5, 31.5}, "Peloponnese": {22.2, 37.5}, "Sinai": {34, 30.5}} {
		if got := drawn(at); !near(got, color.RGBA{0xf5, 0xf2, 0xea, 255}) {
			t.Errorf("%s at %v is drawn in %v, want land", name, at, got)
		}
	}
	for name, at := range map[string]orb.Point{"Mediterranean": {30, 34}, "Black Sea": {34, 42.8}, "Aegean": {25.2, 38.9},
		"Marmara": {28, 40.7}, "Lake Tuz": {33.288, 38.75}} {
		if got := drawn(at); !near(got, color.RGBA{0xdd, 0xe7, 0xec, 255}) {
			t.Errorf("%s at %v is drawn in %v, want water", name, at, got)
		}
	}
}

// mediterranean opens a picture from 20° E 30° N to 40° E 43° N in Web Mercator and
// returns the colour of a place in it.
func mediterranean(t *testing.T, file string) func(orb.Point) color.Color {
	t.Helper()
	if keep := os.Getenv("DATELINE_PICTURES"); keep != "" { // for people to look at
		t.Cleanup(func() {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Error(err)
				return
			}
			if err := os.WriteFile(filepath.Join(keep, t.Name()+".png"), b, 0o644); err != nil {
				t.Error(err)
			}
		})
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return at(img, orb.Bound{Min: orb.Point{20, 30}, Max: orb.Point{40, 43}})
}

// at returns the colours of places in a picture of a box in Web Mercator.
func at(img image.Image, box orb.Bound) func(orb.Point) color.Color {
	from, to := project.WGS84.ToMercator(box.Min), project.WGS84.ToMercator(box.Max)
	size := img.Bounds().Size()
	return func(p orb.Point) color.Color {
		m := project.WGS84.ToMercator(p)
		return img.At(int((m[0]-from[0])/(to[0]-from[0])*float64(size.X)), int((to[1]-m[1])/(to[1]-from[1])*float64(size.Y)))
	}
}

// near tells whether colours differ by less than drawing makes them.
func near(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	apart := func(x, y uint32) bool { return max(x, y)-min(x, y) > 0x600 }
	return !apart(ar, br) && !apart(ag, bg) && !apart(ab, bb)
}
