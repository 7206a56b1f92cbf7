// Package store keeps saved maps: the text of an article, and what people
// corrected in how it was read. How a map looks is never stored; it is read
// from its text again, so that it gains from every better gazetteer.
//
// Package sqlite is the implementation for one machine, package postgres the one for
// several servers; nothing here depends on them. Package storetest tells whether another one keeps the contract of [Store].
package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/paulmach/orb"

	"dateline/geo"
)

var (
	// ErrNotFound is returned when there is no map with that id.
	ErrNotFound = errors.New("no such map")
	// ErrChanged is returned when a map was changed by somebody else since the
	// version that a change was made from.
	ErrChanged = errors.New("the map was changed meanwhile")
	// ErrExists is returned when a map with that id is there already.
	ErrExists = errors.New("a map with this id exists")
	// ErrQuota is returned for a change after which the store would hold more than
	// it may.
	ErrQuota = errors.New("the store is full: it holds as many maps as it may")
	// ErrFull is returned when the disk has no room for a change.
	ErrFull = errors.New("the disk is full")
	// ErrUnusable is returned when the store cannot be read or written: it is
	// read-only, gone, replaced, or its disk fails.
	ErrUnusable = errors.New("the store cannot be used")
	// ErrReadOnly is returned for a change of a store that can be read and not written. It is an [ErrUnusable].
	ErrReadOnly = fmt.Errorf("%w for changes: it is read-only", ErrUnusable)
	// ErrDamaged is returned when what is stored is not what was stored.
	ErrDamaged = errors.New("the store is damaged")
	// ErrBusy is returned when another process holds the store for too long.
	ErrBusy = errors.New("the store is in use by another process")
	// ErrClosed is returned after a store was closed.
	ErrClosed = errors.New("the store is closed")
	// ErrForeign is returned for a file that is not a store, and ErrNewer for one
	// that a later version of the program has made.
	ErrForeign = errors.New("this is not a store of dateline")
	ErrNewer   = errors.New("this store was made by a newer dateline")
)

// Usage is what a store holds.
type Usage struct {
	Maps  int64
	Bytes int64 // of the maps: texts, corrections and places
}

// Quota is what a store may hold. Its zero value is no bound.
type Quota struct {
	Maps  int64 // 0: any number
	Bytes int64 // 0: any number
}

// Allows reports whether a store may hold that much.
func (q Quota) Allows(u Usage) bool {
	return (q.Maps <= 0 || u.Maps <= q.Maps) && (q.Bytes <= 0 || u.Bytes <= q.Bytes)
}

// Store keeps saved maps. An implementation is safe for concurrent use, and what
// it acknowledged is not lost.
type Store interface {
	// Create saves a new map with the id that it carries, or returns [ErrExists].
	Create(context.Context, Map) error
	// Get reads a map without its Places, or returns [ErrNotFound].
	Get(ctx context.Context, id string) (Map, error)
	// Version tells the version of a map without reading it, or returns [ErrNotFound].
	Version(ctx context.Context, id string) (int64, error)
	// Update replaces title, focus, language, corrections, places and time of change of a map whose
	// version is the one before that of the map given; else it returns [ErrChanged],
	// or [ErrNotFound]. The version before is kept, as one of the last [MaxVersions].
	Update(context.Context, Map) error
	// Versions reads title, focus, corrections and time of change of the versions of a map
	// that are kept, the newest first, or returns [ErrNotFound].
	Versions(ctx context.Context, id string) ([]Version, error)
	// Delete removes a map, or returns [ErrNotFound].
	Delete(ctx context.Context, id string) error
	// List returns the maps that a query chooses, the newest first.
	List(context.Context, Query) ([]Summary, error)
	// Ping reports whether the store answers.
	Ping(context.Context) error
}

// Map is a saved article. Its texts are UTF-8 without U+0000, which not every database keeps.
type Map struct {
	ID          string
	Title       string
	Text        string
	URL         string          // where the article was published; "" where unknown
	Focus       string          // where the text is said to be from; "" where nothing is
	Language    string          // to read the text in (ISO 639-1); "" where the text tells it. Older versions have the last one
	Corrections json.RawMessage // a JSON array, in the order in which they were made
	TokenHash   []byte          // of the token that allows changes
	Version     int64           // 1, and one more with each change
	Created     time.Time       // UTC, whole milliseconds
	Changed     time.Time
	Places      []Place // where the map is, to find it by
}

// MaxVersions is how many versions of a map are kept, the newest of them included.
const MaxVersions = 50

// Version is what can change in a map, as it was or is.
type Version struct {
	Version     int64
	Title       string
	Focus       string
	Corrections json.RawMessage
	Changed     time.Time
}

// Place is a point of a map, by which it can be found.
type Place struct {
	ID, Name string
	Point    orb.Point
}

// Summary is a row of a list of maps.
type Summary struct {
	ID, Title        string
	Version          int64
	Created, Changed time.Time
	Places           int       // number of places
	Bound            orb.Bound // of the places; empty ones, as [orb.Bound.IsEmpty] tells, have none
}

// Query chooses maps for a list. Its zero value takes the newest of all.
type Query struct {
	Within *orb.Bound  // has a place in this box; Min[0] > Max[0] crosses ±180°
	Near   *geo.Circle // has a place in this circle
	After  string      // continue behind the map with this id
	Limit  int         // rows; 0 is 100
}
