package gazetteer

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

func TestPlacesComeBackAsAdded(t *testing.T) {
	b := world(t)
	x := openWorld(t)
	if x.Len() != b.Len() {
		t.Fatalf("Len() = %d, want %d", x.Len(), b.Len())
	}
	for _, s := range worldPlaces() {
		r := ref(t, x, s.ID)
		if s.Bound == (orb.Bound{}) {
			s.Bound = orb.Bound{Min: s.Point, Max: s.Point}
		}
		if diff := cmp.Diff(s.Place, x.Place(r)); diff != "" {
			t.Errorf("Place(%q) differs (-added +read):\n%s", s.ID, diff)
		}
		want := append([]Name{{s.Name, NameMain}}, otherNames(s.Name, s.names)...)
		if diff := cmp.Diff(want, x.Names(r)); diff != "" {
			t.Errorf("Names(%q) differ (-added +read):\n%s", s.ID, diff)
		}
		if got := x.NameCount(r); got != len(want) {
			t.Errorf("NameCount(%q) = %d, want %d", s.ID, got, len(want))
		}
		if x.Name(r) != s.Name || x.ID(r) != s.ID || x.Point(r) != s.Point {
			t.Errorf("Name, ID, Point of %q = %q, %q, %v", s.ID, x.Name(r), x.ID(r), x.Point(r))
		}
	}
	if _, ok := x.ByID("geonames:1"); ok {
		t.Error(`ByID("geonames:1") is there, want not`)
	}
	if got := x.Place(NoRef); got != (Place{}) {
		t.Errorf("Place(NoRef) = %v, want none", got)
	}
}

func TestRefsAscendByFame(t *testing.T) {
	x := openWorld(t)
	for r := Ref(1); int(r) < x.Len(); r++ {
		if x.Fame(r) > x.Fame(r-1) {
			t.Errorf("%s (%.3f) comes after %s (%.3f)", x.Name(r), x.Fame(r), x.Name(r-1), x.Fame(r-1))
		}
	}
}

