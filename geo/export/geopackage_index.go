package export

import (
	"database/sql"
	"strings"

	"github.com/paulmach/orb"
)

// spatialIndex is the R-tree over the geometries of a layer, after the extension
// gpkg_rtree_index of GeoPackage 1.3 (OGC 12-128r17, annex F.3). With it programs draw a
// part of a large layer without reading all of it.
type spatialIndex struct{ table, layer string }

// extensionsTable lists the extensions that a file uses (annex C.5).
const extensionsTable = `CREATE TABLE gpkg_extensions (
	table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
	CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))`

func newSpatialIndex(db *sql.DB, layer string) (spatialIndex, error) {
	x := spatialIndex{"rtree_" + layer + "_geom", layer}
	if _, err := db.Exec(extensionsTable); err != nil {
		return x, err
	}
	if _, err := db.Exec(`INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index',
		'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')`, layer); err != nil {
		return x, err
	}
	_, err := db.Exec("CREATE VIRTUAL TABLE " + quoted(x.table) + " USING rtree(id, minx, maxx, miny, maxy)")
	return x, err
}

// add enters the box of a feature.
func (x spatialIndex) add(tx *sql.Tx, fid int64, b orb.Bound) error {
	_, err := tx.Exec("INSERT INTO "+quoted(x.table)+" VALUES (?, ?, ?, ?, ?)", fid, b.Min[0], b.Max[0], b.Min[1], b.Max[1])
	return err
}

// finish adds the triggers by which programs that change the layer keep the tree
// right. They call functions that those programs have, so they come last.
func (x spatialIndex) finish(db *sql.DB) error {
	const box = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)"
	for _, t := range []struct{ suffix, on, when, do string }{
		{"insert", "AFTER INSERT ON LAYER", "NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)",
			"INSERT OR REPLACE INTO TREE VALUES (NEW.fid, " + box + ")"},
		{"update1", "AFTER UPDATE OF geom ON LAYER", "OLD.fid = NEW.fid AND NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)",
			"INSERT OR REPLACE INTO TREE VALUES (NEW.fid, " + box + ")"},
		{"update2", "AFTER UPDATE OF geom ON LAYER", "OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))",
			"DELETE FROM TREE WHERE id = OLD.fid"},
		{"update3", "AFTER UPDATE ON LAYER", "OLD.fid != NEW.fid AND NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)",
			"DELETE FROM TREE WHERE id = OLD.fid; INSERT OR REPLACE INTO TREE VALUES (NEW.fid, " + box + ")"},
		{"update4", "AFTER UPDATE ON LAYER", "OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))",
			"DELETE FROM TREE WHERE id IN (OLD.fid, NEW.fid)"},
		{"delete", "AFTER DELETE ON LAYER", "OLD.geom NOT NULL", "DELETE FROM TREE WHERE id = OLD.fid"},
	} {
		statement := "CREATE TRIGGER " + quoted(x.table+"_"+t.suffix) + " " + t.on + " WHEN " + t.when + " BEGIN " + t.do + "; END"
		statement = strings.NewReplacer("LAYER", quoted(x.layer), "TREE", quoted(x.table)).Replace(statement)
		if _, err := db.Exec(statement); err != nil {
			return err
		}
	}
	return nil
}
