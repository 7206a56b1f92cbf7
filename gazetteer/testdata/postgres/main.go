// Postgres measures the gazetteer against PostgreSQL with pg_trgm and PostGIS
// holding the same rows, in one run on one machine.
//
//	apt-get install postgresql postgresql-contrib postgresql-15-postgis-3
//	go run ./gazetteer/testdata/postgres -index data/gazetteer.idx
//
// It starts a PostgreSQL of its own in a temporary folder, loads the places and
// names of the index, makes the indexes that each query wants, and asks both
// the same questions, one after the other over one connection: PostgreSQL by
// pgbench with its fastest protocol for statements that differ, the index in
// this process on one core. Started by root, PostgreSQL runs as the user
// postgres. With -bench it prints the format of Go's benchmarks.
//
// PostgreSQL gets the benefit of every doubt: names are folded in advance, the
// weight of a name stands beside it, places that are found by two names are not
// made one, and the spatial index holds populated places only.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"

	"dateline/gazetteer"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "postgres:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("postgres", flag.ContinueOnError)
	path := flags.String("index", "data/gazetteer.idx", "the index to measure")
	bin := flags.String("bin", "", "directory of PostgreSQL's programs (default: the newest in /usr/lib/postgresql)")
	count := flags.Int("n", 1000, "questions of each kind")
	rounds := flags.Int("rounds", 3, "rounds, of which the median counts")
	bench := flags.Bool("bench", false, "print the format of Go's benchmarks")
	if err := flags.Parse(args); err != nil {
		return err
	}
	file, err := os.ReadFile(*path)
	if err != nil {
		return err
	}
	x, err := gazetteer.Open(file)
	if err != nil {
		return fmt.Errorf("%s: %w", *path, err)
	}
	if *bin == "" {
		found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
		if len(found) == 0 {
			return fmt.Errorf("no PostgreSQL in /usr/lib/postgresql: apt-get install postgresql postgresql-contrib " +
				"postgresql-15-postgis-3")
		}
		*bin = found[len(found)-1]
	}
	fmt.Fprintln(stderr, "starting PostgreSQL")
	pg, err := start(ctx, *bin)
	if err != nil {
		return err
	}
	defer pg.stop()
	fmt.Fprintf(stderr, "loading %d places\n", x.Len())
	if err := load(ctx, pg, x); err != nil {
		return err
	}

	runtime.GOMAXPROCS(1)
	version, err := pg.query(ctx, "SHOW server_version")
	if err != nil {
		return err
	}
	version, _, _ = strings.Cut(version, " ")
	table := stdout
	if *bench {
		table = io.Discard
	}
	out := tabwriter.NewWriter(table, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(out, "questions a second\tPostgreSQL %s\tdateline\ttimes\tright first: PostgreSQL\tdateline\t\n",
		version)
	for _, kind := range questions(x, *count) {
		fmt.Fprintln(stderr, "asking:", kind.name)
		var theirs, ours []float64
		for range *rounds {
			rate, err := pg.measure(ctx, kind.statements())
			if err != nil {
				return err
			}
			theirs = append(theirs, rate)
			ours = append(ours, kind.measure())
		}
		answers, err := pg.answers(ctx, kind.statements())
		if err != nil {
			return err
		}
		right, rightOurs := kind.right(answers)
		slices.Sort(theirs)
		slices.Sort(ours)
		a, b := theirs[len(theirs)/2], ours[len(ours)/2]
		fmt.Fprintf(out, "%s\t%.0f\t%.0f\t%.0f\t%.1f %%\t%.1f %%\t\n", kind.name, a, b, b/a, right, rightOurs)
		if *bench {
			name := strings.ReplaceAll(kind.name, " ", "-")
			fmt.Fprintf(stdout, "BenchmarkGazetteer/%s 1 %.0f dateline/s %.0f PostgreSQL/s %.1f times\n", name, b, a, b/a)
		}
	}
	return out.Flush()
}
