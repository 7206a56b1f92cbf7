package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/resolve"
)

// TestDocumentSignals compares what the other names of an article say for two
// candidates of the first.
func TestDocumentSignals(t *testing.T) {
	k := newKit(t, byFame())
	const (
		ohio, illinois = "Springfield, Ohio, United States", "Springfield, Illinois, United States"
		idaho, russia  = "Moscow, Idaho, United States", "Moscow, Russia"
		paris, texas   = "Paris, Île-de-France, France", "Paris, Texas, United States"
	)
	for _, c := range []struct {
		in, id, more, less string
	}{
		{"[Springfield], [Dayton] and [Columbus] had rain.", "admin1_share", ohio, illinois},
		{"[Springfield], [Dayton] and [Columbus] had rain.", "support", ohio, illinois},
		{"[Springfield], [Dayton] and [Columbus] had rain.", "near", ohio, illinois},
		{"[Springfield], [Dayton] and [Columbus] had rain.", "nearest", ohio, illinois},
		{"[Springfield], [Dayton] and [Columbus] had rain.", "near_sentence", ohio, illinois},
		{"[Springfield] and [Dayton] had rain.", "pair", ohio, illinois},
		{"[Springfield], [Dayton] and [Columbus] had rain.", "home", ohio, illinois},
		{"[Springfield], [Dayton] and [Columbus] had rain.", "home_region", ohio, illinois},
		{"[Springfield] had rain. The people of [Ohio] slept.", "admin1_named", ohio, illinois},
		{"[Moscow] had rain, and so had [Dayton].", "country_share", idaho, russia},
		{"[Moscow] had rain. [Russia] was dry.", "country_named", russia, idaho},
		{"[Moscow] had rain. Much of [Russia] and the [Kremlin] were hit.", "support_country", russia, idaho},
		{"[Paris] had rain, and so had [Lamar County].", "admin2_share", texas, paris},
		{"[Paris] had rain, and so had [Lamar County].", "admin2_named", texas, paris},
		{"[Georgia] had rain. [Atlanta] was hit.", "holds", "Georgia, United States", "Georgia"},
	} {
		for pass := 1; pass < resolve.Passes; pass++ {
			w := k.begin(c.in, resolve.Hint{}, pass)
			more, less := k.value(w, 0, c.more, c.id), k.value(w, 0, c.less, c.id)
			if more <= less || more > 1.000001 || less < 0 {
				t.Errorf("pass %d, %q: signal %s of %s = %v, of %s = %v, want more and less", pass, c.in, c.id, c.more,
					more, c.less, less)
			}
		}
	}
}

// TestNamesakesAnchorNothing lets towns that have their names from better known places
// say nothing for each other until a name ties the article to their region.
func TestNamesakesAnchorNothing(t *testing.T) {
	k := newKit(t, byFame())
	const lebanon = "Lebanon, Ohio, United States"
	for _, c := range []struct {
		in       string
		anchored bool
	}{
		{"[Lebanon] and [Moscow] had rain.", false},
		{"[Lebanon] and [Moscow] had rain, and so had [Dayton].", true},
		{"[Lebanon] and [Moscow] had rain, and so had much of [Ohio].", true},
	} {
		w := k.begin(c.in, resolve.Hint{}, 1)
		for _, id := range []string{"support", "admin1_share", "home_region"} {
			if v := k.value(w, 0, lebanon, id); (v > 0) != c.anchored {
				t.Errorf("%q: signal %s of %s = %v, want more than 0: %v", c.in, id, lebanon, v, c.anchored)
			}
		}
	}
}

// What a name says itself never counts for it.
func TestNameSaysNothingForItself(t *testing.T) {
	k := newKit(t, byFame())
	for _, in := range []string{"[Springfield] had rain.",
		"[Springfield] had rain. [Springfield] was hit, and then [Springfield] again."} {
		w := k.begin(in, resolve.Hint{}, 1)
		for _, label := range []string{"Springfield, Ohio, United States", "Springfield, Illinois, United States"} {
			for _, id := range []string{"country_share", "admin1_share", "admin2_share", "country_named",
				"admin1_named", "near", "nearest", "near_sentence", "support", "support_country", "holds"} {
				if v := k.value(w, 0, label, id); v != 0 {
					t.Errorf("%q: signal %s of %s = %v, want 0", in, id, label, v)
				}
			}
		}
	}
}

func TestNearSentenceNeedsOneSentence(t *testing.T) {
	k := newKit(t, byFame())
	const ohio = "Springfield, Ohio, United States"
	apart := k.begin("[Springfield] had rain. Then [Dayton] was hit.", resolve.Hint{}, 1)
	if v := k.value(apart, 0, ohio, "near_sentence"); v != 0 {
		t.Errorf("near_sentence over two sentences = %v, want 0", v)
	}
	if v := k.value(apart, 0, ohio, "nearest"); v <= 0 {
		t.Errorf("nearest over two sentences = %v, want more than 0", v)
	}
	late := k.begin("[Dayton] was hit. [Springfield] had rain. It hit [Springfield] and [Dayton].", resolve.Hint{}, 1)
	if v := k.value(late, 1, ohio, "near_sentence"); v <= 0 {
		t.Errorf("near_sentence of names that meet in their last mentions = %v, want more than 0", v)
	}
}

