package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func rectangle(west, south, east, north float64) orb.Ring {
	return orb.Ring{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}
}

// testAreas: a country with a hole and an island over the antimeridian, a
// region in it, and a neighbour.
func testAreas(t testing.TB) *AreaBuilder {
	t.Helper()
	b := new(AreaBuilder)
	for id, area := range map[PlaceID]orb.MultiPolygon{
		"x:country": {{rectangle(0, 0, 20, 10), rectangle(4, 4, 6, 6)}, {rectangle(178, -2, 180, 2)},
			{rectangle(-180, -2, -179, 2)}},
		"x:region":    {{rectangle(0, 0, 10, 10), rectangle(4, 4, 6, 6)}},
		"x:neighbour": {{rectangle(20, 0, 30, 10)}},
		"x:antarctic": {{rectangle(-180, -90, 180, -80)}},
	} {
		if err := b.Add(id, area); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.AddCourse("x:river", orb.MultiLineString{{{1, 1}, {2, 1.5}, {3, 1}}, {{3, 1}, {5, 5}}}); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestCourse(t *testing.T) {
	b := testAreas(t)
	want := map[PlaceID]orb.MultiLineString{
		"x:long":  {{{0, 0}, {1.5, -2.25}, {3, 0}}, {{3, 0}, {4, 1}}},
		"x:short": {{{-180, 89}, {-179.99999, 89}}},
	}
	for id, lines := range want {
		if err := b.AddCourse(id, lines); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		id    PlaceID
		lines orb.MultiLineString
	}{
		{"", want["x:long"]},
		{"x:long", want["x:long"]},
		{"x:none", nil},
		{"x:point", orb.MultiLineString{{{1, 1}, {1, 1}}}},
		{"x:away", orb.MultiLineString{{{1, 1}, {1, 91}}}},
	} {
		if err := b.AddCourse(c.id, c.lines); err == nil {
			t.Errorf("AddCourse(%q, %v) is taken", c.id, c.lines)
		}
	}
	a := openAreas(t, b)
	for id, lines := range want {
		if got, ok := a.Course(id); !ok || cmp.Diff(lines, got) != "" {
			t.Errorf("Course(%q) = %v, %v, want %v", id, got, ok, lines)
		}
	}
	if got, ok := a.Course("x:country"); ok {
		t.Errorf("Course of a country: %v", got)
	}
}

func openAreas(t testing.TB, b *AreaBuilder) *Areas {
	t.Helper()
	var out bytes.Buffer
	if _, err := b.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	a, err := OpenAreas(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestContaining(t *testing.T) {
	a := openAreas(t, testAreas(t))
	for _, tt := range []struct {
		p    orb.Point
		want []PlaceID
	}{
		{orb.Point{2, 2}, []PlaceID{"x:country", "x:region"}},
		{orb.Point{5, 5}, nil},
		{orb.Point{15, 5}, []PlaceID{"x:country"}},
		{orb.Point{25, 5}, []PlaceID{"x:neighbour"}},
		{orb.Point{179, 0}, []PlaceID{"x:country"}},
		{orb.Point{-179.5, 0}, []PlaceID{"x:country"}},
		{orb.Point{180, 0}, []PlaceID{"x:country"}},
		{orb.Point{-180, 0}, []PlaceID{"x:country"}},
		{orb.Point{0, -90}, []PlaceID{"x:antarctic"}},
		{orb.Point{100, -89}, []PlaceID{"x:antarctic"}},
		{orb.Point{-100, 50}, nil},
		{orb.Point{math.NaN(), 0}, nil},
		{orb.Point{0, 91}, nil},
		{orb.Point{math.Inf(1), 0}, nil},
	} {
		if diff := cmp.Diff(tt.want, a.Containing(tt.p)); diff != "" {
			t.Errorf("Containing(%v) differs (-want +got):\n%s", tt.p, diff)
		}
	}
}

// The oracle is orb's planar containment on the decoded polygons.
func TestContainingAgreesWithOrb(t *testing.T) {
	b := new(AreaBuilder)
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 40 {
		centre := orb.Point{r.Float64()*300 - 150, r.Float64()*120 - 60}
		var ring orb.Ring
		for k := range 60 {
			angle, radius := float64(k)*math.Pi/30, 5+20*r.Float64()
			ring = append(ring, orb.Point{centre[0] + radius*math.Cos(angle), centre[1] + radius*math.Sin(angle)})
		}
		if err := b.Add(PlaceID('a'+rune(i)), orb.MultiPolygon{{ring}}); err != nil {
			t.Fatal(err)
		}
	}
	a := openAreas(t, b)
	held := 0
	for range 3000 {
		p := orb.Point{r.Float64()*360 - 180, r.Float64()*180 - 90}
		got := a.Containing(p)
		held += len(got)
		for i := range a.Len() {
			area, _ := a.Area(a.ID(i))
			if want := planar.MultiPolygonContains(area, p); want != slices.Contains(got, a.ID(i)) {
				t.Errorf("Containing(%v) has %q: %v, want %v", p, a.ID(i), !want, want)
			}
		}
	}
	if held < 1000 {
		t.Errorf("only %d hits: the test proves little", held)
	}
}

func TestArea(t *testing.T) {
	a := openAreas(t, testAreas(t))
	got, ok := a.Area("x:region")
	want := orb.MultiPolygon{{rectangle(0, 0, 10, 10), {{4, 6}, {6, 6}, {6, 4}, {4, 4}, {4, 6}}}}
	if diff := cmp.Diff(want, got); !ok || diff != "" {
		t.Errorf("Area(region), %v, differs (-want +got):\n%s", ok, diff)
	}
	for _, p := range got {
		if p[0].Orientation() != orb.CCW || p[1].Orientation() != orb.CW {
			t.Error("outer rings must run counter-clockwise, holes clockwise")
		}
	}
	if _, ok := a.Area("x:nowhere"); ok || a.Has("x:nowhere") || !a.Has("x:region") {
		t.Error("Has or Area knows the wrong places")
	}
	// One degree square at the equator: 12,308.8 km² on the ellipsoid
	// (GeographicLib Planimeter: 12308778361.469 m²).
	b := new(AreaBuilder)
	if err := b.Add("x:square", orb.MultiPolygon{{rectangle(0, 0, 1, 1)}}); err != nil {
		t.Fatal(err)
	}
	if got := openAreas(t, b).Size(0); math.Abs(got-12308.778) > 60 {
		t.Errorf("Size = %.1f km², want 12308.8 ± 60", got)
	}
}

func TestAreaBuilderRefuses(t *testing.T) {
	for name, area := range map[string]orb.MultiPolygon{
		"nothing":      nil,
		"a line":       {{orb.Ring{{0, 0}, {1, 1}, {0, 0}}}},
		"latitude 100": {{orb.Ring{{0, 0}, {1, 100}, {0, 1}}}},
		"NaN":          {{orb.Ring{{0, 0}, {1, math.NaN()}, {0, 1}}}},
	} {
		var refused *PlaceError
		if err := new(AreaBuilder).Add("x:1", area); !errors.As(err, &refused) {
			t.Errorf("Add(%s) = %v, want a PlaceError", name, err)
		}
	}
	b := testAreas(t)
	if err := b.Add("x:region", orb.MultiPolygon{{rectangle(0, 0, 1, 1)}}); err == nil {
		t.Error("a taken id was added")
	}
	if _, err := new(AreaBuilder).WriteTo(new(bytes.Buffer)); err == nil {
		t.Error("WriteTo of an empty builder succeeded")
	}
}

func TestAreasAreReproducible(t *testing.T) {
	var one, two bytes.Buffer
	testAreas(t).WriteTo(&one) // map order differs between the two
	testAreas(t).WriteTo(&two)
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same areas give other bytes")
	}
}

func FuzzOpenAreas(f *testing.F) {
	var out bytes.Buffer
	testAreas(f).WriteTo(&out)
	good := out.Bytes()
	for at := uint32(0); int(at) < len(good); at += 61 {
		f.Add(at, []byte{0xFF, 0xFF, 0xFF, 0xFF})
		f.Add(at, []byte{0x80})
	}
	f.Fuzz(func(t *testing.T, at uint32, change []byte) {
		file := slices.Clone(good)
		copy(file[int(at)%len(file):], change)
		if head := int(binary.LittleEndian.Uint32(file[12:])); head >= 4 && head <= len(file) {
			binary.LittleEndian.PutUint32(file[head-4:], crc32.Checksum(file[:head-4], castagnoli()))
		}
		a, err := OpenAreas(file)
		if err != nil {
			return
		}
		for i := range a.Len() {
			a.Area(a.ID(i))
		}
		a.Course("x:river")
		a.Course("x:none")
		for _, p := range []orb.Point{{2, 2}, {5, 5}, {179, 0}, {-180, -90}, {180, 90}} {
			a.Containing(p)
		}
	})
}

// TestOutlinesAgreeWithTheWholePolygon asks the long borders of the world near where
// towns lie and near their own edges.
func TestOutlinesAgreeWithTheWholePolygon(t *testing.T) {
	file, err := os.ReadFile("../data/areas.bin")
	if os.IsNotExist(err) {
		t.Skip("data/areas.bin is not built; go generate ./data builds it")
	}
	if err != nil {
		t.Fatal(err)
	}
	a, err := OpenAreas(file)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(51, 52))
	long, inside := 0, 0
	for i := range a.outlines {
		o := a.outline(i)
		if o == nil {
			continue
		}
		long++
		polygon := a.polygon(i)
		bound := polygon.Bound()
		for n := range 6 {
			p := orb.Point{bound.Min[0] + r.Float64()*(bound.Max[0]-bound.Min[0]), bound.Min[1] + r.Float64()*(bound.Max[1]-bound.Min[1])}
			if n%2 > 0 { // at the height of a point of the border
				p[1] = polygon[0][r.IntN(len(polygon[0]))][1]
			}
			x, y := p[0]*areaDegree, p[1]*areaDegree
			want := false
			for _, ring := range polygon {
				for k := 1; k < len(ring); k++ {
					e := edge{units(ring[k-1][0]), units(ring[k-1][1]), units(ring[k][0]), units(ring[k][1])}
					if e.westOf(x, y) {
						want = !want
					}
				}
			}
			if want {
				inside++
			}
			if got := o.holds(a.rings, x, y); got != want {
				t.Errorf("polygon %d holds %v: %v, want %v", i, p, got, want)
			}
		}
	}
	if long < 100 || inside < 100 {
		t.Errorf("%d long borders, %d points inside: too few to tell", long, inside)
	}
}

func units(degrees float64) int64 { return int64(math.Round(degrees * areaDegree)) }
