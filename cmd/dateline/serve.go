package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
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
  dateline serve --store maps.db                # keep the maps that people save
  dateline serve --archive :example:            # ask a month of made articles: /v1/archive/places`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := fromEnvironment(cmd); err != nil {
				return err
			}
			articles, err := readArticles(cmd, args)
			if err != nil {
				return err
			}
			cfg, err := flags.config(cmd)
			if err != nil {
				return err
			}
			memory, err := limitMemory()
			if err != nil {
				cfg.Logger.Warn("the memory is not limited", "err", err)
			}
			cfg.Limits = cfg.Limits.Within(memory)
			reader := ahead(open.reader) // which takes as long as opening the store
			maps, closer, err := flags.openStore(cmd.Context(), cfg.Logger, cmd.Flags().Changed)
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
			if cfg.Reader, err = reader(); err != nil {
				return err
			}
			cfg.Fonts = picture.NewFonts(true)
			if cfg.Basemap, err = tile.OpenUnverified(data.Basemap); err != nil {
				return err
			}
			archives, err := flags.openArchive(cmd.Context(), cfg.Reader)
			if err != nil {
				return err
			}
			defer archives.Close()
			cfg.Archive, cfg.ArchiveToken = archives.Store, flags.archiveToken
			cfg.ArchiveMaker = setup.Maker(cfg.Reader.Index, flags.keepTexts)
			server, err := web.New(cfg)
			if err != nil {
				return err
			}
			l, err := listen("--addr", flags.addr)
			if err != nil {
				return err
			}
			ctx, stop := serviceSignals(cmd.Context(), cmd.InOrStdin())
			defer stop()
			if flags.metrics != "" {
				figures, err := listen("--metrics", flags.metrics)
				if err != nil {
					return err
				}
				defer figures.Close()
				go serveMetrics(ctx, figures, server.Metrics())
			}
			fmt.Fprintf(cmd.OutOrStdout(), "dateline: http://%s/\n", l.Addr())
			if origin := ground.Origin(); origin != "" {
				fmt.Fprintf(cmd.ErrOrStderr(), "The page asks %s for the tiles of the map: it learns what its readers look at.\n", origin)
			}
			setup.Settle()
			return server.Serve(ctx, l)
		},
	}
	flags.register(cmd)
	return cmd
}

// ahead starts something, and returns what waits until it is done.
func ahead[T any](make func() (T, error)) (wait func() (T, error)) {
	wait = sync.OnceValues(make)
	go wait()
	return wait
}

// listen opens the address that a flag names. An empty one is refused: it would be a
// random port that the whole network reaches.
func listen(flag, address string) (net.Listener, error) {
	if address == "" {
		return nil, usagef("%s: empty; name an address, as 127.0.0.1:8080", flag)
	}
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is in use: stop the other program, or choose another port, as with %s 127.0.0.1:0", address, flag)
	}
	if wrong := (*net.AddrError)(nil); errors.As(err, &wrong) {
		return nil, usagef("%s %s: %s; an address is like 127.0.0.1:8080", flag, address, wrong.Err)
	}
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", flag, address, err)
	}
	return l, nil
}

// serveMetrics answers /metrics on an address of its own until the server ends.
func serveMetrics(ctx context.Context, l net.Listener, figures http.Handler) {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", figures)
	srv := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 30 * time.Second}
	defer context.AfterFunc(ctx, func() { srv.Close() })()
	srv.Serve(l) // ends with the server that it tells of
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
