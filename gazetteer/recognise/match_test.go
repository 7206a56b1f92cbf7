package recognise_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

func TestMatches(t *testing.T) {
	k := newKit(t, text.WordList{})
	for _, c := range []struct{ in, want string }{
		{"Rain fell in New York and Lyon.", "New York|Lyon"},
		{"New York City police", "New York City"},      // the longest
		{"Île-de-France", "Île-de-France|(France)"},    // one inside another
		{"Lamar county fair", "Lamar county"},          // ends in a small word of names
		{"Georgia's Atlanta", "Georgia|Atlanta"},       // no possessive
		{"D.C. and Wash. and U.S.", "D.C|Wash|U.S"},    // without the last stop
		{"the Gulf of Paris", "Gulf|Paris"},            // no name ends in "of"
		{"paris and the white house", ""},              // without capitals
		{"Istanbul,\nOdesa\nOblast", "Istanbul|Odesa"}, // the end of a line may be that of a heading
		{"Istanbul. Province", "Istanbul"},             // not over the end of a sentence
		{"Odesa-Oblast", "Odesa-Oblast"},               // with a hyphen
		{"New York (City) police", "New York (City)"},  // with a part in brackets
		{"New York (City of)", "New York"},             // which must close behind it
		{"New York (City", "New York"},
		{"in New/York today", "New/York"}, // behind a stroke
		{"in New / York today", ""},       // that nothing parts
	} {
		w := k.prepare(c.in)
		var got []string
		for i := range w.Matches.List {
			m := &w.Matches.List[i]
			s := written(&w.Recognition, m.From, m.To)
			if w.Matches.Starting(m.From) != int32(i) {
				t.Errorf("%q: %q is not what starts at token %d", c.in, s, m.From)
			}
			if w.Matches.Covering(m.From) != int32(i) {
				s = "(" + s + ")"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("matches of %q are %q, want %q", c.in, s, c.want)
		}
	}
}

func TestMatchDescribesMostFamousBearer(t *testing.T) {
	k := newKit(t, text.WordList{})
	for _, c := range []struct {
		in, first string // the id of the first bearer
		bearers   int
		kind      gazetteer.NameKind
		group     recognise.Group
	}{
		{"Paris", "geonames:2988507", 2, gazetteer.NameMain, recognise.GroupCapital},
		{"Turkish", "geonames:298795", 1, gazetteer.NameAdjective, recognise.GroupCountry},
		{"Kiev", "geonames:703448", 1, gazetteer.NameAlias, recognise.GroupCapital},
		{"Ohio", "geonames:5165418", 1, gazetteer.NameMain, recognise.GroupAdmin1},
	} {
		w := k.prepare(c.in)
		m := &w.Matches.List[0]
		if len(m.Bearers) != c.bearers || m.Bearers[0].Ref != gazetteertest.Ref(t, k.index,
			gazetteer.PlaceID(c.first)) || m.Kind != c.kind || m.Group != c.group || m.Fame <= 0 {
			t.Errorf("match of %q is %+v, want %d bearers, the first %s, kind %d and group %d", c.in, *m, c.bearers,
				c.first, c.kind, c.group)
		}
	}
	// Odesa is the alternate name of its oblast: the city that bears it properly counts.
	w := k.prepare("Odesa")
	if m := &w.Matches.List[0]; m.Group != recognise.GroupBigTown && m.Group != recognise.GroupSeat {
		t.Errorf("match of Odesa has group %d, want that of the city", m.Group)
	}
}

func TestPlausible(t *testing.T) {
	l := text.WordList{Frequency: map[string]int{"or": 1 << 20, "in": 1 << 20, "wash": 1 << 12}}
	words := gazetteertest.Words(t, l)
	one := []gazetteer.Match{{Ref: 1, Kind: gazetteer.NameAbbreviation}}
	for _, c := range []struct {
		in   string
		kind gazetteer.NameKind
		want bool
	}{
		{"OH", gazetteer.NameAbbreviation, true},
		{"Oh", gazetteer.NameAbbreviation, false}, // Ohio is never written so
		{"Or", gazetteer.NameAbbreviation, false},
		{"Wash", gazetteer.NameAbbreviation, false},
		{"Wash.", gazetteer.NameAbbreviation, true},
		{"Calif", gazetteer.NameAbbreviation, true},
		{"D", gazetteer.NameAbbreviation, false},
		{"U.S.", gazetteer.NameAbbreviation, true},
		{"IN CAPITALS ALL IS SHOUTED", gazetteer.NameAbbreviation, false}, // "in", not Indiana
		{"OHIO IS SHOUTED AS WELL", gazetteer.NameAbbreviation, true},
		{"Ob", gazetteer.NameAlternate, false},  // a scrap
		{"OBX", gazetteer.NameAlternate, false}, // the code of an airport
		{"Obx", gazetteer.NameAlternate, true},
		{"Ob", gazetteer.NameMain, true},
		{"Oh New", gazetteer.NameAbbreviation, true}, // of two words
	} {
		x := text.New(words, "", c.in)
		to := 1
		if strings.HasPrefix(c.in, "Oh ") {
			to = 2
		}
		one[0].Kind = c.kind
		if got := recognise.Plausible(x, 0, to, append([]gazetteer.Match(nil), one...)); len(got) == 1 != c.want {
			t.Errorf("Plausible(%q, kind %d) keeps %d, want %v", c.in, c.kind, len(got), c.want)
		}
	}
}

func TestPlausibleBoundsBearers(t *testing.T) {
	many := make([]gazetteer.Match, 500)
	for _, s := range []string{"Springfield", "San Jose"} {
		x := text.New(gazetteertest.Words(t, text.WordList{}), "", s)
		if got := recognise.Plausible(x, 0, len(x.Tokens), many); len(got) == 0 || len(got) > 120 {
			t.Errorf("Plausible(%q) keeps %d of 500 bearers, want at most 120", s, len(got))
		}
	}
}

func TestGroupOf(t *testing.T) {
	for _, c := range []struct {
		class, code string
		people      int64
		want        recognise.Group
	}{
		{"A", "PCLI", 0, recognise.GroupCountry}, {"A", "TERR", 0, recognise.GroupCountry},
		{"A", "ADM1", 0, recognise.GroupAdmin1}, {"A", "ADM1H", 0, recognise.GroupAdmin1},
		{"A", "ADM2", 0, recognise.GroupAdmin2}, {"A", "ADM3", 0, recognise.GroupAdminOther},
		{"P", "PPLC", 10, recognise.GroupCapital},
		{"P", "PPLA", 50_000, recognise.GroupSeat}, {"P", "PPLA", 49_999, recognise.GroupTown},
		{"P", "PPL", 100_000, recognise.GroupBigTown},
		{"P", "PPL", 1000, recognise.GroupTown}, {"P", "PPL", 999, recognise.GroupHamlet},
		{"L", "CONT", 0, recognise.GroupContinent}, {"L", "RGN", 0, recognise.GroupRegion},
		{"H", "SEA", 0, recognise.GroupWater}, {"T", "MT", 0, recognise.GroupLand}, {"U", "", 0, recognise.GroupLand},
		{"V", "", 0, recognise.GroupLand},
		{"S", "AIRP", 0, recognise.GroupAirport}, {"S", "PAL", 0, recognise.GroupSite},
		{"R", "RD", 0, recognise.GroupOther}, {"", "", 0, recognise.GroupOther},
	} {
		g := recognise.GroupOf(gazetteer.Feature{Class: c.class, Code: c.code}, c.people)
		if g != c.want {
			t.Errorf("GroupOf(%s %s, %d people) = %d, want %d", c.class, c.code, c.people, g, c.want)
		}
		if g.IsSettlement() != (c.class == "P") || g.IsArea() != (g == recognise.GroupCountry || c.class == "L") {
			t.Errorf("group %d of %s %s: IsSettlement %v, IsArea %v", g, c.class, c.code, g.IsSettlement(), g.IsArea())
		}
	}
}

func TestClassOfName(t *testing.T) {
	want := map[gazetteer.NameKind]recognise.NameClass{
		gazetteer.NameMain: recognise.NameProper, gazetteer.NameOfficial: recognise.NameProper,
		gazetteer.NameAlias: recognise.NameFamiliar, gazetteer.NameFormer: recognise.NameFamiliar,
		gazetteer.NameAbbreviation: recognise.NameShort, gazetteer.NameAdjective: recognise.NameAdjective,
		gazetteer.NameDemonym: recognise.NameAdjective, gazetteer.NameAlternate: recognise.NameOther,
	}
	for k, w := range want {
		if got := recognise.ClassOfName(k); got != w {
			t.Errorf("ClassOfName(%d) = %d, want %d", k, got, w)
		}
	}
}

func TestStepAll(t *testing.T) {
	x := gazetteertest.World(t)
	for _, c := range []struct {
		words []string
		want  bool
	}{{[]string{"new", " ", "york"}, true}, {[]string{"new", "york"}, false}, {[]string{"qqq"}, false}, {nil, true}} {
		cur := x.Cursor()
		got := true
		for _, w := range c.words {
			got = got && recognise.StepAll(&cur, w)
		}
		if got != c.want {
			t.Errorf("StepAll(%q) = %v, want %v", c.words, got, c.want)
		}
	}
}

func ExampleRecogniser() {
	var t testing.T // reports nothing here
	index, words := gazetteertest.World(&t), gazetteertest.Words(&t, text.WordList{})
	r := gazetteertest.FitRecogniser(index, words, gazetteertest.News())
	w := recognise.NewWorkspace() // reused from text to text
	found := r.Recognise(w, text.New(words, "", "Mr. Lincoln flew from Kharkiv to New York in January."))
	for _, s := range found.Spans {
		b := found.Text.Bytes(s.From, s.To)
		fmt.Println(found.Text.Source[b.Start:b.End])
	}
	// Output:
	// Kharkiv
	// New York
}

// Initials set apart are the abbreviation that they are without spaces.
func TestInitialsApart(t *testing.T) {
	k := newKit(t, text.WordList{})
	for in, want := range map[string]string{
		"Albany, N. Y., slept":     "Albany|N. Y",
		"Albany, N.Y., slept":      "Albany|N.Y",
		"N. Smith and Y. Jones":    "",
		"Washington, D. C., slept": "Washington|D. C",
	} {
		w := k.prepare(in)
		var got []string
		for _, m := range w.Matches.List {
			got = append(got, written(&w.Recognition, m.From, m.To))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("names in %q are %q, want %q", in, s, want)
		}
	}
}
