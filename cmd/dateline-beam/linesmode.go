package main

import (
	"context"
	"errors"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
)

// readLines answers the lines of all files together, and counts the articles by place, country and day. The lines
// go from worker to worker, so that one huge file is read by many.
func readLines(s beam.Scope, files beam.PCollection, o options) {
	s = s.Scope("lines")
	lines, unread := beam.ParDo2(s, &linesFn{}, files)
	answers, failed, subjects := beam.ParDo3(s, &answerFn{Reading: o.Reading, Archive: o.Archive}, beam.Reshuffle(s, lines))
	writeShards(s, within(o.Output, "answers"), o.Shards, answers)
	writeShards(s, within(o.Output, "dead"), 1, beam.Flatten(s, unread, failed))
	writeCounts(s, o.Output, subjects)
}

// linesFn reads the lines of files. Beam's own textio would end a packed file where the number of its unpacked
// bytes comes to the size of the packed ones.
type linesFn struct{ tally tally }

// Setup makes the counters.
func (fn *linesFn) Setup() { fn.tally = newTally() }

// ProcessElement reads a file.
func (fn *linesFn) ProcessElement(ctx context.Context, file fileio.FileMetadata, emit func(Line), dead func([]byte)) error {
	for i, err := range readFile(ctx, file.Path) {
		letter := (*deadLetter)(nil)
		if broken := (*brokenError)(nil); errors.As(err, &broken) { // trying again would not help
			letter = newDeadLetter(Line{File: file.Path}, broken)
		} else if err != nil {
			return err
		} else {
			var l Line
			if l, letter = i.line(ctx, file.Path); l.Text != nil {
				emit(l)
			}
		}
		if err := fn.bury(ctx, letter, dead); err != nil {
			return err
		}
	}
	return nil
}

// bury emits a dead letter, where there is one.
func (fn *linesFn) bury(ctx context.Context, letter *deadLetter, dead func([]byte)) error {
	if letter == nil {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	line, err := letter.encode()
	if err != nil {
		return err
	}
	fn.tally.dead.Inc(ctx, 1)
	dead(line)
	return nil
}

// answerFn answers lines.
type answerFn struct {
	Reading Reading
	Archive Archive

	worker worker
	tally  tally
}

// Setup opens what the worker needs.
func (fn *answerFn) Setup(ctx context.Context) (err error) {
	fn.tally = newTally()
	fn.worker, err = newWorker(ctx, fn.Reading, fn.Archive)
	return err
}

// ProcessElement answers a line.
func (fn *answerFn) ProcessElement(ctx context.Context, l Line, answers, dead func([]byte), subjects func(Subject)) error {
	o := fn.worker.answer(ctx, l)
	if err := errors.Join(ctx.Err(), o.err); err != nil { // an answer that was cut short is none
		return err
	}
	answers(o.answer)
	failed := 0
	if o.dead != nil {
		line, err := o.dead.encode()
		if err != nil {
			return err
		}
		dead(line)
		failed = 1
	}
	fn.tally.add(ctx, 1, failed)
	for _, one := range subjectsOf(o.found) {
		subjects(one)
	}
	return fn.worker.archive.add(ctx, o.entry)
}

// FinishBundle keeps what was found in the archive, before the engine takes the bundle for done.
func (fn *answerFn) FinishBundle(ctx context.Context, _, _ func([]byte), _ func(Subject)) error {
	return fn.worker.archive.flush(ctx)
}

// Teardown closes what Setup opened.
func (fn *answerFn) Teardown() error { return fn.worker.archive.close() }
