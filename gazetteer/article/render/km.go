package render

import (
	"math"
	"strconv"

	"dateline/gazetteer/claim"
	"dateline/geo"
)

// km is a length in JSON: kilometres to the metre.
type km geo.Length

// MarshalJSON writes null for a length that is not finite, for JSON has no
// word for infinity.
func (k km) MarshalJSON() ([]byte, error) {
	v := geo.Length(k).Kilometres()
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return []byte("null"), nil
	}
	return strconv.AppendFloat(nil, math.Round(v*1000)/1000, 'f', -1, 64), nil
}

// column is the length in kilometres as a value of a table, nil where it is not
// finite.
func (k km) column() any {
	v := geo.Length(k).Kilometres()
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return nil
	}
	return math.Round(v*1000) / 1000
}

// kmRange is a closed interval in JSON: [from, to], null where it is open.
type kmRange [2]km

func newRange(i claim.Interval) kmRange { return kmRange{km(i.Min), km(i.Max)} }
