package export

import (
	"database/sql"
	"fmt"
	"image/color"
	"strings"
)

// stylesTable is where QGIS keeps the looks of the layers of a GeoPackage, and finds
// the one that a layer opens with (QGIS user manual, "Managing custom styles").
const stylesTable = `CREATE TABLE layer_styles (
	id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
	f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
	useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
	update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
INSERT INTO gpkg_contents (table_name, data_type, identifier, description)
	VALUES ('layer_styles', 'attributes', 'layer_styles', 'looks of the layers in QGIS')`

// addStyle gives the layer the look that it has on the map of the page: places as
// dots with their names, claims as lines in the colours of their verdicts. A layer of
// several kinds of geometry, which QGIS opens as one layer for each, has that of its
// points.
func addStyle(db *sql.DB, layer string, t *table) error {
	style := layerStyle(t)
	if style == "" {
		return nil
	}
	if _, err := db.Exec(stylesTable); err != nil {
		return err
	}
	_, err := db.Exec(`INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
		styleSLD, useAsDefault, description, owner) VALUES ('', '', ?, 'geom', 'dateline', ?, '', 1, 'as on the map', '')`, layer, style)
	return err
}

// layerStyle is the style in the language of QGIS, "" where it has none.
func layerStyle(t *table) string {
	has := func(name string) bool {
		for _, col := range t.columns {
			if col.label == name {
				return true
			}
		}
		return false
	}
	kinds := map[string]bool{}
	for _, name := range t.types {
		kinds[strings.TrimPrefix(name, "Multi")] = true
	}
	switch {
	case kinds["Point"]:
		symbol := symbolQML("marker", "0", "SimpleMarker", "name", "circle", "color", rgba(slate()), "outline_color", "255,255,255,255",
			"outline_width", "0.3", "size", "2.6")
		label := ""
		if has("name") {
			label = nameLabels
		}
		return styleQML(0, `<renderer-v2 type="singleSymbol"><symbols>`+symbol+`</symbols></renderer-v2>`, label)
	case kinds["LineString"] && has("verdict"):
		var categories, symbols strings.Builder
		for i, v := range verdictColours() {
			fmt.Fprintf(&categories, `<category render="true" symbol="%d" value="%s" label="%[2]s"/>`, i, v.name)
			symbols.WriteString(lineQML(fmt.Sprint(i), v.colour))
		}
		return styleQML(1, `<renderer-v2 type="categorizedSymbol" attr="verdict"><categories>`+categories.String()+
			`</categories><symbols>`+symbols.String()+`</symbols></renderer-v2>`, "")
	case kinds["LineString"]:
		return styleQML(1, `<renderer-v2 type="singleSymbol"><symbols>`+lineQML("0", slate())+`</symbols></renderer-v2>`, "")
	case kinds["Polygon"]:
		fill := amber()
		fill.A = 0x40
		symbol := symbolQML("fill", "0", "SimpleFill", "color", rgba(fill), "style", "solid", "outline_color",
			rgba(amber()), "outline_width", "0.5")
		return styleQML(2, `<renderer-v2 type="singleSymbol"><symbols>`+symbol+`</symbols></renderer-v2>`, "")
	}
	return ""
}

// nameLabels writes the names beside the points.
const nameLabels = `<labeling type="simple"><settings calloutType="simple">` +
	`<text-style fieldName="name" fontSize="9" textColor="51,72,90,255" isExpression="0">` +
	`<text-buffer bufferDraw="1" bufferSize="0.8" bufferColor="255,255,255,255"/></text-style>` +
	`<placement placement="6" dist="1"/><rendering drawLabels="1" obstacle="1"/></settings></labeling>`

func styleQML(geometry int, renderer, labels string) string {
	on := 0
	if labels != "" {
		on = 1
	}
	return fmt.Sprintf(`<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>`+
		`<qgis version="3.22" styleCategories="Symbology|Labeling" labelsEnabled="%d">%s%s<layerGeometryType>%d</layerGeometryType></qgis>`,
		on, renderer, labels, geometry)
}

func lineQML(name string, c color.RGBA) string {
	return symbolQML("line", name, "SimpleLine", "line_color", rgba(c), "line_width", "0.8", "capstyle", "round")
}

// symbolQML is a symbol of one layer with properties, each a name and a value.
func symbolQML(kind, name, class string, properties ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<symbol type="%s" name="%s"><layer class="%s" enabled="1">`, kind, name, class)
	for i := 0; i < len(properties); i += 2 {
		fmt.Fprintf(&b, `<prop k="%s" v="%s"/>`, properties[i], properties[i+1])
	}
	b.WriteString(`</layer></symbol>`)
	return b.String()
}

func rgba(c color.RGBA) string { return fmt.Sprintf("%d,%d,%d,%d", c.R, c.G, c.B, c.A) }
