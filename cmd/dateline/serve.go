package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"dateline/data"
	"dateline/geo/tile"
	"dateline/web"
)

func newServe(h *house) *cobra.Command {
	var addr string
	var verbose bool
	cmd := &cobra.Command{
		Use:   "serve [ARTICLE…]",
		Short: "Show articles on a map in the browser",
		Long: `serve shows the named articles, or the built-in one, on a map, and answers the HTTP API.
Nothing leaves this machine: gazetteer, basemap and page are part of the program.`,
		Example: `  dateline serve
  dateline serve story.txt other-story.txt
  dateline serve --addr 127.0.0.1:0 story.txt   # any free port`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			articles, err := readArticles(cmd, args)
			if err != nil {
				return err
			}
			reader, err := h.reader()
			if err != nil {
				return err
			}
			basemap, err := tile.Open(data.Basemap)
			if err != nil {
				return err
			}
			level := slog.LevelWarn
			if verbose {
				level = slog.LevelInfo
			}
			server, err := web.New(web.Config{
				Reader: reader, Basemap: basemap, Articles: articles, Version: version(),
				Logger: slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), &slog.HandlerOptions{Level: level})),
			})
			if err != nil {
				return err
			}
			l, err := net.Listen("tcp", addr)
			if errors.Is(err, syscall.EADDRINUSE) {
				return fmt.Errorf("%s is in use: stop the other program, or choose another port, as with --addr 127.0.0.1:0", addr)
			}
			if err != nil {
				return fmt.Errorf("--addr %s: %w", addr, err)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "dateline: http://%s/\n", l.Addr())
			return server.Serve(cmd.Context(), l)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "log every request (never its text) to stderr")
	return cmd
}

// readArticles reads the named files, or takes the built-in article.
func readArticles(cmd *cobra.Command, names []string) ([]web.Article, error) {
	if len(names) == 0 {
		return []web.Article{{Name: "The built-in article", Text: data.Article}}, nil
	}
	articles := make([]web.Article, 0, len(names))
	for _, name := range names {
		text, err := readArticle(cmd, name)
		if err != nil {
			return nil, err
		}
		title := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
		articles = append(articles, web.Article{Name: title, Text: text})
	}
	return articles, nil
}
