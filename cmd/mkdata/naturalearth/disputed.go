package naturalearth

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	_ "modernc.org/sqlite" // the driver that reads GeoPackages

	"dateline/cmd/mkdata/shapefile"
)

// Where qgis-common keeps the lines of claims, and libmagics++-data the borders
// with their kind.
const (
	ClaimsFile  = "usr/share/qgis/resources/data/world_map.gpkg"
	BordersFile = "usr/share/magics/10m/ne_10m_admin_0_boundary_lines_land"
)

// Claim is a line up to which a country claims, or an armistice line.
type Claim struct {
	Name  string // "Syrian claim"
	Lines orb.MultiLineString
}

// outdated are lines of ClaimsFile, of 2022, that no longer part anything, or that
// the divisions draw already.
var outdated = map[string]string{
	"Ceasefire Line 1994":        "Azerbaijan has held the land beyond it since September 2023",
	"Former USSR oblast in 1991": "Nagorno-Karabakh, dissolved in January 2024",
	"Ukrainian claim":            "the line of contact of 2015; the front has moved and moves",
	"Western Saharan claim":      "the parallel at which the divisions are cut",
}

// Claims reads the layer disputed_borders of a GeoPackage.
func Claims(ctx context.Context, gpkg []byte) (claims []Claim, err error) {
	dir, err := os.MkdirTemp("", "claims-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "claims.gpkg")
	if err := os.WriteFile(file, gpkg, 0o600); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", file)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, "SELECT name, geom FROM disputed_borders ORDER BY fid")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ClaimsFile, err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var blob []byte
		if err := rows.Scan(&name, &blob); err != nil {
			return nil, fmt.Errorf("%s: %w", ClaimsFile, err)
		}
		if _, ok := outdated[name]; ok {
			continue
		}
		lines, err := geoPackageLines(blob)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", ClaimsFile, name, err)
		}
		claims = append(claims, Claim{Name: name, Lines: lines})
	}
	return claims, rows.Err()
}

// geoPackageLines reads a GeoPackage geometry: a header ("GP", version, flags,
// reference system, envelope), then WKB. OGC 12-128r18, clause 2.1.3.
func geoPackageLines(blob []byte) (orb.MultiLineString, error) {
	const header = 8
	envelope := map[byte]int{0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
	if len(blob) < header || string(blob[:2]) != "GP" {
		return nil, fmt.Errorf("no GeoPackage geometry")
	}
	size, ok := envelope[blob[3]>>1&7]
	if !ok || len(blob) < header+size {
		return nil, fmt.Errorf("GeoPackage geometry with flags %#x in %d bytes", blob[3], len(blob))
	}
	g, err := wkb.Unmarshal(blob[header+size:])
	if err != nil {
		return nil, err
	}
	switch g := g.(type) {
	case orb.LineString:
		return orb.MultiLineString{g}, nil
	case orb.MultiLineString:
		return g, nil
	}
	return nil, fmt.Errorf("geometry is a %T, want lines", g)
}

// DisputedBorders reads the borders of BordersFile that are lines of control or
// disputed in the field. Bolivia's borders with Chile and Peru are left out: the
// file counts them for Bolivia's claim to a way to the sea.
func DisputedBorders(shp, shx, dbf []byte) (orb.MultiLineString, error) {
	records, err := shapefile.Read(shp, shx, dbf)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", BordersFile, err)
	}
	var lines orb.MultiLineString
	for _, r := range records {
		kind := r.Fields["featurecla"]
		if !strings.HasPrefix(kind, "Disputed") && !strings.HasPrefix(kind, "Line of control") ||
			r.Fields["adm0_left"] == "Bolivia" || r.Fields["adm0_right"] == "Bolivia" {
			continue
		}
		if g, ok := r.Geometry.(orb.MultiLineString); ok {
			lines = append(lines, g...)
		}
	}
	return lines, nil
}
