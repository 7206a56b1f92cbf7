package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"dateline/gazetteer"
)

// placeFlags narrow a search down.
type placeFlags struct {
	classes, countries []string
	limit              int
	stdin              bool
}

func (f *placeFlags) register(cmd *cobra.Command, limit int) {
	cmd.Flags().StringSliceVar(&f.classes, "class", nil,
		"only these GeoNames feature classes: A countries and regions, P towns, H water, T land, L areas, S buildings …")
	cmd.Flags().StringSliceVar(&f.countries, "country", nil, "only in these countries, by their two-letter codes")
	cmd.Flags().IntVar(&f.limit, "limit", limit, "most places to print")
	cmd.Flags().BoolVar(&f.stdin, "stdin", false, "read one query a line, write one line of JSON each")
}

func (f *placeFlags) filter() (gazetteer.Filter, error) {
	if f.limit < 1 || f.limit > gazetteer.MaxLimit {
		return gazetteer.Filter{}, usagef("--limit %d: between 1 and %d", f.limit, gazetteer.MaxLimit)
	}
	filter := gazetteer.Filter{}
	for _, c := range f.classes {
		c = strings.ToUpper(c)
		if len(c) != 1 || !strings.Contains("APHTLSUVR", c) {
			return filter, usagef("--class %s: one letter of A P H T L S U V R", c)
		}
		filter.Classes = append(filter.Classes, c)
	}
	for _, c := range f.countries {
		if len(c) != 2 {
			return filter, usagef("--country %s: a code of two letters, such as TR", c)
		}
		filter.Countries = append(filter.Countries, strings.ToUpper(c))
	}
	return filter, nil
}

func newSearch(open *opener) *cobra.Command {
	var flags placeFlags
	var autocomplete bool
	cmd := &cobra.Command{
		Use:   "search NAME…",
		Short: "Find places by name",
		Example: `  dateline search "Paris, Texas"
  dateline search --autocomplete --country TR anta
  dateline search Istambul            # one typo is forgiven
  dateline search --stdin < names.txt`,
		Args: argsUnlessStdin(&flags.stdin, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			filter, err := flags.filter()
			if err != nil {
				return err
			}
			x, err := open.index()
			if err != nil {
				return err
			}
			q := gazetteer.Query{Filter: filter, Limit: flags.limit}
			if autocomplete {
				q.Mode = gazetteer.Prefix
			}
			find := func(line string) ([]gazetteer.Hit, error) {
				q.Text = line
				return x.Search(q)
			}
			if flags.stdin {
				return answerLines(cmd, x, find)
			}
			text := strings.Join(args, " ")
			hits, err := find(text)
			if err != nil {
				return usageError{err}
			}
			if len(hits) == 0 {
				return fmt.Errorf("no place found for %q: check the spelling, or loosen --class and --country", text)
			}
			return writeHits(cmd.OutOrStdout(), x, hits)
		},
	}
	flags.register(cmd, 10)
	cmd.Flags().BoolVar(&autocomplete, "autocomplete", false, "NAME is the beginning of a name")
	return cmd
}

// argsUnlessStdin asks for at least n arguments, and for none with --stdin.
func argsUnlessStdin(stdin *bool, n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if *stdin {
			return cobra.NoArgs(cmd, args)
		}
		return cobra.MinimumNArgs(n)(cmd, args)
	}
}

// writeHits prints places for a person.
func writeHits(w io.Writer, x *gazetteer.Index, hits []gazetteer.Hit) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, h := range hits {
		p := x.Place(h.Ref)
		fmt.Fprintf(tw, "%s\t%.5f, %.5f\t%s.%s\t%s", x.Label(h.Ref), p.Point.Lat(), p.Point.Lon(), p.Class, p.Code,
			p.ID)
		if h.Distance >= 0 {
			fmt.Fprintf(tw, "\t%s away", h.Distance.Format("km"))
		}
		fmt.Fprintln(tw)
	}
	return tw.Flush()
}

// answerLines answers each line of stdin by a line of JSON. A line that can't
// be answered says why; the others still come out.
func answerLines(cmd *cobra.Command, x *gazetteer.Index, find func(string) ([]gazetteer.Hit, error)) error {
	out := bufio.NewWriterSize(cmd.OutOrStdout(), 1<<16)
	in := bufio.NewScanner(cmd.InOrStdin())
	in.Buffer(nil, 1<<20)
	failed, n := 0, 0
	for in.Scan() && cmd.Context().Err() == nil {
		n++
		line := strings.TrimSpace(in.Text())
		a := answer{Query: line, Hits: []hit{}}
		hits, err := find(line)
		if err != nil {
			failed++
			a.Error = fmt.Sprintf("line %d: %v", n, err)
		}
		for _, h := range hits {
			a.Hits = append(a.Hits, newHit(x, h))
		}
		if err := writeJSONLine(out, a); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return errors.Join(out.Flush(), fmt.Errorf("line %d: %w", n+1, err))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d lines could not be answered: see their \"error\"", failed, n)
	}
	return cmd.Context().Err()
}
