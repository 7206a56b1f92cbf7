package export

import (
	"math"

	"github.com/twpayne/go-kml/v3"
)

// kmlSchema is the Schema of a KML document, which tells the types of the values in
// extended data (OGC 12-007r2, clause 9.8).
type kmlSchema struct {
	id     string
	fields []kmlField
	index  map[string]int // of fields, by the name of the property
}

type kmlField struct {
	name string
	kind kind
	wide bool // some whole number needs more than the 32 bits of "int"
}

// newKMLSchema runs over the features once.
func newKMLSchema(c *Collection) (*kmlSchema, error) {
	s := &kmlSchema{id: c.layer() + "-fields", index: map[string]int{}}
	err := c.each(func(f Feature) error {
		for _, p := range kmlData(&f) {
			i, known := s.index[p.Name]
			if !known {
				i = len(s.fields)
				s.index[p.Name] = i
				s.fields = append(s.fields, kmlField{name: p.Name})
			}
			field := &s.fields[i]
			field.kind = join(field.kind, kindOf(p.Value))
			if n, ok := wholeNumber(p.Value); ok && (n > math.MaxInt32 || n < math.MinInt32) {
				field.wide = true
			}
		}
		return nil
	})
	return s, err
}

func wholeNumber(v any) (int64, bool) {
	switch n := v.(type) {
	case int:
		return int64(n), true
	case int64:
		return n, true
	}
	return 0, false
}

// kmlData returns what a placemark says beside its name: the id and the values that
// people read, of two with one name the first.
func kmlData(f *Feature) (data []Property) {
	if f.ID != "" {
		data = append(data, Property{"id", f.ID})
	}
	seen := map[string]bool{"id": true, "name": true}
	for _, p := range f.Properties {
		if p.Name = clean(p.Name); plain(p.Value) && !seen[p.Name] {
			seen[p.Name] = true
			data = append(data, p)
		}
	}
	return data
}

// element is the Schema itself.
func (s *kmlSchema) element() kml.Element {
	out := kml.NamedSchema(s.id, s.id)
	for _, f := range s.fields {
		out.Append(kml.SimpleField(f.name, f.typeName()))
	}
	return out
}

func (f *kmlField) typeName() string {
	switch f.kind {
	case kindBool:
		return "bool"
	case kindInt:
		if f.wide {
			return "double"
		}
		return "int"
	case kindFloat:
		return "double"
	}
	return "string"
}

// data returns the extended data of a feature, nil for none.
func (s *kmlSchema) data(f *Feature) (kml.Element, error) {
	values := kmlData(f)
	if len(values) == 0 {
		return nil, nil
	}
	out := kml.SchemaData("#" + s.id)
	for _, p := range values {
		value, err := text(p.Value)
		if err != nil {
			return nil, err
		}
		if b, ok := p.Value.(bool); ok && s.fields[s.index[p.Name]].kind == kindBool {
			value = map[bool]string{false: "0", true: "1"}[b] // GDAL reads no "true"
		}
		out.Append(kml.SimpleData(p.Name, value))
	}
	return kml.ExtendedData(out), nil
}
