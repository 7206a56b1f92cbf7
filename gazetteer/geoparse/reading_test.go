package geoparse

import (
	"math"
	"os"
	"strings"
	"testing"

	"dateline/gazetteer"
)

// read returns the scratch of a text that was read but not parsed.
func read(t *testing.T, text string) *scratch {
	t.Helper()
	b, err := os.ReadFile("../../data/gazetteer.idx")
	if err != nil {
		t.Fatal(err)
	}
	x, err := gazetteer.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	s := newScratch(newParser(x))
	s.read(Input{Text: text})
	return s
}

func TestManner(t *testing.T) {
	for _, tt := range []struct {
		text, country string
		least         float32
	}{
		{"The sheriff said deputies closed the freeway for the county commissioners.", "US", 0.8},
		{"Councillors told pensioners that the borough's motorway would stay shut, for £3m.", "GB", 0.8},
		{"RCMP Const. Lee said the premier's riding lies two kilometres off.", "CA", 0.8},
		{"Gardaí told the Dáil that the Taoiseach had left.", "IE", 0.8},
	} {
		s := read(t, tt.text)
		if got := s.mannerOf(s.parser.index.Country(tt.country)); got < tt.least {
			t.Errorf("mannerOf(%s) of %q = %.2f, want at least %.2f", tt.country, tt.text, got, tt.least)
		}
	}
	if s := read(t, "Nothing here tells."); s.mannerOf(s.parser.index.Country("FR")) != 0 {
		t.Error("mannerOf(FR) is above zero, though no variety is at home there")
	}
}

func TestTone(t *testing.T) {
	local := read(t, "The school board and the sheriff met residents at the church on Main Street.").tone
	world := read(t, "The foreign minister urged both governments to sign the peace treaty before the summit.").tone
	if local < 0.5 || world > -0.5 {
		t.Errorf("tone of local and world news = %.2f, %.2f, want above 0.5 and below -0.5", local, world)
	}
}

func TestDatelines(t *testing.T) {
	for text, want := range map[string]string{
		"ISTANBUL — Talks began.":                                    "ISTANBUL",
		"BIRMINGHAM, Ala. (AP) - A storm tore roofs off.":            "BIRMINGHAM",
		"Man is hurt. ST. PAUL -- The governor spoke.":               "ST . PAUL",
		"By Ann Roe Staff Writer March 3, 2009 NEWARK -- It rained.": "NEWARK",
		"WASHINGTON (AP) The senator left.":                          "WASHINGTON",
		"Kyiv, Ukraine – Sirens wailed.":                             "Kyiv",
		"He left — and she stayed.":                                  "",
		"The NATO-led force (KFOR) left — slowly.":                   "",
		"A well-known man of NATO stayed.":                           "",
	} {
		s := read(t, text)
		var got []string
		for i := range s.tokens {
			if tok := &s.tokens[i]; tok.dateline {
				got = append(got, s.text[tok.start:tok.end])
			}
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("dateline of %q = %q, want %q", text, g, want)
		}
	}
}

func TestDialled(t *testing.T) {
	for text, want := range map[string]string{
		"call 519-555-0142":      "Ontario",
		"call (614) 555-0142":    "Ohio",
		"call 304.555.0142":      "West Virginia",
		"call 555-0142":          "",
		"call 1-800-555-0142":    "",
		"about 519 people came":  "",
		"from 519-555 to 304-22": "",
	} {
		s := read(t, text)
		got := ""
		for i := range s.tokens {
			if r := s.dialled(i); r != gazetteer.NoRef {
				got += s.parser.index.Name(r)
			}
		}
		if got != want {
			t.Errorf("dialled(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLengthAt(t *testing.T) {
	for text, want := range map[string]float64{
		"400km": 400, "400 km": 400, "1,200 kilometres": 1200, "60 miles": 96.56064, "2.5 miles": 4.02336, "400 men": 0, "km": 0, "0 km": 0, "90000 km": 0,
	} {
		s := read(t, text)
		got, _, ok := s.lengthAt(0)
		if ok != (want > 0) || math.Abs(got-want) > 1e-9 {
			t.Errorf("lengthAt(%q) = %v, %v, want %v", text, got, ok, want)
		}
	}
}

func TestKept(t *testing.T) {
	for _, tt := range []struct{ km, stated, want float64 }{
		{350, 400, 1}, {100, 100, 1}, {3, 12, 1}, {200, 100, 0}, {40, 100, 0}, {6000, 150, 0},
	} {
		if got := kept(tt.km, tt.stated); got != tt.want {
			t.Errorf("kept(%v, %v) = %v, want %v", tt.km, tt.stated, got, tt.want)
		}
	}
	if v := kept(150, 100); v <= 0 || v >= 1 {
		t.Errorf("kept(150, 100) = %v, want between 0 and 1", v)
	}
}
