package web

import "context"

// listedCollections are the collections that everybody may know of. Those of
// saved maps are found by who knows the id of the map.
func (s *Server) listedCollections(context.Context) ([]featureCollection, error) {
	return []featureCollection{s.placesCollection()}, nil
}

// findCollection returns a collection by its id, or a [NotFoundError].
func (s *Server) findCollection(_ context.Context, id string) (featureCollection, error) {
	if id == "places" {
		return s.placesCollection(), nil
	}
	return featureCollection{}, &NotFoundError{What: "collection", ID: id}
}
