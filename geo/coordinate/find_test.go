package coordinate

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/geo"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		in       string
		span     string
		lat, lon float64
		form     Form
	}{
		{"The wreck lies at 48.8566, 2.3522, divers said.", "48.8566, 2.3522", 48.8566, 2.3522, Decimal},
		{"at (-33.8688,151.2093).", "-33.8688,151.2093", -33.8688, 151.2093, Decimal},
		{"at −33.8688, 151.2093", "−33.8688, 151.2093", -33.8688, 151.2093, Decimal},
		{"in the dunes (24.321, 54.123)", "24.321, 54.123", 24.321, 54.123, Decimal},
		{"at -24.321, 54.123 today", "-24.321, 54.123", -24.321, 54.123, Decimal},
		{"48.85661 2.35222", "48.85661 2.35222", 48.85661, 2.35222, Decimal},
		{"LOCATION...18.2N 66.1W", "18.2N 66.1W", 18.2, -66.1, Degrees},
		{"near 18.2 N, 66.1 W and moving", "18.2 N, 66.1 W", 18.2, -66.1, Degrees},
		{"LATITUDE 18.2 NORTH...LONGITUDE 66.1 WEST", "LATITUDE 18.2 NORTH...LONGITUDE 66.1 WEST", 18.2, -66.1, Degrees},
		{"near latitude 18.2 North, longitude 66.1 West.", "latitude 18.2 North, longitude 66.1 West", 18.2, -66.1, Degrees},
		{"at latitude 18.2 and longitude -66.1", "latitude 18.2 and longitude -66.1", 18.2, -66.1, Degrees},
		{"lat: 18.25, long: -66.15", "lat: 18.25, long: -66.15", 18.25, -66.15, Degrees},
		{"The quake was at 35.770°N 117.599°W.", "35.770°N 117.599°W", 35.77, -117.599, Degrees},
		{"48°51′24″N 2°21′08″E", "48°51′24″N 2°21′08″E", 48 + 51/60. + 24/3600., 2 + 21/60. + 8/3600., Degrees},
		{"48° 51' 24\" N, 2° 21' 8\" E", "48° 51' 24\" N, 2° 21' 8\" E", 48 + 51/60. + 24/3600., 2 + 21/60. + 8/3600., Degrees},
		{"N 48° 51.4', E 2° 21.1'", "N 48° 51.4', E 2° 21.1'", 48 + 51.4/60, 2 + 21.1/60, Degrees},
		{"41 00 49 N 28 56 58 E", "41 00 49 N 28 56 58 E", 41 + 49/3600., 28 + 56/60. + 58/3600., Degrees},
		{"in position 12-45.6N, 045-03.2E.", "12-45.6N, 045-03.2E", 12 + 45.6/60, 45 + 3.2/60, Degrees},
		{"12°45'.6N – 045°03'.2E", "12°45'.6N – 045°03'.2E", 12 + 45.6/60, 45 + 3.2/60, Degrees},
		{"410049N 0285658E", "410049N 0285658E", 41 + 49/3600., 28 + 56/60. + 58/3600., Degrees},
		{"4100N/02856E", "4100N/02856E", 41, 28 + 56/60., Degrees},
		{"2.3522°E, 48.8566°N", "2.3522°E, 48.8566°N", 48.8566, 2.3522, Degrees},
		{"48 degrees 51 minutes north, 2 degrees 21 minutes east", "48 degrees 51 minutes north, 2 degrees 21 minutes east",
			48.85, 2.35, Degrees},
		{"-33.87°, 151.21°", "-33.87°, 151.21°", -33.87, 151.21, Degrees},
		{"36-07N 005-21W", "36-07N 005-21W", 36 + 7/60., -5.35, Degrees},
		{"the grid reference 31U DQ 52483 11717 was", "31U DQ 52483 11717", 48.856603, 2.352199, MGRS},
		{"31UDQ5248311717", "31UDQ5248311717", 48.856603, 2.352199, MGRS},
		{"31U 452483 5411717", "31U 452483 5411717", 48.856598, 2.352206, UTM},
		{"31N 452483mE 5411717mN", "31N 452483mE 5411717mN", 48.856598, 2.352206, UTM},
		{"the code 8FVC9G8F+6X, Zurich", "8FVC9G8F+6X", 47.365562, 8.524937, PlusCode},
		{"8FVC9G8F+6XQ", "8FVC9G8F+6XQ", 47.3655875, 8.524984, PlusCode},
	} {
		got := Find(c.in)
		if len(got) != 1 || c.in[got[0].Start:got[0].End] != c.span || got[0].Form != c.form {
			t.Errorf("Find(%q) = %+v, want %q, %s", c.in, got, c.span, c.form)
			continue
		}
		if d := geo.Distance(got[0].Point, orb.Point{c.lon, c.lat}); d > 2 {
			t.Errorf("Find(%q) = %v, %v off %v, %v", c.in, got[0].Point, d, c.lat, c.lon)
		}
	}
}

