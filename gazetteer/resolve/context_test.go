package resolve_test

import (
	"strings"
	"testing"

	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
)

// TestContainers reads where the words around the marked name say that it lies.
func TestContainers(t *testing.T) {
	k := newKit(t, nil)
	for _, c := range []struct {
		in         string
		containers string // labels of divisions, separated by |
		said       string // the names that say so, of any class
		strict     bool
	}{
		{"Rain fell in [Paris], Texas.", "Texas, United States", "Texas", true},
		{"Rain fell in [Paris] (Texas).", "Texas, United States", "Texas", true},
		{"[Paris], Lamar County, Texas, had rain.", "Lamar County, Texas, United States|Texas, United States",
			"Lamar County|Texas", true},
		{"[Paris], Texas, United States, and France", "Texas, United States", "Texas|United States", true},
		{"[Paris], in northern Texas, had rain.", "Texas, United States", "Texas", true},
		{"[Paris], in Texas, had rain.", "Texas, United States", "Texas", true},
		{"[Paris], near the Texas line", "Texas, United States", "Texas", true},
		{"[Paris] in Texas had rain.", "Texas, United States", "Texas", false},
		{"[Lincoln], Neb., had rain.", "Nebraska, United States", "Neb", true},
		{"[Burlington], Vt. The mayor left.", "Vermont, United States", "Vt", true},
		{"[Odesa], Odesa Oblast, had rain.", "Odesa Oblast, Ukraine", "Odesa Oblast", true},
		{"[Washington], D.C., had rain.", "District of Columbia, United States", "D.C", true},
		{"Turkey's [Istanbul] had rain.", "Turkey", "Turkey", true},
		{"the Ohio town of [Lancaster]", "Ohio, United States", "", false},
		{"in the northern Ohio town of [Lancaster]", "Ohio, United States", "", false},
		{"the Turkish city of [Istanbul]", "Turkey", "", false},

		// The news leaves the word for the division out; where its seat is called so, it lies in one of the two.
		{"[Quarnby] in Poltava had rain.", "Poltava Oblast, Ukraine", "Poltava", false},
		{"[Quarnby] in Odesa had rain.", "Odesa Oblast, Ukraine", "Odesa", false},
		{"[Quarnby], Odesa, had rain.", "", "Odesa", false},
		{"[Ivanivske], Odesa, had rain.", "Odesa Oblast, Ukraine", "Odesa", true}, // which has one
		{"[Ivanivske], Odesa and Kyiv had rain.", "", "Odesa", false},
		{"[Ivanivske], Odesa, Kyiv had rain.", "", "Odesa", false},

		// Another town is said, but is no division.
		{"[Maple Street] in Burlington", "", "Burlington", false},
		{"[Maple Street], Burlington, Vermont", "Vermont, United States", "Burlington", true}, // an address
		{"[Quarnby], Lyon, France, had rain.", "France", "Lyon", true},
		{"[Quarnby], Lyon, Turkey, had rain.", "", "Lyon", false}, // Lyon is not in Turkey
		{"[Quarnby] in Lyon, France", "", "Lyon", false},
		{"Kharkiv's [Central Hospital]", "", "Kharkiv", false},
		{"[Paris], Lyon and Ankara had rain.", "", "Lyon", false},

		// Nothing is said.
		{"[Paris] and Texas had rain.", "", "", false},
		{"[Paris], and Texas, had rain.", "", "", false},
		{"[Paris]. Texas had rain.", "", "", false},
		{"[Paris] met Texas.", "", "", false},
		{"the Texas coast of [Paris]", "", "", false},
		{"Texas; the town of [Paris]", "", "", false},
		{"[Quarnby], Xyzzville, had rain.", "", "", false},
		{"Xyzzville's [Paris]", "", "", false},
		{"[Paris]", "", "", false},
	} {
		w := k.resolve(c.in, resolve.Hint{})
		x := &w.Mentions[0].Context
		var containers, said []string
		for _, r := range x.Containers() {
			containers = append(containers, k.index.Label(r))
		}
		for _, i := range x.Said() {
			b := w.Text.Bytes(w.Matches.List[i].From, w.Matches.List[i].To)
			said = append(said, w.Text.Source[b.Start:b.End])
		}
		if a, b := strings.Join(containers, "|"), strings.Join(said, "|"); a != c.containers || b != c.said ||
			x.Strict != c.strict {
			t.Errorf("%q: the name lies in %q, said by %q, strict %v; want %q, %q, %v", c.in, a, b, x.Strict,
				c.containers, c.said, c.strict)
		}
	}
}

// TestContext reads what else the words around the marked name say.
func TestContext(t *testing.T) {
	k := newKit(t, nil)
	type want struct {
		cue                      recognise.Group
		dateline, definite, acts bool
	}
	for _, c := range []struct {
		in string
		want
	}{
		{"[Washington] state", want{cue: recognise.GroupAdmin1}},
		{"the state of [Washington]", want{cue: recognise.GroupAdmin1}},
		{"[Lamar] county", want{cue: recognise.GroupAdmin2}},
		{"the county of [Lamar]", want{cue: recognise.GroupAdmin2}},
		{"[Lincoln] city", want{cue: recognise.GroupTown}},
		{"the village of [Lincoln]", want{cue: recognise.GroupTown}},
		{"the Republic of [Georgia]", want{cue: recognise.GroupCountry}},
		{"[Washington] State", want{}}, // a capital begins another name
		{"the mayor of [Georgia]", want{}},
		{"a city. Of [Georgia]", want{}},
		{"the [Kremlin]", want{definite: true}},
		{"a [Kremlin]", want{}},
		{"[ISTANBUL] — Talks failed.", want{dateline: true}},
		{"[Moscow] rejected the plan.", want{acts: true}},
		{"[Moscow] said so.", want{acts: true}},
		{"In [Moscow] rejected plans burned.", want{}},
		{"He left [Moscow].", want{}},
	} {
		x := k.resolve(c.in, resolve.Hint{}).Mentions[0].Context
		if got := (want{x.Cue, x.Dateline, x.Definite, x.Acts}); got != c.want {
			t.Errorf("%q: the words around say %+v, want %+v", c.in, got, c.want)
		}
	}
}

// TestArmed tells whose forces or arms the words behind a name are.
func TestArmed(t *testing.T) {
	k := newKit(t, nil)
	for _, c := range []struct {
		in   string
		want bool
	}{
		{"[Russian] troops left.", true},
		{"[Russian] ground forces left.", true},
		{"[Russia]'s missiles hit.", true},
		{"[Russian]-made drones hit.", true},
		{"[Russian] and Turkish soldiers left.", true},
		{"[Russian] miners left.", false},
		{"[Russian] envoys, troops and others left.", false},
		{"[Russian] ministers in troops' places left.", false},
		{"[Russia] sent four more columns of troops.", false},
		{"[Russian]. Troops left.", false},
	} {
		if got := k.resolve(c.in, resolve.Hint{}).Mentions[0].Context.Armed; got != c.want {
			t.Errorf("%q: forces are meant: %v, want %v", c.in, got, c.want)
		}
	}
}

// What a text says of places without end is bounded.
func TestContainersAreBounded(t *testing.T) {
	k := newKit(t, nil)
	w := k.resolve("[Paris], "+strings.Repeat("Texas, ", 50)+"had rain.", resolve.Hint{})
	if x := &w.Mentions[0].Context; len(x.Containers()) > 8 || len(x.Said()) > 3 {
		t.Errorf("a name lies in %d divisions by %d names, want at most 8 by 3", len(x.Containers()), len(x.Said()))
	}
}
