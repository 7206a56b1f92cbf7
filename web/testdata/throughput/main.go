// Throughput measures answers of the service against handlers of echo and of net/http
// that do nothing but return the same bytes: two that come ready from memory, the places of
// a saved map and a tile of the basemap, and three that are made for each request,
// search, autocompletion and reverse geocoding in the dialect of Pelias, each with many
// different questions in turn.
//
//	apt-get install wrk
//	go generate ./web && go run ./web/testdata/throughput
//
// All sides run as processes of their own and are asked by wrk over 16
// connections, in turn for several rounds, so that whatever else the machine
// does hits all. Medians are printed: requests a second, processor time of the
// server for a request, and the time within which 99 of 100 were answered. With -bench
// it prints the format of Go's benchmarks.
// Linux only, for the processor time.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "throughput:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("throughput", flag.ContinueOnError)
	binary := flags.String("dateline", "", "the program to measure (default: built from ./cmd/dateline)")
	article := flags.String("article", "data/article.txt", "the article of the saved map")
	rounds := flags.Int("rounds", 7, "rounds, of which the median counts")
	load := wrk{}
	flags.DurationVar(&load.time, "time", 2*time.Second, "of one side in one round")
	flags.IntVar(&load.connections, "connections", 16, "open at once")
	only := flags.String("only", "", "measure only the answers whose name begins so")
	bench := flags.Bool("bench", false, "print the format of Go's benchmarks")
	echoes := flags.String("echo", "", "be another side: return the files of this folder")
	bare := flags.Bool("bare", false, "return them by net/http, without echo")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *echoes != "" {
		return serveFiles(ctx, *echoes, *bare, stdout)
	}
	dir, err := os.MkdirTemp("", "throughput")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if *binary == "" {
		*binary = filepath.Join(dir, "dateline")
		if err := goBuild(ctx, *binary, "./cmd/dateline"); err != nil {
			return err
		}
	}
	service, err := start(ctx, stderr, *binary, "serve", "--addr", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer service.stop()
	targets, err := prepare(ctx, service.base, *article, dir)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	plain, err := start(ctx, stderr, self, "-echo", dir)
	if err != nil {
		return err
	}
	defer plain.stop()
	barest, err := start(ctx, stderr, self, "-echo", dir, "-bare")
	if err != nil {
		return err
	}
	defer barest.stop()

	out := stdout
	if *bench {
		out = io.Discard
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "answer\tbytes\tdateline/s\techo/s\tof echo\tnet/http/s\tof it\t"+
		"dateline CPU\techo CPU\tdateline p99\techo p99")
	for _, target := range targets {
		if !strings.HasPrefix(target.name, *only) {
			continue
		}
		sides := [...]*side{service, plain, barest}
		var said [len(sides)][]figures
		for range *rounds {
			for i, s := range sides {
				f, err := load.ask(ctx, s, target)
				if err != nil {
					return err
				}
				said[i] = append(said[i], f)
			}
		}
		a, b, c := median(said[0]), median(said[1]), median(said[2])
		if *bench {
			name := strings.ReplaceAll(target.name, " ", "-")
			fmt.Fprintf(stdout, "BenchmarkService/%s/echo 1 %.0f dateline/s %.0f echo/s %.3f times\n"+
				"BenchmarkService/%[1]s/net-http 1 %.0[2]f dateline/s %.0[5]f net-http/s %.3[6]f times\n",
				name, a.perSecond, b.perSecond, a.perSecond/b.perSecond, c.perSecond, a.perSecond/c.perSecond)
		}
		fmt.Fprintf(
			table,
			"%s\t%d\t%.0f\t%.0f\t%.0f %%\t%.0f\t%.0f %%\t%.1f µs\t%.1f µs\t%.1f ms\t%.1f ms\n",
			target.name,
			target.size,
			a.perSecond,
			b.perSecond,
			100*a.perSecond/b.perSecond,
			c.perSecond,
			100*a.perSecond/c.perSecond,
			a.processor,
			b.processor,
			a.p99,
			b.p99,
		)
	}
	return table.Flush()
}

// figures are what one round says about one side.
type figures struct {
	perSecond float64
	processor float64 // µs for a request
	p99       float64 // ms
}

// median takes the median of each figure by itself.
func median(all []figures) figures {
	of := func(get func(figures) float64) float64 {
		var values []float64
		for _, f := range all {
			values = append(values, get(f))
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return figures{
		of(func(f figures) float64 { return f.perSecond }),
		of(func(f figures) float64 { return f.processor }),
		of(func(f figures) float64 { return f.p99 }),
	}
}
