package geoparse_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/resolve"
	"dateline/geo"
)

// between is a distance of so many kilometres between two mentions.
func between(a, b int, from, to float64) resolve.Constraint {
	return resolve.Constraint{A: a, B: b, Min: geo.Length(from) * geo.Kilometre, Max: geo.Length(to) * geo.Kilometre}
}

// TestRefine ranks the names of a document again by a distance that it states.
func TestRefine(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	const ohio, illinois = "Springfield, Ohio, United States", "Springfield, Illinois, United States"
	d := k.marked("[Springfield] lies 37 km from [Dayton]. Rain hit [Springfield] and [Lyon].",
		geoparse.Input{Explain: true})
	if k.label(d, 0) != illinois {
		t.Fatalf("before: Springfield means %s, want %s", k.label(d, 0), illinois)
	}
	before := fmt.Sprint(d)
	r := k.parser.Refine(d, nil, []resolve.Constraint{between(0, 1, 33, 41)})
	check(t, r, k.index)
	if fmt.Sprint(d) != before {
		t.Error("Refine changes the document given")
	}
	for i, want := range []string{ohio, "Dayton, Ohio, United States", ohio, "Lyon, Auvergne-Rhône-Alpes, France"} {
		if got := k.label(r, i); got != want {
			t.Errorf("mention %d means %s, want %s", i, got, want)
		}
	}
	if p := r.Places[0]; p.Ref != r.Senses[r.Mentions[0].Sense].Candidates[0].Ref ||
		fmt.Sprint(p.Mentions) != "[0 2]" || p.Confidence <= 0 {
		t.Errorf("place 0 is %+v, want the new one with both mentions", p)
	}
	if got := k.index.Label(r.Focus.Regions[0].Ref); got != "Ohio, United States" {
		t.Errorf("the document is mostly about %s, want Ohio", got)
	}
	m := &r.Mentions[0]
	if m.Confidence > 1 || m.Resolution <= 0 || m.Candidates[0].Ref != r.Places[0].Ref {
		t.Errorf("mention 0 is %+v, want the new place as its first candidate", m)
	}
}

// A mention whose reasons were asked for says what moved it.
func TestRefineGivesReason(t *testing.T) {
	k := newKit(t, toyModel(t, true))
	d := k.parse(geoparse.Input{Text: "The mayor of Springfield spoke. She moved to Dayton in May.", Explain: true})
	if len(d.Mentions) != 2 {
		t.Fatalf("Parse finds %+v, want Springfield and Dayton", d.Mentions)
	}
	m := k.parser.Refine(d, nil, []resolve.Constraint{between(0, 1, 33, 41)}).Mentions[0]
	if last := m.Reasons[len(m.Reasons)-1]; last.Decider != resolve.ByConstraint {
		t.Errorf("mention 0 has the reasons %+v, want a constraint as the last", m.Reasons)
	}
}

func TestRefineWithoutChange(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	d := k.marked("[Springfield] lies far from [Dayton] and [Quarnby].", geoparse.Input{})
	for _, list := range [][]resolve.Constraint{nil, {between(0, 2, 0, 40)},
		{between(0, 0, 0, 40)}} {
		if r := k.parser.Refine(d, nil, list); r != d {
			t.Errorf("Refine(%v) gives another document, want the same", list)
		}
	}
}

// The word of a reader is beyond doubt, and what it adds is kept.
func TestRefineFromCorrection(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	d := k.marked("[Springfield] lies 37 km from [Quarnby].", geoparse.Input{})
	dayton := gazetteertest.Ref(t, k.index, "geonames:4509884")
	lyon := gazetteertest.Ref(t, k.index, "geonames:2996944")
	told := *d
	told.Mentions = append([]geoparse.Mention(nil), d.Mentions...)
	told.Places = append([]geoparse.Place(nil), d.Places...)
	told.Mentions[1].Sense, told.Mentions[1].Place = -1, len(told.Places)
	told.Places = append(told.Places,
		geoparse.Place{Place: k.index.Place(dayton), Ref: dayton, Mentions: []int{1}},
		geoparse.Place{Place: k.index.Place(lyon), Ref: lyon}) // beside the text
	r := k.parser.Refine(&told, nil, []resolve.Constraint{between(0, 1, 33, 41)})
	check(t, r, k.index)
	if got := k.label(r, 0); got != "Springfield, Ohio, United States" {
		t.Errorf("Springfield near what a reader calls Dayton means %s, want the one in Ohio", got)
	}
	if got := k.label(r, 1); got != "Dayton, Ohio, United States" {
		t.Errorf("Quarnby means %s, want Dayton as the reader says", got)
	}
	if last := r.Places[len(r.Places)-1]; last.Ref != lyon || len(last.Mentions) != 0 {
		t.Errorf("the last place is %+v, want Lyon, which the reader added", last)
	}
}

// TestRefineNames makes a mention of a name that keeps a stated distance.
func TestRefineNames(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	const text = "The old mill of Springfield lies 37 km from here. She moved to Dayton in May."
	d := k.marked(strings.Replace(text, "Dayton", "[Dayton]", 1), geoparse.Input{})
	d.Closed = false
	name := geoparse.Span{Start: strings.Index(text, "Springfield"), End: strings.Index(text, " lies")}
	for _, c := range []struct {
		list   []resolve.Constraint
		closed bool
		want   string
		kept   bool // it keeps the distance
	}{
		{[]resolve.Constraint{between(1, 0, 33, 41)}, false, "Springfield, Ohio, United States", true},
		{[]resolve.Constraint{between(1, 0, 100, 110)}, false, "Springfield, Ohio, United States", false}, // the only one in Ohio
		{[]resolve.Constraint{between(1, 0, 33, 41)}, true, "", false},
	} {
		closed := *d
		closed.Closed = c.closed
		r := k.parser.Refine(&closed, []geoparse.Span{name}, c.list)
		check(t, r, k.index)
		got := ""
		if len(r.Mentions) == 2 {
			m := r.Mentions[0]
			got = k.label(r, 0)
			if m.Text != "Springfield" || m.ByDistance != c.kept || m.Confidence > 0.8 || c.kept && m.Confidence > 0.6 ||
				len(m.Reasons) == 0 || r.Mentions[1].Text != "Dayton" {
				t.Errorf("%+v: mentions %+v, want one by its distance, and the reason", c.list, r.Mentions)
			}
		}
		if got != c.want {
			t.Errorf("Refine(%+v) with the name places it at %q, want %q", c.list, got, c.want)
		}
	}
}
