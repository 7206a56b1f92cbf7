package main

import (
	"context"
	"fmt"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
)

// tallied is the namespace of the counters.
const tallied = "dateline"

// tally counts what is done, by Beam's own counters, which engines show.
type tally struct{ answers, dead, there beam.Counter }

func newTally() tally {
	return tally{
		answers: beam.NewCounter(tallied, "answers"),
		dead:    beam.NewCounter(tallied, "dead-letters"),
		there:   beam.NewCounter(tallied, "files-there-already"),
	}
}

func (t tally) add(ctx context.Context, answered, failed int) {
	t.answers.Inc(ctx, int64(answered))
	t.dead.Inc(ctx, int64(failed))
}

// report tells what the counters say.
func report(w io.Writer, all metrics.Results) {
	sum := map[string]int64{}
	for _, c := range all.AllMetrics().Counters() {
		if c.Key.Namespace == tallied {
			sum[c.Key.Name] += c.Result()
		}
	}
	fmt.Fprintf(w, "%d answers, %d dead letters", sum["answers"], sum["dead-letters"])
	if n := sum["files-there-already"]; n > 0 {
		fmt.Fprintf(w, ", %d files there already", n)
	}
	fmt.Fprintln(w)
}
