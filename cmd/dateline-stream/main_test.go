package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/data"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
)

// beProgram makes the test binary the program itself, for tests that start it.
const beProgram = "DATELINE_STREAM_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(beProgram) != "" {
		main()
		return
	}
	if err := register(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// program returns the command of the program with arguments and variables.
func program(t *testing.T, env []string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), self, args...)
	c.Env = append(append(os.Environ(), beProgram+"=1"), env...)
	c.Stderr, c.Stdout = t.Output(), t.Output()
	return c
}

// articles are the lines of n articles, of the built-in ones again and again under ids of
// their own, each of so many joined.
func articles(t testing.TB, n, joined int) []string {
	t.Helper()
	var all []string
	made := strings.Split(strings.TrimSpace(string(data.Articles)), "\n")
	for i := range n {
		var one map[string]any
		if err := json.Unmarshal([]byte(made[i%len(made)]), &one); err != nil {
			t.Fatal(err)
		}
		one["id"] = fmt.Sprintf("a%06d", i)
		one["text"] = fmt.Sprintf("%s Report %d.", one["text"], i)
		for k := 1; k < joined; k++ {
			var more struct{ Text string }
			if err := json.Unmarshal([]byte(made[(i+k)%len(made)]), &more); err != nil {
				t.Fatal(err)
			}
			one["text"] = fmt.Sprint(one["text"], "\n\n", more.Text)
		}
		line, err := json.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(line))
	}
	return all
}

// answers are the lines with which dateline batch answers, sorted.
func answers(t testing.TB, lines []string) []string {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	b := article.Batch{Reader: r, Workers: 2, Record: func(a *article.Article, id, meta json.RawMessage) any {
		return render.NewRecord(a, id, meta)
	}}
	var out bytes.Buffer
	if _, err := b.Run(t.Context(), strings.NewReader(strings.Join(lines, "\n")), &out); err != nil {
		t.Fatal(err)
	}
	return sortedLines(out.String())
}

func sortedLines(s string) []string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	slices.Sort(lines)
	return lines
}

// config is the path of a configuration that is shipped.
func config(name string) string { return filepath.Join("config", name+".yaml") }

func readFile(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func writeFile(t testing.TB, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
