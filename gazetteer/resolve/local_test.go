package resolve_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer/resolve"
)

// TestLocalSignals reads the signals of one name and the words around it.
func TestLocalSignals(t *testing.T) {
	k := newKit(t, nil)
	const (
		parisFrance, parisTexas = "Paris, Île-de-France, France", "Paris, Texas, United States"
		city, oblast            = "Odesa, Odesa Oblast, Ukraine", "Odesa Oblast, Ukraine"
	)
	for _, c := range []struct {
		in, label, id string
		want          float64
	}{
		// The names.
		{"[Paris]", parisFrance, "best_known", 1}, {"[Paris]", parisTexas, "best_known", 0},
		{"[Paris]", parisFrance, "rank", 0}, {"[Paris]", parisTexas, "rank", math.Ln2},
		{"[Paris]", parisFrance, "only", 0}, {"[Lyon]", "Lyon, Auvergne-Rhône-Alpes, France", "only", 1},
		{"[Paris]", parisTexas, "name_main", 1}, {"[Kiev]", "Kyiv, Ukraine", "name_alias", 1},
		{"[Lutetia]", parisFrance, "name_former", 1},
		{"[D.C.]", "District of Columbia, United States", "name_abbreviation", 1},
		{"[Turkish]", "Turkey", "name_adjective", 1},
		{"[Odesa]", oblast, "name_alternate", 1}, {"[Odesa]", city, "name_main", 1},
		{"[Türkiye]", "Turkey", "name_main", 1},
		{"[northern Ohio]", "Ohio, United States", "name_trimmed", 1},
		{"[Lyon Bank]", "Lyon, Auvergne-Rhône-Alpes, France", "inside_first", 1},
		{"[Bank of Lyon]", "Lyon, Auvergne-Rhône-Alpes, France", "inside_last", 1},
		{"[Odesa]", oblast, "twin", 1}, {"[Odesa]", city, "twin", 0},
		{"[White House]", "White House, District of Columbia, United States", "site_name", 1},
		{"[Lyon Central Hospital]", "Lyon, Auvergne-Rhône-Alpes, France", "site_inside", 1},

		// The places.
		{"[Turkey]", "Turkey", "country", 1}, {"[Asia]", "Asia", "continent", 1},
		{"[Crimea]", "Crimea, Ukraine", "region", 1}, {"[Ohio]", "Ohio, United States", "admin1", 1},
		{"[Lamar County]", "Lamar County, Texas, United States", "admin2", 1}, {"[Paris]", parisFrance, "capital", 1},
		{"[Istanbul]", "Istanbul, Istanbul Province, Turkey", "seat", 1},
		{"[Dayton]", "Dayton, Ohio, United States", "big_town", 1}, {"[Paris]", parisTexas, "town", 1},
		{"[Gulf]", "Gulf, Texas, United States", "hamlet", 1},
		{"[Black Sea]", "Black Sea", "water", 1}, {"[Esenboga Airport]", "Esenboga Airport, Turkey", "airport", 1},
		{"[Kremlin]", "Kremlin, Russia", "site", 1},

		// The words around.
		{"[Paris], Texas", parisTexas, "contained", 1}, {"[Paris], Texas", parisFrance, "contained", 0},
		{"[Paris], Texas", parisFrance, "contradicted", 1},
		{"[Paris] in Texas", parisTexas, "contained_loosely", 1}, {"[Paris] in Texas", parisTexas, "contained", 0},
		{"[Paris], Ohio", parisFrance, "contradicted", 0},
		{"[Paris] had rain. In [Paris], Texas, too.", parisTexas, "contained", 1}, // any mention counts for all
		{"the city of [Georgia]", "Georgia", "cue_contradicted", 1}, {"the Republic of [Georgia]", "Georgia", "cue", 1},
		{"the state of [Georgia]", "Georgia, United States", "cue", 1},
		{"the state of [Georgia]", "Georgia", "cue_contradicted", 1},
		{"the region of [Crimea]", "Crimea, Ukraine", "cue", 1},
		{"[Georgia]'s new foreign minister", "Georgia", "cue", 1}, {"the [Georgian] parliament", "Georgia", "cue", 0}, // of no state
		{"[Georgia]'s parliament", "Georgia, United States", "cue_contradicted", 1},
		{"the president of [Georgia] spoke", "Georgia", "cue", 1},
		{"the president of [Georgia] Power spoke", "Georgia", "cue", 0},
		{"[Georgia] Governor Smith", "Georgia, United States", "cue", 1},
		{"[Georgia]'s governor", "Georgia", "cue_contradicted", 1},
		{"[Georgia]'s army of nurses", "Georgia", "cue", 1},
		{"[Georgia]'s Senate president", "Georgia", "cue", 0},
		{"[Georgia] had rain, a minister said", "Georgia", "cue", 0},
		{"[Lebanon]'s president", "Lebanon", "cue", 0}, // the other is a town
		{"the University of [Lancaster]", "Lancaster, Ohio, United States", "contained", 0},
		{"[Lamar County] district", "Lamar County, Texas, United States", "cue", 1},
		{"[Moscow] rejected it.", "Moscow, Russia", "acts", 1},
		{"[Moscow] rejected it.", "Moscow, Idaho, United States", "acts", 0},
		{"[Paris], Ohio, had rain.", parisFrance, "outside", 1},
		{"[Paris], Texas, had rain.", parisFrance, "outside", 0},
		{"[Paris] in Ohio had rain.", parisFrance, "outside", 0},
		{"[Ohio], Nebraska, had rain.", "Ohio, United States", "outside", 0}, // a list
		{"[Turkey], France and Russia", "Turkey", "contained", 0},
		{"In Odesa Oblast rain hit [Ivanivske].", "Ivanivske, Odesa Oblast, Ukraine", "governed", 1},
		{"In Odesa Oblast rain hit [Ivanivske].", "Ivanivske, Donetsk Oblast, Ukraine", "governed", 0},
		{"In Odesa Oblast rain hit [Ivanivske].", "Ivanivske, Donetsk Oblast, Ukraine", "ungoverned", 1},
		{"In the Ukraine rain hit [Ivanivske].", "Ivanivske, Donetsk Oblast, Ukraine", "governed", 1},
		// in another sentence
		{"In Odesa Oblast rain fell. It hit [Ivanivske].", "Ivanivske, Odesa Oblast, Ukraine", "governed", 0},
		{"The Odesa Oblast met [Ivanivske].", "Ivanivske, Odesa Oblast, Ukraine", "governed", 0},
		{"[PARIS] — Rain fell.", parisFrance, "dateline", 1}, {"[TURKEY] — Rain fell.", "Turkey", "dateline", 0},
		{"the [Gulf]", "Persian Gulf", "definite", 1}, {"the [Gulf]", "Gulf, Texas, United States", "definite", 0},
		{"the [Kremlin]", "Kremlin, Russia", "definite_site", 1},
		{"at [Kremlin]", "Kremlin, Russia", "definite_site", 0},
	} {
		w := k.begin(c.in, resolve.Hint{}, 0)
		if got := k.value(w, 0, c.label, c.id); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("%q: signal %s of %s = %v, want %v", c.in, c.id, c.label, got, c.want)
		}
	}
}

