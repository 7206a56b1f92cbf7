package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"dateline/web/api"
	archiveapi "dateline/web/archive/api"
	"dateline/web/articles"
	"dateline/web/assistant"
	"dateline/web/docs"
	"dateline/web/geocode"
	"dateline/web/httpx"
	"dateline/web/maps"
	"dateline/web/ogc"
	"dateline/web/tiles"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"golang.org/x/net/netutil"
	"golang.org/x/time/rate"
)

// Server answers HTTP requests. It is safe for concurrent use and, saved maps
// aside, immutable.
type Server struct {
	cfg   Config
	log   *slog.Logger
	echo  *echo.Echo
	pages *pageHandlers
	maps  *maps.Service

	assistant *mcp.Server
	metrics   *metrics
	bodies    *httpx.Budget  // memory of the bodies of requests
	work      *httpx.Budget  // memory of the requests at work
	answered  atomic.Uint64  // requests
	draining  atomic.Bool    // readers are sent to another server
	turned    rate.Sometimes // tells the log of requests that were turned away
}

// New makes a server of what cfg holds. It opens no port.
func New(cfg Config) (*Server, error) {
	setDefault(&cfg.Logger, slog.New(slog.DiscardHandler))
	setDefault(&cfg.Version, "dev")
	cfg.Limits = cfg.Limits.withDefaults()
	if err := cfg.Access.Check(); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	if cfg.UI == nil {
		cfg.UI = embeddedPage()
	}
	if cfg.Reader == nil || cfg.Reader.Index == nil || cfg.Basemap == nil {
		return nil, errors.New("web: Config needs a Reader, made by article.New, and a Basemap")
	}
	pages, err := newPageHandlers(&cfg)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	s := &Server{cfg: cfg, log: cfg.Logger, pages: pages, turned: rate.Sometimes{Interval: time.Minute}}
	budget := func(size int64) *httpx.Budget {
		return httpx.NewBudget(httpx.BudgetConfig{
			Size:      size,
			PerClient: int64(float64(size) * cfg.Limits.Client),
			Patience:  cfg.Limits.Wait,
		})
	}
	s.bodies, s.work = budget(cfg.Limits.Work/bodyPart), budget(cfg.Limits.Work-cfg.Limits.Work/bodyPart)
	s.metrics = newMetrics(s.bodies, s.work)
	if s.echo, err = s.router(); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	if err := cfg.Access.clashes(s.echo.Routes()); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return s, nil
}

// bodyPart is the part of the memory for requests that is for their bodies.
const bodyPart = 6

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r = s.cfg.Access.withoutRoot(r)
	trimSlash(r.URL)
	s.echo.ServeHTTP(w, r)
}

// grace is how long requests that are under way have when a server stops.
const grace = 10 * time.Second

