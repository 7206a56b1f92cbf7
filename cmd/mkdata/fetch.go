package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/source"
)

// newFetchCommand returns "mkdata fetch", which brings all sources into the
// cache, so that a later build works without a network.
func newFetchCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "fetch",
		Short: "Fetch and check all sources, so that later builds work offline",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cache, err := source.DefaultCache()
			if err != nil {
				return err
			}
			for _, p := range source.All() {
				path, err := cache.Fetch(cmd.Context(), p)
				if err != nil {
					return err
				}
				fmt.Fprintln(cmd.OutOrStdout(), path)
			}
			return nil
		},
	}
}
