package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
)

// The commands that README.md shows with their output print that output.
func TestREADMEExamples(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../..")
	for _, command := range []string{"parse data/article.txt", "distance Istanbul Ankara"} {
		_, want, ok := strings.Cut(string(b), "    $ ./dateline "+command+"\n")
		if !ok {
			t.Errorf("README does not show dateline %s", command)
			continue
		}
		var out, notes bytes.Buffer
		if code := run(context.Background(), strings.Fields(command), nil, &out, &notes); code != exitDone {
			t.Errorf("dateline %s: exit %d: %s", command, code, notes.String())
		}
		got := "    " + strings.ReplaceAll(strings.TrimSpace(out.String()), "\n", "\n    ")
		if got = strings.ReplaceAll(got, "\n    \n", "\n\n"); !strings.HasPrefix(want, got+"\n") {
			t.Errorf("dateline %s prints\n%s\nREADME has\n%.1500s", command, got, want)
		}
	}
}
