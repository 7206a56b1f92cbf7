package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net"
	"net/http"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"dateline/gazetteer/article"
	"dateline/geo/tile"
)

// Server answers HTTP requests. It is safe for concurrent use and, saved maps
// aside, immutable.
type Server struct {
	cfg   Config
	log   *slog.Logger
	echo  *echo.Echo
	page  *page
	shelf shelf
	maps  *mapCache

	templates  *template.Template
	document   func() (document, error)
	placeTiles func() *tile.Places
	counts     counts
	metrics    *metrics
	started    time.Time
}

// New makes a server of what cfg holds. It opens no port.
func New(cfg Config) (*Server, error) {
	setDefault(&cfg.Logger, slog.New(slog.DiscardHandler))
	setDefault(&cfg.Version, "dev")
	cfg.Limits = cfg.Limits.withDefaults()
	if cfg.UI == nil {
		cfg.UI = embeddedPage()
	}
	if cfg.Reader == nil || cfg.Basemap == nil {
		return nil, errors.New("web: Config needs a Reader and a Basemap")
	}
	page, err := newPage(cfg.UI)
	if err != nil {
		return nil, fmt.Errorf("web: reading the built page: %w", err)
	}
	if !page.built() {
		cfg.Logger.Warn("the page is not built; run: go generate ./web")
	}
	tmpl, err := templates()
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	s := &Server{cfg: cfg, templates: tmpl, document: newDocument(), placeTiles: newPlaceTiles(cfg.Reader.Index), maps: newMapCache(), log: cfg.Logger, page: page, metrics: newMetrics(), started: time.Now(),
		shelf: shelf{articles: cfg.Articles, read: map[int]*article.Article{}}}
	s.echo = s.router()
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// Serve answers the connections of l until ctx is done, then lets requests that
// are under way finish for up to ten seconds.
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
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		stopped <- srv.Shutdown(grace)
	})
	err := srv.Serve(l)
	if !stop() { // ctx is done: wait for the requests under way
		err = <-stopped
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func (s *Server) router() *echo.Echo {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = httpx.ErrorHandler{Log: s.log, MaxBody: s.cfg.Limits.Body}.Handle
	e.IPExtractor = echo.ExtractIPDirect()
	e.Pre(trimSlash)
	if s.cfg.Access.Proxy {
		e.IPExtractor = echo.ExtractIPFromXFFHeader()
		e.Pre(httpx.Forwarded)
	}
	e.Use(httpx.RequestIDs(), s.accessLog, noSniff,
		middleware.RecoverWithConfig(middleware.RecoverConfig{LogErrorFunc: s.logPanic}),
		s.cfg.Access.guardHost, s.cors())
	if s.cfg.Limits.Rate > 0 {
		e.Use(httpx.NewThrottle(s.cfg.Limits.Rate).Middleware(isFree))
	}
	e.Use(middleware.BodyLimitWithConfig(middleware.BodyLimitConfig{Limit: fmt.Sprintf("%dB", s.cfg.Limits.Body)}),
		middleware.ContextTimeoutWithConfig(middleware.ContextTimeoutConfig{Timeout: s.cfg.Limits.Timeout, ErrorHandler: passError, Skipper: isQuick}),
		middleware.GzipWithConfig(middleware.GzipConfig{Level: 1, MinLength: httpx.MinGzipSize, Skipper: comesPacked}))
	s.routes(e)
	return e
}

// routes lists every path of the service.
func (s *Server) routes(e *echo.Echo) {
	get := func(path string, h echo.HandlerFunc, m ...echo.MiddlewareFunc) {
		e.Match([]string{http.MethodGet, http.MethodHead}, path, h, m...)
	}
	get("/healthz", s.handleHealth)
	get("/readyz", s.handleReady)
	get("/metrics", s.metrics.handler())

	get("/v1/article", s.handleArticle)
	e.POST("/v1/parse", s.handleParse)
	get("/v1/distance", s.handleDistance)
	get("/v1/distances", s.handleDistances)
	e.POST("/v1/distances", s.handleDistances)
	get("/v1/areas", s.handleAreas)

	get("/v1/maps", s.handleMapsList)
	e.POST("/v1/maps", s.handleMapsCreate)
	get("/v1/maps/:id", s.handleMapsRead)
	e.PATCH("/v1/maps/:id", s.handleMapsCorrect)
	e.DELETE("/v1/maps/:id", s.handleMapsDelete)
	get(mapFilePath, s.handleMapsFile)

	pelias := httpx.Shaped(s.peliasError)
	get("/v1/search", s.handleSearch, pelias)
	get("/v1/autocomplete", s.handleAutocomplete, pelias)
	get("/v1/reverse", s.handleReverse, pelias)
	get("/v1/place", s.handlePlace, pelias)

	get("/search", s.handleNominatimSearch, httpx.Shaped(nominatimError))
	get("/reverse", s.handleNominatimReverse, httpx.Shaped(nominatimError))
	get("/lookup", s.handleNominatimLookup, httpx.Shaped(nominatimError))
	get("/status", s.handleNominatimStatus, httpx.Shaped(nominatimError))

	get("/photon/api", s.handlePhotonAPI, httpx.Shaped(photonError))
	get("/photon/reverse", s.handlePhotonReverse, httpx.Shaped(photonError))

	get("/ogc", s.handleOGCLanding)
	get("/ogc/conformance", s.handleOGCConformance)
	get("/ogc/collections", s.handleOGCCollections)
	get("/ogc/collections/:collection", s.handleOGCCollection)
	get("/ogc/collections/:collection/items", s.handleOGCItems)
	get("/ogc/collections/:collection/items/:feature", s.handleOGCItem)

	get("/ogc/api", s.handleOGCAPI)

	get("/openapi.json", s.handleOpenAPI)
	get("/docs", s.handleDocs)
	get("/docs.css", s.handleStyle)

	get("/tiles/basemap.json", s.handleTileJSON)
	get(tilePath, s.handleTile)
	get("/tiles/places.json", s.handlePlaceTileJSON)
	get(placeTilePath, s.handlePlaceTile)

	get("/", s.handlePage)
	get("/m/:id", s.handleMapPage)
	get("/embed/:id", s.handleMapPage)
	get("/oembed", s.handleOEmbed)
	get(assetPath, s.handleAsset)
}

func (s *Server) logPanic(c echo.Context, err error, stack []byte) error {
	s.log.Error("panic", "err", err, "request_id", httpx.RequestID(c), "route", c.Path(), "stack", string(stack))
	return err
}

// isQuick tells the answers that come ready from memory, for which setting an
// alarm would take as long as the answer. What may have to be read first sets
// its own.
func isQuick(c echo.Context) bool {
	return isTile(c) || c.Path() == mapFilePath
}

// isFree tells the answers of which one look at the map asks for dozens.
func isFree(c echo.Context) bool { return isTile(c) || c.Path() == assetPath }

// isTile tells the tiles of all sets.
func isTile(c echo.Context) bool { return c.Path() == tilePath || c.Path() == placeTilePath }

const (
	tilePath      = "/tiles/basemap/:z/:x/:y"
	placeTilePath = "/tiles/places/:z/:x/:y"
	mapFilePath   = "/v1/maps/:id/:file"
	assetPath     = "/*"
)

// passError leaves errors to the one error handler.
func passError(err error, _ echo.Context) error { return err }
