// Package archive keeps many articles that were read, to be asked by place, time
// and words: which articles of a week name a place within 50 km of another, how
// many there are on each day, what else they name.
//
// An archive holds what was found in an article and where it was published; the
// text itself only where whoever fills the archive asks for that. Articles whose
// texts are the same, as the copies of an agency's report, are one story: it is
// counted once, under the article that was published first, which lists the others: in
// whatever order they come. Those without a date come last.
//
// Questions of where are answered from the list of the places that the archive
// names, which an implementation has in memory (see [Directory]): its tables are
// asked for numbers of places and of articles only, so that any database will do.
//
// Package sqlite is the implementation for one machine, package postgres the one
// for many; nothing here depends on them. Package archivetest tells whether
// another one keeps the contract of [Store].
package archive

import (
	"context"
	"errors"
	"fmt"
	"time"
)

var (
	// ErrNotFound is returned when there is no article with that id.
	ErrNotFound = errors.New("no such article in the archive")
	// ErrFull is returned when the disk has no room for a change.
	ErrFull = errors.New("the disk is full")
	// ErrUnusable is returned when the archive cannot be read or written: it is
	// read-only, gone, replaced, or its disk or its server fails.
	ErrUnusable = errors.New("the archive cannot be used")
	// ErrDamaged is returned when what is stored is not what was stored.
	ErrDamaged = errors.New("the archive is damaged")
	// ErrBusy is returned when another process holds the archive for too long.
	ErrBusy = errors.New("the archive is in use by another process")
	// ErrForeign is returned for a file or a database that is not an archive, and
	// ErrNewer for one that a later version of the program has made.
	ErrForeign = errors.New("this is not an archive of dateline")
	ErrNewer   = errors.New("this archive was made by a newer dateline")
)

// EntryError is returned for an entry that cannot be kept.
type EntryError struct {
	ID     string // of the article
	Field  string // "id", "title", "mentions" …
	Reason string
}

func (e *EntryError) Error() string {
	return fmt.Sprintf("archive: article %.80q: %s %s", e.ID, e.Field, e.Reason)
}

// Store keeps an archive. An implementation is safe for concurrent use, also by
// several processes, and what it acknowledged is not lost.
type Store interface {
	// Put keeps all entries, or none of them where there is an error. An entry takes
	// the place of one with the same id, and one that is the same as before changes
	// nothing, so that a load can be repeated. Of several with one id the last counts.
	// The error wraps an [*EntryError] where an entry is at fault.
	Put(context.Context, []Entry) (Outcome, error)
	// Get reads all that is known of an article, or returns [ErrNotFound].
	Get(ctx context.Context, id string) (Detail, error)
	// Known tells which of some ids are those of articles that the archive has.
	Known(ctx context.Context, ids []string) (map[string]bool, error)
	// Articles lists the stories that a query chooses, the newest first and those
	// without a date last.
	Articles(context.Context, Query) (Page, error)
	// Places counts the stories at each place: of the places that a query chooses, or
	// of all where it chooses by other things. The most named come first.
	Places(context.Context, Query) ([]PlaceCount, error)
	// Together counts the stories at each place that is named together with those
	// that a query chooses, these left out.
	Together(context.Context, Query) ([]PlaceCount, error)
	// Days counts the stories of each day (UTC) that has some, the oldest first.
	Days(context.Context, Query) ([]DayCount, error)
	// Counts counts the chosen stories by what By names, those of most stories first: by
	// the countries or regions of the places that Places would count, each story once for one
	// of them; by who published them or copies of them; by their languages. None is counted as "".
	Counts(ctx context.Context, q Query, by By) ([]Count, error)
	// Claims lists the distances that the stories state which a query chooses, the
	// contradicted ones first, then the consistent ones; of each the newest first. A
	// Verdict leaves those of which it is true.
	Claims(context.Context, Query) (ClaimPage, error)
	// Correct keeps corrections of an article, and what it names and states is at once as
	// [Entry.Corrected] has it; or it returns [ErrNotFound]. They hold for whatever is put
	// under its id, until it is removed. A later one on the same words takes the place of the
	// earlier. Those of a copy are kept for its original, and whichever article becomes the
	// original of a story has those of the one before. The error wraps an [*EntryError] where a
	// correction cannot be kept.
	Correct(ctx context.Context, id string, list ...Correction) error
	// Corrections lists the corrections of some articles, by their ids, in the order in which
	// they were made.
	Corrections(ctx context.Context, ids []string) (map[string][]Correction, error)
	// Delete removes an article, or returns [ErrNotFound]. Where it has copies, the
	// oldest of them takes its place.
	Delete(ctx context.Context, id string) error
	// Forget removes all articles published before a time, and tells how many. Those
	// without a date stay.
	Forget(ctx context.Context, before time.Time) (int64, error)
	// RollUp counts the stories of each day that changed since the last time, and tells how many
	// days those were. Places, Days and Counts add such days up instead of going through all that
	// they name: what they answer is the same with and without.
	RollUp(context.Context) (int, error)
	// Stats tells what the archive holds.
	Stats(context.Context) (Stats, error)
	// Ping reports whether the archive answers.
	Ping(context.Context) error
}

// Outcome tells what a Put did: how many entries were new, took the place of
// another, were there already, and how many of the new and changed ones are copies
// of another.
type Outcome struct{ Added, Changed, Same, Copies int }

// Add sums the outcomes of two calls.
func (o *Outcome) Add(p Outcome) {
	o.Added += p.Added
	o.Changed += p.Changed
	o.Same += p.Same
	o.Copies += p.Copies
}

// Stats is what an archive holds.
type Stats struct {
	Stories   int64 // articles, copies left out
	Copies    int64
	Undated   int64 // stories of which the time is not known
	Texts     int64 // stories whose text is kept
	Places    int64 // that are named
	Mentions  int64 // pairs of a story and a place that it names
	Claims    int64 // of distances
	Corrected int64 // stories with corrections
	Oldest    time.Time
	Newest    time.Time // of those with a date; zero where there are none
	Bytes     int64     // on the disk
}
