package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/gazetteer"
)

func newReverse(open *opener) *cobra.Command {
	var flags placeFlags
	cmd := &cobra.Command{
		Use:   "reverse LAT LON",
		Short: "Find the places nearest to a point",
		Example: `  dateline reverse 41.01 28.95
  dateline reverse --class P --limit 3 -33.87 151.21
  dateline reverse --stdin < points.txt`,
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
			find := func(line string) ([]gazetteer.Hit, error) {
				p, err := gazetteer.ParsePoint(line)
				if errors.Is(err, gazetteer.ErrNoPosition) {
					return nil, fmt.Errorf("%q: not a latitude and a longitude, such as 41.01 28.95", line)
				}
				if err != nil {
					return nil, err
				}
				return x.Nearest(p, filter, flags.limit)
			}
			if flags.stdin {
				return answerLines(cmd, x, find)
			}
			hits, err := find(strings.Join(args, " "))
			if err != nil {
				return usageError{err}
			}
			if len(hits) == 0 {
				return errors.New("no such place in the gazetteer: loosen --class and --country")
			}
			return writeHits(cmd.OutOrStdout(), x, hits)
		},
	}
	flags.register(cmd, 1)
	return cmd
}
