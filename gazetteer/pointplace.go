package gazetteer

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// PointID begins the ids of places that are known by their coordinates alone, latitude first:
// "point:41.01000_28.95000".
const PointID = "point:"

// PointPlace returns the place of a point that the index has no place for. Its id tells the
// point to a metre.
func (x *Index) PointPlace(p orb.Point) Place {
	name := fmt.Sprintf("%.5f, %.5f", p[1], p[0])
	return x.LyingAt(Place{
		ID: PlaceID(PointID + strings.Replace(name, ", ", "_", 1)), Name: name, Class: "S", Point: p,
		Bound: orb.Bound{Min: p, Max: p},
	})
}

// PointByID returns the place whose id is that of a point, ok false for another id.
func (x *Index) PointByID(id PlaceID) (p Place, ok bool) {
	if !strings.HasPrefix(string(id), PointID) {
		return Place{}, false
	}
	at, err := ParsePoint(pointOfID(string(id)))
	if err != nil {
		return Place{}, false
	}
	return x.PointPlace(at), true
}

// pointOfID returns what an id says of its point, as [ParsePoint] reads it. A text that is no
// such id is returned as it is.
func pointOfID(id string) string {
	text, ok := strings.CutPrefix(id, PointID)
	if !ok {
		return id
	}
	return strings.Replace(text, "_", ",", 1)
}
