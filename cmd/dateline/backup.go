package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"dateline/web/maps/store/postgres"
	"dateline/web/maps/store/sqlite"
	"dateline/web/postgresdb"
)

func newBackup() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the saved maps of a running server to a new file",
		Long: "backup writes a consistent copy of the store to a new file. The server need not stop, and maps may be " +
			"saved meanwhile.\nMaps in a PostgreSQL database are copied by its own pg_dump.",
		Example: `  dateline backup --store maps.db maps-2025-05-15.db
  dateline serve --store maps-2025-05-15.db   # serve the copy`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := fromEnvironment(cmd); err != nil {
				return err
			}
			if file == "" {
				return usagef("--store: name the file that the server was started with")
			}
			if postgresdb.IsAddress(file) {
				return usagef("--store: a database is copied by its own tools: pg_dump --schema=%s --file=FILE ADDRESS; psql "+
					"brings it back", postgres.Schema)
			}
			if err := sqlite.Backup(cmd.Context(), file, args[0]); err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "dateline: copied %s to %s\n", file, args[0])
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "store", "", "file with the saved maps")
	return cmd
}
