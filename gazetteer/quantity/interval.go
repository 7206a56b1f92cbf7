package quantity

import (
	"math"

	"dateline/geo"
)

// Interval is a closed range of lengths.
type Interval struct{ Min, Max geo.Length }

// Contains reports whether l lies in the interval.
func (i Interval) Contains(l geo.Length) bool { return i.Min <= l && l <= i.Max }

// Overlaps reports whether the two intervals share a length.
func (i Interval) Overlaps(j Interval) bool { return i.Min <= j.Max && j.Min <= i.Max }

// Precision is how precise a stated length is.
type Precision struct {
	Step  geo.Length // place value of the last significant digit
	Hedge Hedge
}

// What a hedge allows, as parts of the number. A number stands for all that
// would be rounded to it: half a unit of its last significant digit either
// way (400 for 350–450, 12.8 for 12.75–12.85), half of five units when that
// digit is a five (15 for 12.5–17.5), because people count in fives. Trailing
// zeros may be meant, so the rounding is never taken for more than a quarter of
// the number (100 for 75–125, not 50–150). A hedge widens that:
//
//	about, some, roughly …   at least a tenth of the number either way
//	nearly, just under       the same, but only below
//	just over                the same, but only above
//	more than, at least      up to twice the number: who says 20 for 50 misleads
//	less than                down to half of it, for the same reason
//	up to, within            from nothing to the number
//	several, dozens of       what the word covers
//
// Grice's maxim of quantity (Logic and Conversation, 1975) is the reason that
// one-sided bounds have another end at all.
const (
	roundingShare = 0.25
	aboutShare    = 0.10
	moreThanTop   = 2.0
	lessThanFloor = 0.5
)

// Allowed returns the lengths that words of this precision allow for a
// stated value.
func (p Precision) Allowed(value Interval) Interval {
	lo, hi := value.Min, value.Max
	down, up := rounding(lo, p.Step), rounding(hi, p.Step)
	switch p.Hedge {
	case Vague:
		if lo == hi { // "a couple of miles"
			return Interval{lo - p.Step/2, hi + p.Step/2}
		}
		return Interval{lo, hi}
	case About:
		down, up = max(down, aboutShare*lo), max(up, aboutShare*hi)
	case Nearly:
		return Interval{lo - max(down, aboutShare*lo), hi}
	case Beyond:
		return Interval{lo, hi + max(up, aboutShare*hi)}
	case Over:
		return Interval{lo, moreThanTop * hi}
	case Under:
		return Interval{lessThanFloor * lo, hi}
	case UpTo:
		return Interval{0, hi}
	}
	return Interval{lo - down, hi + up}
}

// rounding returns how far a length may have been rounded.
func rounding(v, step geo.Length) geo.Length {
	if step <= 0 {
		return 0
	}
	half := step / 2
	if units := math.Round(float64(v / step)); units > 10 && math.Mod(units, 10) == 5 {
		half = step * 5 / 2
	}
	return min(half, roundingShare*v)
}
