package claim

import (
	"math"
	"testing"
)

// find returns the first quantity of a text.
func find(text string) (quantity, []token, bool) {
	t := tokens(text)
	for i := range t {
		if q, ok := quantityAt(t, i, 0); ok {
			return q, t, true
		}
	}
	return quantity{}, t, false
}

func TestQuantity(t *testing.T) {
	for _, c := range []struct {
		text   string
		span   string // "" when the text holds no quantity
		lo, hi float64
		unit   string
		step   float64
		hedge  hedge
	}{
		{"It is 400km away", "400km", 400000, 400000, "km", 100000, plain},
		{"About 400 km away", "About 400 km", 400000, 400000, "km", 100000, approx},
		{"some 1,200 km north", "some 1,200 km", 1200e3, 1200e3, "km", 100e3, approx},
		{"1 200 km north", "1 200 km", 1200e3, 1200e3, "km", 100e3, plain},
		{"1\u202f236 km north", "1\u202f236 km", 1236e3, 1236e3, "km", 1e3, plain},
		{"12.8 km (8 mi)", "12.8 km", 12800, 12800, "km", 100, plain},
		{"12,8 km", "12,8 km", 12800, 12800, "km", 100, plain},
		{"a dozen miles from", "a dozen miles", 12 * 1609.344, 12 * 1609.344, "mi", 4 * 1609.344, plain},
		{"two and a half miles from", "two and a half miles", 2.5 * 1609.344, 2.5 * 1609.344, "mi", .5 * 1609.344, plain},
		{"half a mile from", "half a mile", 804.672, 804.672, "mi", 804.672, plain},
		{"a half-mile from", "a half-mile", 804.672, 804.672, "mi", 804.672, plain},
		{"three-quarters of a mile off", "three-quarters of a mile", .75 * 1609.344, .75 * 1609.344, "mi", .25 * 1609.344, plain},
		{"a quarter of a mile off", "a quarter of a mile", .25 * 1609.344, .25 * 1609.344, "mi", .25 * 1609.344, plain},
		{"a mile and a half from", "a mile and a half", 1.5 * 1609.344, 1.5 * 1609.344, "mi", .5 * 1609.344, plain},
		{"2½ miles", "2½ miles", 2.5 * 1609.344, 2.5 * 1609.344, "mi", .5 * 1609.344, plain},
		{"2 1/2 miles", "2 1/2 miles", 2.5 * 1609.344, 2.5 * 1609.344, "mi", .5 * 1609.344, plain},
		{"1/2 mile", "1/2 mile", .5 * 1609.344, .5 * 1609.344, "mi", .5 * 1609.344, plain},
		{"½ mile", "½ mile", .5 * 1609.344, .5 * 1609.344, "mi", .5 * 1609.344, plain},
		{"hundreds of kilometres from", "hundreds of kilometres", 200e3, 999e3, "km", 100e3, overall},
		{"a few miles from", "a few miles", 2 * 1609.344, 5 * 1609.344, "mi", 1609.344, overall},
		{"several hundred kilometres", "several hundred kilometres", 300e3, 900e3, "km", 100e3, overall},
		{"6 to 10 miles north", "6 to 10 miles", 6 * 1609.344, 10 * 1609.344, "mi", 1609.344, plain},
		{"between 5 and 10 km", "between 5 and 10 km", 5e3, 10e3, "km", 1e3, plain},
		{"10-15km", "10-15km", 10e3, 15e3, "km", 1e3, plain},
		{"10 – 15 km", "10 – 15 km", 10e3, 15e3, "km", 1e3, plain},
		{"10km to 15km off", "10km to 15km", 10e3, 15e3, "km", 1e3, plain},
		{"five or six miles", "five or six miles", 5 * 1609.344, 6 * 1609.344, "mi", 1609.344, plain},
		{"two to three hundred km", "two to three hundred km", 200e3, 300e3, "km", 100e3, plain},
		{"a 30-mile drive", "30-mile", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, plain},
		{"twenty-four miles", "twenty-four miles", 24 * 1609.344, 24 * 1609.344, "mi", 1609.344, plain},
		{"thirty five miles", "thirty five miles", 35 * 1609.344, 35 * 1609.344, "mi", 1609.344, plain},
		{"one hundred and fifty kilometres", "one hundred and fifty kilometres", 150e3, 150e3, "km", 10e3, plain},
		{"a hundred miles", "a hundred miles", 160934.4, 160934.4, "mi", 160934.4, plain},
		{"two thousand five hundred km", "two thousand five hundred km", 2500e3, 2500e3, "km", 100e3, plain},
		{"3 thousand km", "3 thousand km", 3000e3, 3000e3, "km", 1000e3, plain},
		{"20 nautical miles off", "20 nautical miles", 37040, 37040, "nmi", 18520, plain},
		{"35 nm off", "35 nm", 64820, 64820, "nmi", 1852, plain},
		{"more than 20 km", "more than 20 km", 20e3, 20e3, "km", 10e3, over},
		{"no more than 20 km", "no more than 20 km", 20e3, 20e3, "km", 10e3, upTo},
		{"less than 20km", "less than 20km", 20e3, 20e3, "km", 10e3, under},
		{"not less than 20km", "not less than 20km", 20e3, 20e3, "km", 10e3, over},
		{"up to 20 km", "up to 20 km", 20e3, 20e3, "km", 10e3, upTo},
		{"just over 20 km", "just over 20 km", 20e3, 20e3, "km", 10e3, beyond},
		{"a little more than 20 km", "a little more than 20 km", 20e3, 20e3, "km", 10e3, beyond},
		{"just under 7 km", "just under 7 km", 7e3, 7e3, "km", 1e3, nearly},
		{"nearly 30 km", "nearly 30 km", 30e3, 30e3, "km", 10e3, nearly},
		{"at least 30 km", "at least 30 km", 30e3, 30e3, "km", 10e3, over},
		{"well over 30 km", "well over 30 km", 30e3, 30e3, "km", 10e3, over},
		{"within 40 miles", "within 40 miles", 40 * 1609.344, 40 * 1609.344, "mi", 10 * 1609.344, upTo},
		{"an estimated 40 miles", "an estimated 40 miles", 40 * 1609.344, 40 * 1609.344, "mi", 10 * 1609.344, approx},
		{"30 miles or so", "30 miles or so", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, approx},
		{"~30 miles", "~30 miles", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, approx},
		{"only about 30 miles", "only about 30 miles", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, approx},
		{"in the region of 30 miles", "in the region of 30 miles", 30 * 1609.344, 30 * 1609.344, "mi", 10 * 1609.344, approx},
		{"On Route 6 6.7 km west", "6.7 km", 6700, 6700, "km", 100, plain},
		{"population 12,919 lies 5 km off", "5 km", 5000, 5000, "km", 1000, plain},
		{"300 feet from", "300 feet", 91.44, 91.44, "ft", 30.48, plain},
		{"500 metres from", "500 metres", 500, 500, "m", 100, plain},
		{"an area of 98 km2", "", 0, 0, "", 0, plain},
		{"an area of 98 km²", "", 0, 0, "", 0, plain},
		{"the last mile", "", 0, 0, "", 0, plain},
		{"raised £500m from", "", 0, 0, "", 0, plain},
		{"1.5M people", "", 0, 0, "", 0, plain},
	} {
		q, tok, ok := find(c.text)
		if !ok || c.span == "" {
			if ok != (c.span != "") {
				t.Errorf("quantity of %q: found %v, want %v", c.text, ok, c.span != "")
			}
			continue
		}
		span := c.text[tok[q.first].start:tok[q.next-1].end]
		if span != c.span {
			t.Errorf("span of %q = %q, want %q", c.text, span, c.span)
		}
		for _, v := range []struct {
			what      string
			got, want float64
		}{{"lo", float64(q.lo), c.lo}, {"hi", float64(q.hi), c.hi}, {"step", float64(q.step), c.step}} {
			if math.Abs(v.got-v.want) > 1e-6*v.want+1e-9 {
				t.Errorf("%s of %q = %v m, want %v m", v.what, c.text, v.got, v.want)
			}
		}
		if q.unit != c.unit || q.hedge != c.hedge {
			t.Errorf("unit, hedge of %q = %s, %d, want %s, %d", c.text, q.unit, q.hedge, c.unit, c.hedge)
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
		{"15 to 20 miles (24 to 32 km) off", "off"},
		{"30 miles (two hours by car) north", "("},
		{"30 miles (pop. 400) north", "("},
		{"30 km (50 km by road) north", "("},
	} {
		q, tok, ok := find(c.text)
		if !ok {
			t.Errorf("no quantity in %q", c.text)
			continue
		}
		if got := tok[q.after].low; got != c.rest {
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
		tok := tokens(c.text)
		point, next := directionAt(tok, 0)
		if point != c.point || tok[next].low != c.rest {
			t.Errorf("directionAt(%q) = %q, rest %q, want %q, %q", c.text, point, tok[next].low, c.point, c.rest)
		}
	}
	for _, p := range []string{"N", "NNE", "SW", "WNW"} {
		a, _ := Direction(p).Azimuth()
		b, _ := Direction(opposite(p)).Azimuth()
		if math.Abs(math.Mod(a+180, 360)-b) > 1e-9 {
			t.Errorf("opposite(%s) = %s", p, opposite(p))
		}
	}
}
