package main

import (
	"io"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"dateline/data"
	"dateline/geo/tile"
	"dateline/web"
)

func newMCP(open *opener) *cobra.Command {
	return &cobra.Command{
		Use:   "mcp [ARTICLE…]",
		Short: "Answer an assistant by the Model Context Protocol",
		Long: `mcp answers an assistant on standard input and output by the Model Context Protocol: it finds places,
measures, reads texts and checks the distances that they claim. The named articles, or the built-in one, are its
resources. A server answers the same under /mcp.`,
		Example: `  dateline mcp
  claude mcp add dateline -- dateline mcp`,
		RunE: func(cmd *cobra.Command, args []string) error {
			articles, err := readArticles(cmd, args)
			if err != nil {
				return err
			}
			cfg := web.Config{Version: version(), Updated: data.Updated(), Articles: articles}
			if cfg.Reader, err = open.reader(); err != nil {
				return err
			}
			if cfg.Basemap, err = tile.Open(data.Basemap); err != nil {
				return err
			}
			server, err := web.New(cfg)
			if err != nil {
				return err
			}
			return server.Assistant().Run(cmd.Context(), &mcp.IOTransport{
				Reader: io.NopCloser(cmd.InOrStdin()), Writer: nopCloser{cmd.OutOrStdout()}})
		},
	}
}

// nopCloser leaves a writer open, for it belongs to the caller.
type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }
