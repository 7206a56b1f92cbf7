package cql2

import (
	"errors"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// thing is a feature for tests.
type thing struct {
	values map[string]any
	at     orb.Geometry
}

func (t thing) Value(name string) any  { return t.values[name] }
func (t thing) Geometry() orb.Geometry { return t.at }

var names = []string{"name", "people", "capital", "river", "sea:side"}

func ankara() thing {
	return thing{map[string]any{"name": "Ankara'nın", "people": 5.7e6, "capital": true, "sea:side": false}, orb.Point{32.85, 39.93}}
}

func TestText(t *testing.T) {
	for _, test := range []struct {
		filter string
		want   bool
	}{
		{"name = 'Ankara''nın'", true},
		{`name = 'Ankara\'nın'`, true},
		{`"name" <> 'Izmir'`, true},
		{"'Ankara''nın' = name", true},
		{"people > 5000000", true},
		{"people >= 5.7e6 AND people <= 5.7E+6", true},
		{"people < -1", false},
		{"people BETWEEN 1 AND 6e6", true},
		{"people NOT BETWEEN 1 AND 6e6", false},
		{"people between 1 and 2 or capital", true},
		{"capital", true},
		{"capital = TRUE AND NOT \"sea:side\"", true},
		{"capital = false", false},
		{"true", true},
		{"NOT true OR false", false},
		{"name LIKE 'Ank%'", true},
		{"name LIKE '_nkara%'", true},
		{"name LIKE '%k%r%'", true},
		{"name LIKE 'ank%'", false},
		{"CASEI(name) LIKE CASEI('ANK%')", true},
		{"ACCENTI('Łódź') = ACCENTI('Łodz')", true},
		{"CASEI(ACCENTI('ÉTÉ')) = 'ete'", true},
		{"name NOT LIKE '%x%'", true},
		{"name IN ('Izmir', 'Ankara''nın')", true},
		{"people NOT IN (1, 2)", true},
		{"river IS NULL", true},
		{"river IS NOT NULL", false},
		{"name IS NOT NULL", true},
		{"river = 'x'", false},
		{"NOT river = 'x'", false}, // not known
		{"NOT (river = 'x' AND name = 'y')", true},
		{"river = 'x' OR capital", true},
		{"name = 5", false},
		{"(name = 'x' OR capital) AND (people > 1)", true},
		{"S_INTERSECTS(geometry, BBOX(30, 39, 33, 40))", true},
		{"S_INTERSECTS(geometry,BBOX(33,39,30,40))", false},
		{"s_intersects(BBOX(30,39,0,33,40,9), geom)", true},
		{"S_INTERSECTS(geometry, POINT(32.85 39.93))", true},
		{"S_INTERSECTS(geometry, POINT(32 39))", false},
		{"S_INTERSECTS(geometry, POLYGON((30 39, 35 39, 35 41, 30 41, 30 39)))", true},
		{"S_INTERSECTS(geometry, POLYGON((30 39, 35 39, 35 41, 30 41, 30 39),(32 39.5,34 39.5,34 40.5,32 40.5,32 39.5)))", false},
		{"S_INTERSECTS(geometry, MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((30 39, 35 39, 35 41, 30 41, 30 39)))) AND capital", true},
	} {
		f, err := ParseText(test.filter, names)
		if err != nil {
			t.Errorf("ParseText(%q) = %v", test.filter, err)
			continue
		}
		if got := f.Passes(ankara()); got != test.want {
			t.Errorf("%q passes: %v, want %v", test.filter, got, test.want)
		}
	}
}

func TestTextRefuses(t *testing.T) {
	for _, filter := range []string{
		"", "name", "name =", "name = 'x", "= 'x'", "name = 'x' AND", "name = 'x' name", "name == 'x'", "(name = 'x'", "name = 'x')",
		"name LIKE", "name NOT = 'x'", "name IS 'x'", "people BETWEEN 1", "name IN ()", "name IN ('x'", "name = #", "name = 1.2.3",
		"name = 1e999", "length(name) = 1", "'x'", "5", "S_INTERSECTS(geometry)", "S_INTERSECTS(name, POINT(1 2))",
		"S_INTERSECTS(geometry, geometry)",
		"S_INTERSECTS(geometry, POINT(1))", "S_INTERSECTS(geometry, LINESTRING(1 1,2 2))",
		"S_INTERSECTS(geometry, POLYGON((0 0,1 0,1 1)))",
		"S_INTERSECTS(geometry, BBOX(1,2,3))", "S_INTERSECTS(geometry, BBOX(1,9,3,2))", "S_INTERSECTS(geometry, POINT(1 2)",
		"S_WITHIN(geometry, POINT(1 2))",
		"S_INTERSECTS(POINT(1 2), POINT(1 2))", "name = \xff", strings.Repeat("(", 100) + "true" + strings.Repeat(")", 100),
		strings.Repeat("NOT (", 60) + "true" + strings.Repeat(")", 60), "name = '" + strings.Repeat("x", 9000) + "'",
		"name IN (" + strings.Repeat("1,", 1500) + "1)", strings.Repeat("CASEI(", 100) + "name" + strings.Repeat(")", 100) + " = 'x'",
	} {
		var syntax *SyntaxError
		if _, err := ParseText(filter, names); filter != "name" && !errors.As(err, &syntax) {
			t.Errorf("ParseText(%.60q) = %v, want a SyntaxError", filter, err)
		}
	}
	var missing *PropertyError
	if _, err := ParseText("nome = 'x'", names); !errors.As(err, &missing) || missing.Name != "nome" {
		t.Errorf("ParseText(nome = 'x') = %v, want a PropertyError", err)
	}
}

func TestJSON(t *testing.T) {
	for _, test := range []struct {
		filter string
		want   bool
	}{
		{`{"op":"=","args":[{"property":"name"},"Ankara'nın"]}`, true},
		{`{"op":"and","args":[{"op":">","args":[{"property":"people"},5e6]},{"property":"capital"}]}`, true},
		{`{"op":"or","args":[false,{"op":"not","args":[{"op":"isNull","args":[{"property":"name"}]}]}]}`, true},
		{`{"op":"like","args":[{"op":"casei","args":[{"property":"name"}]},"ank%"]}`, true},
		{`{"op":"between","args":[{"property":"people"},1,2]}`, false},
		{`{"op":"in","args":[{"property":"name"},["x","Ankara'nın"]]}`, true},
		{`{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[30,39,33,40]}]}`, true},
		{`{"op":"s_intersects","args":[{"type":"Polygon","coordinates":[[[30,39],[35,39],[35,41],[30,41],[30,39]]]},{"property":"geometry"}]}`, true},
		{`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[1,1]}]}`, false},
		{`true`, true},
	} {
		f, err := ParseJSON([]byte(test.filter), names)
		if err != nil {
			t.Errorf("ParseJSON(%s) = %v", test.filter, err)
			continue
		}
		if got := f.Passes(ankara()); got != test.want {
			t.Errorf("%s passes: %v, want %v", test.filter, got, test.want)
		}
	}
	for _, filter := range []string{
		"", "{", "5", `"x"`, "{}", `{"op":"sum","args":[1,2]}`, `{"op":"=","args":[1]}`, `{"op":"and","args":[true]}`, `{"op":"=","args":[1,null]}`,
		`{"op":"in","args":[{"property":"name"},"x"]}`, `{"op":"=","args":[{"op":"f","args":[1]},1]}`, `{"op":"=","args":[{"property":"nome"},1]}`,
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"LineString","coordinates":[[1,1],[2,2]]}]}`,
		`{"op":"s_intersects","args":[{"property":"geometry"},{"property":"geometry"}]}`, `{"op":"s_intersects","args":[1,2]}`,
		strings.Repeat(`{"op":"not","args":[`, 100) + "true" + strings.Repeat("]}", 100),
	} {
		if _, err := ParseJSON([]byte(filter), names); err == nil {
			t.Errorf("ParseJSON(%.60s) passed", filter)
		}
	}
}

func TestBoxesMeetLines(t *testing.T) {
	line := orb.LineString{{0, 0}, {10, 10}}
	for _, test := range []struct {
		box  string
		g    orb.Geometry
		want bool
	}{
		{"4,4,6,6", line, true},
		{"4,0,6,3", line, false}, // in the box of the line, but not on it
		{"0,5,5,6", line, true},
		{"20,20,30,30", line, false},
		{"170,-5,-170,5", orb.LineString{{160, 0}, {175, 0}}, true},
		{"1,1,2,2", orb.Polygon{{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}}, true},
		{"1,1,2,2", orb.MultiPolygon{{{{5, 5}, {9, 5}, {9, 9}, {5, 9}, {5, 5}}}}, false},
		{"1,1,6,6", orb.MultiLineString{line}, true},
	} {
		f, err := ParseText("S_INTERSECTS(geometry, BBOX("+test.box+"))", nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Passes(thing{at: test.g}); got != test.want {
			t.Errorf("box %s meets %v: %v, want %v", test.box, test.g, got, test.want)
		}
	}
}

func TestNarrowing(t *testing.T) {
	f, err := ParseText("name = 'x' AND people > 5 AND S_INTERSECTS(geometry, BBOX(1,2,3,4))", names)
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := f.Equals("name"); s != "x" || !ok {
		t.Errorf("Equals(name) = %q, %v", s, ok)
	}
	if b := f.Bound(); b == nil || b.Max != (orb.Point{3, 4}) {
		t.Errorf("Bound() = %v", b)
	}
	f, _ = ParseText("name = 'x' OR S_INTERSECTS(geometry, BBOX(1,2,3,4))", names)
	if _, ok := f.Equals("name"); ok || f.Bound() != nil {
		t.Error("an alternative narrows")
	}
}

func TestPatternsTakeNoLongTime(t *testing.T) {
	s, pattern := []rune(strings.Repeat("a", 5000)), []rune(strings.Repeat("%a", 2000)+"b")
	if matches(s, pattern) {
		t.Error("matches")
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"name = 'x' AND NOT (people BETWEEN 1 AND 2)", "S_INTERSECTS(geometry, POLYGON((0 0,1 0,1 1,0 0)))",
		"CASEI(name) LIKE 'a%_\\%'", "name IS NOT NULL OR capital IN (true)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		filter, err := ParseText(s, names)
		if err != nil {
			return
		}
		filter.Passes(ankara())
		filter.Bound()
	})
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"op":"and","args":[{"op":"=","args":[{"property":"name"},"x"]},{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[1,2]}]}]}`))
	f.Fuzz(func(t *testing.T, s []byte) {
		if filter, err := ParseJSON(s, names); err == nil {
			filter.Passes(ankara())
		}
	})
}
