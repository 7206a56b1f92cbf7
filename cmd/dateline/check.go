package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"dateline/web/maps/store/sqlite"
	"dateline/web/postgresdb"
)

func newCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check STORE",
		Short: "Verify a store of saved maps, or a backup of one",
		Long: `check reads all of a store and tells what is wrong with it: pages, indexes, texts, places, sums. It
changes nothing, and the server that uses the store need not stop. The exit code is 1 when something is wrong.`,
		Example: `  dateline check maps.db
  dateline backup --store maps.db copy.db && dateline check copy.db`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if postgresdb.IsAddress(args[0]) {
				return usagef("a database is verified by its own tools: pg_amcheck --all")
			}
			r, err := sqlite.Check(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			for _, fault := range r.Faults {
				fmt.Fprintln(cmd.OutOrStdout(), fault)
			}
			if len(r.Faults) > 0 {
				return fmt.Errorf("%s is damaged: serve a backup instead", args[0])
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s is sound: %d maps, %d places, %d bytes of text\n", args[0], r.Maps, r.Places, r.Bytes)
			return nil
		},
	}
}
