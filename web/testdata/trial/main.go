// Trial tries the service from outside, as its worst clients and days do: malformed
// requests, costly articles, a flood, the death of the process under its writers, and
// long mixed traffic. Each trial starts a server of its own, prints what it measured,
// and exits with 1 where a promise of the service was not kept.
//
//	go run ./web/testdata/trial malformed -n 300000
//	go run ./web/testdata/trial costly
//	go run ./web/testdata/trial flood
//	go run ./web/testdata/trial crash -rounds 100
//	go run ./web/testdata/trial writers
//	go run ./web/testdata/trial soak -for 10m
//	go run ./web/testdata/trial short          # all of them, in two minutes
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// options of all trials; each reads its own.
type options struct {
	requests   int
	rounds     int
	duration   time.Duration
	rate       float64
	seed       uint64
	executable string
	dir        string // for stores
	group      *group // in which the server runs, nil for none
	short      bool   // times are shown, and no promise: other work may share the machine
}

// trial reports what it measured and which promises were broken.
type trial func(o options) (broken []string, err error)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "trial:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	trials := map[string]trial{
		"malformed": malformed, "costly": costly, "flood": flood, "crash": crash, "writers": writers, "soak": soak, "short": short,
	}
	if len(args) == 0 || trials[args[0]] == nil {
		return fmt.Errorf("usage: trial malformed|costly|flood|crash|writers|soak|short [flags]")
	}
	var o options
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.IntVar(&o.requests, "n", 300_000, "requests of malformed")
	flags.IntVar(&o.rounds, "rounds", 100, "rounds of crash")
	flags.DurationVar(&o.duration, "for", 10*time.Minute, "time of soak")
	flags.Float64Var(&o.rate, "rate", 300, "requests a second of soak, over 64 connections")
	flags.Uint64Var(&o.seed, "seed", 1, "of what is random")
	flags.StringVar(&o.executable, "dateline", "", "the program to try (default: build it)")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "dateline-trial")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	o.dir = dir
	if o.executable == "" {
		o.executable = filepath.Join(dir, "dateline")
		build := exec.Command("go", "build", "-o", o.executable, "./cmd/dateline")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("building dateline: %w (run this in the directory of go.mod)", err)
		}
	}
	broken, err := trials[args[0]](o)
	if err != nil {
		return err
	}
	for _, b := range broken {
		fmt.Println("BROKEN:", b)
	}
	if len(broken) > 0 {
		return fmt.Errorf("%s: %d promises were broken", args[0], len(broken))
	}
	fmt.Println(args[0] + ": all promises kept")
	return nil
}

// short runs each trial with little work.
func short(o options) (all []string, err error) {
	o.requests, o.rounds, o.duration, o.short = 15_000, 6, 20*time.Second, true
	for _, t := range []struct {
		name string
		run  trial
	}{{"malformed", malformed}, {"costly", costly}, {"flood", flood}, {"crash", crash}, {"writers", writers}, {"soak", soak}} {
		fmt.Printf("-- %s\n", t.name)
		broken, err := t.run(o)
		if err != nil {
			return all, fmt.Errorf("%s: %w", t.name, err)
		}
		all = append(all, broken...)
	}
	return all, nil
}

// promise collects what was broken.
type promise []string

func (p *promise) keep(kept bool, format string, args ...any) {
	if !kept {
		*p = append(*p, fmt.Sprintf(format, args...))
	}
}
