package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article"
	"dateline/web/store"
)

// mapJSON is a saved map in answers.
type mapJSON struct {
	ID          string               `json:"id"`
	EditToken   string               `json:"edit_token,omitempty"` // in the answer to its creation, and never again
	Note        string               `json:"note,omitempty"`
	Title       string               `json:"title"`
	URL         string               `json:"url,omitempty"`
	Focus       string               `json:"focus,omitempty"` // as it was given
	Version     int64                `json:"version"`
	Created     time.Time            `json:"created"`
	Changed     time.Time            `json:"changed"`
	Links       map[string]string    `json:"links"`
	Corrections []article.Correction `json:"corrections"`
	Text        string               `json:"text"`
	Offsets     string               `json:"offsets"`
	Result      any                  `json:"result"` // as POST /v1/parse
}

func (s *Server) mapJSON(c echo.Context, m *shownMap, v view) mapJSON {
	base := httpx.Origin(c)
	api := base + "/v1/maps/" + m.ID
	return mapJSON{ID: m.ID, Title: m.Title, URL: m.URL, Focus: m.Focus, Version: m.Version, Created: m.Created, Changed: m.Changed,
		Links: map[string]string{"self": api, "page": base + "/m/" + m.ID, "embed": base + "/embed/" + m.ID,
			"places": api + "/places.geojson", "claims": api + "/claims.json", "distances": api + "/distances.csv",
			"features": base + "/ogc/collections/map-" + m.ID},
		Corrections: m.corrections, Text: m.Text, Offsets: "codepoint", Result: s.collection(m.article, v)}
}

// sendMap answers with a map. Its tag begins with the version, so that it can be
// sent back in If-Match.
func (s *Server) sendMap(c echo.Context, m *shownMap, v view) error {
	body, err := httpx.EncodeJSON(s.mapJSON(c, m, v))
	if err != nil {
		return err
	}
	return httpx.Send(c, httpx.Reply{MediaType: httpx.TypeJSON, Cache: httpx.CacheCheck, Tag: mapTag(m.Version, body), Body: body})
}

// mapTag is the entity tag of a map: W/"VERSION-HASH". One version may look
// different by another gazetteer.
func mapTag(version int64, body []byte) string {
	return strings.Replace(httpx.WeakTag(body), `"`, fmt.Sprintf(`"%d-`, version), 1)
}

// matchVersion checks If-Match, where it is given: the tag of an answer, or a
// version by itself.
func matchVersion(c echo.Context, m store.Map) error {
	want := strings.Join(c.Request().Header.Values("If-Match"), ",")
	if strings.TrimSpace(want) == "" {
		return nil
	}
	for one := range strings.SplitSeq(want, ",") {
		tag := strings.Trim(strings.TrimPrefix(strings.TrimSpace(one), "W/"), `"`)
		version, _, _ := strings.Cut(tag, "-")
		if tag == "*" || version == strconv.FormatInt(m.Version, 10) {
			return nil
		}
	}
	return &httpx.ChangedError{Version: m.Version}
}

// needStore is the error where maps cannot be saved.
func (s *Server) needStore() error {
	if s.cfg.Store == nil {
		return &httpx.OffError{What: "saving maps", How: "start it with --store FILE"}
	}
	return nil
}

// newID is an id that cannot be guessed: 130 random bits, in lower case.
func newID() string { return strings.ToLower(rand.Text()) }

func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// mapOf reads the map that a path names.
func (s *Server) mapOf(c echo.Context) (*shownMap, error) {
	return s.showMap(c.Request().Context(), c.Param("id"))
}

// showMap reads a saved map as it looks with today's gazetteer.
func (s *Server) showMap(ctx context.Context, id string) (*shownMap, error) {
	if err := s.needStore(); err != nil {
		return nil, err
	}
	now := time.Now()
	known := s.maps.get(id)
	if known != nil && known.isFresh(now) {
		return known, nil
	}
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Limits.Timeout)
	defer cancel()
	version, err := s.cfg.Store.Version(ctx, id)
	if err != nil {
		s.maps.drop(id)
		return nil, mapFault(err, id)
	}
	if known != nil && known.Version == version {
		known.confirm(now)
		return known, nil
	}
	m, err := s.cfg.Store.Get(ctx, id)
	if err != nil {
		return nil, mapFault(err, id)
	}
	var corrections []article.Correction
	if err := json.Unmarshal(m.Corrections, &corrections); err != nil {
		return nil, fmt.Errorf("web: corrections of map %s: %w", id, err)
	}
	a, err := s.read(ctx, reading{Title: m.Title, Text: m.Text, URL: m.URL, Focus: m.Focus, Corrections: corrections, Saved: true})
	if err != nil {
		return nil, err
	}
	return s.keep(m, corrections, a), nil
}

// keep puts a map into the cache as it is shown.
func (s *Server) keep(m store.Map, corrections []article.Correction, a *article.Article) *shownMap {
	if corrections == nil {
		corrections = []article.Correction{}
	}
	shown := &shownMap{Map: m, corrections: corrections, article: a, checked: time.Now(), files: map[string]httpx.Reply{}}
	s.maps.put(shown)
	return shown
}

// placesOf are the points by which a map is found.
func placesOf(a *article.Article) []store.Place {
	var places []store.Place
	for _, p := range a.Places {
		places = append(places, store.Place{ID: string(p.ID), Name: p.Name, Point: p.Point})
	}
	return places
}

// mapFault turns an error of the store into one for clients.
func mapFault(err error, id string) error {
	if errors.Is(err, store.ErrNotFound) {
		return &httpx.NotFoundError{What: "map", ID: id}
	}
	return err
}

// authorise lets a request pass that carries the edit token of a map.
func authorise(c echo.Context, m store.Map) error {
	token, ok := strings.CutPrefix(c.Request().Header.Get(echo.HeaderAuthorization), "Bearer ")
	if !ok {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, `Bearer realm="dateline"`)
		return &httpx.TokenError{}
	}
	if subtle.ConstantTimeCompare(hashToken(strings.TrimSpace(token)), m.TokenHash) != 1 {
		return &httpx.TokenError{Given: true}
	}
	return nil
}
