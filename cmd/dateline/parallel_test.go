package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"dateline/data"
)

// GNU parallel, which hands parts of the input to several batches, answers as one batch does.
func TestParallel(t *testing.T) {
	parallel := found(t, "parallel")
	made := strings.Split(strings.TrimSpace(string(data.Articles)), "\n")
	var in bytes.Buffer
	for i := range 600 {
		var one map[string]any
		if err := json.Unmarshal([]byte(made[i%len(made)]), &one); err != nil {
			t.Fatal(err)
		}
		one["id"] = fmt.Sprint("a", i)
		line, err := json.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	answers := func(name string, args ...string) []string {
		c := exec.Command(name, args...)
		c.Stdin = bytes.NewReader(in.Bytes())
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		slices.Sort(lines)
		return lines
	}
	want := answers("dateline", "batch")
	got := answers(parallel, "--will-cite", "--pipe", "--block", "50k", "-j2", "dateline", "batch", "--jobs", "1")
	if len(want) != 600 || !slices.Equal(got, want) {
		t.Errorf("%d answers differ from the %d of one batch", len(got), len(want))
	}
}
