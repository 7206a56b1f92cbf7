package main

import (
	"context"
	"fmt"
	"hash/fnv"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// writeShards writes lines into n files of a folder, each line into one that its hash chooses. All n are
// written: what an earlier run has left there would count as of this one otherwise.
func writeShards(s beam.Scope, folder string, n int, lines beam.PCollection) {
	s = s.Scope("write " + folder)
	keyed := beam.Flatten(s, beam.ParDo(s, &shardFn{n}, lines), beam.ParDo(s, &everyShardFn{n}, beam.Impulse(s)))
	beam.ParDo0(s, &writeFn{folder, n}, beam.GroupByKey(s, keyed))
}

// shardFn chooses the shard of each line.
type shardFn struct{ Shards int }

// ProcessElement emits a line by its shard.
func (fn *shardFn) ProcessElement(line []byte, emit func(int, []byte)) {
	h := fnv.New32a()
	h.Write(line)
	emit(int(h.Sum32()%uint32(fn.Shards)), line)
}

// everyShardFn names each shard once, by a line that is empty and is not written.
type everyShardFn struct{ Shards int }

// ProcessElement emits the shards.
func (fn *everyShardFn) ProcessElement(_ []byte, emit func(int, []byte)) {
	for i := range fn.Shards {
		emit(i, nil)
	}
}

// writeFn writes a shard.
type writeFn struct {
	Folder string
	Shards int
}

// ProcessElement writes the lines of a shard.
func (fn *writeFn) ProcessElement(ctx context.Context, shard int, lines func(*[]byte) bool) error {
	out, err := createPart(ctx, within(fn.Folder, fmt.Sprintf("%05d-of-%05d.jsonl", shard, fn.Shards)))
	if err != nil {
		return err
	}
	defer out.abandon(ctx)
	for line := []byte(nil); lines(&line); {
		if len(line) == 0 {
			continue
		}
		if err := out.writeLine(line); err != nil {
			return err
		}
	}
	return out.commit(ctx)
}
