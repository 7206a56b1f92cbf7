package main

import (
	"context"
	"encoding/json"
	"errors"
	"runtime"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
)

// readFiles answers each file by a file of the same name. Only names go from worker to worker.
func readFiles(s beam.Scope, files beam.PCollection, o options) {
	s = s.Scope("files")
	done := beam.ParDo(s, &filesFn{
		Folder: folderOf(o.Input), Output: o.Output, Resume: o.Resume, Reading: o.Reading, Archive: o.Archive,
	}, files)
	writeShards(s, within(o.Output, "files"), 1, done)
}

// doneFile says what came of a file.
type doneFile struct {
	File    string `json:"file"`
	Answers string `json:"answers"` // the file of its answers
	There   bool   `json:"there_already,omitempty"`
	Lines   int    `json:"lines"` // of answers; 0 where they were there already
	Dead    int    `json:"dead_letters"`
}

// filesFn answers whole files. Doing it again makes the same file again.
type filesFn struct {
	Folder, Output string
	Resume         bool
	Reading        Reading
	Archive        Archive

	worker worker
	tally  tally
}

// Setup opens what the worker needs.
func (fn *filesFn) Setup(ctx context.Context) (err error) {
	fn.tally = newTally()
	fn.worker, err = newWorker(ctx, fn.Reading, fn.Archive)
	return err
}

// Teardown closes it.
func (fn *filesFn) Teardown() error { return fn.worker.archive.close() }

// ProcessElement answers a file, and tells what came of it. Without anything to tell Prism would wait for the end in
// a loop that takes one processor (2.77.0).
func (fn *filesFn) ProcessElement(ctx context.Context, file fileio.FileMetadata, done func([]byte)) error {
	d, err := fn.answerFile(ctx, file.Path)
	if err != nil {
		return err
	}
	if d.There {
		fn.tally.there.Inc(ctx, 1)
	}
	fn.tally.add(ctx, d.Lines, d.Dead)
	line, err := json.Marshal(d)
	if err == nil {
		done(line)
	}
	return err
}

// answerFile answers a file, unless its answers are there and may stay.
func (fn *filesFn) answerFile(ctx context.Context, file string) (d doneFile, err error) {
	name := answersOf(fn.Folder, file)
	d = doneFile{File: file, Answers: within(fn.Output, "answers/"+name)}
	if fn.Resume {
		if d.There, err = exists(ctx, d.Answers); err != nil || d.There {
			return d, err
		}
	}
	out, err := createPart(ctx, d.Answers)
	if err != nil {
		return d, err
	}
	defer out.abandon(ctx)
	dead := &deadFile{name: within(fn.Output, "dead/"+name)}
	defer dead.abandon(ctx)

	if d.Lines, d.Dead, err = fn.answerAll(ctx, file, out, dead); err != nil {
		return d, err
	}
	if err := fn.worker.archive.flush(ctx); err != nil {
		return d, err
	}
	if err := dead.commit(ctx); err != nil {
		return d, err
	}
	return d, out.commit(ctx) // the last: with it the file is done
}

// answerAll answers the articles of a file, and counts the answers and the dead letters.
func (fn *filesFn) answerAll(ctx context.Context, file string, out *part, dead *deadFile) (answered, failed int, err error) {
	jobs := fn.Reading.Jobs
	if jobs == 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	work := func(i item) outcome {
		l, letter := i.line(ctx, file)
		if letter != nil || l.Text == nil {
			return outcome{dead: letter}
		}
		return fn.worker.answer(ctx, l)
	}
	err = inOrder(ctx, jobs, readFile(ctx, file), work, func(o outcome) error {
		if err := errors.Join(ctx.Err(), o.err); err != nil { // an answer that was cut short is none
			return err
		}
		if o.answer != nil {
			answered++
			if err := out.writeLine(o.answer); err != nil {
				return err
			}
		}
		if o.dead != nil {
			failed++
			if err := dead.add(ctx, o.dead); err != nil {
				return err
			}
		}
		return fn.worker.archive.add(ctx, o.entry)
	})
	if broken := (*brokenError)(nil); errors.As(err, &broken) { // trying again would not help
		failed++
		err = dead.add(ctx, newDeadLetter(Line{File: file}, broken))
	}
	return answered, failed, err
}
