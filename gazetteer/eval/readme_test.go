package eval_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// README.md shows the figures of stats.txt: those of the first table, and those
// of the claims.
func TestREADMEShowsTheFigures(t *testing.T) {
	readme, stats := readText(t, "../../README.md"), readText(t, "testdata/stats.txt")
	figures := crossValidated(t, stats)
	corpora := []string{"lgl", "geovirus", "trnews", "gwn"} // in the order of the README
	for _, row := range []struct {
		begins string
		column func(corpus string) string
	}{
		{"recognition:", func(corpus string) string {
			if corpus == "geovirus" {
				return "overlap without demonyms"
			}
			return "overlap F1"
		}},
		{"resolution:", func(string) string { return "resolution" }},
		{"end to end:", func(corpus string) string {
			if corpus == "geovirus" {
				return "end-to-end without demonyms"
			}
			return "end-to-end F1"
		}},
	} {
		cells := rowOf(t, readme, row.begins)
		for i, corpus := range corpora {
			if want := short(t, figures[corpus][row.column(corpus)]); cells[i] != want {
				t.Errorf("README says %s %s of %s, stats.txt %s", row.begins, cells[i], corpus, want)
			}
		}
	}
	flat := strings.Join(strings.Fields(readme), " ")
	for figure, sentence := range map[string]string{
		"detection F1": "detection F1 %", "both places": "both places right %",
		"all right": "both places and verdict right %",
	} {
		want := strings.Replace(sentence, "%", short(t, claimFigure(t, stats, figure)), 1)
		if !strings.Contains(flat, want) {
			t.Errorf("README does not say %q", want)
		}
	}
	wrong, texts, _ := strings.Cut(claimFigure(t, stats, "no-claim lines wrong"), " of ")
	for _, want := range []string{wrong + " false claims in " + texts + " texts",
		"on " + claimFigure(t, stats, "lines") + " texts"} {
		if !strings.Contains(flat, want) {
			t.Errorf("README does not say %q", want)
		}
	}
}

func readText(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// crossValidated reads the first table of stats.txt: corpus → figure → value.
func crossValidated(t *testing.T, stats string) map[string]map[string]string {
	t.Helper()
	_, table, ok := strings.Cut(stats, "Cross-validated by article, 5 folds:\n")
	if !ok {
		t.Fatal("stats.txt has no cross-validated figures")
	}
	names := []string{"corpus", "articles", "mentions", "exact F1", "overlap P", "overlap R", "overlap F1",
		"interval", "overlap without demonyms",
		"resolution", "interval", "told its region", "end-to-end P", "end-to-end R", "end-to-end F1", "interval",
		"end-to-end without demonyms"}
	out := map[string]map[string]string{}
	for _, line := range strings.Split(table, "\n")[1:] {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			break
		}
		if len(fields) != len(names) {
			t.Fatalf("stats.txt: %q has %d columns, want %d", line, len(fields), len(names))
		}
		out[fields[0]] = map[string]string{}
		for i, f := range fields {
			out[fields[0]][names[i]] = f
		}
	}
	return out
}

// rowOf returns the cells of the table row of the README that begins so.
func rowOf(t *testing.T, readme, begins string) []string {
	t.Helper()
	for _, line := range strings.Split(readme, "\n") {
		if rest, ok := strings.CutPrefix(line, "| "+begins); ok {
			cells := strings.Split(strings.Trim(rest, " |"), "|")[1:]
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			return cells
		}
	}
	t.Fatalf("README has no row %q", begins)
	return nil
}

// claimFigure returns a figure of the claims in stats.txt.
func claimFigure(t *testing.T, stats, name string) string {
	t.Helper()
	m := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(name) + ` {2,}(.*)$`).FindStringSubmatch(stats)
	if m == nil {
		t.Fatalf("stats.txt has no %q", name)
	}
	return m[1]
}

// short writes 0.9051 as .905.
func short(t *testing.T, figure string) string {
	t.Helper()
	v, err := strconv.ParseFloat(figure, 64)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(strconv.FormatFloat(v, 'f', 3, 64), "0")
}
