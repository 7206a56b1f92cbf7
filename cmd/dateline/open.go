package main

import (
	"fmt"
	"os"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer"
	"dateline/gazetteer/article"
)

// opener opens the data files that a subcommand needs: those that are embedded,
// or those that the caller named.
type opener struct {
	gazetteerFile string
	hidden        []string // names that the parser's gazetteer is made to lack; nil for none
	noVerify      bool     // take the file as it is
}

// index opens the gazetteer.
func (o *opener) index() (*gazetteer.Index, error) {
	if o.gazetteerFile == "" {
		return setup.Index()
	}
	b, err := os.ReadFile(o.gazetteerFile)
	if err != nil {
		return nil, fmt.Errorf("--gazetteer: %w", err)
	}
	x, err := gazetteer.Open(b)
	if err == nil && !o.noVerify {
		err = x.Verify()
	}
	if err != nil {
		return nil, fmt.Errorf("--gazetteer %s: %w", o.gazetteerFile, err)
	}
	return setup.WithNames(x), nil
}

// reader opens everything that reading an article takes.
func (o *opener) reader() (*article.Reader, error) {
	x, err := o.index()
	if err != nil {
		return nil, err
	}
	return setup.Reader(x.WithoutNames(o.hidden))
}
