package tiles

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleStyle answers GET /tiles/style.json: how the basemap is drawn, in the style
// specification of MapLibre, version 8, in the colours of the page. The letters of its
// names come from this server, too.
func (h *handlers) handleStyle(c echo.Context) error {
	const (
		sea, land, urban = "#dde7ec", "#f5f2ea", "#e6ddcd"
		water, admin     = "#c3d6df", "#d9d3c6"
		border, quiet    = "#b9b2a4", "#8d877b"
		seaText          = "#6f8d9b"
	)
	source := func(id, kind, layer string, paint map[string]any, more map[string]any) map[string]any {
		l := map[string]any{"id": id, "type": kind, "source": "basemap", "source-layer": layer, "paint": paint}
		for k, v := range more {
			l[k] = v
		}
		return l
	}
	line := func(colour string, width any) map[string]any {
		return map[string]any{"line-color": colour, "line-width": width}
	}
	byZoom := func(zooms ...any) []any { return append([]any{"step", []any{"zoom"}}, zooms...) }
	disputed := []any{"==", []any{"get", "disputed"}, true}
	settled := []any{"!=", []any{"get", "disputed"}, true} // QGIS draws both kinds where it is told "not disputed"
	dashed := line(border, byZoom(0.8, 4, 1.2))
	dashed["line-dasharray"] = []float64{4, 3}
	const sans, italic = "Liberation Sans Regular", "Liberation Serif Italic"
	// named draws the names of a layer, the most important first.
	named := func(id, layer, font, colour string, size any, filter any, more map[string]any) map[string]any {
		layout := map[string]any{"text-field": []any{"get", "name"}, "text-font": []string{font}, "text-size": size,
			"symbol-sort-key": []any{"get", "rank"}, "text-max-width": 8}
		for k, v := range more {
			layout[k] = v
		}
		paint := map[string]any{"text-color": colour, "text-halo-color": land, "text-halo-width": 1}
		return source(id, "symbol", layer, paint, map[string]any{"layout": layout, "filter": filter})
	}
	kind := func(names ...string) []any {
		return []any{"in", []any{"get", "kind"}, []any{"literal", names}}
	}
	// reached holds for what is important enough for the zoom.
	reached := func(ahead int) []any { return []any{"<=", []any{"get", "rank"}, []any{"+", []any{"zoom"}, ahead}} }
	beside := map[string]any{"text-variable-anchor": []string{"left", "right", "top", "bottom"}, "text-radial-offset": 0.4,
		"text-justify": "auto"}
	return httpx.SendJSON(c, httpx.TypeJSON, map[string]any{
		"version": 8,
		"glyphs":  httpx.Origin(c) + glyphsTemplate,
		"name":    "dateline basemap",
		"center":  []float64{20, 30},
		"zoom":    2,
		"sources": map[string]any{"basemap": map[string]any{
			"type": "vector", "tiles": []string{httpx.Origin(c) + basemapTemplate}, "minzoom": 0,
			"maxzoom": h.basemap.TileJSON("").MaxZoom, "attribution": h.basemap.TileJSON("").Attribution,
		}},
		"layers": []map[string]any{
			{"id": "sea", "type": "background", "paint": map[string]any{"background-color": sea}},
			source("land", "fill", "land", map[string]any{"fill-color": land}, nil),
			source("urban", "fill", "urban", map[string]any{"fill-color": urban}, nil),
			source("lakes", "fill", "lakes", map[string]any{"fill-color": sea}, nil),
			source("rivers", "line", "rivers", line(water, byZoom(0.7, 6, 1.1)), map[string]any{"minzoom": 4,
				"filter": []any{"<=", []any{"get", "rank"}, []any{"-", []any{"zoom"}, 1}}}),
			source("regions", "line", "admin1", line(admin, 0.8), map[string]any{"minzoom": 5}),
			source("borders", "line", "borders", line(border, byZoom(0.7, 4, 1)), map[string]any{
				"filter": settled}),
			source("disputed-borders", "line", "borders", dashed, map[string]any{"filter": disputed}),
			source("towns", "circle", "towns", map[string]any{"circle-radius": 1.7, "circle-color": quiet,
				"circle-stroke-color": land, "circle-stroke-width": 0.8}, map[string]any{"minzoom": 4,
				"filter": []any{"<=", []any{"get", "rank"}, []any{"-", []any{"zoom"}, 1}}}),
			named("country-names", "labels", sans, "#7d7668", 11, []any{"all", kind("country"), reached(1)},
				map[string]any{"text-transform": "uppercase", "text-letter-spacing": 0.12}),
			named("town-names", "towns", sans, "#6b655a", 11, []any{"all", []any{">=", []any{"zoom"}, 4}, reached(-1)}, beside),
			named("water-names", "labels", italic, seaText, 13, []any{"all", kind("ocean", "sea", "lake"), reached(1)},
				map[string]any{"text-letter-spacing": 0.08}),
			named("other-names", "labels", italic, quiet, 11,
				[]any{"all", kind("mountain", "island", "park", "site"), []any{">=", []any{"zoom"}, 5}, reached(0)}, nil),
		},
	})
}
