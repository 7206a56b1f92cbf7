// Figures measures dateline beside others in one run on one machine, by the programs that each part of it has for that,
// and prints the table of the README in Markdown: what each does, and how many times as much dateline does.
//
//	npm ci --prefix gazetteer/testdata/reading && npm ci --prefix geo/testdata/tiles
//	apt-get install wrk g++ libgeographiclib-dev postgresql postgresql-contrib postgresql-15-postgis-3
//	go run ./cmd/dateline/testdata/figures
//
// It runs in the folder of the module for some five minutes. What is not installed is left out, and the page says so.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "figures:", err)
		os.Exit(1)
	}
}

// part is a program that prints the format of Go's benchmarks.
type part struct {
	about   string   // what it compares
	needs   string   // a pattern of a file that is there where the other is installed; "" for nothing
	install string   // the command that installs it
	env     []string // beside that of this program
	args    []string // of go
}

func parts() []part {
	return []part{
		{
			about: "reading", // which leaves the other out by itself
			args:  []string{"run", "./gazetteer/testdata/reading", "-bench"},
		},
		{
			about: "PostgreSQL with PostGIS", needs: "/usr/share/postgresql/*/extension/postgis.control",
			install: "apt-get install postgresql postgresql-contrib postgresql-15-postgis-3",
			args:    []string{"run", "./gazetteer/testdata/postgres", "-bench"},
		},
		{
			about: "geojson-vt with vt-pbf", needs: "geo/testdata/tiles/node_modules/geojson-vt",
			install: "npm ci --prefix geo/testdata/tiles",
			args:    []string{"run", "./geo/testdata/tiles", "-bench"},
		},
		{
			about: "GeographicLib's C++", needs: "/usr/include/GeographicLib/Geodesic.hpp",
			install: "apt-get install g++ libgeographiclib-dev",
			env:     []string{"CGO_ENABLED=1"},
			args: []string{"test", "-tags", "geographiclib", "-run", "^$", "-bench", ".", "-benchtime", "20x",
				"./geo/internal/geographiclib"},
		},
		{
			about: "echo and net/http that send the same bytes", needs: "/usr/bin/wrk",
			install: "apt-get install wrk",
			args:    []string{"run", "./web/testdata/throughput", "-bench", "-rounds", "5", "-time", "1s"},
		},
	}
}

func run(ctx context.Context, stdout, stderr io.Writer) error {
	fmt.Fprintf(stdout, "On %d processors, %s/%s:\n\n", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintln(stdout, "| what | dateline | the other | dateline, times as much |\n|---|---|---|---|")
	var left []string
	var failed error
	for _, p := range parts() {
		if found, _ := filepath.Glob(p.needs); p.needs != "" && len(found) == 0 {
			left = append(left, fmt.Sprintf("%s is left out: it is not installed (`%s`).", p.about, p.install))
			continue
		}
		fmt.Fprintln(stderr, "measuring:", p.about)
		lines, err := p.measure(ctx, stderr)
		for _, l := range lines {
			fmt.Fprintln(stdout, l.row())
		}
		if err != nil {
			left = append(left, p.about+" failed, see what it wrote.")
			failed = errors.Join(failed, fmt.Errorf("%s: %w", p.about, err))
		}
	}
	for _, sentence := range left {
		fmt.Fprintf(stdout, "\n%s\n", sentence)
	}
	return failed
}

// measure runs a part and returns the lines of its benchmarks.
func (p part) measure(ctx context.Context, stderr io.Writer) ([]line, error) {
	cmd := exec.CommandContext(ctx, "go", p.args...)
	cmd.Env = append(os.Environ(), p.env...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, stderr
	err := cmd.Run()
	var lines []line
	for text := range strings.Lines(out.String()) {
		if l, ok := parse(text); ok {
			lines = append(lines, l)
		}
	}
	if err == nil && len(lines) == 0 {
		err = errors.New("it printed no figures")
	}
	return lines, err
}
