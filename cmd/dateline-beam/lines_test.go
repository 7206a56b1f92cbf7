package main

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"dateline/gazetteer/article"
)

func TestLines(t *testing.T) {
	long := strings.Repeat("x", article.MaxLine)
	for _, c := range []struct {
		name, in string
		want     []numbered
	}{
		{"none", "", nil},
		{"blank ones", "\n \n\t\r\n", nil},
		{"no end", "a\nb", []numbered{{1, []byte("a")}, {2, []byte("b")}}},
		{"of Windows", "a\r\n\r\nb\r\n", []numbered{{1, []byte("a")}, {3, []byte("b")}}},
		{"longer than the buffer", long[:1<<17] + "\nb\n", []numbered{{1, []byte(long[:1<<17])}, {2, []byte("b")}}},
		{"of the greatest length", long[1:] + "\nb\n", []numbered{{1, []byte(long[1:])}, {2, []byte("b")}}},
		{"too long by its end", long + "\nb\n", []numbered{{1, []byte(long + "\n")}, {2, []byte("b")}}},
		{"too long", long + long + "\nb\n", []numbered{{1, []byte(long + "x")}, {2, []byte("b")}}},
	} {
		var got []numbered
		for l, err := range lines(strings.NewReader(c.in)) {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			got = append(got, l)
		}
		same := func(a, b numbered) bool { return a.number == b.number && string(a.text) == string(b.text) }
		if !slices.EqualFunc(got, c.want, same) {
			t.Errorf("%s: %d lines, want %d, or they differ", c.name, len(got), len(c.want))
		}
	}
}

// The error of the reader comes behind the lines before it.
func TestLinesEndWithTheError(t *testing.T) {
	gone := errors.New("the disk is gone")
	n := 0
	var last error
	for _, err := range lines(iotest.DataErrReader(iotest.TimeoutReader(strings.NewReader("a\nb\n")))) {
		n++
		last = err
	}
	if n != 3 || !errors.Is(last, iotest.ErrTimeout) {
		t.Errorf("%d items, the last with %v; want two lines and a timeout", n, last)
	}
	for _, err := range lines(iotest.ErrReader(gone)) {
		if !errors.Is(err, gone) {
			t.Errorf("%v, want %v", err, gone)
		}
	}
}
