package geo

import (
	"errors"
	"fmt"
	"math"
	"testing"
)

func TestParseLength(t *testing.T) {
	for _, tt := range []struct {
		s    string
		want Length
	}{
		{"352 km", 352_000}, {"352km", 352_000}, {" 0.5 KM ", 500}, {"1,234.5 mi", 1234.5 * 1609.344},
		{"1 mile", 1609.344},
		{"12 nautical  miles", 22224}, {"12nmi", 22224}, {"100 yards", 91.44}, {"30,000 ft", 9144}, {"1 foot", 0.3048},
		{"1,000,000 m", 1e6}, {".5 km", 500}, {"5. km", 5000}, {"0 m", 0}, {"3 meters", 3},
	} {
		got, err := ParseLength(tt.s)
		if err != nil || math.Abs(float64(got-tt.want)) > 1e-12*float64(tt.want) {
			t.Errorf("ParseLength(%q) = %v, %v, want %v", tt.s, float64(got), err, float64(tt.want))
		}
	}
	for _, s := range []string{
		"", "km", "352", "-5 km", "1,23 km", "12,34,567 m", "1.234,5 km", ",123 km", "1..2 km", ". km", "3 parsec",
		"NaN km", "Inf m", "1e5 km", "0x10 m", "5 km 3", "1,, m", "1234,567 m",
	} {
		got, err := ParseLength(s)
		var le *LengthError
		if !errors.As(err, &le) || le.Text != s {
			t.Errorf("ParseLength(%q) = %v, %v, want a LengthError", s, float64(got), err)
		}
	}
	_, err := ParseLength("3 parsec")
	var ue *UnitError
	if !errors.As(err, &ue) || ue.Unit != "parsec" {
		t.Errorf("ParseLength(3 parsec): %v, want a UnitError for parsec", err)
	}
}

func TestLengthFormat(t *testing.T) {
	for _, tt := range []struct {
		l    Length
		unit Unit
		want string
	}{
		{352_686.023, "km", "353 km"}, {352_686.023, "mi", "219 mi"}, {352_686.023, "nmi", "190 nmi"},
		{352_686.023, "m", "352,686 m"},
		{8_957_012, "km", "8,957 km"}, {20_003_931, "m", "20,003,931 m"}, {4_560, "km", "4.6 km"},
		{4_000, "km", "4 km"},
		{9_949, "km", "9.9 km"}, {9_951, "km", "10 km"}, {456, "km", "0.46 km"}, {12, "km", "0.012 km"},
		{996, "km", "1 km"},
		{994, "km", "0.99 km"}, {0, "km", "0 km"}, {1e-9, "m", "0.000000001 m"}, {3, "ft", "9.8 ft"},
		{100, "yd", "109 yd"},
		{850, "", "850 m"}, {999.4, "", "999 m"}, {999.6, "", "1 km"}, {352_686, "", "353 km"},
		{999_600, "parsec", "1,000 km"},
		{-352_686, "km", "-353 km"}, {-1_352_686, "km", "-1,353 km"},
		{Length(math.NaN()), "km", "unknown"}, {Length(math.Inf(1)), "km", "unknown"},
	} {
		if got := tt.l.Format(tt.unit); got != tt.want {
			t.Errorf("Length(%v).Format(%q) = %q, want %q", float64(tt.l), tt.unit, got, tt.want)
		}
	}
}

// FuzzParseLength: what is read is finite, not negative, and its spelling for people reads back to within its rounding.
func FuzzParseLength(f *testing.F) {
	f.Add("352 km")
	f.Add("1,234.5 mi")
	f.Add("99999999999999999999999999 nautical miles")
	f.Fuzz(func(t *testing.T, s string) {
		l, err := ParseLength(s)
		if err != nil {
			return
		}
		if !(l >= 0) || math.IsInf(float64(l), 0) {
			t.Fatalf("ParseLength(%q) = %v", s, float64(l))
		}
		back, err := ParseLength(l.Format("km"))
		if err != nil || math.Abs(float64(back-l)) > 0.06*float64(l) {
			t.Fatalf("ParseLength(%q) = %v, reads back from %q as %v, %v", s, float64(l), l.Format("km"),
				float64(back), err)
		}
	})
}

func ExampleLength_Format() {
	l := 352_686.023 * Metre
	fmt.Println(l.Format("km"), l.Format("mi"), l.Format("nmi"))
	// Output: 353 km 219 mi 190 nmi
}

func ExampleParseLength() {
	l, err := ParseLength("219 miles")
	fmt.Println(l.Format("km"), err)
	_, err = ParseLength("219 leagues")
	fmt.Println(err)
	// Output:
	// 352 km <nil>
	// length "219 leagues": "leagues" is no unit of length; use m, km, mi, nmi, ft or yd
}
