package web

import (
	"io/fs"
	"log/slog"
	"runtime"
	"time"

	"dateline/gazetteer/article"
	"dateline/geo/picture"
	"dateline/geo/tile"
	"dateline/web/api"
	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/fetch"
	"dateline/web/maps/store"
	"dateline/web/tiles"
)

// Config is what a [Server] is made of. Fields that are zero take the default
// that their comment names. Its fields are many, since all that an operator may choose comes in here.
type Config struct {
	Reader   *article.Reader // needed
	Basemap  *tile.Basemap   // needed
	Fonts    *picture.Fonts  // of pictures; nil: those of the program
	Ground   *tiles.Ground   // drawn in the place of the basemap where it reaches; nil: none
	Articles []Article       // what the page opens with
	Fetch    *fetch.Client   // nil: no address is ever fetched
	Store    store.Store     // of saved maps; nil: none can be saved
	Volatile bool            // the store lasts no longer than the process; who saves a map is told
	Listing  bool            // anybody may list and search the saved maps

	Archive      archive.Store // of many articles; nil: none
	ArchiveToken string        // that allows to change the archive; "": nobody may
	ArchiveMaker fill.Maker    // of what is put into it

	UI      fs.FS        // the built page; nil takes the one embedded at build time
	Logger  *slog.Logger // nil discards
	Version string       // shown as the generator of every document; "" is "dev"
	Updated time.Time    // when the source of most places was made

	Assistants bool // answer assistants by the Model Context Protocol under /mcp
	Limits     Limits
	Access     Access

	// Drain is for how long a server that is told to stop sends readers to another one (see
	// [Server.Serve]) before it takes no more connections. 0: not at all.
	Drain time.Duration

	Contact string // to whom a flaw is reported: an address of mail or of a page; "" for none

	ForgetQueries bool // keep no answers of the geocoders, with the queries that they answer

	HideMetrics bool // /metrics is not answered; see [Server.Metrics]
}

// Article is a text that the server was started with.
type Article = api.Article

// Limits bound what one request may ask for, and what all of them may take: a field for each bound.
type Limits struct {
	Body      int64         // bytes of a request body; 0 is 1 MiB
	Text      int           // code points of a text; 0 is 300,000
	Rows      int           // rows of one page of any list; 0 is 1,000
	Features  int           // features of one page of OGC API – Features; 0 is 10,000
	Matrix    int           // places on one side of a distance matrix; 0 is 100
	Explained int           // mentions of which one answer tells the reasons; 0 is 2,000
	Pixels    int           // of a picture; 0 is 16 million
	Drawn     int           // claims in a picture; 0 is 500
	Timeout   time.Duration // of one request; 0 is 15 s
	Rate      float64       // requests a second of one client, bursts of four times as many; 0 is unlimited
	Saves     float64       // maps that one client may save in an hour, a quarter of them at once; 0 is unlimited

	Connections int // at once; 0 is 10,000

	Work   int64         // bytes that the requests at work may take together; 0 is 256 MiB
	Client float64       // part of these for one client, 0–1; 0 is all
	Wait   time.Duration // how long a request waits for room before it is turned away; 0 is 2 s
	Cache  int64         // bytes of the saved maps that are kept in memory; 0 is 64 MiB
}

// PublicLimits are stricter ones, for a server that anybody may reach.
func PublicLimits() Limits {
	return Limits{
		Text: 200_000, Rows: 500, Features: 500, Matrix: 50, Explained: 1_000, Pixels: 10_000_000,
		Timeout: 8 * time.Second, Rate: 10, Saves: 120, Wait: time.Second, Client: 0.5,
	}
}

// Within fits the limits that are not set to a process that should take no more
// than some bytes of memory: two fifths of it, at most 64 MiB for each processor,
// are for the requests at work, an eighth for maps that are kept. The rest is for
// the program and for garbage.
func (l Limits) Within(memory int64) Limits {
	most := max(256<<20, int64(runtime.GOMAXPROCS(0))<<26)
	setDefault(&l.Work, min(memory/5*2, most))
	setDefault(&l.Cache, min(memory/8, 64<<20))
	return l
}

// withDefaults returns the limits with every zero replaced by its default.
func (l Limits) withDefaults() Limits {
	setDefault(&l.Body, 1<<20)
	setDefault(&l.Text, 300_000)
	setDefault(&l.Rows, 1_000)
	setDefault(&l.Features, 10_000)
	setDefault(&l.Matrix, 100)
	setDefault(&l.Explained, 2_000)
	setDefault(&l.Pixels, 16_000_000)
	setDefault(&l.Drawn, 500)
	setDefault(&l.Timeout, 15*time.Second)
	setDefault(&l.Connections, 10_000)
	setDefault(&l.Work, 256<<20)
	setDefault(&l.Wait, 2*time.Second)
	setDefault(&l.Cache, 64<<20)
	setDefault(&l.Client, 1)
	return l
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