// Serve answers the connections of l until ctx is done. Then, for the time of
// [Config.Drain], what is only read is answered with 503, from which a proxy learns to ask another
// server, and the rest as before. At last it lets requests that are under way finish for up to ten
// seconds. Those that take longer are broken off,
// which the log tells; a server that was told to stop has stopped without a fault.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	srv := &http.Server{
		Handler:           s,
		BaseContext:       baseContext,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      s.cfg.Limits.Timeout + 30*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		s.draining.Store(s.cfg.Drain > 0)
		time.Sleep(s.cfg.Drain)
		patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer cancel()
		err := srv.Shutdown(patience)
		if errors.Is(err, context.DeadlineExceeded) {
			s.log.Warn("requests that did not end in time are broken off", "after", grace)
			err = srv.Close()
		}
		stopped <- err
	})
	idle, end := context.WithCancel(ctx)
	defer end()
	go s.giveBack(idle)
	rolledUp := make(chan struct{})
	go func() {
		defer close(rolledUp)
		s.rollUp(idle)
	}()
	defer func() { // who closes the archive next
		end()
		<-rolledUp
	}()
	err := srv.Serve(netutil.LimitListener(l, s.cfg.Limits.Connections))
	if !stop() { // ctx is done: wait for the requests under way
		err = <-stopped
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func (s *Server) router() (*echo.Echo, error) {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = httpx.ErrorHandler{Log: s.log, MaxBody: s.cfg.Limits.Body}.Handle
	e.IPExtractor = httpx.ClientAddress(s.cfg.Access.Proxies)
	e.Use(httpx.Chain(s.middleware()...))
	return e, s.routes(e)
}

// middleware is what every request goes through, the outermost first.
func (s *Server) middleware() (all []echo.MiddlewareFunc) {
	use := func(more ...echo.MiddlewareFunc) { all = append(all, more...) }
	access := s.cfg.Access
	switch {
	case access.URL != "":
		use(httpx.PublicURL(access.URL))
	case len(access.Proxies) > 0:
		use(httpx.Forwarded(access.Proxies))
	}
	if origin := s.cfg.Ground.Origin(); origin != "" {
		use(httpx.AllowOrigin(origin))
	}
	use(httpx.RequestIDs(), s.accessLog, noSniff,
		middleware.RecoverWithConfig(middleware.RecoverConfig{LogErrorFunc: s.logPanic, DisableErrorHandler: true}),
		access.guardHost, s.cors(), keepPrivate, s.warnOfProxy(), s.sendAway)
	// A proxy on this machine connects from it for everybody.
	freeLoopback := !access.Public && len(access.Proxies) == 0
	if r := s.cfg.Limits.Rate; r > 0 {
		use(httpx.NewThrottle(httpx.ThrottleConfig{
			PerSecond: r, Burst: int(4 * r), FreeLoopback: freeLoopback,
		}).Middleware(isFree))
	}
	if n := s.cfg.Limits.Saves; n > 0 {
		use(httpx.NewThrottle(httpx.ThrottleConfig{
			PerSecond: n / 3600, Burst: int(n / 4), FreeLoopback: freeLoopback,
		}).Middleware(savesNothing))
	}
	use(
		httpx.Work(httpx.WorkConfig{
			Bodies: s.bodies, Work: s.work, MaxBody: s.cfg.Limits.Body, Timeout: s.cfg.Limits.Timeout, Untimed: isInstant,
		}),
		middleware.BodyLimitWithConfig(middleware.BodyLimitConfig{Limit: fmt.Sprintf("%dB", s.cfg.Limits.Body), Skipper: hasNoBody}),
		middleware.GzipWithConfig(
			middleware.GzipConfig{Level: 1, MinLength: httpx.MinGzipSize, Skipper: comesCompressed},
		),
	)
	return all
}

// hasNoBody tells the requests that end with their headers.
func hasNoBody(c echo.Context) bool { return c.Request().Body == http.NoBody }

// routes adds every path of the service: those of the page and of its state here,
// those of the interfaces by their packages.
func (s *Server) routes(e *echo.Echo) error {
	index, areas, rows := s.cfg.Reader.Index, s.cfg.Reader.Areas, s.cfg.Limits.Rows
	texts := &articles.Service{
		Reader:  s.cfg.Reader,
		Basemap: s.cfg.Basemap,
		Fetch:   s.cfg.Fetch,
		Fonts:   s.cfg.Fonts,
		Turns:   articles.NewTurns(),
		Limits: articles.Limits{
			Text:      s.cfg.Limits.Text,
			Explained: s.cfg.Limits.Explained,
			Pixels:    s.cfg.Limits.Pixels,
			Drawn:     s.cfg.Limits.Drawn,
		},
	}
	s.maps = maps.New(maps.Config{
		Store:    s.cfg.Store,
		Articles: texts,
		Timeout:  s.cfg.Limits.Timeout,
		Cache:    s.cfg.Limits.Cache,
		Log:      s.log,
	})
	s.pages.maps = s.maps
	mapHandlers := maps.Handlers{
		Service:  s.maps,
		Articles: texts,
		Index:    index,
		MaxRows:  rows,
		Listing:  s.cfg.Listing,
		Volatile: s.cfg.Volatile,
	}

	root := e.Group("")
	api.Handlers{
		Articles:  texts,
		Index:     index,
		Areas:     areas,
		Started:   s.cfg.Articles,
		MaxMatrix: s.cfg.Limits.Matrix,
	}.Routes(
		root,
	)
	mapHandlers.Routes(root)
	archiveapi.Handlers{
		Store:    s.cfg.Archive,
		Index:    index,
		Articles: texts,
		Maker:    s.cfg.ArchiveMaker,
		Token:    s.cfg.ArchiveToken,
		MaxRows:  rows,
		MaxCount: s.cfg.Limits.Features,
		Log:      s.log,
	}.Routes(root)
	geocode.Handlers{
		Index:   index,
		Areas:   areas,
		Version: s.cfg.Version,
		Updated: s.cfg.Updated,
		MaxRows: rows,
		Forget:  s.cfg.ForgetQueries,
	}.Routes(root)
	tiles.Handlers{Fonts: s.cfg.Fonts, Basemap: s.cfg.Basemap, Index: index, Ground: s.cfg.Ground}.Routes(root)
	err := errors.Join(
		ogc.Handlers{
			Index:       index,
			Maps:        s.maps,
			Listing:     s.cfg.Listing,
			MaxRows:     rows,
			Archive:     s.cfg.Archive,
			MaxFeatures: s.cfg.Limits.Features,
		}.Routes(root),
		docs.Handlers{Source: openapi, Version: s.cfg.Version, PlaceFields: ogc.PlaceFields(), Promises: s.cfg.promises(),
			Root: s.cfg.Access.root()}.Routes(root))

	s.assistant = assistant.New(assistant.Config{
		Index:    index,
		Geocode:  geocode.Handlers{Index: index, Areas: areas},
		Articles: texts,
		Maps:     s.maps,
		URL:      s.cfg.Access.URL,
		Started:  s.cfg.Articles,
		Version:  s.cfg.Version,
	})
	if s.cfg.Assistants {
		e.POST(assistantPath, s.handleAssistant())
	}

	get := func(path string, h echo.HandlerFunc) { e.Match([]string{http.MethodGet, http.MethodHead}, path, h) }
	get("/robots.txt", s.handleRobots)
	get("/healthz", s.handleHealth)
	get("/readyz", s.handleReady)
	if !s.cfg.HideMetrics {
		get(metricsPath, echo.WrapHandler(s.metrics.handler()))
	}
	get("/", s.pages.handlePage)
	get("/m/:id", s.pages.handleMapPage)
	get("/embed/:id", s.pages.handleMapPage)
	get(archivePagePath, s.pages.handleArchivePage)
	get(archiveEmbedPath, s.pages.handleArchivePage)
	get(assetPath, s.pages.handleAsset)
	return err
}

func (s *Server) logPanic(c echo.Context, err error, stack []byte) error {
	s.log.Error("panic", "err", err, "request_id", httpx.RequestID(c), "route", c.Path(), "stack", string(stack))
	return err
}

// isInstant tells the answers that are served from memory, so that a timeout would
// cost more than the answer. What may have to be read first sets its own.
func isInstant(c echo.Context) bool {
	return c.Path() == maps.FilePath || isTile(c)
}

// isFree tells the answers of which one look at the map asks for dozens.
func isFree(c echo.Context) bool { return isTile(c) || c.Path() == assetPath }

// savesNothing tells the requests that make no map.
func savesNothing(c echo.Context) bool {
	return c.Request().Method != http.MethodPost || c.Path() != "/v1/maps"
}

// isTile tells the tiles of all sets.
func isTile(c echo.Context) bool {
	switch c.Path() {
	case tiles.BasemapPath, tiles.OGCBasemapPath, tiles.OGCPlacesPath, tiles.PlacesPath, tiles.GroundPath:
		return true
	}
	return false
}

const (
	assetPath        = "/*"
	metricsPath      = "/metrics"
	archivePagePath  = "/archive"
	archiveEmbedPath = "/embed/archive"
)

// Metrics answers with the figures of the server, for an address of their own.
func (s *Server) Metrics() http.Handler { return s.metrics.handler() }
