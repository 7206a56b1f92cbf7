package web

import (
	"io/fs"
	"log/slog"
	"time"

	"dateline/gazetteer/article"
	"dateline/geo/tile"
	"dateline/web/api"
	"dateline/web/fetch"
	"dateline/web/maps/store"
)

// Config is what a [Server] is made of. Fields that are zero take the default
// that their comment names.
type Config struct {
	Reader   *article.Reader // needed
	Basemap  *tile.Basemap   // needed
	Articles []Article       // what the page opens with
	Fetch    *fetch.Client   // nil: no address is ever fetched
	Store    store.Store     // of saved maps; nil: none can be saved
	Volatile bool            // the store lasts no longer than the process; who saves a map is told
	Listing  bool            // anybody may list and search the saved maps

	UI      fs.FS        // the built page; nil takes the one embedded at build time
	Logger  *slog.Logger // nil discards
	Version string       // shown as the generator of every document; "" is "dev"
	Limits  Limits
	Access  Access
}

// Article is a text that the server was started with.
type Article = api.Article

// Limits bound what one request may ask for.
type Limits struct {
	Body    int64         // bytes of a request body; 0 is 1 MiB
	Text    int           // code points of a text; 0 is 500,000
	Rows    int           // rows of one page of any list; 0 is 1,000
	Matrix  int           // places on one side of a distance matrix; 0 is 100
	Timeout time.Duration // of one request; 0 is 15 s
	Rate    float64       // requests a second of one client, bursts of four times as many; 0 is unlimited, loopback always is
}

// PublicLimits are stricter ones, for a server that anybody may reach.
func PublicLimits() Limits {
	return Limits{Text: 200_000, Rows: 500, Matrix: 50, Timeout: 8 * time.Second, Rate: 10}
}

// withDefaults returns the limits with every zero replaced by its default.
func (l Limits) withDefaults() Limits {
	setDefault(&l.Body, 1<<20)
	setDefault(&l.Text, 500_000)
	setDefault(&l.Rows, 1_000)
	setDefault(&l.Matrix, 100)
	setDefault(&l.Timeout, 15*time.Second)
	return l
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
