package export

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom/encoding/wkb"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// geoPackageSchema is what every GeoPackage 1.3 holds (OGC 12-128r17, annex C), and its required reference systems.
const geoPackageSchema = `
PRAGMA application_id = 0x47504B47; -- "GPKG"
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
	srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
	organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
	table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
	last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
	min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
	CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
	table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
	z TINYINT NOT NULL, m TINYINT NOT NULL,
	CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
	CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
	CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
INSERT INTO gpkg_spatial_ref_sys VALUES
	('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
	('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
	('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
`

const wgs84 = 4326 // EPSG

// writeGeoPackage writes one layer of a GeoPackage 1.3. SQLite needs a file to write in, so it is
// made among the temporary files first.
func writeGeoPackage(w io.Writer, c *Collection) error { return sendGeoPackage(w, c, false) }

// writeStyledGeoPackage is writeGeoPackage with a look for QGIS. Other programs see the
// styles as a second table, which is in the way of those that expect one.
func writeStyledGeoPackage(w io.Writer, c *Collection) error { return sendGeoPackage(w, c, true) }

func sendGeoPackage(w io.Writer, c *Collection, styled bool) error {
	dir, err := os.MkdirTemp("", "dateline-gpkg-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "export.gpkg")
	if err := makeGeoPackage(path, c, styled); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

func makeGeoPackage(path string, c *Collection, styled bool) (err error) {
	t, err := survey(c, clean, "fid", "geom", "id")
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	defer func() {
		if e := db.Close(); err == nil {
			err = e
		}
	}()
	if _, err := db.Exec(geoPackageSchema); err != nil {
		return err
	}
	layer := c.layer()
	columns, places := "fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom "+geometryType(t)+", id TEXT", "NULL, ?, ?"
	for _, col := range t.columns {
		columns += ", " + quoted(col.label) + " " + sqlType(col.kind)
		places += ", ?"
	}
	if _, err := db.Exec("CREATE TABLE " + quoted(layer) + " (" + columns + ")"); err != nil {
		return err
	}
	title := clean(c.Title)
	if title == "" {
		title = layer
	}
	var west, south, east, north any
	if t.anyGeometry {
		west, south, east, north = t.bound.Min[0], t.bound.Min[1], t.bound.Max[0], t.bound.Max[1]
	}
	if _, err := db.Exec(`INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
		VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?)`,
		layer, title, paragraphs(c.Description, c.Attribution), west, south, east, north, wgs84); err != nil {
		return err
	}
	if _, err := db.Exec("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", layer, geometryType(t),
		wgs84); err != nil {
		return err
	}
	tree, err := newSpatialIndex(db, layer)
	if err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	insert, err := tx.Prepare("INSERT INTO " + quoted(layer) + " VALUES (" + places + ")")
	if err != nil {
		return err
	}
	err = c.each(func(f Feature) error {
		blob, err := geoPackageBinary(f.Geometry)
		if err != nil {
			return err
		}
		row := []any{blob, f.id()}
		for i, v := range t.values(&f) {
			v, err := t.columns[i].kind.as(v)
			if err != nil {
				return err
			}
			row = append(row, v)
		}
		done, err := insert.Exec(row...)
		if err != nil || f.Geometry == nil {
			return err
		}
		fid, err := done.LastInsertId()
		if err != nil {
			return err
		}
		return tree.add(tx, fid, f.Geometry.Bound())
	})
	if err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if styled {
		if err := addStyle(db, layer, t); err != nil {
			return err
		}
	}
	return tree.finish(db)
}

// geoPackageBinary returns g as the GeoPackageBinary blob: header, envelope but for points, WKB. It
// is nil for no geometry.
func geoPackageBinary(g orb.Geometry) ([]byte, error) {
	if g == nil {
		return nil, nil
	}
	t, err := toGeom(g, exact)
	if err != nil {
		return nil, err
	}
	body, err := wkb.Marshal(t, binary.LittleEndian)
	if err != nil {
		return nil, err
	}
	const littleEndian, withEnvelope = 1, 1 << 1
	_, point := g.(orb.Point)
	blob := []byte{'G', 'P', 0, littleEndian}
	if !point {
		blob[3] |= withEnvelope
	}
	blob = binary.LittleEndian.AppendUint32(blob, wgs84)
	if !point {
		b := g.Bound()
		for _, x := range []float64{b.Min[0], b.Max[0], b.Min[1], b.Max[1]} {
			blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(x))
		}
	}
	return append(blob, body...), nil
}

// geometryType returns the type of the layer's geometries.
func geometryType(t *table) string {
	if len(t.types) == 1 {
		return strings.ToUpper(t.types[0])
	}
	return "GEOMETRY"
}

func sqlType(k kind) string {
	switch k {
	case kindBool:
		return "BOOLEAN"
	case kindInt:
		return "INTEGER"
	case kindFloat:
		return "DOUBLE"
	}
	return "TEXT"
}

// quoted returns a name as an identifier of SQL.
func quoted(name string) string {
	return fmt.Sprintf(`"%s"`, strings.ReplaceAll(name, `"`, `""`))
}
