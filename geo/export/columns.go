package export

import (
	"strings"

	"github.com/paulmach/orb"
)

// kind is the type of a column of values.
type kind int

const (
	kindEmpty kind = iota // no value yet
	kindBool
	kindInt
	kindFloat
	kindText
)

// column is a property that some feature of a collection has.
type column struct {
	name  string // as in the features
	label string // unique in the file, whatever case it is read in
	kind  kind
}

// table is what a format with columns must know of a collection before it writes.
type table struct {
	columns     []column
	index       map[string]int // of columns, by name
	points      bool           // whether every geometry is a point
	types       []string       // GeoJSON types of the geometries, in order of appearance
	bound       orb.Bound      // of the geometries; empty without any
	anyGeometry bool
}

// survey runs over the features once. Columns are labelled by their names as spell has them, and so
// that they differ from each other and from those in taken, also to readers that ignore case and
// blanks.
func survey(c *Collection, spell func(string) string, taken ...string) (*table, error) {
	t := &table{index: map[string]int{}, points: true}
	err := c.each(func(f Feature) error {
		for _, p := range f.Properties {
			i, known := t.index[p.Name]
			if !known {
				i = len(t.columns)
				t.index[p.Name] = i
				t.columns = append(t.columns, column{name: p.Name})
			}
			t.columns[i].kind = join(t.columns[i].kind, kindOf(p.Value))
		}
		if f.Geometry == nil {
			return nil
		}
		name := f.Geometry.GeoJSONType()
		t.points = t.points && name == "Point"
		known := false
		for _, other := range t.types {
			known = known || other == name
		}
		if !known {
			t.types = append(t.types, name)
		}
		if b := f.Geometry.Bound(); t.anyGeometry {
			t.bound = t.bound.Union(b)
		} else {
			t.bound, t.anyGeometry = b, true
		}
		return nil
	})
	seen := func(label string) string { return strings.ToLower(strings.Join(strings.Fields(label), " ")) }
	used := map[string]bool{}
	for _, name := range taken {
		used[seen(name)] = true
	}
	for i := range t.columns {
		label := spell(t.columns[i].name)
		if seen(label) == "" {
			label = "field"
		}
		for used[seen(label)] {
			label += "_"
		}
		used[seen(label)] = true
		t.columns[i].label = label
		if t.columns[i].kind == kindEmpty {
			t.columns[i].kind = kindText
		}
	}
	return t, err
}

// values returns the values of a feature in the order of the columns, nil where it has none.
func (t *table) values(f *Feature) []any {
	row := make([]any, len(t.columns))
	for k := len(f.Properties) - 1; k >= 0; k-- { // of two with one name the first counts
		p := f.Properties[k]
		row[t.index[p.Name]] = p.Value
	}
	return row
}

func kindOf(v any) kind {
	switch v.(type) {
	case nil:
		return kindEmpty
	case bool:
		return kindBool
	case int, int64:
		return kindInt
	case float64:
		return kindFloat
	}
	return kindText
}

// join returns the kind of a column that holds both.
func join(a, b kind) kind {
	switch {
	case a == b || b == kindEmpty:
		return a
	case a == kindEmpty:
		return b
	case a == kindInt && b == kindFloat || a == kindFloat && b == kindInt:
		return kindFloat
	}
	return kindText
}

// as returns v as the Go type of the kind: bool, int64, float64 or string; nil stays.
func (k kind) as(v any) (any, error) {
	switch n := v.(type) {
	case nil:
		return nil, nil
	case int:
		v = int64(n)
	}
	switch k {
	case kindText:
		return text(v)
	case kindFloat:
		if n, ok := v.(int64); ok {
			return float64(n), nil
		}
	}
	return v, nil
}
