package cql2

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// ParseJSON reads a filter in the JSON form. The error is a [SyntaxError], or a
// [PropertyError] for a property that is not among the known ones.
func ParseJSON(source []byte, properties []string) (Filter, error) {
	if len(source) > maxLength {
		return Filter{}, &SyntaxError{-1, "the filter is too long"}
	}
	r := &reader{builder{properties: properties}}
	root := r.condition(source, 0)
	return Filter{root}, r.err
}

// reader reads expressions of JSON.
type reader struct{ builder }

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = &SyntaxError{-1, fmt.Sprintf(format, args...)}
	}
}

// operation is an operator with its operands.
type operation struct {
	Op   string            `json:"op"`
	Args []json.RawMessage `json:"args"`
}

func (r *reader) condition(source json.RawMessage, depth int) condition {
	r.count(1)
	if depth > maxDepth {
		r.fail("too many expressions in each other")
	}
	if r.err != nil {
		return constant(no)
	}
	var b bool
	if json.Unmarshal(source, &b) == nil {
		return constant(truthOf(b))
	}
	var name struct{ Property *string }
	if json.Unmarshal(source, &name) == nil && name.Property != nil {
		return flag{r.property(*name.Property)}
	}
	var o operation
	if err := json.Unmarshal(source, &o); err != nil || o.Op == "" {
		r.fail(`expected {"op": …, "args": […]}`)
		return constant(no)
	}
	return r.operation(o, depth)
}

func (r *reader) operation(o operation, depth int) condition {
	op := strings.ToLower(o.Op)
	wanted, ok := map[string]int{"not": 1, "isnull": 1, "=": 2, "<>": 2, "<": 2, "<=": 2, ">": 2, ">=": 2, "like": 2,
		"between": 3, "in": 2, "s_intersects": 2}[op]
	switch {
	case op == "and" || op == "or":
		if len(o.Args) < 2 {
			r.fail("%s takes at least two conditions", o.Op)
			return constant(no)
		}
	case !ok:
		r.fail("there is no operator %q", o.Op)
		return constant(no)
	case len(o.Args) != wanted:
		r.fail("%s takes %d arguments", o.Op, wanted)
		return constant(no)
	}
	switch op {
	case "and", "or":
		var all []condition
		for _, arg := range o.Args {
			all = append(all, r.condition(arg, depth+1))
		}
		if op == "and" {
			return and(all)
		}
		return or(all)
	case "not":
		return not{r.condition(o.Args[0], depth+1)}
	case "isnull":
		return isNull{r.scalar(o.Args[0], depth)}
	case "like":
		return like{r.scalar(o.Args[0], depth), r.scalar(o.Args[1], depth)}
	case "between":
		return between{r.scalar(o.Args[0], depth), r.scalar(o.Args[1], depth), r.scalar(o.Args[2], depth)}
	case "in":
		return r.in(o, depth)
	case "s_intersects":
		return r.spatial(o.Args)
	}
	return comparison{op, r.scalar(o.Args[0], depth), r.scalar(o.Args[1], depth)}
}

func (r *reader) in(o operation, depth int) condition {
	var list []json.RawMessage
	if json.Unmarshal(o.Args[1], &list) != nil || len(list) == 0 {
		r.fail("in takes a list of values")
		return constant(no)
	}
	out := in{inner: r.scalar(o.Args[0], depth)}
	for _, one := range list {
		out.list = append(out.list, r.scalar(one, depth))
	}
	return out
}

func (r *reader) scalar(source json.RawMessage, depth int) scalar {
	r.count(1)
	if depth > maxDepth {
		r.fail("too many expressions in each other")
	}
	if r.err != nil {
		return literal{}
	}
	var v any
	if json.Unmarshal(source, &v) != nil {
		r.fail("expected a value")
		return literal{}
	}
	switch v := v.(type) {
	case string, bool:
		return literal{v}
	case float64:
		if !math.IsInf(v, 0) {
			return literal{v}
		}
	case map[string]any:
		return r.object(v, source, depth)
	}
	r.fail("expected a property or a value")
	return literal{}
}

// object reads a property, a time, or CASEI and ACCENTI.
func (r *reader) object(v map[string]any, source json.RawMessage, depth int) scalar {
	for _, key := range []string{"property", "date", "timestamp"} {
		if s, ok := v[key].(string); ok {
			if key == "property" {
				return r.property(s)
			}
			return literal{s}
		}
	}
	var o operation
	if json.Unmarshal(source, &o) == nil && len(o.Args) == 1 {
		if function := strings.ToUpper(o.Op); function == "CASEI" || function == "ACCENTI" {
			return fold(function, r.scalar(o.Args[0], depth+1))
		}
	}
	r.fail("expected a property, a time, casei or accenti")
	return literal{}
}

// spatial reads the property geometry and a geometry of GeoJSON, in either order.
func (r *reader) spatial(args []json.RawMessage) condition {
	var with orb.Geometry
	named := false
	for _, arg := range args {
		var one struct {
			Property *string
			Type     string
			BBox     []float64
		}
		if err := json.Unmarshal(arg, &one); err != nil {
			r.fail("s_intersects takes the property geometry and a geometry")
			return constant(no)
		}
		reason := ""
		switch {
		case one.Property != nil && r.isGeometry(*one.Property) && !named:
			named = true
			continue
		case one.Type == "" && one.BBox != nil:
			with, reason = boxOf(one.BBox)
		case one.Type != "":
			g, err := geojson.UnmarshalGeometry(arg)
			if err != nil {
				reason = "a geometry that cannot be read"
				break
			}
			with, reason = checked(g.Geometry())
		}
		if reason != "" {
			r.fail("%s", reason)
			return constant(no)
		}
	}
	if with == nil || !named {
		r.fail("s_intersects takes the property geometry and a geometry")
		return constant(no)
	}
	return intersects{with}
}