// TestFindNothing holds that other numbers are left alone.
func TestFindNothing(t *testing.T) {
	for _, in := range []string{
		"", "He scored 9.5, 8.2 and 7.1.", "It cost 48.85, 2.35 less than before.", "The ratio is 3.141, 2.718, 1.414.",
		"1.234, 5.678, 9.012", "$12.3456, 7.8901", "v12.3456, 7.8901", "5 N 6 E", "T5N R20E", "between 18N and 20N",
		"48°51′N", "48°51′N 49°N", "2°E 3°E", "91.1234, 10.1234", "10.1234, 181.1234", "-41.5 N 28.5 E", "temperatures of 20° and 30",
		"31U DQ 52483 119", "31A DQ 52483 11717", "61U DQ 52483 11717", "31U IQ 52483 11717", "31U DQ 4 1", "33S 500000 4000000",
		"31U 452483", "ZZZZZZZZ+ZZ", "8FVC9G8F+", "8FVC9G8+6X", "on 12.05.2021, 13.06.2021", "10.12.2020 11.12.2020",
		"at 10:30, 11:45", "phone 555-1234, 555-9876", "68.1234%, 12.1234%", "192.168.1.1, 10.0.0.1", "3 S 4 W of town",
		"temperatures of 35°, 36°",
		"shares rose 12.345, 45.678 points", "12.3°", "angles of 35°, 36.5°",
		"The 12th, 13th and 14th", "page 12.345.678, 12.345.679", "Latitude matters. Longitude too.",
	} {
		if got := Find(in); len(got) != 0 {
			t.Errorf("Find(%q) = %+v, want none", in, got)
		}
	}
}

// TestGeoConvert compares references to the grids with what GeographicLib reads.
func TestGeoConvert(t *testing.T) {
	b, err := os.ReadFile("testdata/geoconvert.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		for k := 0; k < 4; k += 2 {
			ref, want := f[k], f[k+1]
			ref = strings.Replace(strings.Replace(ref, "n ", "N ", 1), "s ", "S ", 1)
			got := Find(ref)
			if k == 0 && len(got) == 0 && strings.Contains(ref, "S ") {
				continue // S is a band of the north, too
			}
			var p orb.Point
			if p, err = pointOf(want); err != nil {
				t.Fatal(err)
			}
			if len(got) != 1 || got[0].End != len(ref) {
				t.Errorf("Find(%q) = %+v, want %v", ref, got, p)
				continue
			}
			if d := geo.Distance(got[0].Point, p); d > geo.Metre/1000 && math.Abs(p[1]) < 84 {
				t.Errorf("Find(%q) = %v, %v off %v", ref, got[0].Point, d, p)
			}
			n++
		}
	}
	if n < 60 {
		t.Errorf("%d references compared, want more", n)
	}
}

// pointOf reads what GeoConvert writes.
func pointOf(s string) (p orb.Point, err error) {
	found := Find(strings.Replace(s, " ", ", ", 1))
	if len(found) != 1 {
		return p, os.ErrInvalid
	}
	return found[0].Point, nil
}

// TestError says how far a point may be off.
func TestError(t *testing.T) {
	for _, c := range []struct {
		in   string
		want geo.Length
	}{
		{"18.2N 66.1W", 5560}, {"48.8566, 2.3522", 5.56}, {"31U DQ 52483 11717", .707}, {"31U DQ 524 117", 70.7},
		{"4100N/02856E", 926.6}, {"8FVC9G8F+6X", 9.83},
	} {
		got := Find(c.in)
		if len(got) != 1 || math.Abs(float64(got[0].Error/c.want)-1) > .01 {
			t.Errorf("Find(%q) = %+v, want an error of %v", c.in, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"48.8566, 2.3522", "LATITUDE 18.2 NORTH...LONGITUDE 66.1 WEST", "48°51′24″N 2°21′08″E",
		"31U DQ 52483 11717", "31N 452483mE 5411717mN", "8FVC9G8F+6X", "410049N 0285658E", "12°45'.6N – 045°03'.2E", "−1.234, é5.678"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, c := range Find(s) {
			if c.Start < end || c.End <= c.Start || c.End > len(s) || !onEarth(c.Point) || !(c.Error > 0) || c.Form == "" {
				t.Errorf("Find(%q) = %+v after %d", s, c, end)
			}
			end = c.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The convoy of 12 lorries left Kyiv at 10.30 and drove 140 km, N and S, in 2.5 hours. ",
		50) + "It is at 48.8566, 2.3522."
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if len(Find(text)) != 1 {
			b.Fatal("not found")
		}
	}
}