func TestHints(t *testing.T) {
	k := newKit(t, nil)
	const nebraska, england = "Lincoln, Nebraska, United States", "Lincoln, England, United Kingdom"
	place := func(label string) resolve.Hint { return resolve.Hint{Place: k.ref(label), HasPlace: true} }
	for _, c := range []struct {
		name      string
		hint      resolve.Hint
		label, id string
		want      float64
	}{
		{"nothing", resolve.Hint{}, england, "hint_country", 0},
		{"a country", resolve.Hint{Country: "GB"}, england, "hint_country", 1},
		{"a country", resolve.Hint{Country: "GB"}, nebraska, "hint_country", 0},
		{"no country", resolve.Hint{Country: "XX"}, england, "hint_country", 0},
		{"a region", place("Nebraska, United States"), nebraska, "hint_country", 1},
		{"a region", place("Nebraska, United States"), nebraska, "hint_region", 1},
		{"a region", place("Nebraska, United States"), england, "hint_region", 0},
		{"a region", place("Nebraska, United States"), nebraska, "hint_near", 0}, // a region is no point
		{"a town", place("Lancaster, England, United Kingdom"), england, "hint_region", 1},
		{"a town", place(england), england, "hint_near", 1},
		{"a town far away", place("Istanbul, Istanbul Province, Turkey"), england, "hint_near", 0},
		{"a country as a place", place("United Kingdom"), england, "hint_country", 1},
		{"a country as a place", place("United Kingdom"), england, "hint_region", 0},
		{"a point 100 km away", resolve.Hint{Point: orb.Point{-0.54, 52.3277}, HasPoint: true}, england, "hint_near",
			0.5},
	} {
		w := k.begin("[Lincoln] had rain.", c.hint, 0)
		if got := k.value(w, 0, c.label, c.id); math.Abs(got-c.want) > 2e-3 {
			t.Errorf("%s: signal %s of %s = %v, want %v", c.name, c.id, c.label, got, c.want)
		}
	}
}

func TestDialect(t *testing.T) {
	k := newKit(t, nil)
	const (
		british = "The councillors met a fortnight ago, and a constable spoke of the pensioners of [Lancaster]."
		us      = "The sheriff met the congressman, and the sheriffs of [Lancaster] spoke of the GOP."
		plain   = "Rain fell in [Lancaster]."
		england = "Lancaster, England, United Kingdom"
		ohio    = "Lancaster, Ohio, United States"
	)
	value := func(in, label string) float64 { return k.value(k.begin(in, resolve.Hint{}, 0), 0, label, "variety") }
	if e, o := value(british, england), value(british, ohio); e < 0.8 || o > 0.1 {
		t.Errorf("British words: variety of %s = %v, of %s = %v, want nearly 1 and 0", england, e, ohio, o)
	}
	if e, o := value(us, england), value(us, ohio); o < 0.8 || e > 0.1 {
		t.Errorf("American words: variety of %s = %v, of %s = %v, want nearly 0 and 1", england, e, ohio, o)
	}
	if e, o := value(plain, england), value(plain, ohio); e > 0.5 || o > 0.5 {
		t.Errorf("no words of a variety: variety of %s = %v, of %s = %v, want little of both", england, e, ohio, o)
	}
	for _, c := range []struct {
		in   string
		want func(float32) bool
	}{
		{"The sheriff and the councillor met in [Lancaster].", func(v float32) bool { return v > 0 }},
		{plain, func(v float32) bool { return v == 0 }},
	} {
		w := k.begin(c.in, resolve.Hint{}, 0)
		if v := w.Locality(); !c.want(v) || v < -1 || v > 1 {
			t.Errorf("%q: Locality = %v", c.in, v)
		}
	}
}
