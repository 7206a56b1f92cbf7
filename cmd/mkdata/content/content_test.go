package content

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

func TestParseCity(t *testing.T) {
	const line = "745044\tIstanbul\tIstanbul\tIstamboul,istanbul,IST\t41.01384\t28.94966\tP\tPPLA\tTR\t\t34\t\t\t\t14804116\t\t39\tEurope/Istanbul\t2022-01-01"
	got, err := parseCity(line)
	if err != nil {
		t.Fatal(err)
	}
	p := orb.Point{28.94966, 41.01384}
	want := &Entry{
		Place: gazetteer.Place{ID: "geonames:745044", Name: "Istanbul", Class: "P", Code: "PPLA", Point: p,
			Bound: pointBound(p), Country: "TR", Admin1: "34", Population: 14804116},
		Names: []gazetteer.Name{{Text: "Istamboul", Kind: gazetteer.NameAlternate},
			{Text: "istanbul", Kind: gazetteer.NameAlternate}, {Text: "IST", Kind: gazetteer.NameAlternate}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("parseCity (-want +got):\n%s", d)
	}
	for _, bad := range []string{"", "1\t2", "1\tA\tA\t\tx\ty\tP\tPPL\tTR\t\t\t\t\t\t0\t\t\t\t",
		"1\tA\tA\t\t1\t2\tP\tPPL\tTR\t\t\t\t\t\tmany\t\t\t\t"} {
		if _, err := parseCity(bad); err == nil {
			t.Errorf("parseCity(%q) = nil error", bad)
		}
	}
}

func TestJunk(t *testing.T) {
	for name, want := range map[string]bool{
		"Constantinople": false, "Стамбул": false, "Κωνσταντινούπολη": false, "'s-Gravenhage": false,
		"IST": true, "mo si ke": true, "esukarudesu=engorudani": true, "Rom": true, "LTBA": true, "Mekka 2": true,
		"北京": false, "قم": false, "京": true, "Мoсква": true,
	} {
		if got := junk(name); got != want {
			t.Errorf("junk(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestStrays(t *testing.T) {
	mains := map[string]int64{"pokrovsk": 60_127, "salem": 917_414, "calcutta": 3_742, "kiev": 0}
	for _, test := range []struct {
		alternate, main string
		population      int64
		want            bool
	}{
		{"Pokrovsk", "Engels", 196_011, true},
		{"Salem", "Jerusalem", 971_800, true}, // the end of the name, but not a word of it
		{"Calcutta", "Kolkata", 4_631_392, false},
		{"Kiev", "Kyiv", 2_797_553, false},
		{"Constantinople", "Istanbul", 14_804_116, false},
	} {
		e := &Entry{Place: gazetteer.Place{Name: test.main, Population: test.population}}
		if got := strays(test.alternate, e, mains); got != test.want {
			t.Errorf("strays(%q, %q) = %v, want %v", test.alternate, test.main, got, test.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"kyiv", "kiev", 2}, {"kitten", "sitting", 3}, {"saturday", "sunday", 3}} {
		if got := distance([]rune(test.a), []rune(test.b)); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestBare(t *testing.T) {
	for _, test := range []struct{ name, rest, kind string }{
		{"Kharkiv Oblast", "Kharkiv", "Oblast"}, {"Travis County", "Travis", "County"},
		{"County Cavan", "Cavan", "County"},
		{"Provincia di Varese", "Varese", "Provincia di"}, {"Fukushima-shi", "Fukushima", "-shi"},
		{"Texas", "Texas", ""},
	} {
		if rest, kind := bare(test.name); rest != test.rest || kind != test.kind {
			t.Errorf("bare(%q) = %q, %q, want %q, %q", test.name, rest, kind, test.rest, test.kind)
		}
	}
}

func TestPlain(t *testing.T) {
	for name, want := range map[string]string{
		"Rafaḩ": "Rafah", "Khān Yūnis": "Khan Yunis", "‘Afrīn": "Afrin", "Ma'rib": "Ma'rib", "Ōsaka": "Osaka",
		"Şǝmkir": "Samkir", "Kyiv": "Kyiv",
	} {
		if got := plain(name); got != want {
			t.Errorf("plain(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestBoundOf(t *testing.T) {
	for _, test := range []struct {
		points []orb.Point
		want   orb.Bound
	}{
		{[]orb.Point{{10, 1}, {20, -5}, {15, 7}}, orb.Bound{Min: orb.Point{10, -5}, Max: orb.Point{20, 7}}},
		{[]orb.Point{{177, -18}, {-179, -17}, {179, -19}}, orb.Bound{Min: orb.Point{177, -19}, Max: orb.Point{-179, -17}}}, // Fiji
		{[]orb.Point{{5, 6}}, orb.Bound{Min: orb.Point{5, 6}, Max: orb.Point{5, 6}}},
	} {
		if got := boundOf(test.points); got != test.want {
			t.Errorf("boundOf(%v) = %v, want %v", test.points, got, test.want)
		}
	}
}

func TestReadTopology(t *testing.T) {
	// A square of two arcs; the second is used backwards.
	const file = `{"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[10,20]},
		"objects":{"counties":{"type":"GeometryCollection","geometries":[{"type":"Polygon","id":"01001","arcs":[[0,-2]]}]}},
		"arcs":[[[0,0],[2,0],[0,2]],[[0,0],[0,2],[2,0]]]}`
	areas, err := readTopology([]byte(file), "counties")
	if err != nil {
		t.Fatal(err)
	}
	want := orb.MultiPolygon{{{{10, 20}, {11, 20}, {11, 21}, {10, 21}, {10, 20}}}}
	if d := cmp.Diff(want, areas["01001"].area); d != "" {
		t.Errorf("readTopology (-want +got):\n%s", d)
	}
	for _, bad := range []string{`{`, `{"objects":{}}`,
		`{"objects":{"counties":{"geometries":[{"type":"Polygon","id":"1","arcs":[[7]]}]}}}`} {
		if _, err := readTopology([]byte(bad), "counties"); err == nil {
			t.Errorf("readTopology(%s) = nil error", bad)
		}
	}
}

func TestReadTable(t *testing.T) {
	fsys := fstest.MapFS{
		"good.tsv":  {Data: []byte("# note\na\tb\n1\tx; y\n\n# more\n2\t\n")},
		"short.tsv": {Data: []byte("a\tb\n1\n")},
	}
	table, err := readTable(fsys, "good.tsv", "a", "b")
	if err != nil {
		t.Fatal(err)
	}
	if got := len(table.rows); got != 2 {
		t.Fatalf("%d rows, want 2", got)
	}
	if got := table.rows[0].list("b"); !cmp.Equal(got, []string{"x", "y"}) {
		t.Errorf("list(b) = %q, want x and y", got)
	}
	if _, err := table.rows[0].number("b"); err == nil {
		t.Error("number of text = nil error")
	}
	for file, want := range map[string]string{
		"short.tsv": "short.tsv:2: 1 cells, want 2",
		"good.tsv":  `good.tsv: no column "c"`,
	} {
		if _, err := readTable(fsys, file, "a", "b", "c"); err == nil || err.Error() != want {
			t.Errorf("readTable(%s) = %v, want %s", file, err, want)
		}
	}
}

func TestRefresh(t *testing.T) {
	s := newSet()
	for _, e := range []*Entry{
		{Place: gazetteer.Place{ID: "geonames:1", Name: "Novomoskovsk", Class: "P", Code: "PPL", Country: "UA",
			Admin1: "04", Point: orb.Point{35.2, 48.6}, Population: 70_550}},
		{Place: gazetteer.Place{ID: "geonames:2", Name: "London", Class: "P", Code: "PPLC", Country: "GB",
			Admin1: "ENG", Point: orb.Point{-0.12574, 51.50853}}},
		{Place: gazetteer.Place{ID: "geonames:3", Name: "Uzhgorod", Class: "P", Code: "PPLA", Country: "UA",
			Admin1: "25", Point: orb.Point{22.3, 48.6}}},
	} {
		if err := s.put(e); err != nil {
			t.Fatal(err)
		}
	}
	err := s.refresh([]byte(`[
		{"name":"Samar","lat":"48.6","lng":"35.2","country":"UA","admin1":"04","admin2":"1208"},
		{"name":"London","lat":"51.50853","lng":"-0.12574","country":"GB","admin1":"ENG","admin2":"GLA"},
		{"name":"Soho","lat":"51.5136","lng":"-0.1365","country":"GB","admin1":"ENG","admin2":"GLA"},
		{"name":"Uzhhorod","lat":"48.605","lng":"22.3","country":"UA","admin1":"25","admin2":""}]`))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]gazetteer.NameKind{}
	for _, e := range s.Entries {
		for _, n := range e.Names {
			names[e.Name+" < "+n.Text] = n.Kind
		}
	}
	want := map[string]gazetteer.NameKind{"Samar < Novomoskovsk": gazetteer.NameFormer,
		"Uzhhorod < Uzhgorod": gazetteer.NameAlias}
	if d := cmp.Diff(want, names); d != "" {
		t.Errorf("old names (-want +got):\n%s", d)
	}
	soho := s.byID["gn-at:GB_51.5136_-0.1365"]
	if soho == nil || soho.Name != "Soho" || len(s.Entries) != 4 {
		t.Errorf("Soho was not added as a place of its own: %d places", len(s.Entries))
	}
	if got := s.byID["geonames:2"].Admin2; got != "GLA" {
		t.Errorf("admin-2 code of London = %q, want GLA", got)
	}
}

func TestPostTowns(t *testing.T) {
	s := newSet()
	for key, e := range map[string]*Entry{
		"US.VA": {Place: gazetteer.Place{ID: "a1", Name: "Virginia", Class: "A", Code: "ADM1", Country: "US",
			Admin1: "VA"}},
		"p": {Place: gazetteer.Place{ID: "p", Name: "Williamsburg", Class: "P", Code: "PPL", Country: "US",
			Admin1: "VA", Point: orb.Point{-76.7, 37.27}}},
	} {
		if err := s.putUnit(key, e); err != nil {
			t.Fatal(err)
		}
	}
	err := s.addPostTowns([]byte("US\t23089\tLanexa\tVirginia\tVA\tNew Kent\t127\t\t\t37.4194\t-76.9027\t4\n" +
		"US\t23185\tWilliamsburg\tVirginia\tVA\tJames City\t095\t\t\t37.30\t-76.74\t4\n" +
		"US\t09002\tAPO\t\tAE\t\t\t\t\t50\t8\t1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if e := s.byID["us-post:VA.127.Lanexa"]; e == nil || e.Admin2 != "127" ||
		e.Point != (orb.Point{-76.9027, 37.4194}) {
		t.Errorf("Lanexa = %+v", e)
	}
	if len(s.Entries) != 3 {
		t.Errorf("%d places, want 3: Williamsburg is known, military mail is no place", len(s.Entries))
	}
}
