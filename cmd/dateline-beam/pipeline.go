package main

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
)

// newPipeline builds the pipeline that the options ask for. It fails where no file matches.
func newPipeline(o options) *beam.Pipeline {
	p, s := beam.NewPipelineWithRoot()
	files := beam.Reshuffle(s, fileio.MatchFiles(s, o.Input, fileio.MatchEmptyDisallow()))
	if o.Mode == modeLines {
		readLines(s, files, o)
	} else {
		readFiles(s, files, o)
	}
	return p
}
