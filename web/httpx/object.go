package httpx

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"reflect"
)

// Member is a member of a JSON object.
type Member struct {
	Name  string
	Value any
}

// Object is a JSON object with members in an order of its own. It is written piece by
// piece: of members that are lists, [Elements] or objects of this kind no more than one
// element lies in memory as JSON.
type Object []Member

// Elements are the elements of a JSON list, which are made one at a time.
type Elements iter.Seq[any]

// ElementsOf makes elements of what show makes of a sequence.
func ElementsOf[T, U any](list iter.Seq[T], show func(T) U) Elements {
	return func(yield func(any) bool) {
		for one := range list {
			if !yield(show(one)) {
				return
			}
		}
	}
}

// Write writes the object as [EncodeJSON] does.
func (o Object) Write(w io.Writer) error {
	j := newJSONWriter(w)
	j.object(o, true)
	j.text("\n")
	return j.flush()
}

// WriteOpen writes the object without its end, which may be the [Stream.Tail].
func (o Object) WriteOpen(w io.Writer) error {
	j := newJSONWriter(w)
	j.object(o, false)
	return j.flush()
}

// MarshalJSON returns the whole object.
func (o Object) MarshalJSON() ([]byte, error) {
	var buf bytes.Buffer
	err := o.Write(&buf)
	return buf.Bytes(), err
}

// WriteExtended writes v, which must be one with members, as an object that has more of
// them behind its own.
func WriteExtended(w io.Writer, v any, more Object) error {
	j := newJSONWriter(w)
	j.value(v)
	j.buf.Truncate(j.buf.Len() - 1) // without its end
	for _, m := range more {
		j.text(",")
		j.member(m)
	}
	j.text("}\n")
	return j.flush()
}

// jsonWriter writes JSON in small pieces.
type jsonWriter struct {
	to  io.Writer
	buf bytes.Buffer
	enc *json.Encoder // into buf
	err error         // the first; then nothing is written any more
}

// pieceSize is from how many bytes on a piece is written.
const pieceSize = 4 << 10

func newJSONWriter(w io.Writer) *jsonWriter {
	j := &jsonWriter{to: w}
	j.enc = json.NewEncoder(&j.buf)
	j.enc.SetEscapeHTML(false)
	return j
}

func (j *jsonWriter) text(s string) { j.buf.WriteString(s) }

func (j *jsonWriter) flush() error {
	if j.err == nil {
		_, j.err = j.to.Write(j.buf.Bytes())
	}
	j.buf.Reset()
	return j.err
}

func (j *jsonWriter) object(o Object, closed bool) {
	j.text("{")
	for i, m := range o {
		if i > 0 {
			j.text(",")
		}
		j.member(m)
	}
	if closed {
		j.text("}")
	}
}

func (j *jsonWriter) member(m Member) {
	j.buf.Write(append(AppendString(j.buf.AvailableBuffer(), m.Name), ':'))
	j.value(m.Value)
}

func (j *jsonWriter) value(v any) {
	switch v := v.(type) {
	case Object:
		j.object(v, true)
	case Elements:
		j.list(iter.Seq[any](v))
	case json.Marshaler, []byte:
		j.plain(v)
	default:
		if list := reflect.ValueOf(v); list.Kind() == reflect.Slice && !list.IsNil() {
			j.list(func(yield func(any) bool) {
				for i := range list.Len() {
					if !yield(list.Index(i).Interface()) {
						return
					}
				}
			})
			return
		}
		j.plain(v)
	}
}

func (j *jsonWriter) list(elements iter.Seq[any]) {
	j.text("[")
	begun := false
	for v := range elements {
		if begun {
			j.text(",")
		}
		begun = true
		j.plain(v)
		if j.err != nil || j.buf.Len() >= pieceSize && j.flush() != nil {
			return
		}
	}
	j.text("]")
}

// plain writes a value in one piece.
func (j *jsonWriter) plain(v any) {
	if j.err != nil {
		return
	}
	if j.err = j.enc.Encode(v); j.err == nil {
		j.buf.Truncate(j.buf.Len() - 1) // the line break behind it
	}
}
