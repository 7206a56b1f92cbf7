package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/geonames"
	"dateline/gazetteer"
)

// dumpFlags name the dumps of GeoNames that "mkdata gazetteer --cities" reads in
// place of the sources of the embedded index.
type dumpFlags struct {
	geonames.Dumps
	memory  int // MiB
	skipBad bool
}

func (f *dumpFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.Places, "cities", "",
		"build from this dump of GeoNames instead: allCountries, cities500 … (.txt or .zip)")
	flags.StringVar(&f.Alternates, "alternates", "", "dump alternateNamesV2, names by language and kind")
	flags.StringVar(&f.Admin1, "admin1", "", "dump admin1CodesASCII")
	flags.StringVar(&f.Admin2, "admin2", "", "dump admin2Codes")
	flags.StringVar(&f.Countries, "countries", "", "dump countryInfo")
	flags.StringSliceVar(&f.Classes, "class", nil,
		"only these GeoNames feature classes, besides countries and their units")
	flags.StringSliceVar(&f.Languages, "languages", nil,
		"alternates in these languages only, besides English names, former ones and abbreviations")
	flags.Int64Var(&f.MinPopulation, "min-population", 0, "leave out populated places with fewer people")
	flags.BoolVar(&f.skipBad, "skip-bad", false, "leave out rows that are not what the format says, and build")
	flags.IntVar(&f.memory, "memory", 256, "MiB of rows to hold before temporary files are used")
}

// build writes the index of the dumps to a file, whole or not at all.
func (f *dumpFlags) build(cmd *cobra.Command, out string) (err error) {
	if f.memory < 1 {
		return fmt.Errorf("--memory %d: at least 1", f.memory)
	}
	note := cmd.ErrOrStderr()
	f.Progress = progress(note)
	f.Bad = func(bad *geonames.RowError) { fmt.Fprintln(note, bad) }
	b := &gazetteer.Builder{Memory: f.memory << 20, Dir: filepath.Dir(out)}
	defer b.Close()
	report, err := f.Fill(cmd.Context(), b)
	if err != nil {
		return err
	}
	if report.Bad > 0 && !f.skipBad {
		return fmt.Errorf("%d bad rows, see above: mend them, or leave them out with --skip-bad", report.Bad)
	}
	fmt.Fprintf(note, "%d places (%d units without a row of their own), %d rows left out, %d names\n",
		report.Places, report.Units, report.Skipped, report.Names)
	fmt.Fprintln(note, "sorting and writing")
	file, err := os.CreateTemp(filepath.Dir(out), filepath.Base(out)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // fails once it is renamed
	w := bufio.NewWriterSize(file, 1<<20)
	size, err := b.WriteTo(w)
	if err := errors.Join(err, w.Flush(), file.Chmod(0o644), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(file.Name(), out); err != nil {
		return err
	}
	fmt.Fprintf(note, "%s: %d places, %d bytes\n", out, b.Len(), size)
	return nil
}

// progress tells at most once a second how far a file is read.
func progress(w io.Writer) func(file string, done, total int64) {
	var last time.Time
	return func(file string, done, total int64) {
		if total == 0 || done < total && time.Since(last) < time.Second {
			return
		}
		last = time.Now()
		fmt.Fprintf(w, "%s: %d %% of %d MB\n", file, 100*done/total, total>>20)
	}
}
