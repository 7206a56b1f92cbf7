package geoparse_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/internal/gazetteertest"
)

// TestConcurrentParse parses different texts at once: each means what it means alone.
func TestConcurrentParse(t *testing.T) {
	k := newKit(t, toyModel(t, true))
	var texts, want []string
	for _, s := range gazetteertest.News() {
		plain, _ := gazetteertest.Marked(s)
		texts = append(texts, plain)
		want = append(want, fmt.Sprint(k.parse(geoparse.Input{Text: plain, Explain: true}).Mentions))
	}
	var wait sync.WaitGroup
	for n := range 4 {
		wait.Go(func() {
			for i := range texts {
				at := (i*7 + n*11) % len(texts)
				d, err := k.parser.Parse(context.Background(), geoparse.Input{Text: texts[at], Explain: true})
				if err != nil {
					t.Errorf("Parse(%q) = %v", texts[at], err)
				} else if got := fmt.Sprint(d.Mentions); got != want[at] {
					t.Errorf("Parse(%q) beside others = %s, alone %s", texts[at], got, want[at])
				}
			}
		})
	}
	wait.Wait()
}
