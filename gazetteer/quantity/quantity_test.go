package quantity

import (
	"math"
	"os"
	"testing"

	"dateline/gazetteer/text"
	"dateline/geo"
)

// english opens the word tables of the project.
func english(t testing.TB) (*Reader, *text.Words) {
	t.Helper()
	folder := os.DirFS("../../data/english")
	w, err := text.OpenWords(folder)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(os.DirFS("../../data/english/lengths"))
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

// first returns the first quantity of a text.
func first(t testing.TB, s string) (Quantity, []Token, bool) {
	r, w := english(t)
	tok := Tokens(text.New(w, "", s))
	for i := range tok {
		if q, ok := r.At(tok, i, 0); ok {
			return q, tok, true
		}
	}
	return Quantity{}, tok, false
}

func TestQuantity(t *testing.T) {
	for _, c := range []struct {
		text   string
		span   string // "" when the text holds no quantity
		lo, hi float64
		unit   geo.Unit
		step   float64
		hedge  Hedge
	}{
		{"It is 400km away", "400km", 400000, 400000, "km", 100000, Plain},
		{"About 400 km away", "About 400 km", 400000, 400000, "km", 100000, About},
		{"some 1,200 km north", "some 1,200 km", 1200e3, 1200e3, "km", 100e3, About},
		{"1 200 km north", "1 200 km", 1200e3, 1200e3, "km", 100e3, Plain},
		{"1\u202f236 km north", "1\u202f236 km", 1236e3, 1236e3, "km", 1e3, Plain},
		{"M5.1 - 89km SSE of", "89km", 89e3, 89e3, "km", 1e3, Plain},
		{"15 naut. mi off", "15 naut. mi", 15 * 1852, 15 * 1852, "nmi", 1852, Plain},
		{"15 N.M. off", "15 N.M.", 15 * 1852, 15 * 1852, "nmi", 1852, Plain},
		{"60 mi. south of", "60 mi.", 60 * 1609.344, 60 * 1609.344, "mi", 10 * 1609.344, Plain},
		{"25 kms., he said", "25 kms.", 25e3, 25e3, "km", 1e3, Plain},
		{"It is 25 km. He left", "25 km", 25e3, 25e3, "km", 1e3, Plain},
		{"12.8 km (8 mi)", "12.8 km", 12800, 12800, "km", 100, Plain},
		{"12,8 km", "12,8 km", 12800, 12800, "km", 100, Plain},
		{"a dozen miles from", "a dozen miles", 12 * 1609.344, 12 * 1609.344, "mi", 4 * 1609.344, Plain},
		{"two and a half miles from", "two and a half miles", 2.5 * 1609.344, 2.5 * 1609.344, "mi", .5 * 1609.344, Plain},
		{"half a mile from", "half a mile", 804.672, 804.672, "mi", 804.672, Plain},
		{"a half-mile from", "a half-mile", 804.672, 804.672, "mi", 804.672, Plain},
		{"three-quarters of a mile off", "three-quarters of a mile", .75 * 1609.344, .75 * 1609.344, "mi", .25 * 1609.344, Plain},
		{"a quarter of a mile off", "a quarter of a mile", .25 * 1609.344, .25 * 1609.344, "mi", .25 * 1609.344, Plain},
		{"a mile and a half from", "a mile and a half", 1.5 * 1609.344, 1.5 * 1609.344, "mi", .5 * 1609.344, Plain},
		{"2½ miles", "2½ miles", 2.5 * 1609.344, 2.5 * 1609.344, "mi", .5 * 1609.344, Plain},
		{"2 1/2 miles", "2 1/2 miles", 2.5 * 1609.344, 2.5 * 1609.344, "mi", .5 * 1609.344, Plain},
		{"1/2 mile", "1/2 mile", .5 * 1609.344, .5 * 1609.344, "mi", .5 * 1609.344, Plain},
		{"½ mile", "½ mile", .5 * 1609.344, .5 * 1609.344, "mi", .5 * 1609.344, Plain},
		{"hundreds of kilometres from", "hundreds of kilometres", 200e3, 999e3, "km", 100e3, Vague},
		{"a few miles from", "a few miles", 2 * 1609.344, 5 * 1609.344, "mi", 1609.344, Vague},
		{"several hundred kilometres", "several hundred kilometres", 300e3, 900e3, "km", 100e3, Vague},
		{"6 to 10 miles north", "6 to 10 miles", 6 * 1609.344, 10 * 1609.344, "mi", 1609.344, Plain},
		{"between 5 and 10 km", "between 5 and 10 km", 5e3, 10e3, "km", 1e3, Plain},
		{"10-15km", "10-15km", 10e3, 15e3, "km", 1e3, Plain},
		{"10 – 15 km", "10 – 15 km", 10e3, 15e3, "km", 1e3, Plain},
		{"10km to 15km off", "10km to 15km", 10e3, 15e3, "km", 1e3, Plain},
		{"five or six miles", "five or six miles", 5 * 1609.344, 6 * 1609.344, "mi", 1609.344, Plain},
		{"two to three hundred km", "two to three hundred km", 200e3, 300e3, "km", 100e3, Plain},
		{"a 30-mile drive", "30-mile", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, Plain},
		{"twenty-four miles", "twenty-four miles", 24 * 1609.344, 24 * 1609.344, "mi", 1609.344, Plain},
		{"thirty five miles", "thirty five miles", 35 * 1609.344, 35 * 1609.344, "mi", 1609.344, Plain},
		{"one hundred and fifty kilometres", "one hundred and fifty kilometres", 150e3, 150e3, "km", 10e3, Plain},
		{"a hundred miles", "a hundred miles", 160934.4, 160934.4, "mi", 160934.4, Plain},
		{"two thousand five hundred km", "two thousand five hundred km", 2500e3, 2500e3, "km", 100e3, Plain},
		{"3 thousand km", "3 thousand km", 3000e3, 3000e3, "km", 1000e3, Plain},
		{"20 nautical miles off", "20 nautical miles", 37040, 37040, "nmi", 18520, Plain},
		{"35 nm off", "35 nm", 64820, 64820, "nmi", 1852, Plain},
		{"more than 20 km", "more than 20 km", 20e3, 20e3, "km", 10e3, Over},
		{"no more than 20 km", "no more than 20 km", 20e3, 20e3, "km", 10e3, UpTo},
		{"less than 20km", "less than 20km", 20e3, 20e3, "km", 10e3, Under},
		{"not less than 20km", "not less than 20km", 20e3, 20e3, "km", 10e3, Over},
		{"up to 20 km", "up to 20 km", 20e3, 20e3, "km", 10e3, UpTo},
		{"just over 20 km", "just over 20 km", 20e3, 20e3, "km", 10e3, Beyond},
		{"a little more than 20 km", "a little more than 20 km", 20e3, 20e3, "km", 10e3, Beyond},
		{"just under 7 km", "just under 7 km", 7e3, 7e3, "km", 1e3, Nearly},
		{"nearly 30 km", "nearly 30 km", 30e3, 30e3, "km", 10e3, Nearly},
		{"at least 30 km", "at least 30 km", 30e3, 30e3, "km", 10e3, Over},
		{"well over 30 km", "well over 30 km", 30e3, 30e3, "km", 10e3, Over},
		{"within 40 miles", "within 40 miles", 40 * 1609.344, 40 * 1609.344, "mi", 10 * 1609.344, UpTo},
		{"an estimated 40 miles", "an estimated 40 miles", 40 * 1609.344, 40 * 1609.344, "mi", 10 * 1609.344, About},
		{"30 miles or so", "30 miles or so", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, About},
		{"~30 miles", "~30 miles", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, About},
		{"only about 30 miles", "only about 30 miles", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, About},
		{"in the region of 30 miles", "in the region of 30 miles", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, About},
		{"On Route 6 6.7 km west", "6.7 km", 6700, 6700, "km", 100, Plain},
		{"population 12,919 lies 5 km off", "5 km", 5000, 5000, "km", 1000, Plain},
		{"300 feet from", "300 feet", 91.44, 91.44, "ft", 30.48, Plain},
		{"500 metres from", "500 metres", 500, 500, "m", 100, Plain},
		{"an area of 98 km2", "", 0, 0, "", 0, Plain},
		{"an area of 98 km²", "", 0, 0, "", 0, Plain},
		{"M 5.2 - 34 km W of", "34 km", 34e3, 34e3, "km", 1e3, Plain},
		{"Magnitude 6 – 45 km NE of", "45 km", 45e3, 45e3, "km", 1e3, Plain},
		{"a 6.1 - 89 km WNW of", "89 km", 89e3, 89e3, "km", 1e3, Plain},
		{"moved 10 – 15 km", "10 – 15 km", 10e3, 15e3, "km", 1e3, Plain},
		{"between 800 metres and 2 km", "between 800 metres and 2 km", 800, 2e3, "km", 100, Plain},
		{"from 800 m to 2 km", "from 800 m to 2 km", 800, 2e3, "km", 100, Plain},
		{"30 li west", "30 li", 15e3, 15e3, "km", 5e3, Plain},
		{"12 versts from", "12 versts", 12801.6, 12801.6, "km", 1066.8, Plain},
		{"three leagues from", "three leagues", 9 * 1609.344, 9 * 1609.344, "mi", 3 * 1609.344, Plain},
		{"25 NM NE of", "25 NM", 25 * 1852, 25 * 1852, "nmi", 1852, Plain},
		{"ca. 20 km", "ca. 20 km", 20e3, 20e3, "km", 10e3, About},
		{"no less than 20km", "no less than 20km", 20e3, 20e3, "km", 10e3, Over},
		{"just short of 20 km", "just short of 20 km", 20e3, 20e3, "km", 10e3, Nearly},
		{"in excess of 20 km", "in excess of 20 km", 20e3, 20e3, "km", 10e3, Over},
		{"a distance of 20 km", "a distance of 20 km", 20e3, 20e3, "km", 10e3, Plain},
		{"30 km or more", "30 km or more", 30e3, 30e3, "km", 10e3, Over},
		{"30 km more or less", "30 km more or less", 30e3, 30e3, "km", 10e3, About},
		{"3 dozen miles", "3 dozen miles", 36 * 1609.344, 36 * 1609.344, "mi", 12 * 1609.344, Plain},
		{"two to three dozen km", "two to three dozen km", 24e3, 36e3, "km", 4e3, Plain},
		{"two dozen to three dozen km", "two dozen to three dozen km", 24e3, 36e3, "km", 4e3, Plain},
		{"tens of km", "tens of km", 20e3, 99e3, "km", 10e3, Vague},
		{"a couple of hundred km", "a couple of hundred km", 200e3, 200e3, "km", 100e3, Vague},
		{"two-and-a-half miles", "two-and-a-half miles", 2.5 * 1609.344, 2.5 * 1609.344, "mi", .5 * 1609.344, Plain},
		{"12.345.678 km", "12.345.678 km", 12345678e3, 12345678e3, "km", 1e3, Plain},
		{"1.2.3 km", "", 0, 0, "", 0, Plain},
		{"the last mile", "", 0, 0, "", 0, Plain},
		{"raised £500m from", "", 0, 0, "", 0, Plain},
		{"1.5M people", "", 0, 0, "", 0, Plain},
	} {
		q, tok, ok := first(t, c.text)
		if !ok || c.span == "" {
			if ok != (c.span != "") {
				t.Errorf("quantity of %q: found %v, want %v", c.text, ok, c.span != "")
			}
			continue
		}
		span := c.text[tok[q.First].Start:tok[q.Next-1].End]
		if span != c.span {
			t.Errorf("span of %q = %q, want %q", c.text, span, c.span)
		}
		for _, v := range []struct {
			what      string
			got, want float64
		}{{"lo", float64(q.Value.Min), c.lo}, {"hi", float64(q.Value.Max), c.hi}, {"step", float64(q.Step), c.step}} {
			if math.Abs(v.got-v.want) > 1e-6*v.want+1e-9 {
				t.Errorf("%s of %q = %v m, want %v m", v.what, c.text, v.got, v.want)
			}
		}
		if q.Unit != c.unit || q.Hedge != c.hedge {
			t.Errorf("unit, hedge of %q = %s, %d, want %s, %d", c.text, q.Unit, q.Hedge, c.unit, c.hedge)
		}
	}
}

func TestConversion(t *testing.T) {
	for _, c := range []struct{ text, rest string }{
		{"30 miles (48 km) north", "north"},
		{"30 miles (about 48 km) north", "north"},
		{"4.692 km (2.915 mi) away", "away"},
		{"20 nautical miles (37 km; 23 mi) off", "off"},
		{"70 miles or 112 kilometers from", "from"},
		{"10 mi/16 km northwest", "northwest"},
		{"20 miles, 32 km, north", "north"},
		{"90 MI...145 KM SSW", "ssw"},
		{"90 MI…145 KM SSW", "ssw"},
		{"90 MI... 20 KM SSW", "."},
		{"5 miles or 8 km off", "off"},
		{"5 miles to 8 villages", "to"},
		{"15 to 20 miles (24 to 32 km) off", "off"},
		{"30 miles (two hours by car) north", "("},
		{"30 miles (pop. 400) north", "("},
		{"30 km (50 km by road) north", "("},
	} {
		q, tok, ok := first(t, c.text)
		if !ok {
			t.Errorf("no quantity in %q", c.text)
			continue
		}
		if got := tok[q.After].Word; got != c.rest {
			t.Errorf("after the conversion of %q comes %q, want %q", c.text, got, c.rest)
		}
	}
}

func TestDirection(t *testing.T) {
	for _, c := range []struct{ text, point, rest string }{
		{"north of", "N", "of"},
		{"north-west of", "NW", "of"},
		{"south south east of", "SSE", "of"},
		{"north-northwest of", "NNW", "of"},
		{"due east of", "E", "of"},
		{"SSE of", "SSE", "of"},
		{"South-East from", "SE", "from"},
		{"w of", "", "w"},
		{"western edge", "W", "edge"},
	} {
		r, w := english(t)
		tok := Tokens(text.New(w, "", c.text))
		point, next := r.Direction(tok, 0)
		if string(point) != c.point || tok[next].Word != c.rest {
			t.Errorf("directionAt(%q) = %q, rest %q, want %q, %q", c.text, point, tok[next].Word, c.point, c.rest)
		}
	}
	for _, p := range []string{"N", "NNE", "SW", "WNW"} {
		a, _ := Direction(p).Azimuth()
		b, _ := Direction(p).Opposite().Azimuth()
		if math.Abs(math.Mod(a+180, 360)-b) > 1e-9 {
			t.Errorf("opposite(%s) = %s", p, Direction(p).Opposite())
		}
	}
}

func TestAllowed(t *testing.T) {
	for _, c := range []struct {
		text   string
		lo, hi float64 // in the unit of the text
	}{
		{"About 400km", 350, 450}, // rounding is wider than a tenth
		{"400 km", 350, 450},
		{"410 km", 405, 415},
		{"about 410 km", 369, 451},
		{"100 km", 75, 125}, // a quarter at most
		{"1,200 km", 1150, 1250},
		{"15 km", 12.5, 17.5}, // people count in fives
		{"350 km", 325, 375},
		{"16 km", 15.5, 16.5},
		{"5 km", 4.5, 5.5},
		{"12.8 km", 12.75, 12.85},
		{"half a mile", .375, .625},
		{"two and a half miles", 2.25, 2.75},
		{"nearly 400 km", 350, 400},
		{"just under 7 km", 6.3, 7},
		{"just over 40 miles", 40, 45},
		{"more than 20 km", 20, 40},
		{"at least 20 km", 20, 40},
		{"less than 20 km", 10, 20},
		{"up to 20 km", 0, 20},
		{"within 40 miles", 0, 40},
		{"6 to 10 miles", 5.5, 10.5},
		{"about 6 to 10 miles", 5.4, 11},
		{"hundreds of kilometres", 200, 999},
		{"a couple of miles", 1.5, 2.5},
		{"a few miles", 2, 5},
		{"a dozen miles", 10, 14},
	} {
		q, _, ok := first(t, c.text)
		if !ok {
			t.Errorf("no quantity in %q", c.text)
			continue
		}
		got := q.Allowed(q.Value)
		u := float64(q.Unit.Length())
		if lo, hi := float64(got.Min)/u, float64(got.Max)/u; math.Abs(lo-c.lo) > 1e-9 || math.Abs(hi-c.hi) > 1e-9 {
			t.Errorf("allowed(%q) = %g–%g, want %g–%g", c.text, lo, hi, c.lo, c.hi)
		}
	}
}

// TestShouted reads the letters of the compass in a line of capitals, whose words do not
// count as capitalised, and leaves small words alone.
func TestShouted(t *testing.T) {
	r, _ := english(t)
	for _, c := range []struct {
		capital, shouted bool
		want             Direction
	}{{true, false, "SE"}, {false, true, "SE"}, {false, false, ""}} {
		tok := []Token{{Word: "se", Key: text.Hash("se"), Capital: c.capital, Shouted: c.shouted}}
		if got, _ := r.Direction(tok, 0); got != c.want {
			t.Errorf("Direction of se, capital %v, in a line of capitals %v = %q, want %q", c.capital, c.shouted, got, c.want)
		}
	}
}
