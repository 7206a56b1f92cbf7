package export

import (
	"encoding/binary"
	"encoding/json"
	"io"
	"reflect"
	"slices"

	"github.com/parquet-go/parquet-go"
	"github.com/twpayne/go-geom/encoding/wkb"
)

// geoMetadata is the file metadata "geo" of GeoParquet 1.1 (geoparquet.org/releases/v1.1.0). Without
// a "crs" the reference system is OGC:CRS84, WGS 84 in longitude, latitude.
type geoMetadata struct {
	Version       string               `json:"version"`
	PrimaryColumn string               `json:"primary_column"`
	Columns       map[string]geoColumn `json:"columns"`
}

type geoColumn struct {
	Encoding      string      `json:"encoding"`
	GeometryTypes []string    `json:"geometry_types"`
	Orientation   string      `json:"orientation"`
	Edges         string      `json:"edges"`
	Bbox          []float64   `json:"bbox,omitempty"`
	Covering      geoCovering `json:"covering"`
}

// geoCovering names the columns of each feature's box, by which readers skip rows.
type geoCovering struct {
	Bbox map[string][2]string `json:"bbox"`
}

// rowsAtOnce is how many rows are handed to the Parquet writer together, rowsInGroup how many make a group.
const (
	rowsAtOnce  = 256
	rowsInGroup = 1 << 16
)

// writeGeoParquet writes GeoParquet 1.1: id, the properties, bbox (a group of xmin, ymin, xmax,
// ymax) and geometry (WKB).
func writeGeoParquet(w io.Writer, c *Collection) error {
	t, err := survey(c, clean, "id", "bbox", "geometry")
	if err != nil {
		return err
	}
	root := orderedGroup{Group: parquet.Group{}}
	root.add("id", parquet.Optional(parquet.String()))
	for _, col := range t.columns {
		root.add(col.label, parquet.Optional(parquetNode(col.kind)))
	}
	bbox := orderedGroup{Group: parquet.Group{}}
	for _, edge := range [...]string{"xmin", "ymin", "xmax", "ymax"} {
		bbox.add(edge, parquet.Required(parquet.Leaf(parquet.DoubleType)))
	}
	root.add("bbox", parquet.Optional(bbox))
	root.add("geometry", parquet.Optional(parquet.Leaf(parquet.ByteArrayType)))

	metadata, err := t.geoMetadata()
	if err != nil {
		return err
	}
	out := parquet.NewWriter(w, parquet.NewSchema(c.layer(), root),
		parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(rowsInGroup),
		parquet.CreatedBy("dateline", "", ""),
		parquet.SkipPageBounds("geometry")) // the least and greatest blob say nothing, and are long
	out.SetKeyValueMetadata("geo", metadata)
	for _, p := range []Property{{"title", c.Title}, {"description", c.Description}, {"attribution", c.Attribution}} {
		if p.Value != "" {
			out.SetKeyValueMetadata(p.Name, clean(p.Value.(string)))
		}
	}
	rows := make([]parquet.Row, 0, rowsAtOnce)
	flush := func() error {
		_, err := out.WriteRows(rows)
		rows = rows[:0]
		return err
	}
	err = c.each(func(f Feature) error {
		row, err := t.parquetRow(&f)
		if err != nil {
			return err
		}
		if rows = append(rows, row); len(rows) == rowsAtOnce {
			return flush()
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	return out.Close()
}

// parquetRow returns a feature as the leaf values of a row. The definition level says how much of the way to a
// leaf is there: 0 for a null of an optional column, 1 for a value.
func (t *table) parquetRow(f *Feature) (parquet.Row, error) {
	row := make(parquet.Row, 0, len(t.columns)+6)
	add := func(v any) {
		level := 0
		if v != nil {
			level = 1
		}
		row = append(row, parquet.ValueOf(v).Level(0, level, len(row)))
	}
	add(f.id())
	for i, v := range t.values(f) {
		v, err := t.columns[i].kind.as(v)
		if err != nil {
			return nil, err
		}
		add(v)
	}
	if f.Geometry == nil {
		for range 5 {
			add(nil)
		}
		return row, nil
	}
	b := f.Geometry.Bound()
	for _, x := range []float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]} {
		add(x)
	}
	g, err := toGeom(f.Geometry, exact)
	if err != nil {
		return nil, err
	}
	blob, err := wkb.Marshal(g, binary.LittleEndian)
	if err != nil {
		return nil, err
	}
	add(blob)
	return row, nil
}

func (t *table) geoMetadata() (string, error) {
	col := geoColumn{Encoding: "WKB", GeometryTypes: slices.Clone(t.types), Orientation: "counterclockwise",
		Edges: "planar"}
	if col.GeometryTypes == nil {
		col.GeometryTypes = []string{}
	}
	if t.anyGeometry {
		col.Bbox = []float64{t.bound.Min[0], t.bound.Min[1], t.bound.Max[0], t.bound.Max[1]}
	}
	col.Covering.Bbox = map[string][2]string{}
	for _, edge := range [...]string{"xmin", "ymin", "xmax", "ymax"} {
		col.Covering.Bbox[edge] = [2]string{"bbox", edge}
	}
	b, err := json.Marshal(geoMetadata{"1.1.0", "geometry", map[string]geoColumn{"geometry": col}})
	return string(b), err
}

func parquetNode(k kind) parquet.Node {
	switch k {
	case kindBool:
		return parquet.Leaf(parquet.BooleanType)
	case kindInt:
		return parquet.Int(64)
	case kindFloat:
		return parquet.Leaf(parquet.DoubleType)
	}
	return parquet.String()
}

// orderedGroup is a group whose fields keep the order in which they were added; parquet.Group sorts them.
type orderedGroup struct {
	parquet.Group
	names []string
}

func (g *orderedGroup) add(name string, node parquet.Node) {
	g.Group[name] = node
	g.names = append(g.names, name)
}

// Fields returns the fields in their order.
func (g orderedGroup) Fields() []parquet.Field {
	fields := g.Group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int {
		return slices.Index(g.names, a.Name()) - slices.Index(g.names, b.Name())
	})
	return fields
}

// GoType returns the type of a row as Go value. Rows are written by their leaves here, and column names needn't be
// those of Go, so it is a map.
func (g orderedGroup) GoType() reflect.Type { return reflect.TypeFor[map[string]any]() }
