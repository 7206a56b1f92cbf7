package main

import (
	"github.com/spf13/cobra"

	"dateline/data"
	"dateline/geo/tile"
	"dateline/web"
	"dateline/web/assistant"
)

func newMCP(open *opener) *cobra.Command {
	return &cobra.Command{
		Use:   "mcp [ARTICLE…]",
		Short: "Answer an assistant by the Model Context Protocol",
		Long: `mcp answers an assistant on standard input and output by the Model Context Protocol: it finds places,
measures, reads texts and checks the distances that they claim. The named articles, or the built-in one, are its
resources. A server answers the same under /mcp.`,
		Example: `  dateline mcp`,
		RunE: func(cmd *cobra.Command, args []string) error {
			articles, err := readArticles(cmd, args)
			if err != nil {
				return err
			}
			cfg := web.Config{Version: version(), Updated: data.Updated(), Articles: articles}
			if cfg.Reader, err = open.reader(); err != nil {
				return err
			}
			if cfg.Basemap, err = tile.OpenUnverified(data.Basemap); err != nil {
				return err
			}
			server, err := web.New(cfg)
			if err != nil {
				return err
			}
			return server.Assistant().Run(cmd.Context(), assistant.Stream(cmd.InOrStdin(), cmd.OutOrStdout()))
		},
	}
}
