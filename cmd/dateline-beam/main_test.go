package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
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

// beProgram makes the test binary the program itself, or a pool of workers, for tests that start these.
const (
	beProgram = "DATELINE_BEAM_TEST_PROGRAM"
	thePool   = "pool"
	theWorker = "worker" // name that Beam's boot gives to the program
)

func TestMain(m *testing.M) {
	switch os.Getenv(beProgram) {
	case "":
		os.Exit(m.Run())
	case thePool:
		servePool()
	default:
		// Beam's boot has put a worker into a folder of its own, and leaves it there.
		if self, err := os.Executable(); err == nil && filepath.Base(self) == theWorker {
			os.RemoveAll(filepath.Dir(self))
		}
		main()
	}
}

// command returns the command that runs the test binary as something else.
func command(t testing.TB, role string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), self, args...)
	c.Env = append(os.Environ(), beProgram+"="+role, "TMPDIR="+t.TempDir()) // Beam leaves files there
	return c
}

// program runs the program, and returns what it tells.
func program(t testing.TB, args ...string) (told string, err error) {
	t.Helper()
	out, err := command(t, "program", args...).CombinedOutput()
	return string(out), err
}

// mustRun runs the program, and returns what it tells.
func mustRun(t testing.TB, args ...string) string {
	t.Helper()
	told, err := program(t, args...)
	if err != nil {
		t.Fatalf("%q: %v\n%s", args, err, told)
	}
	return told
}

// articles are the lines of n articles, of the built-in ones again and again under ids of their own, each of so
// many joined.
func articles(t testing.TB, n, joined int) []string {
	t.Helper()
	made := strings.Split(strings.TrimSpace(string(data.Articles)), "\n")
	texts := make([]map[string]any, len(made))
	for i, line := range made {
		if err := json.Unmarshal([]byte(line), &texts[i]); err != nil {
			t.Fatal(err)
		}
	}
	var all []string
	for i := range n {
		one := map[string]any{}
		for name, value := range texts[i%len(made)] {
			one[name] = value
		}
		one["id"] = fmt.Sprintf("a%06d", i)
		text := fmt.Sprintf("%s Report %d.", one["text"], i)
		for k := 1; k < joined; k++ {
			text += fmt.Sprint("\n\n", texts[(i+k)%len(made)]["text"])
		}
		one["text"] = text
		line, err := json.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(line))
	}
	return all
}

// batch answers an input as dateline batch does.
func batch(t testing.TB, in string) string {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	b := article.Batch{Reader: r, Workers: 2, Record: func(a *article.Article, id, meta json.RawMessage) any {
		return render.NewRecord(a, id, meta)
	}}
	var out bytes.Buffer
	if _, err := b.Run(t.Context(), strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func sortedLines(s string) []string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	slices.Sort(lines)
	return lines
}

// joined is lines as a text.
func joined(lines []string) string { return strings.Join(lines, "\n") + "\n" }

// packed packs texts by gzip, each as a member of its own.
func packed(t testing.TB, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	for _, m := range members {
		w := gzip.NewWriter(&b)
		if _, err := io.WriteString(w, m); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// unpacked undoes packed for a file that its name says is packed.
func unpacked(t testing.TB, name, content string) string {
	t.Helper()
	if filepath.Ext(name) != ".gz" {
		return content
	}
	r, err := gzip.NewReader(strings.NewReader(content))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(b)
}

// written are the files below a folder by their names, unpacked.
func written(t testing.TB, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, name)
		all[rel] = unpacked(t, name, string(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// below joins the files of a folder, out of those of written.
func below(all map[string]string, folder string) (text string) {
	for name, content := range all {
		if strings.HasPrefix(name, folder+"/") {
			text += content
		}
	}
	return text
}

// write writes files by their names into a folder.
func write(t testing.TB, folder string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// letters reads dead letters.
func letters(t testing.TB, text string) (all []deadLetter) {
	t.Helper()
	for line := range strings.Lines(text) {
		var d deadLetter
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatalf("dead letter %q: %v", line, err)
		}
		all = append(all, d)
	}
	return all
}
