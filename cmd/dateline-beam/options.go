package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
)

// The modes in which files are read.
const (
	modeFiles = "files"
	modeLines = "lines"
)

// options are what the flags of dateline-beam ask for.
type options struct {
	Input, Output string
	Mode          string
	Shards        int
	Resume        bool
	Kinds         string // by commas
	Reading       Reading
	Archive       Archive
}

// register adds the flags to a set, and returns the one for the log.
func (o *options) register(f *flag.FlagSet) (level *string) {
	f.StringVar(&o.Input, "input", "", "files to read, as `PATTERN`: in/*.jsonl.gz, s3://bucket/in/*.warc.gz, gs://…")
	f.StringVar(&o.Output, "output", "", "`FOLDER` of the answers, which is made where there is none")
	f.StringVar(&o.Mode, "mode", modeFiles, "files: one file of answers for each file; lines: all lines together, with counts")
	f.IntVar(&o.Shards, "shards", 8, "files of answers, of --mode lines")
	f.BoolVar(&o.Resume, "resume", false, "leave out files whose answers are there, of --mode files")
	f.StringVar(&o.Kinds, "kinds", "", "only these kinds of mentions, by commas, as dateline batch names them")
	f.StringVar(&o.Reading.Focus, "focus", "", "where the articles are from: a country code, a place or LAT, LON")
	f.StringVar(&o.Reading.Language, "language", "", "language of articles that name none, as de; empty finds it out")
	f.IntVar(&o.Reading.Jobs, "jobs", 0, "articles of one file read at the same time, of --mode files; 0: as there are processors")
	f.StringVar(&o.Archive.Address, "archive", "", "put what is found into this archive, too: postgres://user@host/name, or a file")
	f.BoolVar(&o.Archive.KeepTexts, "keep-texts", false, "keep the texts in the archive, too")
	return f.String("log-level", "warn", "what Beam tells of its work: debug, info, warn or error")
}

// isOwn reports whether a flag is one of those that register adds.
func isOwn(name string) bool {
	var f flag.FlagSet
	new(options).register(&f)
	return f.Lookup(name) != nil
}

// usage explains the flags: those of dateline first, then the many of Beam.
func usage(all *flag.FlagSet) {
	w := all.Output()
	own, beams := flag.NewFlagSet("", flag.ContinueOnError), flag.NewFlagSet("", flag.ContinueOnError)
	all.VisitAll(func(f *flag.Flag) {
		to := beams
		if isOwn(f.Name) {
			to = own
		}
		to.Var(f.Value, f.Name, f.Usage)
		to.Lookup(f.Name).DefValue = f.DefValue
	})
	for _, f := range []*flag.FlagSet{own, beams} {
		f.SetOutput(w)
	}
	fmt.Fprintln(w, "dateline-beam --input PATTERN --output FOLDER [flags]")
	own.PrintDefaults()
	fmt.Fprintln(w, "\nFlags of Beam and its engines:")
	beams.PrintDefaults()
}

// checked returns the options made ready for a pipeline. The error names the flag at fault.
func (o options) checked() (options, error) {
	if o.Input == "" || o.Output == "" {
		return o, errors.New("--input and --output are needed (-h explains the flags)")
	}
	for _, place := range []*string{&o.Input, &o.Output} {
		if !strings.Contains(*place, "://") {
			at, err := filepath.Abs(*place) // workers may have another current folder
			if err != nil {
				return o, err
			}
			*place = at
		}
	}
	switch {
	case o.Mode != modeFiles && o.Mode != modeLines:
		return o, fmt.Errorf("--mode %s: files or lines", o.Mode)
	case o.Shards < 1:
		return o, fmt.Errorf("--shards %d: at least 1", o.Shards)
	case o.Reading.Jobs < 0:
		return o, fmt.Errorf("--jobs %d: at least 0", o.Reading.Jobs)
	case o.Resume && o.Mode != modeFiles:
		return o, errors.New("--resume is for --mode files: lines of all files are mixed otherwise")
	case o.Archive.KeepTexts && o.Archive.Address == "":
		return o, errors.New("--keep-texts needs --archive")
	}
	if o.Kinds != "" {
		o.Reading.Kinds = strings.Split(o.Kinds, ",")
	}
	if _, err := o.Reading.open(); err != nil {
		return o, err
	}
	return o, validScheme(o.Input, o.Output)
}

// validScheme checks that there is a file system for each of some names.
func validScheme(names ...string) error {
	for _, name := range names {
		if scheme, _, ok := strings.Cut(name, "://"); ok && scheme != "gs" && scheme != "s3" {
			return fmt.Errorf("%s: files of this machine, gs:// and s3:// are known", name)
		}
	}
	return nil
}
