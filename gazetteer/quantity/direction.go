package quantity

import (
	"strings"

	"dateline/geo"
)

// Direction is one of the sixteen compass points: "N", "NNE", "NE" … It is ""
// where none is stated.
type Direction string

// Azimuth returns the direction in degrees clockwise from north, in [0, 360).
// ok is false for "".
func (d Direction) Azimuth() (azimuth float64, ok bool) { return geo.ParseCompass(string(d)) }

// Word writes the direction out: "north", "south-southwest". It is "" for "".
func (d Direction) Word() string {
	a, ok := d.Azimuth()
	if !ok {
		return string(d)
	}
	return geo.CompassWord(a)
}

// Opposite returns the direction back.
func (d Direction) Opposite() Direction {
	return Direction(strings.NewReplacer("N", "S", "S", "N", "E", "W", "W", "E").Replace(string(d)))
}

// Letters returns the letters of the compass word at token i: "north" N,
// "northeast" NE, "southern" S, "SSE" SSE; "" for all else.
func (r *Compass) Letters(t []Token, i int) string {
	if i < 0 || i >= len(t) {
		return ""
	}
	p, ok := r.points[t[i].Key]
	if !ok || p.capitals && !t[i].Capital && !t[i].Shouted {
		return ""
	}
	return p.letters
}

// Direction reads the compass direction that starts at token i, in one word
// or more: "north-west", "south south east", "N.E.", "due east". It returns the
// point and the token after it, or "" and i.
func (r *Compass) Direction(t []Token, i int) (d Direction, next int) {
	k := i
	for k >= 0 && k < len(t) && r.due[t[k].Key] {
		k++
	}
	if d, n := r.longer.find(t, k, 1); n > 0 {
		return d, k + n
	}
	letters := ""
	for k < len(t) && len(letters) < 3 {
		w := r.Letters(t, k)
		if w == "" {
			break
		}
		letters += w
		k++
		if _, ok := geo.ParseCompass(letters); ok && len(letters) <= 3 {
			d, next = Direction(strings.ToUpper(letters)), k
		}
		// A hyphen or the dot of an abbreviation may part the words.
		if k < len(t) && (t[k].Dash() && t[k-1].Touches(&t[k]) || t[k].Word == "." && len(w) == 1) &&
			r.Letters(t, k+1) != "" {
			k++
		}
	}
	if d == "" {
		return "", i
	}
	return d, next
}
