package english_test

import (
	"context"
	"testing"
)

// TestDenied has sentences, and how many distances each of them claims.
func TestDenied(t *testing.T) {
	w, x := open(t)
	for _, c := range []struct {
		in   string
		want int
	}{
		{"[Kyiv] is 20 km from [Bucha].", 1},
		{"[Kyiv] is not 20 km from [Bucha].", 0},
		{"[Kyiv] isn't 20 km from [Bucha].", 0},
		{"[Kyiv] isn’t located 20 km from [Bucha].", 0},
		{"[Kyiv] does not lie exactly 20 km from [Bucha].", 0},
		{"[Kyiv] is not 200 km from [Bucha] but 20 km.", 0},
		{"[Kyiv] is no more than 20 km from [Bucha].", 1},
		{"[Kyiv] is not more than 20 km from [Bucha].", 1},
		{"[Kyiv] lies not only 20 km from [Bucha] but also on a river.", 1},
		{"[Kyiv], which did not fall, lies 20 km from [Bucha].", 1},
		{"It is wrong that [Kyiv] is 200 km from [Bucha].", 0},
		{"It is a myth that [Kyiv] is 200 km from [Bucha].", 0},
		{"He denied that [Kyiv] is 200 km from [Bucha].", 0},
		{"She falsely told reporters that [Kyiv] is 200 km from [Bucha].", 0},
		{"The claim that [Kyiv] is 200 km from [Bucha] is false.", 0},
		{"The claim that [Kyiv] is 20 km from [Bucha] is not wrong.", 1},
		{"[Kyiv] is 200 km from [Bucha], which is false.", 0},
		{"A leaflet says that [Kyiv] is 200 km from [Bucha]. That is wrong.", 0},
		{"[Kyiv] is 20 km from [Bucha], which is not wrong.", 1},
		{"[Kyiv] is 20 km from [Bucha]. It is wrong to shell [Hostomel].", 1},
		{"He said that [Kyiv] is 20 km from [Bucha].", 1},
		{"Is [Kyiv] 200 km from [Bucha]?", 0},
		{"Did you know that [Kyiv] is 20 km from [Bucha]?", 1},
		{"If [Kyiv] were 200 km from [Bucha], nobody would worry.", 0},
		{"Had [Kyiv] been 200 km from [Bucha], nobody would worry.", 0},
		{"If he is right, [Kyiv] is 20 km from [Bucha].", 1},
	} {
		if got, err := x.Claims(context.Background(), w.Document(c.in)); err != nil || len(got) != c.want {
			t.Errorf("%q claims %d distances, want %d (%v)", c.in, len(got), c.want, err)
		}
	}
}
