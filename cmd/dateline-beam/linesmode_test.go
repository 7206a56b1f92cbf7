package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/cmd/internal/enginetest"
	"dateline/gazetteer/geoparse"
)

// All answers are byte for byte those of dateline batch, whatever the mode: of gzip no line is lost.
func TestSameAnswers(t *testing.T) {
	n := 20_000
	if testing.Short() {
		n = 1000
	}
	dir := t.TempDir()
	lines := enginetest.Articles(t, n, 1)
	want := enginetest.SortedLines(enginetest.Batch(t, reader, enginetest.Joined(lines)))
	in := map[string]string{}
	for i, part := range slices.Collect(slices.Chunk(lines, n/4)) {
		in[fmt.Sprint(i, ".jsonl")] = enginetest.Joined(part)
		if i%2 == 0 {
			in[fmt.Sprint(i, ".jsonl.gz")], in[fmt.Sprint(i, ".jsonl")] = enginetest.Packed(t, enginetest.Joined(part)), ""
		}
	}
	write(t, filepath.Join(dir, "in"), in)
	for _, mode := range []string{modeFiles, modeLines} {
		out := filepath.Join(dir, mode)
		told := mustRun(t, "--input", filepath.Join(dir, "in/*"), "--output", out, "--mode", mode, "--shards", "3")
		all := written(t, out)
		if got := enginetest.SortedLines(below(all, "answers")); !slices.Equal(got, want) || told != fmt.Sprintf("%d answers, 0 dead letters\n", n) {
			t.Errorf("%s: %d answers differ from the %d of a batch; tells %q", mode, len(got), len(want), told)
		}
		if mode == modeLines {
			checkCounts(t, all, want)
		}
	}
}

// checkCounts compares the tables of counts with those made of the answers.
func checkCounts(t *testing.T, all map[string]string, answers []string) {
	t.Helper()
	want := map[string]map[Subject]int{tablePlaces: {}, tableCountries: {}, tableDays: {}}
	for _, line := range answers {
		var a struct {
			Meta     struct{ Date string }
			Toponyms []struct{ Kind, ID, Name, Country string }
		}
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		day, _, _ := strings.Cut(a.Meta.Date, "T")
		once := map[Subject]string{}
		for _, m := range a.Toponyms {
			if m.ID != "" && m.Kind != string(geoparse.Organisation) { // a place that only a club is called by is none
				once[Subject{Place: m.ID, Name: m.Name, Country: m.Country}] = tablePlaces
				once[Subject{Country: m.Country}] = tableCountries
				once[Subject{Country: m.Country, Day: day}] = tableDays
			}
		}
		for one, table := range once {
			want[table][one]++
		}
	}
	for table, rows := range want {
		got := map[Subject]int{}
		for line := range strings.Lines(all[table+".jsonl"]) {
			var row struct {
				Subject
				Articles int
			}
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				t.Fatal(err)
			}
			got[row.Subject] += row.Articles
		}
		if len(rows) == 0 || !maps.Equal(got, rows) {
			t.Errorf("%s: %d rows differ from the %d of the answers: %v and %v", table, len(got), len(rows), got, rows)
		}
	}
}

// Every shard and table is written, so that nothing of an earlier run is taken for one of this.
func TestEveryShardIsWritten(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"in/a.jsonl": `{"id":1,"text":"Nothing happened."}`})
	mustRun(t, "--input", filepath.Join(dir, "in/*"), "--output", filepath.Join(dir, "out"), "--mode", modeLines, "--shards", "2")
	got := slices.Sorted(maps.Keys(written(t, filepath.Join(dir, "out"))))
	want := []string{"answers/00000-of-00002.jsonl", "answers/00001-of-00002.jsonl", "countries.jsonl", "days.jsonl", "dead/00000-of-00001.jsonl", "places.jsonl"}
	if !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
}
