package articles_test

import (
	"runtime"
	"strings"
	"testing"

	"dateline/gazetteer/article"
	"dateline/web/articles"
	"dateline/web/webtest"
)

// heap is the memory in use, in bytes.
func heap() int64 {
	var m runtime.MemStats
	for range 3 { // what lies in pools goes with the second
		runtime.GC()
	}
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestHeldBytesAreTrue keeps articles of different kinds, and compares what they take
// with what is counted for them.
func TestHeldBytesAreTrue(t *testing.T) {
	cfg := webtest.FullConfig(t)
	for name, piece := range map[string]string{
		"news": webtest.Talks + " ", "claims": "Paris is 10 km from Lyon. ", "names": "Paris, ", "letters": "A ",
		"words": "the and of one two ",
	} {
		text := strings.Repeat(piece, 100_000/len(piece))
		var kept []*article.Article
		before := heap()
		for range 4 {
			a, err := cfg.Reader.Read(t.Context(), article.Input{Text: text})
			if err != nil {
				t.Fatal(err)
			}
			kept = append(kept, a)
		}
		taken, counted := (heap()-before)/4, articles.HeldBytes(kept[0])
		t.Logf("%s: %d kB, counted %d kB", name, taken>>10, counted>>10)
		if taken > counted*5/4 || counted > 5*taken {
			t.Errorf("%s: an article takes %d kB and counts as %d kB", name, taken>>10, counted>>10)
		}
		runtime.KeepAlive(kept)
	}
}
