//go:build release

package main

import (
	"github.com/spf13/cobra"

	"dateline/gazetteer/eval"
	"dateline/gazetteer/text"
)

// crossValidate trains models, which what is released does not.
func (corpusEval) crossValidate(*cobra.Command, *opener, []eval.Sample, eval.Hidden, text.Casing) error {
	return usagef("--folds and --leave-out train models, which this build leaves out: build dateline without the tag release")
}
