package archive

import (
	"time"
)

// Key numbers the articles of one archive in the order of the times at which they
// were published, those without a date first: its upper 40 bits tell the second, the
// lower 23 those of one second apart. So a span of time is a span of keys, a list of
// the newest first is one by descending keys, and a page goes on behind a key
// whatever is added meanwhile.
type Key int64

const (
	keyBits     = 23
	epochDays   = 5_000_000 // from the beginning of keys to 1970
	daySeconds  = 24 * 60 * 60
	epochSecond = epochDays * daySeconds
)

// The times that an article may have: those that RFC 3339 can write.
var (
	earliest = time.Date(1, 1, 1, 0, 0, 1, 0, time.UTC) // a second after the zero time
	latest   = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)
)

// FirstDated is the lowest key of an article with a date.
var FirstDated = keyOf(earliest)

// EndOfKeys is above every key.
var EndOfKeys = keyOf(latest) + 1<<keyBits

func keyOf(t time.Time) Key { return Key(t.Unix()+epochSecond) << keyBits }

// KeysAt returns the keys that articles published at a time may have, from first to
// below end. For the zero time they are those of articles without a date.
func KeysAt(t time.Time) (first, end Key) {
	if t.IsZero() {
		return 0, FirstDated
	}
	return keyOf(t), keyOf(t) + 1<<keyBits
}

// KeysBetween returns the keys of a span of time, from first to below end. A zero
// time leaves its side open; with both open, articles without a date belong to it.
func KeysBetween(from, to time.Time) (first, end Key) {
	first, end = 0, EndOfKeys
	if !from.IsZero() || !to.IsZero() {
		first = FirstDated
	}
	if !from.IsZero() {
		first = min(max(keyOf(wholeSecond(from)), FirstDated), EndOfKeys)
	}
	if !to.IsZero() {
		end = min(max(keyOf(wholeSecond(to)), FirstDated), EndOfKeys)
	}
	return first, end
}

// wholeSecond is the first whole second that is not before t.
func wholeSecond(t time.Time) time.Time { return t.Add(time.Second - 1).Truncate(time.Second) }

// Published is the time that a key stands for, zero for none.
func (k Key) Published() time.Time {
	if k < FirstDated {
		return time.Time{}
	}
	return time.Unix(int64(k>>keyBits)-epochSecond, 0).UTC()
}

// Second is the number of the second of a key; 0 for a key without a date.
func (k Key) Second() int64 { return int64(k >> keyBits) }

// KeyOfSecond is the first key of the second with a number.
func KeyOfSecond(n int64) Key { return Key(n) << keyBits }

// Day is the number of the day of a key, as [DayOf] reads it; 0 for a key without a date.
func (k Key) Day() int64 { return int64(k>>keyBits) / daySeconds }

// KeysOfDay returns the keys of the day with a number, from first to below end.
func KeysOfDay(n int64) (first, end Key) {
	const length = Key(daySeconds) << keyBits
	return Key(n) * length, Key(n+1) * length
}

// DaySQL is the SQL for the number of the day of a key, counted as [DayOf] reads it.
func DaySQL(key string) string { return "((" + key + " >> 23) / 86400)" }

// DayOf is midnight, UTC, of the day with a number that [DaySQL] gave.
func DayOf(n int64) time.Time { return time.Unix((n-epochDays)*daySeconds, 0).UTC() }
