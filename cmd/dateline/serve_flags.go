package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dateline/data"
	"dateline/geo/pmtiles"
	"dateline/web"
	"dateline/web/fetch"
	"dateline/web/maps/store"
	"dateline/web/maps/store/postgres"
	"dateline/web/maps/store/sqlite"
	"dateline/web/postgresdb"
	"dateline/web/tiles"
)

// serveFlags configure the service. Each can also be set in the environment, as
// DATELINE_ and its name in capitals: DATELINE_ALLOW_FETCH=true. There is a field for each flag.
type serveFlags struct {
	addr       string
	store      string
	listMaps   bool
	public     bool
	allowFetch bool
	proxies    []string
	publicURL  string
	metrics    string
	contact    string
	drain      time.Duration
	rate       float64
	maxMaps    int64
	maxStore   int64 // MiB
	verbose    bool
	basemap    string
	credit     string
	assistants bool
	forget     bool

	archive      string
	archiveToken string
	keepTexts    bool
}

func (f *serveFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.addr, "addr", "127.0.0.1:8080", "address to listen on")
	flags.StringVar(&f.store, "store", "", "where maps are saved: a file, made where there is none, or "+
		"postgres://user@host/name, which several servers may share (default: in memory, where they vanish when the server stops)")
	flags.BoolVar(&f.listMaps, "list-maps", false, "let anybody list and search the saved maps")
	flags.BoolVar(&f.public, "public", false, "for a server that anybody may reach: stricter limits, any name in Host, "+
		"and pages of any site may read the articles and lists")
	flags.BoolVar(&f.allowFetch, "allow-fetch", false, "read articles from web addresses, never from addresses inside a network")
	flags.StringSliceVar(&f.proxies, "proxy", nil, "networks or addresses of your proxies in front, as in "+
		"127.0.0.1,10.0.0.0/8, whose X-Forwarded headers are trusted")
	flags.StringVar(&f.publicURL, "public-url", "", "address under which clients know the server, as "+
		"https://maps.example.org or https://example.org/maps, for links and previews (default: what each request names)")
	flags.DurationVar(&f.drain, "drain", 0, "time, as 10s, for which a server that is told to stop sends readers to "+
		"another behind the same proxy, by 503")
	flags.StringVar(&f.contact, "contact", "", "address of mail or of a page to which flaws are reported, shown under /docs")
	flags.StringVar(&f.metrics, "metrics", "", "address to answer /metrics on, and only there (default: on --addr, "+
		"with --public nowhere)")
	flags.Float64Var(&f.rate, "rate", 0, "requests a second that one client may send, 0 for any (default with --public: 10)")
	flags.Int64Var(&f.maxMaps, "max-maps", 0, "saved maps that the store may hold, 0 for any number (default with --public: 100000)")
	flags.Int64Var(&f.maxStore, "max-store", 0, "MiB that saved maps may take, 0 for any number (default with "+
		"--public: 4096; in memory: 64)")
	flags.StringVar(&f.basemap, "basemap", "", "a map with streets for the page: a file.pmtiles, read in place, or the "+
		"address of tiles on another server, https://…/{z}/{x}/{y}.png, which then learns what part of the map readers "+
		"look at (default: the built-in map, and no request to anybody)")
	flags.StringVar(&f.credit, "basemap-attribution", "",
		"whose map --basemap is, as its licence asks for it; a PMTiles archive mostly says so itself")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "log every request (never its text) to stderr")
	flags.BoolVar(&f.assistants, "mcp", true, "answer assistants by the Model Context Protocol under /mcp (default "+
		"with --public: false)")
	flags.BoolVar(&f.forget, "forget-queries", false,
		"keep no answers of the geocoders in memory with the queries that they answer; each is then searched for anew")
	flags.StringVar(&f.archive, "archive", "", "many articles to ask by place, time and words: a file or "+
		"postgres://user@host/name, as dateline archive fills them, or "+exampleArchive+" for a built-in one")
	flags.StringVar(&f.archiveToken, "archive-token", "",
		"token with which articles can be added to the archive over HTTP (default: nobody can)")
	flags.BoolVar(&f.keepTexts, "keep-texts", false, "keep the texts of articles that are added over HTTP too: they "+
		"can then be searched for words")
	tellVariables(flags)
}

// variable is the environment variable of a flag.
func variable(flag string) string {
	return "DATELINE_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// tellVariables names the variable of each flag in its help.
func tellVariables(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) { f.Usage += " [" + variable(f.Name) + "]" })
}

