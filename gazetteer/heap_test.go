package gazetteer

import (
	"runtime"
	"testing"
)

// What an index takes beside its file must stay small: the file is mapped with
// the program and costs no heap.
func TestOpenTakesLittleHeap(t *testing.T) {
	file := write(t, world(t))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	x, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 4096 {
		t.Errorf("Open allocates %d bytes, want 4096 at most", taken)
	}
	runtime.KeepAlive(x)
}
