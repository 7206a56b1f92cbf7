package main

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// line is one line of a benchmark with three figures: of dateline, of the other, and how many times as much the
// first is.
type line struct {
	name   string // "Tiles/zoom=4"
	values [3]float64
	units  [3]string // "dateline/s", "echo/s", "times"
}

var reProcessors = regexp.MustCompile(`-\d+$`)

// parse reads a line of the format of Go's benchmarks, whose metrics come in any order.
func parse(text string) (l line, ok bool) {
	fields := strings.Fields(text)
	if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
		return line{}, false
	}
	l.name = reProcessors.ReplaceAllString(strings.TrimPrefix(fields[0], "Benchmark"), "")
	for i := 2; i+1 < len(fields); i += 2 {
		v, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return line{}, false
		}
		at := 1
		switch unit := fields[i+1]; {
		case unit == "times":
			at = 2
		case strings.HasPrefix(unit, "dateline"):
			at = 0
		}
		l.values[at], l.units[at] = v, fields[i+1]
	}
	return l, l.units[0] != "" && l.units[1] != "" && l.units[2] != ""
}

// row is the line as one of a table in Markdown.
func (l line) row() string {
	what, ok := words[l.name]
	if !ok {
		what = l.name
	}
	return fmt.Sprintf("| %s | %s | %s | %s |", what, l.figure(0), l.figure(1), ratio(l.values[2]))
}

// figure writes a value with its unit: "12,300 a second", "2.5 ms a tile".
func (l line) figure(i int) string {
	unit, per, _ := strings.Cut(l.units[i][strings.LastIndexByte(l.units[i], '-')+1:], "/")
	if per == "s" {
		return short(l.values[i]) + " a second"
	}
	return short(l.values[i]) + " " + unit + " a " + per
}

// ratio writes a ratio as people say it: "1/30", ".87", "146".
func ratio(v float64) string {
	switch {
	case v < .1:
		return "1/" + short(1/v)
	case v < 1:
		return fmt.Sprintf("%.2f", v)
	}
	return short(v)
}

// short writes a number with three digits that count, and commas between the thousands.
func short(v float64) string {
	switch {
	case v <= 0:
		return "0"
	case v < 10:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	scale := math.Pow(10, math.Max(0, math.Floor(math.Log10(v))-2))
	s := strconv.FormatFloat(math.Round(v/scale)*scale, 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