// fromEnvironment sets the flags that were not given from DATELINE_ variables.
func fromEnvironment(cmd *cobra.Command) error {
	var fault error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		name := variable(f.Name)
		value, set := os.LookupEnv(name)
		if !set || f.Changed || fault != nil {
			return
		}
		if err := cmd.Flags().Set(f.Name, value); err != nil {
			fault = usagef("%s=%s: %w", name, value, err)
		}
	})
	return fault
}

// config is the part of the service's configuration that flags decide, but for
// the store.
func (f *serveFlags) config(cmd *cobra.Command) (web.Config, error) {
	proxies, err := readNetworks(f.proxies)
	if err != nil {
		return web.Config{}, err
	}
	level := slog.LevelWarn
	if f.verbose {
		level = slog.LevelInfo
	}
	cfg := web.Config{Version: version(), Updated: data.Updated(), Listing: f.listMaps,
		Access:  web.Access{Public: f.public, Proxies: proxies, URL: strings.TrimSuffix(f.publicURL, "/")},
		Contact: f.contact, ForgetQueries: f.forget, Drain: f.drain, HideMetrics: f.public || f.metrics != "",
		Logger: slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), &slog.HandlerOptions{Level: level}))}
	if f.public {
		cfg.Limits = web.PublicLimits()
	}
	if f.rate > 0 || cmd.Flags().Changed("rate") {
		cfg.Limits.Rate = f.rate
	}
	if f.allowFetch {
		cfg.Fetch = fetch.New(fetch.Config{})
	}
	if err := cfg.Access.Check(); err != nil {
		return web.Config{}, usagef("--public-url: %w", err)
	}
	cfg.Volatile = f.store == ""
	cfg.Assistants = f.assistants && (!f.public || cmd.Flags().Changed("mcp"))
	return cfg, nil
}

// readNetworks reads networks and single addresses.
func readNetworks(list []string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, one := range list {
		one = strings.TrimSpace(one)
		if at, err := netip.ParseAddr(one); err == nil {
			all = append(all, netip.PrefixFrom(at, at.BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(one)
		if err != nil {
			return nil, usagef("--proxy %s: not an address or a network like 10.0.0.0/8", one)
		}
		all = append(all, p)
	}
	return all, nil
}

// openGround opens the map that --basemap names, nil for none. It has to be closed.
func (f *serveFlags) openGround() (*tiles.Ground, io.Closer, error) {
	if f.basemap == "" {
		if f.credit != "" {
			return nil, nil, usagef("--basemap-attribution is of no use without --basemap")
		}
		return nil, io.NopCloser(nil), nil
	}
	if strings.Contains(f.basemap, "://") {
		g, err := tiles.ServerGround(f.basemap, f.credit)
		if err != nil {
			return nil, nil, usagef("--basemap %s: %w", f.basemap, err)
		}
		return g, io.NopCloser(nil), nil
	}
	file, err := os.Open(f.basemap)
	if err != nil {
		return nil, nil, fmt.Errorf("--basemap: %w", err)
	}
	g, err := readGround(file, f.credit)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("--basemap %s: %w", f.basemap, err), file.Close())
	}
	return g, file, nil
}

// readGround opens the archive in a file.
func readGround(file *os.File, credit string) (*tiles.Ground, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	archive, err := pmtiles.Open(file, info.Size())
	if err != nil {
		return nil, err
	}
	return tiles.ArchiveGround(archive, credit)
}

// openStore opens the store of saved maps, which has to be closed. Set tells which
// flags were given. The log is told of a store that can only be read.
func (f *serveFlags) openStore(
	ctx context.Context, log *slog.Logger, set func(flag string) bool,
) (store.Store, io.Closer, error) {
	file, quota := f.store, store.Quota{Maps: f.maxMaps, Bytes: f.maxStore << 20}
	if f.public && quota.Maps == 0 && !set("max-maps") {
		quota.Maps = 100_000
	}
	if f.public && quota.Bytes == 0 && !set("max-store") {
		quota.Bytes = 4 << 30
	}
	if file == "" {
		file = sqlite.Memory
		if !set("max-store") {
			quota.Bytes = 64 << 20
		}
	}
	if postgresdb.IsAddress(file) {
		db, err := postgres.Open(ctx, file, quota)
		if err != nil {
			return nil, nil, fmt.Errorf("--store: %w", err)
		}
		return db, db, nil
	}
	if strings.Contains(file, "://") {
		return nil, nil, usagef("--store: neither a file nor postgres://…")
	}
	db, err := sqlite.Open(ctx, file, quota)
	if err != nil {
		return nil, nil, fmt.Errorf("--store: %w", err)
	}
	if why := db.ReadOnly(); why != nil {
		log.Warn("the saved maps can be looked at, and none can be saved, changed or deleted: make the file and its folder "+
			"writable, and start again", "store", file, "err", why)
	}
	return db, db, nil
}
