package article

import (
	"errors"
	"fmt"
	"strings"

	"dateline/gazetteer/geoparse"
)

// Range is a half-open range of Unicode code points of a text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Input is an article to read.
type Input struct {
	Title       string          // context only: places are found in Text
	Text        string          // UTF-8
	Spans       []Range         // when not nil, resolve these and recognise nothing; ascending, without overlaps
	Hint        geoparse.Hint   // where the text is set; [ParseHint] reads one
	Kinds       []geoparse.Kind // when not empty, keep mentions of these kinds only
	Explain     bool            // keep the reasons of every decision
	Corrections []Correction    // applied in their order
	Language    string          // ISO 639-1 code; "" finds it out

	// DropCorrections leaves out the corrections that cannot apply, which are
	// an error otherwise. A stored article is read so: the place that a
	// correction names may be gone from the gazetteer.
	DropCorrections bool
}

// LanguageError is returned for a language that no model reads.
type LanguageError struct {
	Wanted string
	Read   []string // tags of the languages that are read
}

func (e *LanguageError) Error() string {
	if len(e.Read) == 1 {
		return fmt.Sprintf("language: %q is not read; %q is", e.Wanted, e.Read[0])
	}
	return fmt.Sprintf("language: %q is not read; %s are", e.Wanted, strings.Join(e.Read, ", "))
}

// SpanError is returned for a span of [Input.Spans] that is not a range of the
// text, or begins before the one before it ends.
type SpanError struct {
	Index    int // of the span
	Range        // in code points
	Len      int // of the text in code points
	Overlaps bool
}

func (e *SpanError) Error() string { return e.Field() + ": " + e.Reason() }

// Reason says what is wrong with the span.
func (e *SpanError) Reason() string {
	if e.Overlaps {
		return "begins before the one before it ends; sort the spans, and let none overlap"
	}
	return fmt.Sprintf("%d to %d is not a range of a text of %d characters", e.Start, e.End, e.Len)
}

// Field names the span at fault.
func (e *SpanError) Field() string { return fmt.Sprintf("spans[%d]", e.Index) }

// byteSpans converts the spans of the input to byte offsets; nil stays nil.
func (in *Input) byteSpans(o Offsets) ([]geoparse.Span, error) {
	if in.Spans == nil {
		return nil, nil
	}
	spans := make([]geoparse.Span, 0, len(in.Spans))
	for i, r := range in.Spans {
		start, startOK := o.Byte(r.Start)
		end, endOK := o.Byte(r.End)
		if !startOK || !endOK {
			return nil, &SpanError{Index: i, Range: r, Len: o.CodePoint(len(in.Text))}
		}
		spans = append(spans, geoparse.Span{Start: start, End: end})
	}
	return spans, nil
}

// spanError tells in code points what the parser found wrong with a span.
func (in *Input) spanError(err error, o Offsets, spans []geoparse.Span) error {
	var wrong *geoparse.SpanError
	if !errors.As(err, &wrong) {
		return err
	}
	e := &SpanError{Index: -1, Len: o.CodePoint(len(in.Text)), Overlaps: wrong.Overlaps}
	for i, s := range spans {
		if s != wrong.Span {
			continue
		}
		e.Index, e.Range = i, in.Spans[i]
		if !e.Overlaps || i > 0 && s.Start < spans[i-1].End {
			break
		}
	}
	return e
}
