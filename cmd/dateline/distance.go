package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/paulmach/orb/geojson"
	"github.com/spf13/cobra"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
	"dateline/geo"
)

func newDistance(open *opener) *cobra.Command {
	var unitName, format string
	var pairs, chain bool
	cmd := &cobra.Command{
		Use:   "distance A B [C…]",
		Short: "Measure the distances between places",
		Long: `distance measures along the shortest line on the WGS 84 ellipsoid: between two places, between
each two of several (a matrix), or along them one after the other (--chain). A place is a name,
which may stand within another ("Paris, Texas"), an id of the gazetteer, or "LAT, LON".`,
		Example: `  dateline distance Istanbul Ankara
  dateline distance Istanbul Ankara Antalya --unit mi
  dateline distance --chain Moscow Istanbul Ankara
  dateline distance "41.01, 28.95" geonames:323786 --format geojson
  echo '41.01 28.95 39.92 32.85' | dateline distance --pairs`,
		Args: argsUnlessStdin(&pairs, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if pairs {
				return solvePairs(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout())
			}
			unit, err := geo.ParseUnit(unitName)
			if err != nil {
				return usageError{fmt.Errorf("--unit: %w", err)}
			}
			if format != "table" && format != "geojson" {
				return usagef("--format %s: table or geojson", format)
			}
			x, err := open.index()
			if err != nil {
				return err
			}
			venues, err := locate(x, args, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch {
			case format == "geojson":
				return writeLines(out, venues, chain)
			case chain:
				return writeChain(out, venues, unit)
			case len(venues) == 2:
				return writePair(out, venues[0], venues[1], unit)
			default:
				return writeMatrix(out, venues, unit)
			}
		},
	}
	cmd.Flags().StringVarP(&unitName, "unit", "u", "km", "km, mi, nmi or m")
	cmd.Flags().StringVarP(&format, "format", "f", "table", "table or geojson")
	cmd.Flags().BoolVar(&chain, "chain", false, "measure from each place to the next")
	cmd.Flags().BoolVar(&pairs, "pairs", false,
		`read lines of "lat1 lon1 lat2 lon2", write "azi1 azi2 s12" (degrees, metres), as GeodSolve -i does`)
	return cmd
}

// venue is a place to measure from or to.
type venue struct {
	gazetteer.Located
	name, label string
}

// locate finds the places that were asked for. It notes on notes where a
// name has several bearers.
func locate(x *gazetteer.Index, args []string, notes io.Writer) ([]venue, error) {
	venues := make([]venue, 0, len(args))
	for _, arg := range args {
		l, err := x.Locate(arg)
		if err != nil {
			return nil, err
		}
		v := venue{Located: l}
		if l.Ref == gazetteer.NoRef {
			v.name = fmt.Sprintf("%g, %g", l.Point.Lat(), l.Point.Lon())
			v.label = v.name
		} else {
			v.name, v.label = x.Name(l.Ref), x.Label(l.Ref)
		}
		if note := x.Note(l); note != "" {
			fmt.Fprintf(notes, "%s: %s\n", arg, note)
		}
		venues = append(venues, v)
	}
	return venues, nil
}

// exact prints a length to a millimetre or finer.
func exact(l geo.Length, u geo.Unit) string {
	decimals := 6
	if u == "m" {
		decimals = 3
	}
	return strconv.FormatFloat(float64(l/u.Length()), 'f', decimals, 64) + " " + string(u)
}

func writePair(w io.Writer, a, b venue, u geo.Unit) error {
	line := geo.Inverse(a.Point, b.Point)
	_, err := fmt.Fprintf(w, "%s → %s\n%s (%s), leaving %s (%.1f°), arriving %s (%.1f°)\n",
		a.label, b.label, line.Length.Format(u), exact(line.Length, u),
		geo.Compass(line.Azimuth), line.Azimuth, geo.Compass(line.ArrivalAzimuth), line.ArrivalAzimuth)
	return err
}

func writeChain(w io.Writer, venues []venue, u geo.Unit) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	total := geo.Length(0)
	for i := 1; i < len(venues); i++ {
		line := geo.Inverse(venues[i-1].Point, venues[i].Point)
		total += line.Length
		fmt.Fprintf(tw, "%s\t→ %s\t%s\t%s\n", venues[i-1].name, venues[i].name, exact(line.Length, u),
			geo.Compass(line.Azimuth))
	}
	fmt.Fprintf(tw, "total\t\t%s\t\n", exact(total, u))
	return tw.Flush()
}

func writeMatrix(w io.Writer, venues []venue, u geo.Unit) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	header := []string{string(u)}
	for _, v := range venues {
		header = append(header, v.name)
	}
	fmt.Fprintln(tw, strings.Join(header, "\t")+"\t")
	for _, a := range venues {
		row := []string{a.name}
		for _, b := range venues {
			row = append(row, fmt.Sprintf("%.1f", float64(geo.Distance(a.Point, b.Point)/u.Length())))
		}
		fmt.Fprintln(tw, strings.Join(row, "\t")+"\t")
	}
	return tw.Flush()
}

// writeLines writes the geodesics as GeoJSON: along the chain, or between
// each two places.
func writeLines(w io.Writer, venues []venue, chain bool) error {
	fc := geojson.NewFeatureCollection()
	for i, a := range venues {
		for j := i + 1; j < len(venues); j++ {
			if chain && j > i+1 {
				break
			}
			b := venues[j]
			line := geo.Inverse(a.Point, b.Point)
			f := geojson.NewFeature(render.Curve(line))
			f.ID = fmt.Sprintf("%d-%d", i, j)
			f.Properties = geojson.Properties{
				"from": a.label, "to": b.label, "metres": float64(line.Length),
				"azimuth": line.Azimuth, "arrival_azimuth": line.ArrivalAzimuth, "direction": geo.Compass(line.Azimuth),
			}
			fc.Append(f)
		}
	}
	b, err := fc.MarshalJSON()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", b)
	return err
}
