// Package maps keeps saved maps: the text of an article with what people
// corrected in how it was read. [Service] creates, shows, changes and deletes
// them; [Handlers] answers the paths under /v1/maps.
package maps

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"dateline/gazetteer/article"
	"dateline/web/articles"
	"dateline/web/httpx"
	"dateline/web/maps/store"
)

// Config says what a Service is made of.
type Config struct {
	Store    store.Store       // nil: no maps can be saved
	Articles *articles.Service // needed
	Timeout  time.Duration     // for reading a map that is not in memory; 0 for none
	Cache    int64             // bytes of the maps that are kept in memory
	Log      *slog.Logger      // nil discards
}

// Service creates, shows, changes and deletes saved maps. It is safe for
// concurrent use.
type Service struct {
	store    store.Store
	articles *articles.Service
	timeout  time.Duration
	cache    *cache
	log      *slog.Logger
}

// New makes a service.
func New(c Config) *Service {
	log := c.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Service{store: c.Store, articles: c.Articles, timeout: c.Timeout, cache: newCache(c.Cache), log: log}
}

// Enabled reports whether maps can be saved at all.
func (s *Service) Enabled() bool { return s.store != nil }

// needStore is the error where maps cannot be saved.
func (s *Service) needStore() error {
	if s.store == nil {
		return &httpx.OffError{What: "saving maps", How: "start it with --store FILE"}
	}
	return nil
}

// Ping reports whether the store answers, where there is one.
func (s *Service) Ping(ctx context.Context) error {
	if s.store == nil {
		return nil
	}
	return s.store.Ping(ctx)
}

// List returns the maps that a query chooses, the newest first.
func (s *Service) List(ctx context.Context, q store.Query) ([]store.Summary, error) {
	if err := s.needStore(); err != nil {
		return nil, err
	}
	rows, err := s.store.List(ctx, q)
	return rows, s.fault(err, "")
}

// Create reads an article and saves its map. The token allows to change it, and
// is kept nowhere.
func (s *Service) Create(ctx context.Context, r articles.Request) (m *Map, token string, err error) {
	if err := s.needStore(); err != nil {
		return nil, "", err
	}
	if r.Spans != nil {
		return nil, "", &httpx.BodyError{
			Member: "spans",
			Reason: "a saved map finds its mentions itself; send corrections",
		}
	}
	if err := checkURL(r.URL); err != nil {
		return nil, "", err
	}
	a, err := s.articles.Read(ctx, r)
	if err != nil {
		return nil, "", err
	}
	corrections, err := encodeCorrections(r.Corrections)
	if err != nil {
		return nil, "", err
	}
	token, created := rand.Text(), now()
	saved := store.Map{ID: newID(), Title: r.Title, Text: r.Text, URL: r.URL, Focus: r.Focus, Language: r.Language,
		Corrections: corrections,
		TokenHash:   hashToken(token), Version: 1, Created: created, Changed: created, Places: placesOf(a)}
	if err := s.store.Create(ctx, saved); err != nil {
		return nil, "", s.fault(err, "")
	}
	return s.keep(saved, r.Corrections, a), token, nil
}

// checkURL lets only addresses pass that a page may link to.
func checkURL(address string) error {
	if address == "" || strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		return nil
	}
	return &httpx.BodyError{Member: "url", Reason: "not an http or https address"}
}

// Get reads a saved map as it looks with today's gazetteer.
func (s *Service) Get(ctx context.Context, id string) (*Map, error) {
	if err := s.needStore(); err != nil {
		return nil, err
	}
	at := time.Now()
	known := s.cache.get(id)
	if known != nil && known.isFresh(at) {
		return known, nil
	}
	if s.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, s.timeout)
		defer cancel()
	}
	version, err := s.store.Version(ctx, id)
	if err != nil {
		s.cache.drop(id)
		return nil, s.fault(err, id)
	}
	if known != nil && known.Version == version {
		known.confirm(at)
		return known, nil
	}
	m, err := s.store.Get(ctx, id)
	if err != nil {
		return nil, s.fault(err, id)
	}
	corrections, err := decodeCorrections(m)
	if err != nil {
		return nil, err
	}
	a, err := s.articles.Read(ctx, requestOf(m, corrections, true))
	if err != nil {
		return nil, err
	}
	return s.keep(m, corrections, a), nil
}

// Change says what becomes other in a map. What is nil stays.
type Change struct {
	Title       *string               `json:"title"`
	Focus       *string               `json:"focus"`       // a country code, a place, or latitude,longitude; "" for nothing known
	Language    *string               `json:"language"`    // to read the text in; "" where the text tells it
	Corrections *[]article.Correction `json:"corrections"` // all of them, in their order
}

// Key opens a map for a change: the edit token that its creation gave, and the
// version that the change was made from.
type Key struct {
	Token   string // "" for none
	IfMatch string // as the header has it, "" for any version
}

