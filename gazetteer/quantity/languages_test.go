package quantity

import (
	"os"
	"testing"

	"dateline/gazetteer/text"
	"dateline/geo"
)

// TestNumbersOfLanguages reads lengths as other languages write them: decimal commas, groups of digits,
// other digits, digits in words with the places that they stand at.
func TestNumbersOfLanguages(t *testing.T) {
	for _, c := range []struct {
		folder, text string
		lo, hi       float64 // metres; 0 for no length
	}{
		{"turkish", "2 bin 500 km uzakta", 2_500_000, 2_500_000},
		{"turkish", "12,5 km uzakta", 12_500, 12_500},
		{"turkish", "1.250 km uzakta", 1_250_000, 1_250_000},
		{"russian", "в 1 234,5 км от города", 1_234_500, 1_234_500},
		{"russian", "тысяча километров от города", 1_000_000, 1_000_000},
		{"german", "zweieinhalb Kilometer", 2_500, 2_500},
		{"german", "zwei Stunden", 0, 0},
		{"german", "3½ km", 3_500, 3_500},
		{"german", "⅔ km", 667, 667},
		{"chinese", "二百五十公里", 250_000, 250_000},
		{"chinese", "一万二千公里", 12_000_000, 12_000_000},
		{"chinese", "十五公里", 15_000, 15_000},
		{"chinese", "1.2万公里", 12_000_000, 12_000_000},
		{"chinese", "３５０公里", 350_000, 350_000},
		{"chinese", "350多公里", 350_000, 350_000},
		{"arabic", "٣٥٠ كم", 350_000, 350_000},
		{"arabic", "٣٥٫٥ كم", 35_500, 35_500},
	} {
		r, w := tables(t, c.folder)
		tok := Tokens(text.New(w, "", c.text))
		var q Quantity
		found := false
		for i := 0; i < len(tok) && !found; i++ {
			q, found = r.At(tok, i, 0)
		}
		lo, hi := float64(q.Value.Min/geo.Metre), float64(q.Value.Max/geo.Metre)
		if !found {
			lo, hi = 0, 0
		}
		if lo < c.lo-1 || lo > c.lo+1 || hi < c.hi-1 || hi > c.hi+1 {
			t.Errorf("%s: %q is %g to %g m, want %g to %g", c.folder, c.text, lo, hi, c.lo, c.hi)
		}
	}
}

// tables opens the words of a language.
func tables(t testing.TB, folder string) (*Reader, *text.Words) {
	t.Helper()
	w, err := text.OpenWords(os.DirFS("../../data/" + folder))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(os.DirFS("../../data/" + folder + "/lengths"))
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

// TestBefore reads the number that shares the unit of the one behind it.
func TestBefore(t *testing.T) {
	r, w := english(t)
	tok := Tokens(text.New(w, "", "They lie 85 and about 43 km off"))
	q, ok := r.At(tok, 6, 0)
	if !ok || !r.IsUnit(tok, 6) || !r.IsNumber(tok, 2) || r.IsNumber(tok, 3) || r.IsUnit(tok, 7) {
		t.Fatalf("At = %+v, %t, want the 43 km", q, ok)
	}
	before, ok := r.Before(tok, 2, 0, q)
	if want := geo.Length(85_000) * geo.Metre; !ok || before.Value.Min != want || before.Hedge != Plain {
		t.Errorf("Before = %+v, %t, want 85 km", before, ok)
	}
	for _, i := range []int{1, 3} {
		if _, ok := r.Before(tok, i, 0, q); ok {
			t.Errorf("Before reads a number at token %d", i)
		}
	}
	if _, ok := r.Before(tok, 2, 3, q); ok {
		t.Error("Before reads a token of the quantity before it")
	}
}

func TestIntervals(t *testing.T) {
	i := Interval{10, 20}
	for _, c := range []struct {
		j        Interval
		overlaps bool
	}{{Interval{5, 9}, false}, {Interval{5, 10}, true}, {Interval{12, 13}, true}, {Interval{20, 30}, true},
		{Interval{21, 30}, false}} {
		if got := i.Overlaps(c.j); got != c.overlaps {
			t.Errorf("%v.Overlaps(%v) = %t", i, c.j, got)
		}
	}
	if i.Contains(9) || !i.Contains(10) || !i.Contains(20) || i.Contains(21) {
		t.Errorf("%v does not contain what lies in it, or what does not", i)
	}
}

func TestDirectionWords(t *testing.T) {
	for d, want := range map[Direction]string{"": "", "N": "north", "SSW": "south-southwest"} {
		if got := d.Word(); got != want {
			t.Errorf("%q.Word() = %q, want %q", d, got, want)
		}
	}
}

// TestIsUnitWord tells units from other words of a text.
func TestIsUnitWord(t *testing.T) {
	r, w := english(t)
	x := text.New(w, "", "km and miles")
	for i, want := range []bool{true, false, true} {
		if got := r.IsUnitWord(&x.Tokens[i]); got != want {
			t.Errorf("IsUnitWord(%q) = %t, want %t", x.Word(&x.Tokens[i]), got, want)
		}
	}
}