func TestLookup(t *testing.T) {
	x := openWorld(t)
	for _, tt := range []struct {
		name string
		want []Match
	}{
		{"Paris", []Match{{ref(t, x, "geonames:2988507"), NameMain}, {ref(t, x, "geonames:4717560"), NameMain}}},
		{"ISTANBUL", []Match{{ref(t, x, "geonames:745044"), NameMain}, {ref(t, x, "geonames:745042"), NameMain}}},
		{"Constantinople", []Match{{ref(t, x, "geonames:745044"), NameFormer}}},
		{"U.S.", []Match{{ref(t, x, "geonames:6252001"), NameAbbreviation}}},
		{"turks", []Match{{ref(t, x, "geonames:298795"), NameDemonym}}},
		{"Ile de France", []Match{{ref(t, x, "geonames:3012874"), NameMain}}},
		{"St Louis", []Match{{ref(t, x, "geonames:4407066"), NameMain}}},
		{"Saint Louis", []Match{{ref(t, x, "geonames:4407066"), NameMain}}},
		{"MT", []Match{{ref(t, x, "geonames:5667009"), NameAbbreviation}}},
		{"Mount", nil},
		{"Pari", nil},
		{"Parisi", nil},
		{"", nil},
		{"\xff", nil},
		{string(make([]byte, 10<<20)), nil},
	} {
		got := x.Lookup(tt.name)
		slices.SortFunc(tt.want, func(a, b Match) int { return int(a.Ref) - int(b.Ref) })
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Lookup(%.20q) differs (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestCursorFindsLongestName(t *testing.T) {
	x := openWorld(t)
	c := x.Cursor()
	last := 0
	text := "united states of americana"
	for i := range len(text) {
		if c.Final() {
			last = i
		}
		if !c.Step(text[i]) {
			break
		}
	}
	if got, want := text[:last], "united states of america"; got != want {
		t.Errorf("longest name in %q = %q, want %q", text, got, want)
	}
	if c.Step('x') || c.Final() || c.Matches(nil) != nil {
		t.Error("a cursor that left the names still matches")
	}
}

func TestAdministrativeTree(t *testing.T) {
	x := openWorld(t)
	paris := ref(t, x, "geonames:4717560")
	country, admin1, admin2 := x.Parents(paris)
	if x.ID(country) != "geonames:6252001" || x.ID(admin1) != "geonames:4736286" || x.ID(admin2) != "geonames:4706032" {
		t.Errorf("Parents(Paris) = %q, %q, %q", x.ID(country), x.ID(admin1), x.ID(admin2))
	}
	if x.Country("US") != country || x.Admin1("US", "TX") != admin1 || x.Admin2("US", "TX", "277") != admin2 {
		t.Error("Country, Admin1, Admin2 disagree with Parents")
	}
	if x.Country("XX") != NoRef || x.Country("") != NoRef || x.Admin1("US", "ZZ") != NoRef ||
		x.Admin1("FR", "TX") != NoRef {
		t.Error("an unknown code has a place")
	}
	for _, tt := range []struct {
		id   PlaceID
		want string
	}{
		{"geonames:4717560", "Paris, Texas, United States"},
		{"geonames:745044", "Istanbul, Turkey"},
		{"geonames:298795", "Turkey"},
		{"geonames:4736286", "Texas, United States"},
		{"dateline:fiji-sea", "Koro Sea"},
	} {
		if got := x.Label(ref(t, x, tt.id)); got != tt.want {
			t.Errorf("Label(%q) = %q, want %q", tt.id, got, tt.want)
		}
	}
}

// Whatever the order of places and names, and whether they fit in memory or
// not, the bytes are the same.
func TestBuildingIsReproducible(t *testing.T) {
	first := write(t, world(t))
	r := rand.New(rand.NewPCG(1, 2))
	for _, memory := range []int{0, 300, 3000, 1 << 20} {
		b := &Builder{Memory: memory, Dir: t.TempDir()}
		defer b.Close()
		places := worldPlaces()
		r.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
		for _, s := range places[:5] { // names before their place
			b.AddNames(s.ID, s.names...)
		}
		for i, s := range places {
			if i%2 == 0 {
				b.AddNames(s.ID, s.names...)
				s.names = nil
			}
			addAll(t, b, []source{s})
		}
		b.AddNames("geonames:1", Name{"Nowhere", NameAlias})
		for range 2 { // writing changes nothing
			if !bytes.Equal(first, write(t, b)) {
				t.Errorf("the same places in another order with %d bytes of memory give other bytes", memory)
			}
		}
		b.Close()
		if left, _ := os.ReadDir(b.Dir); len(left) > 0 {
			t.Errorf("%d temporary files are left", len(left))
		}
	}
}

func TestBuilderRefusesAnIDTwice(t *testing.T) {
	b := world(t)
	addAll(t, b, []source{{Place: Place{ID: "geonames:745044", Name: "Istanbul"}}})
	var refused *PlaceError
	if _, err := b.WriteTo(new(bytes.Buffer)); !errors.As(err, &refused) || refused.ID != "geonames:745044" {
		t.Errorf("WriteTo with an id that was added twice = %v, want a PlaceError", err)
	}
}

func TestBuilderRefuses(t *testing.T) {
	good := Place{ID: "x:1", Name: "X", Point: orb.Point{1, 2}}
	for name, spoil := range map[string]func(*Place) []Name{
		"no id":       func(p *Place) []Name { p.ID = ""; return nil },
		"no name":     func(p *Place) []Name { p.Name = ""; return nil },
		"latitude 91": func(p *Place) []Name { p.Point = orb.Point{0, 91}; return nil },
		"NaN":         func(p *Place) []Name { p.Point = orb.Point{math.NaN(), 0}; return nil },
		"bound": func(p *Place) []Name {
			p.Bound = orb.Bound{Min: orb.Point{0, 5},
				Max: orb.Point{1, 4}}
			return nil
		},
		"population":     func(p *Place) []Name { p.Population = -1; return nil },
		"area":           func(p *Place) []Name { p.Area = math.NaN(); return nil },
		"not UTF-8":      func(p *Place) []Name { p.Name = "\xff"; return nil },
		"long code":      func(p *Place) []Name { p.Admin1 = string(make([]byte, 256)); return nil },
		"empty name":     func(p *Place) []Name { return []Name{{"", NameAlias}} },
		"long name":      func(p *Place) []Name { return []Name{{string(make([]byte, MaxName+1)), NameAlias}} },
		"kind of name":   func(p *Place) []Name { return []Name{{"Y", 8}} },
		"name not UTF-8": func(p *Place) []Name { return []Name{{"\xff", NameAlias}} },
	} {
		b, p := world(t), good
		names := spoil(&p)
		var refused *PlaceError
		if err := b.Add(p, names...); !errors.As(err, &refused) || refused.ID != p.ID {
			t.Errorf("Add with %s = %v, want a PlaceError", name, err)
		}
	}
	if _, err := new(Builder).WriteTo(new(bytes.Buffer)); err == nil {
		t.Error("WriteTo of an empty builder succeeded")
	}
}

func TestNothingAllocates(t *testing.T) {
	file := write(t, world(t))
	x, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(100, func() { Open(file) }); n > 4 { // both indexes, the list of capitals, the sections
		t.Errorf("Open allocates %v times, want 4 at most", n)
	}
	var dst []Match
	var p Place
	for name, f := range map[string]func(){
		"AppendLookup": func() { dst = x.AppendLookup(dst[:0], "Île-de-France") },
		"Place":        func() { p = x.Place(3) },
		"ByID":         func() { x.ByID("geonames:745044") },
		"Parents":      func() { x.Parents(3) },
	} {
		f()
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times, want 0", name, n)
		}
	}
	_ = p
}

func TestBuildNamesTheContent(t *testing.T) {
	build := func(places []source) string {
		t.Helper()
		b, file := new(Builder), new(bytes.Buffer)
		addAll(t, b, places)
		if _, err := b.WriteTo(file); err != nil {
			t.Fatal(err)
		}
		x, err := Open(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		return x.Build()
	}
	places := worldPlaces()
	all, again, fewer := build(places), build(places), build(places[1:])
	if all != again || all == fewer || len(all) != 8 {
		t.Errorf("builds %s and %s of the same places, %s of fewer; want the first two alike, of 8 digits", all,
			again, fewer)
	}
}

func TestWithoutNames(t *testing.T) {
	x := openWorld(t)
	name := x.Name(0)
	y := x.WithoutNames([]string{name, "no such name"})
	if got := y.Lookup(name); got != nil {
		t.Errorf("Lookup(%q) without it = %v, want nothing", name, got)
	}
	c := y.Cursor()
	for _, b := range Fold(nil, name) {
		c.Step(b)
	}
	if got := c.Matches(nil); got != nil {
		t.Errorf("a cursor at %q finds %v without it, want nothing", name, got)
	}
	if other := x.Name(1); len(y.Lookup(other)) != len(x.Lookup(other)) {
		t.Errorf("Lookup(%q) = %v, want it as before", other, y.Lookup(other))
	}
	if len(x.Lookup(name)) == 0 || y.Name(0) != name {
		t.Errorf("the index itself, or the place %q, was changed", name)
	}
	if z := y.WithoutNames([]string{x.Name(1)}); z.Lookup(name) != nil || z.Lookup(x.Name(1)) != nil {
		t.Error("names that are hidden one after the other are not all hidden")
	}
}