// Change changes a map. Distances, claims and every download follow.
func (s *Service) Change(ctx context.Context, id string, k Key, c Change) (*Map, error) {
	m, err := s.unlock(ctx, id, k)
	if err != nil {
		return nil, err
	}
	corrections, err := decodeCorrections(m)
	if err != nil {
		return nil, err
	}
	if c.Title != nil {
		m.Title = *c.Title
	}
	if c.Focus != nil {
		m.Focus = *c.Focus
	}
	if c.Language != nil {
		m.Language = *c.Language
	}
	if c.Corrections != nil {
		corrections = *c.Corrections
	}
	a, err := s.articles.Read(ctx, requestOf(m, corrections, c.Corrections == nil && c.Focus == nil && c.Language == nil))
	if err != nil {
		return nil, err
	}
	if m.Corrections, err = encodeCorrections(corrections); err != nil {
		return nil, err
	}
	m.Version++
	m.Changed, m.Places = now(), placesOf(a)
	if err := s.store.Update(ctx, m); errors.Is(err, store.ErrChanged) {
		return nil, &httpx.ChangedError{Version: m.Version}
	} else if err != nil {
		return nil, s.fault(err, id)
	}
	return s.keep(m, corrections, a), nil
}

// Delete removes a map.
func (s *Service) Delete(ctx context.Context, id string, k Key) error {
	if _, err := s.unlock(ctx, id, k); err != nil {
		return err
	}
	if err := s.store.Delete(ctx, id); err != nil {
		return s.fault(err, id)
	}
	s.cache.drop(id)
	return nil
}

// unlock reads a map that the key opens.
func (s *Service) unlock(ctx context.Context, id string, k Key) (store.Map, error) {
	if err := s.needStore(); err != nil {
		return store.Map{}, err
	}
	m, err := s.store.Get(ctx, id)
	if err != nil {
		return m, s.fault(err, id)
	}
	if k.Token == "" {
		return m, &httpx.TokenError{}
	}
	if subtle.ConstantTimeCompare(hashToken(k.Token), m.TokenHash) != 1 {
		return m, &httpx.TokenError{Given: true}
	}
	if !matchesVersion(k.IfMatch, m.Version) {
		return m, &httpx.ChangedError{Version: m.Version}
	}
	return m, nil
}

// matchesVersion checks If-Match, where it is given: the tag of an answer, or a
// version by itself.
func matchesVersion(ifMatch string, version int64) bool {
	if strings.TrimSpace(ifMatch) == "" {
		return true
	}
	for one := range strings.SplitSeq(ifMatch, ",") {
		tag := strings.Trim(strings.TrimPrefix(strings.TrimSpace(one), "W/"), `"`)
		v, _, _ := strings.Cut(tag, "-")
		if tag == "*" || v == strconv.FormatInt(version, 10) {
			return true
		}
	}
	return false
}

// requestOf is the article of a map. Lenient leaves out what names places that
// the gazetteer has lost.
func requestOf(m store.Map, corrections []article.Correction, lenient bool) articles.Request {
	return articles.Request{
		Title:       m.Title,
		Text:        m.Text,
		URL:         m.URL,
		Focus:       m.Focus,
		Language:    m.Language,
		Corrections: corrections,
		Saved:       lenient,
	}
}

// keep puts a map into the cache as it is shown.
func (s *Service) keep(m store.Map, corrections []article.Correction, a *article.Article) *Map {
	if corrections == nil {
		corrections = []article.Correction{}
	}
	shown := &Map{Map: m, Corrections: corrections, Article: a, cache: s.cache,
		checked: time.Now(), files: map[string]*file{}}
	s.cache.put(shown)
	return shown
}

func encodeCorrections(list []article.Correction) ([]byte, error) {
	if list == nil {
		return []byte("[]"), nil
	}
	return json.Marshal(list)
}

func decodeCorrections(m store.Map) (list []article.Correction, err error) {
	if err := json.Unmarshal(m.Corrections, &list); err != nil {
		return nil, fmt.Errorf("maps: corrections of map %.6s…: %w", m.ID, err) // the log must not open the map
	}
	return list, nil
}

// placesOf are the points by which a map is found.
func placesOf(a *article.Article) []store.Place {
	var places []store.Place
	for _, p := range a.Places {
		places = append(places, store.Place{ID: string(p.ID), Name: p.Name, Point: p.Point})
	}
	return places
}

// fault turns an error of the store into one for clients. What it says of the
// inside stays in the log.
func (s *Service) fault(err error, id string) error {
	told := func(told httpx.StoreError) error {
		s.log.Error("store", "err", err)
		return &told
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, store.ErrNotFound):
		return &httpx.NotFoundError{What: "map", ID: id}
	case errors.Is(err, store.ErrQuota):
		return told(httpx.StoreError{Full: true,
			Reason: "this server holds as many maps as it may; delete one, or keep yours elsewhere"})
	case errors.Is(err, store.ErrFull):
		return told(httpx.StoreError{Full: true, Reason: "the disk of this server is full"})
	case errors.Is(err, store.ErrBusy):
		return told(httpx.StoreError{Reason: "another program holds the store of this server"})
	case errors.Is(err, store.ErrReadOnly):
		return told(httpx.StoreError{ReadOnly: true, Reason: "this server shows saved maps, but can save, change or delete none: " +
			"their file or its folder is read-only; keep yours by a download, or ask whoever runs the server to make the " +
			"file writable and start it again"})
	case errors.Is(err, store.ErrUnusable), errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrClosed):
		return told(httpx.StoreError{Reason: "the store of this server cannot be used now"})
	}
	return err
}

// now is a time as the store keeps it.
func now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }

// newID is an id that cannot be guessed: 130 random bits, in lower case.
func newID() string { return strings.ToLower(rand.Text()) }

func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
