// Command dateline-beam reads the articles of many files with Apache Beam (https://beam.apache.org), on this
// machine or on an engine that runs Beam's pipelines: Flink, Spark, Dataflow. See README.md beside it.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3" // those of this machine and gs come with beamx
)

func main() {
	registerFunctions()
	var o options
	level := o.register(flag.CommandLine)
	flag.Usage = func() { usage(flag.CommandLine) }
	flag.Parse()
	beamlog.LogLevel = *level
	beam.Init() // a worker, which an engine has started, does not come back from here
	if err := run(context.Background(), o, flag.Args(), os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "dateline-beam:", err)
		os.Exit(1)
	}
}

// run runs the pipeline that the options ask for, and tells on w what came of it.
func run(ctx context.Context, o options, rest []string, w io.Writer) error {
	if len(rest) > 0 {
		return fmt.Errorf("%q is no flag; give files by --input", rest[0])
	}
	o, err := o.checked()
	if err != nil {
		return err
	}
	if err := workerIsSelf(); err != nil {
		return err
	}
	result, err := beamx.RunWithMetrics(ctx, newPipeline(o))
	if err != nil {
		return err
	}
	if *jobopts.Async || result == nil { // nobody has waited for it
		return nil
	}
	report(w, result.Metrics())
	return nil
}

// workerIsSelf gives this program to engines for their workers where nothing else is named. Beam would look
// for its source instead, and build that. Engines run Linux: elsewhere a build for it has to be named.
func workerIsSelf() error {
	if *jobopts.WorkerBinary != "" || runtime.GOOS != "linux" {
		return nil
	}
	self, err := os.Executable()
	*jobopts.WorkerBinary = self
	return err
}

// registerFunctions makes known to Beam what is sent to workers. It has to come before beam.Init, in a worker, too.
// Beam's generic register.DoFn… would call functions faster, which is nothing beside the reading of an article, and
// takes a minute more to compile.
func registerFunctions() {
	for _, f := range []reflect.Type{
		reflect.TypeFor[filesFn](), reflect.TypeFor[linesFn](), reflect.TypeFor[answerFn](),
		reflect.TypeFor[shardFn](), reflect.TypeFor[everyShardFn](), reflect.TypeFor[writeFn](),
		reflect.TypeFor[tableFn](), reflect.TypeFor[everyTableFn](), reflect.TypeFor[writeTableFn](),
	} {
		beam.RegisterDoFn(f)
	}
	for _, t := range []reflect.Type{reflect.TypeFor[Line](), reflect.TypeFor[Subject](), reflect.TypeFor[Counted]()} {
		beam.RegisterType(t)
	}
}
