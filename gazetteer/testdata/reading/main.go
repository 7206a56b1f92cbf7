// Reading measures how fast articles are read beside two others, in one run on one machine: compromise, which finds
// names of places in JavaScript and resolves none, and the least that any program has to do, the floor: to cut a text
// into words and to look each one with a capital up in a dictionary of the gazetteer's names.
//
//	npm ci --prefix gazetteer/testdata/reading
//	go run ./gazetteer/testdata/reading [articles.jsonl]
//
// Each runs on one core, in turn for several rounds, of which the best counts: what else the machine does makes
// nobody faster. The program is measured as a user runs it, as a process on standard input, with its start. Without
// a file the built-in articles are read, twelve to a text, which makes 1.4 kB each. Where compromise is not installed
// it is left out. With -bench it prints the format of Go's benchmarks: what dateline does, what the other does, and how
// many times as much that is.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"dateline/data"
	"dateline/gazetteer"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "reading:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("reading", flag.ContinueOnError)
	binary := flags.String("dateline", "", "the program to measure (default: built from ./cmd/dateline)")
	rounds := flags.Int("rounds", 5, "rounds, of which the best counts")
	bench := flags.Bool("bench", false, "print the format of Go's benchmarks")
	if err := flags.Parse(args); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "reading")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	texts, err := articles(flags.Arg(0))
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "articles.jsonl")
	if err := write(file, texts, 1); err != nil {
		return err
	}
	many := filepath.Join(dir, "many.jsonl")
	if err := write(many, texts, max(1, 3000/len(texts))); err != nil { // so that the start hardly counts
		return err
	}
	if *binary == "" {
		*binary = filepath.Join(dir, "dateline")
		build := exec.CommandContext(ctx, "go", "build", "-o", *binary, "./cmd/dateline")
		if out, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("go build ./cmd/dateline: %w\n%s", err, out)
		}
	}
	x, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	known := dictionary(x)
	var ours, floor, theirs float64
	for range *rounds {
		rate, err := batch(ctx, *binary, many, len(texts)*max(1, 3000/len(texts)))
		if err != nil {
			return err
		}
		ours = max(ours, rate)
		floor = max(floor, segment(texts, known))
	}
	theirs, err = compromise(ctx, file, 3)
	if err != nil {
		return err
	}
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	if *bench {
		fmt.Fprintf(stdout, "BenchmarkReading/floor 1 %.0f dateline/s %.0f floor/s %.4f times\n", ours, floor, ours/floor)
		if theirs > 0 {
			fmt.Fprintf(stdout, "BenchmarkReading/compromise 1 %.0f dateline/s %.1f compromise/s %.2f times\n", ours, theirs, ours/theirs)
		}
		return nil
	}
	out := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(out, "%d articles of %d bytes, one core\ta second\tdateline, compared\t\n", len(texts), size/len(texts))
	fmt.Fprintf(out, "dateline batch --jobs 1\t%.0f\t\t\n", ours)
	fmt.Fprintf(out, "words, and a look-up of each with a capital\t%.0f\t1/%.1f\t\n", floor, floor/ours)
	if theirs > 0 {
		fmt.Fprintf(out, "compromise, names only\t%.1f\t%.0f times\t\n", theirs, ours/theirs)
	}
	return out.Flush()
}

// articles returns the texts of a file of JSON Lines, or of the built-in one, twelve articles to a text.
func articles(path string) ([]string, error) {
	lines, together := data.Articles, 12
	if path != "" {
		together = 1
		var err error
		if lines, err = os.ReadFile(path); err != nil {
			return nil, err
		}
	}
	var texts []string
	n := 0
	for in := bufio.NewReader(bytes.NewReader(lines)); ; n++ {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(line) == 0 {
			break
		}
		var a struct{ Text string }
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		if n%together == 0 {
			texts = append(texts, a.Text)
		} else {
			texts[len(texts)-1] += "\n\n" + a.Text
		}
	}
	if len(texts) == 0 {
		return nil, errors.New("no articles")
	}
	return texts, nil
}

// write writes texts as dateline batch reads them, some times over.
func write(path string, texts []string, times int) error {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	for range times {
		for i, t := range texts {
			if err := enc.Encode(map[string]string{"id": strconv.Itoa(i), "text": t}); err != nil {
				return err
			}
		}
	}
	return os.WriteFile(path, out.Bytes(), 0o600)
}

// batch returns how many articles the program answers in a second on one core.
func batch(ctx context.Context, binary, path string, articles int) (float64, error) {
	in, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	cmd := exec.CommandContext(ctx, binary, "batch", "--jobs", "1")
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	cmd.Stdin, cmd.Stderr = in, os.Stderr
	began := time.Now()
	err = cmd.Run()
	return float64(articles) / time.Since(began).Seconds(), err
}

// dictionary has the main names of all places.
func dictionary(x *gazetteer.Index) map[string]gazetteer.Ref {
	known := make(map[string]gazetteer.Ref, x.Len())
	for r := range gazetteer.Ref(x.Len()) {
		known[x.Name(r)] = r
	}
	return known
}

// segment returns how many texts are cut into words, with a look-up of each that begins with a capital, in a second.
func segment(texts []string, known map[string]gazetteer.Ref) float64 {
	began, read, found := time.Now(), 0, 0
	for time.Since(began) < time.Second {
		for _, t := range texts {
			for it := words.FromString(t); it.Next(); {
				w := it.Value()
				if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
					continue
				}
				if _, ok := known[w]; ok {
					found++
				}
			}
		}
		read += len(texts)
	}
	if found == 0 {
		return 0 // nobody reads what names no place
	}
	return float64(read) / time.Since(began).Seconds()
}

// compromise returns how many articles compromise reads in a second, 0 where it is not there.
func compromise(ctx context.Context, path string, rounds int) (float64, error) {
	const dir = "gazetteer/testdata/reading"
	if _, err := os.Stat(dir + "/node_modules"); err != nil {
		fmt.Fprintf(os.Stderr, "compromise is left out: npm ci --prefix %s\n", dir)
		return 0, nil
	}
	cmd := exec.CommandContext(ctx, "node", dir+"/read.mjs", path, strconv.Itoa(rounds))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("compromise: %w", err)
	}
	return strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
}
