// Package articles reads the articles that requests send, and answers with what
// is in them in every format.
package articles

import (
	"dateline/gazetteer/article"
	"dateline/geo/tile"
	"dateline/web/fetch"
)

// Service reads articles for handlers. It is safe for concurrent use.
type Service struct {
	Reader  *article.Reader
	Basemap *tile.Basemap // of pictures
	Fetch   *fetch.Client // nil: no address is ever fetched
	MaxText int           // code points of a text and its title
}
