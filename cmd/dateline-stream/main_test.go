package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"dateline/cmd/internal/enginetest"
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

// answers are the lines with which dateline batch answers, sorted.
func answers(t testing.TB, lines []string) []string {
	t.Helper()
	return enginetest.SortedLines(enginetest.Batch(t, reader, enginetest.Joined(lines)))
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
