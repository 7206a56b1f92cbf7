package main

import "testing"

func TestRow(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"BenchmarkTiles/zoom=4 1 0.82 dateline-ms/tile 0.92 geojson-vt-ms/tile 1.12 times",
			"| zoom 4 | 0.8 ms a tile | 0.9 ms a tile | 1.1 |"},
		{"BenchmarkInverse/towns-2 \t 20\t 1213 GeographicLib-ns/pair\t 702.4 dateline-ns/pair\t 1.73 times",
			"| pairs some hundred kilometres apart | 702 ns a pair | 1,210 ns a pair | 1.7 |"},
		{"BenchmarkService/search/net-http 1 10293 dateline/s 14123 net-http/s 0.729 times",
			"| the same, beside net/http | 10,300 a second | 14,100 a second | 0.73 |"},
		{"BenchmarkReading/floor 1 1131 dateline/s 34012 floor/s 0.0333 times",
			"| reading, one core: articles, beside the least that can be done, words and a look-up of each with a capital " +
				"| 1,130 a second | 34,000 a second | 1/30 |"},
		{"BenchmarkNew/thing 1 2 dateline/s 1 other/s 2 times", "| New/thing | 2.0 a second | 1.0 a second | 2.0 |"},
		{"BenchmarkNew/thing 1 2 ns/op", ""},
		{"PASS", ""},
	} {
		got := ""
		if l, ok := parse(test.line); ok {
			got = l.row()
		}
		if got != test.want {
			t.Errorf("parse(%q).row() = %q, want %q", test.line, got, test.want)
		}
	}
}
