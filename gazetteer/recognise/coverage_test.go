package recognise_test

import (
	"testing"

	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

func TestCoverage(t *testing.T) {
	k := newKit(t, text.WordList{})
	for _, c := range []struct {
		in   string
		want recognise.Coverage
	}{
		{"Rain fell in Lyon and near Quarnby.", recognise.Coverage{Located: 2, Known: 1}},
		{"Rain fell in New York in March.", recognise.Coverage{Located: 1, Known: 1}},
		{"Lyon met Quarnby.", recognise.Coverage{}},
		{"Rain fell in the Quarnby hills.", recognise.Coverage{}},
	} {
		if got := k.prepare(c.in).Coverage; got != c.want {
			t.Errorf("coverage of %q is %+v, want %+v", c.in, got, c.want)
		}
	}
	if s := (recognise.Coverage{Located: 2, Known: 2}).Share(); s != 0.75 {
		t.Errorf("share of two known names = %v, want 0.75", s)
	}
}

// Fields that were fitted with fewer templates see fewer features.
func TestTemplates(t *testing.T) {
	k := newKit(t, text.WordList{})
	count := func(templates int) int {
		w := recognise.NewWorkspace()
		r := recognise.Recogniser{Index: k.index, Templates: templates}
		r.Prepare(w, text.New(k.words, "", "Rain fell in Lyon and Quarnby."))
		n := 0
		for i := range w.Segments {
			f := &w.Segments[i].First
			n += int(f.Ends[len(f.Ends)-1] - f.Base)
		}
		return n
	}
	all, same, some := count(0), count(recognise.Templates), count(recognise.Templates-3)
	if all != same || some >= all || some == 0 {
		t.Errorf("%d features of all templates, %d of as many as there are, %d of fewer", all, same, some)
	}
}
