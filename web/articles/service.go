// Package articles reads the articles that requests send, and answers with what
// is in them in every format.
package articles

import (
	"dateline/gazetteer/article"
	"dateline/geo/picture"
	"dateline/geo/tile"
	"dateline/web/fetch"
)

// Service reads articles for handlers. It is safe for concurrent use.
type Service struct {
	Reader  *article.Reader
	Basemap *tile.Basemap  // of pictures
	Fetch   *fetch.Client  // nil: no address is ever fetched
	Fonts   *picture.Fonts // of pictures; nil: those of the program
	Turns   *Turns         // of the work; nil: all at once
	Limits  Limits
}

// Limits bound what one article may cost.
type Limits struct {
	Text      int // code points of a text and its title
	Explained int // mentions of which one answer tells the reasons
	Pixels    int // of a picture
	Drawn     int // claims in a picture
}
