package main

import (
	"errors"
	"iter"
	"slices"
	"testing"
	"time"
)

// numbers counts to n, and ends with an error, where there is one.
func numbers(n int, end error) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			if !yield(i, nil) {
				return
			}
		}
		if end != nil {
			yield(0, end)
		}
	}
}

func TestInOrder(t *testing.T) {
	broken, full := errors.New("broken"), errors.New("full")
	slowFirst := func(i int) int {
		if i%7 == 0 {
			time.Sleep(time.Millisecond)
		}
		return i * i
	}
	for _, c := range []struct {
		name      string
		jobs, n   int
		end       error
		refuseAt  int // result at which take fails; -1 for none
		wantTaken int
		want      error
	}{
		{"none", 2, 0, nil, -1, 0, nil},
		{"one job", 1, 50, nil, -1, 50, nil},
		{"several", 4, 200, nil, -1, 200, nil},
		{"a broken end", 4, 200, broken, -1, 200, broken},
		{"only an error", 4, 0, broken, -1, 0, broken},
		{"no room", 4, 200, nil, 30, 30, full},
		{"no room, and broken", 4, 31, broken, 30, 30, full},
	} {
		var got []int
		err := inOrder(t.Context(), c.jobs, numbers(c.n, c.end), slowFirst, func(r int) error {
			if len(got) == c.refuseAt {
				return full
			}
			got = append(got, r)
			return nil
		})
		var want []int
		for i := range c.wantTaken {
			want = append(want, i*i)
		}
		if !slices.Equal(got, want) || !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %d results, %v; want %d, %v", c.name, len(got), err, c.wantTaken, c.want)
		}
	}
}