func TestAreaCodes(t *testing.T) {
	k := newKit(t, byFame())
	const ohio, illinois = "Springfield, Ohio, United States", "Springfield, Illinois, United States"
	home := func(in string) (o, i float64) {
		w := k.begin(in, resolve.Hint{}, 1)
		return k.value(w, 0, ohio, "home_region"), k.value(w, 0, illinois, "home_region")
	}
	plainO, plainI := home("[Springfield] had rain. Call us.")
	for _, c := range []struct {
		in   string
		ohio bool
	}{
		{"[Springfield] had rain. Call 937-555-0142.", true},
		{"[Springfield] had rain. Call (937) 555-0142.", true},
		{"[Springfield] had rain. Call 937.555.0142.", true},
		{"[Springfield] had rain. Call 217-555-0142.", false}, // Illinois
		{"[Springfield] had rain. Call 937-555-014.", false},
		{"[Springfield] had rain. Call 937 times.", false},
		{"[Springfield] had rain. Call 999-555-0142.", false}, // no area code
		{"[Springfield] had rain. Call 937-", false},
	} {
		o, i := home(c.in)
		if (o > plainO && i <= plainI) != c.ohio {
			t.Errorf("%q: home_region of Ohio = %v, of Illinois = %v; without a number %v and %v", c.in, o, i, plainO,
				plainI)
		}
	}
}

// TestFilledSignal computes a signal that has a Fill of its own and lets its weight decide.
func TestFilledSignal(t *testing.T) {
	const ohio, illinois = "Springfield, Ohio, United States", "Springfield, Illinois, United States"
	k := newKit(t, map[string]float64{"fame": 20, "phoned": 50})
	for _, c := range []struct{ in, want string }{
		{"[Springfield] had rain. Call 937-555-0142.", ohio},
		{"[Springfield] had rain. Call 217-555-0142.", illinois},
	} {
		w := k.resolve(c.in, resolve.Hint{})
		for _, place := range []string{ohio, illinois} {
			if got, want := k.value(w, 0, place, "phoned"), map[bool]float64{true: 1}[place == c.want]; got != want {
				t.Errorf("%q: phoned of %s = %v, want %v", c.in, place, got, want)
			}
		}
		if got := k.chosen(w, 0); got != c.want {
			t.Errorf("%q: Springfield means %q, want %q", c.in, got, c.want)
		}
	}
}

func TestInferredHome(t *testing.T) {
	k := newKit(t, byFame())
	for _, c := range []struct{ in, more, less string }{
		{"[Lancaster] had rain. [Dayton], [Columbus] and [Springfield] were hit.", "Lancaster, Ohio, United States",
			"Lancaster, England, United Kingdom"},
		{"[Lancaster] had rain. [Lincoln] and [London] were hit. The councillors met a fortnight ago.",
			"Lancaster, England, United Kingdom", "Lancaster, Ohio, United States"},
		{"[Ivanivske] had rain. [Bakhmut] was hit.", "Ivanivske, Donetsk Oblast, Ukraine",
			"Ivanivske, Odesa Oblast, Ukraine"},
	} {
		w := k.begin(c.in, resolve.Hint{}, 1)
		more, less := k.value(w, 0, c.more, "home_region"), k.value(w, 0, c.less, "home_region")
		if more <= less || more > 1.000001 || less < 0 {
			t.Errorf("%q: home_region of %s = %v, of %s = %v, want more and less", c.in, c.more, more, c.less, less)
		}
	}
	// A name that is counted once says no more when it stands in a longer one, too.
	once := k.begin("[Lancaster] had rain. [Dayton] was hit.", resolve.Hint{}, 1)
	twice := k.begin("[Lancaster] had rain. [Dayton] was hit. [Dayton Bank] shut.", resolve.Hint{}, 1)
	const ohio = "Lancaster, Ohio, United States"
	if a, b := k.value(once, 0, ohio, "home_region"), k.value(twice, 0, ohio, "home_region"); a != b {
		t.Errorf("home_region of %s = %v, with a second name of the same place %v, want the same", ohio, a, b)
	}
}

// TestLongList resolves a list of more names than are compared with each other.
func TestLongList(t *testing.T) {
	var b gazetteer.Builder
	var list strings.Builder
	for i := range 400 {
		name := fmt.Sprintf("%c%c%s", 'A'+i/26, 'a'+i%26, "ville")
		at := orb.Point{float64(i) * 0.01, 50}
		if err := b.Add(gazetteer.Place{ID: gazetteer.PlaceID(fmt.Sprint("test:", i)), Name: name, Class: "P",
			Code: "PPL", Point: at, Population: 1000}); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&list, "[%s], ", name)
	}
	k := newKit(t, byFame())
	k.index = open(t, &b)
	k = kitOn(t, k, ranker(t, byFame()))
	w := k.begin(list.String(), resolve.Hint{}, 1)
	if n := len(w.Names); n != 400 {
		t.Fatalf("the list has %d names, want 400", n)
	}
	for i := range w.Names {
		c := w.CandidatesOf(&w.Names[i])
		if v := c[0].Signals[signal(t, "nearest")]; v < 0.9 {
			t.Errorf("nearest of name %d = %v, want nearly 1: its neighbours lie beside it", i, v)
		}
	}
}

// open writes an index and opens it.
func open(t testing.TB, b *gazetteer.Builder) *gazetteer.Index {
	t.Helper()
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	return x
}
