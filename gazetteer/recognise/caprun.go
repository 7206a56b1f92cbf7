package recognise

import "dateline/gazetteer/text"

// CapRun is a run of capitals: tokens with capitals side by side, with the marks
// and small words that names hold between them.
type CapRun struct{ From, To int32 }

// CapRuns are the runs of capitals of a text.
type CapRuns struct {
	List []CapRun
	of   []int32 // per token
}

// Of returns the number of the run that token i stands in, -1 for none.
func (c *CapRuns) Of(i int32) int32 { return c.of[i] }

func (w *Workspace) findCapRuns() {
	c := &w.CapRuns
	tokens := w.Text.Tokens
	c.List = c.List[:0]
	c.of = resize(c.of, len(tokens))
	for i := range tokens {
		c.of[i] = -1
		t := &tokens[i]
		if !w.active[i] {
			continue
		}
		if i > 0 && c.of[i-1] >= 0 && tokens[i-1].Sentence == t.Sentence && (t.Shape == text.ShapePunct || w.crosses(i)) &&
			t.Punct != '-' && tokens[i-1].Punct != '-' {
			k := c.of[i-1]
			c.List[k].To = int32(i + 1)
			c.of[i] = k
			continue
		}
		if t.Capital() {
			c.of[i] = int32(len(c.List))
			c.List = append(c.List, CapRun{int32(i), int32(i + 1)})
		}
	}
}

// Head returns the last token with a capital of run k.
func (r *Recognition) Head(k int32) *text.Token {
	c := r.CapRuns.List[k]
	for i := c.To - 1; i > c.From; i-- {
		if r.Text.Tokens[i].Capital() {
			return &r.Text.Tokens[i]
		}
	}
	return &r.Text.Tokens[c.From]
}
