package recognise

import (
	"dateline/gazetteer/learn"
	"dateline/gazetteer/text"
)

// The kinds of transition from one token to the next.
const (
	linkNone   learn.Link = iota // a segment begins here
	linkSpace                    // a space or nothing between
	linkHyphen                   // one of the two is a hyphen or slash
	linkMark                     // one of the two is another mark
	linkMatch                    // both lie in one name of the gazetteer
)

// Segment is a maximal sequence of active tokens of one sentence.
type Segment struct {
	From, To int32 // tokens
	learn.Segment
}

// maxSegment bounds a segment, which keeps decoding in the cache for a text that
// is one long name.
const maxSegment = 256

// findSegments lists the segments of the text with their links and the features of
// the first pass.
func (w *Workspace) findSegments() {
	w.segment()
	w.fill(0, (*featurer).firstPass)
}

// segment lists the segments of the text with their links.
func (w *Workspace) segment() {
	tokens := w.Text.Tokens
	w.Segments = w.Segments[:0]
	w.links = resize(w.links, len(tokens))
	w.ahead = resize(w.ahead, len(tokens))
	for i := 0; i < len(tokens); i++ {
		if !w.active[i] {
			continue
		}
		j := i + 1
		for j < len(tokens) && w.active[j] && tokens[j].Sentence == tokens[i].Sentence && j-i < maxSegment {
			j++
		}
		for k := i; k < j; k++ {
			w.links[k] = w.linkAt(k, i)
		}
		w.Segments = append(w.Segments, Segment{int32(i), int32(j), learn.Segment{Link: w.links[i:j], Ahead: w.ahead[i:j]}})
		i = j - 1
	}
}

func (w *Workspace) linkAt(k, first int) learn.Link {
	if k == first {
		return linkNone
	}
	t, p := &w.Text.Tokens[k], &w.Text.Tokens[k-1]
	switch {
	case w.Matches.covering[k] >= 0 && w.Matches.covering[k] == w.Matches.covering[k-1]:
		return linkMatch
	case t.Punct == '-' || p.Punct == '-':
		return linkHyphen
	case t.Shape == text.ShapePunct || p.Shape == text.ShapePunct:
		return linkMark
	}
	return linkSpace
}

// fill computes the features of all segments for one pass.
func (w *Workspace) fill(pass int, features func(*featurer, int)) {
	l := &w.features[pass]
	l.Ends = l.Ends[:0]
	f := featurer{r: &w.Recognition, tagging: &w.tagging, last: uint64(w.templates), bits: learn.FeatureBits, out: l.IDs[:0]}
	if w.tagging.language != 0 {
		f.last, f.bits = ^uint64(0), TaggerBits
	}
	for k := range w.Segments {
		r := &w.Segments[k]
		for i := r.From; i < r.To; i++ {
			features(&f, int(i))
			l.Ends = append(l.Ends, int32(len(f.out)))
		}
	}
	l.IDs = f.out
	// The buffers may have moved while they grew, so the segments get their parts now.
	at, base := int32(0), int32(0)
	for k := range w.Segments {
		r := &w.Segments[k]
		n := r.To - r.From
		part := learn.FeatureList{IDs: l.IDs, Ends: l.Ends[at : at+n], Base: base}
		at += n
		base = l.Ends[at-1]
		if pass == 0 {
			r.First = part
		} else {
			r.Second = part
		}
	}
}
