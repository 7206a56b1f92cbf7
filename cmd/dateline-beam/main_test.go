package main

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dateline/web/postgrestest"
)

// beProgram makes the test binary the program itself, or a pool of workers, for tests that start these.
const (
	beProgram = "DATELINE_BEAM_TEST_PROGRAM"
	thePool   = "pool"
	theWorker = "worker" // name that Beam's boot gives to the program
)

// server is PostgreSQL, for archives in it.
var server postgrestest.Server

func TestMain(m *testing.M) {
	switch os.Getenv(beProgram) {
	case "":
		code := m.Run()
		if err := server.Close(); err != nil {
			log.Print(err)
			code = 1
		}
		os.Exit(code)
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

// unpacked is what a file holds that its name may say is packed.
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
