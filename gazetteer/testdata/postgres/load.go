package main

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"dateline/gazetteer"
)

const schema = `
CREATE EXTENSION pg_trgm;
CREATE EXTENSION postgis;
CREATE TABLE place (place int, class text, lon float8, lat float8, at geography(Point, 4326));
CREATE TABLE name (folded text COLLATE "C", place int, weight float4);
`

const indexes = `
UPDATE place SET at = ST_MakePoint(lon, lat)::geography;
CREATE INDEX ON name (folded text_pattern_ops, weight DESC);
CREATE INDEX ON name USING gin (folded gin_trgm_ops);
CREATE INDEX ON place USING gist (at) WHERE class = 'P';
VACUUM FULL ANALYZE;
`

// load copies the places and names of the index.
func load(ctx context.Context, pg *cluster, x *gazetteer.Index) error {
	r, w := io.Pipe()
	go func() {
		out := bufio.NewWriter(w)
		writeRows(out, x)
		w.CloseWithError(out.Flush())
	}()
	_, err := pg.feed(ctx, r)
	r.CloseWithError(err)
	return err
}

func writeRows(out *bufio.Writer, x *gazetteer.Index) {
	out.WriteString(schema)
	out.WriteString("COPY place (place, class, lon, lat) FROM stdin;\n")
	for ref := range gazetteer.Ref(x.Len()) {
		p := x.Place(ref)
		fmt.Fprintf(out, "%d\t%s\t%.7f\t%.7f\n", ref, p.Class, p.Point.Lon(), p.Point.Lat())
	}
	out.WriteString("\\.\nCOPY name FROM stdin;\n")
	for ref := range gazetteer.Ref(x.Len()) {
		seen := make(map[string]bool)
		for _, n := range x.Names(ref) {
			folded := string(gazetteer.Fold(nil, n.Text))
			if folded == "" || seen[folded] {
				continue
			}
			seen[folded] = true
			fmt.Fprintf(out, "%s\t%d\t%.6f\n", folded, ref, x.Fame(ref)-0.01*float64(n.Kind))
		}
	}
	out.WriteString("\\.\n")
	out.WriteString(indexes)
}
