package main

import (
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"dateline/data"
	"dateline/geo/picture"
	"dateline/geo/tile"
	"dateline/web"
)

func newServe(open *opener) *cobra.Command {
	var flags serveFlags
	cmd := &cobra.Command{
		Use:   "serve [ARTICLE…]",
		Short: "Show articles on a map in the browser",
		Long: `serve shows the named articles, or the built-in one, on a map, and answers the HTTP API.
Nothing leaves this machine: gazetteer, basemap and page are part of the program. Only with --basemap and an
address the reader's browser asks one other server, for the tiles of the map.
Each flag can also be set by the variable of the environment that stands behind it.`,
		Example: `  dateline serve
  dateline serve story.txt other-story.txt
  dateline serve --addr 127.0.0.1:0 story.txt   # any free port
  dateline serve --store maps.db                # keep the maps that people save`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := fromEnvironment(cmd); err != nil {
				return err
			}
			articles, err := readArticles(cmd, args)
			if err != nil {
				return err
			}
			cfg := flags.config(cmd)
			memory, err := limitMemory()
			if err != nil {
				cfg.Logger.Warn("the memory is not limited", "err", err)
			}
			cfg.Limits = cfg.Limits.Within(memory)
			maps, closer, err := flags.openStore(cmd.Context(), cmd.Flags().Changed)
			if err != nil {
				return err
			}
			defer closer.Close()
			cfg.Store = maps
			ground, file, err := flags.openGround()
			if err != nil {
				return err
			}
			defer file.Close()
			cfg.Ground = ground
			cfg.Articles = articles
			if cfg.Reader, err = open.reader(); err != nil {
				return err
			}
			if cfg.Fonts, err = picture.NewFonts(true); err != nil {
				return err
			}
			if cfg.Basemap, err = tile.Open(data.Basemap); err != nil {
				return err
			}
			server, err := web.New(cfg)
			if err != nil {
				return err
			}
			l, err := net.Listen("tcp", flags.addr)
			if errors.Is(err, syscall.EADDRINUSE) {
				return fmt.Errorf("%s is in use: stop the other program, or choose another port, as with --addr 127.0.0.1:0", flags.addr)
			}
			if err != nil {
				return fmt.Errorf("--addr %s: %w", flags.addr, err)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "dateline: http://%s/\n", l.Addr())
			if origin := ground.Origin(); origin != "" {
				fmt.Fprintf(cmd.ErrOrStderr(), "The page asks %s for the tiles of the map: it learns what its readers look at.\n", origin)
			}
			return server.Serve(cmd.Context(), l)
		},
	}
	flags.register(cmd)
	return cmd
}

// readArticles reads the named files, or takes the built-in article.
func readArticles(cmd *cobra.Command, names []string) ([]web.Article, error) {
	if len(names) == 0 {
		return []web.Article{{Name: "The built-in article", Text: data.Article}}, nil
	}
	articles := make([]web.Article, 0, len(names))
	for _, name := range names {
		a, err := readArticle(cmd, name)
		if err != nil {
			return nil, err
		}
		title := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
		articles = append(articles, web.Article{Name: title, Title: a.Title, Text: a.Text})
	}
	return articles, nil
}
