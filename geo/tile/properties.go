package tile

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/paulmach/orb/geojson"
)

// Properties are encoded as their number, then for each: the number of its key in
// the table, a type, and the value.
const (
	typeString = iota // length, bytes
	typeInt           // zigzag varint
	typeFalse
	typeTrue
)

// appendProperties appends the encoding of p. Values may be string, int and bool.
func appendProperties(b []byte, p map[string]any, key func(string) int) ([]byte, error) {
	b = binary.AppendUvarint(b, uint64(len(p)))
	names := make([]string, 0, len(p))
	for name := range p {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b = binary.AppendUvarint(b, uint64(key(name)))
		switch v := p[name].(type) {
		case string:
			b = append(b, typeString)
			b = binary.AppendUvarint(b, uint64(len(v)))
			b = append(b, v...)
		case int:
			b = append(b, typeInt)
			b = binary.AppendVarint(b, int64(v))
		case bool:
			b = append(b, typeFalse)
			if v {
				b[len(b)-1] = typeTrue
			}
		default:
			return nil, fmt.Errorf("property %s: a %T cannot be stored, only string, int and bool", name, v)
		}
	}
	return b, nil
}

// properties decodes what appendProperties wrote.
func (r *reader) properties(keys []string) geojson.Properties {
	n := r.uvarint()
	if n > uint64(len(keys)) {
		r.bad = true
		return nil
	}
	p := make(geojson.Properties, n)
	for range n {
		key := r.uvarint()
		if r.bad || key >= uint64(len(keys)) || len(r.b) == 0 {
			r.bad = true
			return p
		}
		what := r.b[0]
		r.b = r.b[1:]
		switch what {
		case typeString:
			size := r.uvarint()
			if size > uint64(len(r.b)) {
				r.bad = true
				return p
			}
			p[keys[key]] = string(r.b[:size])
			r.b = r.b[size:]
		case typeInt:
			v, n := binary.Varint(r.b)
			if n <= 0 {
				r.bad = true
				return p
			}
			r.b = r.b[n:]
			p[keys[key]] = int(v)
		case typeFalse, typeTrue:
			p[keys[key]] = what == typeTrue
		default:
			r.bad = true
			return p
		}
	}
	return p
}
