package httpx

import (
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
)

// query makes params of a raw query, as a handler would see them.
func query(raw string) *Params {
	r := &http.Request{Method: "GET", URL: &url.URL{Path: "/", RawQuery: raw}, Header: http.Header{}}
	return ReadParams(echo.New().NewContext(r, httptest.NewRecorder()))
}

func TestParams(t *testing.T) {
	tests := []struct {
		raw  string
		read func(*Params) any
		want any
		fail string // message of the error
	}{
		{"a=+x+", func(p *Params) any { return p.Text("a") }, "x", ""},
		{"", func(p *Params) any { return p.Need("text", "a name") }, "", "text: missing; give a name"},
		{"n=7", func(p *Params) any { return p.Integer("n", 1, 1, 9) }, 7, ""},
		{
			"n=10",
			func(p *Params) any { return p.Integer("n", 1, 1, 9) },
			1,
			`n: "10" is not a whole number from 1 to 9`,
		},
		{
			"n=1e3",
			func(p *Params) any { return p.Integer("n", 1, 1, 9) },
			1,
			`n: "1e3" is not a whole number from 1 to 9`,
		},
		{"size=500", func(p *Params) any { return p.Size("size", 10, 40) }, 40, ""},
		{"size=99999999999999999999", func(p *Params) any { return p.Size("size", 10, 40) }, 40, ""},
		{
			"size=0",
			func(p *Params) any { return p.Size("size", 10, 40) },
			10,
			`size: "0" is not a whole number of at least 1`,
		},
		{
			"size=-99999999999999999999",
			func(p *Params) any { return p.Size("size", 10, 40) },
			10,
			`size: "-99999999999999999999" is not a whole number of at least 1`,
		},
		{"lat=41.5&lon=-180", func(p *Params) any { return *p.Point("lat", "lon") }, orb.Point{-180, 41.5}, ""},
		{
			"lat=91&lon=0",
			func(p *Params) any { return p.Point("lat", "lon") == nil },
			true,
			`lat: "91" is not a number from -90 to 90`,
		},
		{
			"lat=NaN&lon=0",
			func(p *Params) any { return p.Point("lat", "lon") == nil },
			true,
			`lat: "NaN" is not a number from -90 to 90`,
		},
		{
			"lon=0",
			func(p *Params) any { return p.Point("lat", "lon") == nil },
			true,
			"lat: missing; give a latitude from -90 to 90, since lon is given",
		},
		{"", func(p *Params) any { return p.Point("lat", "lon") == nil }, true, ""},
		{
			"b=1,2,3,4",
			func(p *Params) any { return *p.Box("b") },
			orb.Bound{Min: orb.Point{1, 2}, Max: orb.Point{3, 4}},
			"",
		},
		{
			"b=1,2,0,3,4,9",
			func(p *Params) any { return *p.Box("b") },
			orb.Bound{Min: orb.Point{1, 2}, Max: orb.Point{3, 4}},
			"",
		},
		{
			"b=170,-20,-170,20",
			func(p *Params) any { return *p.Box("b") },
			orb.Bound{Min: orb.Point{170, -20}, Max: orb.Point{-170, 20}},
			"",
		},
		{
			"b=1,5,3,4",
			func(p *Params) any { return p.Box("b") == nil },
			true,
			`b: "1,5,3,4" is not west,south,east,north in degrees, south not above north`,
		},
		{
			"b=1,2,3",
			func(p *Params) any { return p.Box("b") == nil },
			true,
			`b: "1,2,3" is not west,south,east,north in degrees, south not above north`,
		},
		{"l=a,b,,+c&l=d", func(p *Params) any { return len(p.List("l")) }, 4, ""},
		{"y=yes", func(p *Params) any { return p.Flag("y") }, true, ""},
		{"y=maybe", func(p *Params) any { return p.Flag("y") }, false, `y: "maybe" is not true or false`},
		{"c=b", func(p *Params) any { return p.Choice("c", "a", "b") }, "b", ""},
		{"c=z", func(p *Params) any { return p.Choice("c", "a", "b") }, "a", `c: "z" is not one of a, b`},
		{
			"a=%zz",
			func(p *Params) any { return nil },
			nil,
			`query: "a=%zz" is not a query with correct escapes (%20 for a space, & between parameters)`,
		},
		{"a=%ff", func(p *Params) any { return nil }, nil, `a: "?" is not text in UTF-8`},
		{
			"q=1&x=2",
			func(p *Params) any { p.Only("q"); return nil },
			nil,
			`x: "2" is not a parameter of this path; it has q`,
		},
	}
	for _, test := range tests {
		p := query(test.raw)
		if got := test.read(p); got != test.want {
			t.Errorf("%q: read %v, want %v", test.raw, got, test.want)
		}
		if got := message(p.Err); got != test.fail {
			t.Errorf("%q: error %q, want %q", test.raw, got, test.fail)
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestNegotiate(t *testing.T) {
	offers := []Offer{{"geojson", "application/geo+json"}, {"csv", "text/csv; charset=utf-8"}, {"html", "text/html"}}
	tests := []struct{ query, accept, want string }{
		{"", "", "geojson"},
		{"", "*/*", "geojson"},
		{"", "text/csv", "csv"},
		{"", "text/*", "csv"},
		{"", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"},
		{"", "application/geo+json;q=0.5, text/csv;q=0.6", "csv"},
		{"", "*/*, application/geo+json;q=0", "csv"},
		{"", "image/png", "error"},
		{"", "nonsense", "error"},
		{"", "text/csv;q=2", "error"},
		{"f=csv", "text/html", "csv"},
		{"f=TEXT/CSV", "", "csv"},
		{"f=docx", "", "error"},
	}
	for _, test := range tests {
		r := httptest.NewRequest("GET", "/?"+test.query, nil)
		if test.accept != "" {
			r.Header.Set("Accept", test.accept)
		}
		got, err := Negotiate(echo.New().NewContext(r, httptest.NewRecorder()), offers)
		if err != nil {
			got.Name = "error"
		}
		if got.Name != test.want {
			t.Errorf("negotiate(%q, Accept: %q) = %q, %v, want %q", test.query, test.accept, got.Name, err, test.want)
		}
	}
}

func FuzzParams(f *testing.F) {
	f.Add("lat=1&lon=2&bbox=1,2,3,4&size=3")
	f.Add("bbox=179,-10,-179,10&size=-1&lat=%C3%A9")
	f.Fuzz(func(t *testing.T, raw string) {
		p := query(raw)
		if at := p.Point("lat", "lon"); at != nil && p.Err == nil && !onEarth(*at) {
			t.Errorf("%q: point %v", raw, at)
		}
		if b := p.Box("bbox"); b != nil && p.Err == nil && (!onEarth(b.Min) || !onEarth(b.Max) || b.Min[1] > b.Max[1]) {
			t.Errorf("%q: box %v", raw, b)
		}
		if n := p.Size("size", 10, 40); n < 1 || n > 40 {
			t.Errorf("%q: size %d", raw, n)
		}
	})
}

func onEarth(p orb.Point) bool {
	return math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90
}

func FuzzAccept(f *testing.F) {
	f.Add("text/html,application/xml;q=0.9,*/*;q=0.8")
	f.Fuzz(func(t *testing.T, header string) {
		if q, _ := quality(parseAccept(header), "text/csv"); !(q >= 0 && q <= 1) {
			t.Errorf("quality(%q) = %v", header, q)
		}
	})
}
