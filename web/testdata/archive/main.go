// Command archive measures an archive of made articles: how fast it is filled, how
// large it becomes, and how long questions take. The articles name places of the
// gazetteer, a few of them very often (Zipf's law), as news does.
//
//	go run ./web/testdata/archive --articles 1000000
//	go run ./web/testdata/archive --articles 1000000 --archive postgres://…
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/paulmach/orb"

	"dateline/data"
	"dateline/gazetteer"
	"dateline/geo"
	"dateline/geo/tile"
	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/archive/postgres"
	"dateline/web/archive/sqlite"
)

func main() {
	articles := flag.Int("articles", 1_000_000, "articles of a year; 0: only ask an archive that was filled before")
	ordered := flag.Bool("ordered", false, "articles come in the order in which they were published, as they do day by day; else in none")
	address := flag.String("archive", "", "an archive, empty where articles are made; the default is a file that is removed afterwards")
	profile := flag.String("profile", "", "file for a profile of the processor while the archive is filled")
	flag.Parse()
	if err := run(context.Background(), *articles, *ordered, *address, *profile); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, articles int, ordered bool, address, profile string) error {
	if address == "" {
		dir, err := os.MkdirTemp("", "archive")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		address = filepath.Join(dir, "archive.db")
	}
	s, err := open(ctx, address)
	if err != nil {
		return err
	}
	x, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		return err
	}
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
	}
	k := newMaker(x)
	if ordered && articles > 0 {
		k.pause = year / time.Duration(articles)
	}
	if articles > 0 {
		err = load(ctx, s, k, articles)
	}
	pprof.StopCPUProfile() // does nothing where none was begun
	if err != nil {
		return err
	}
	if err := ask(ctx, s); err != nil {
		return err
	}
	var u syscall.Rusage
	err = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	fmt.Printf("memory: at most %.0f MB\n", float64(u.Maxrss)/1e3)
	return err
}

func open(ctx context.Context, address string) (archive.Store, error) {
	if strings.HasPrefix(address, "postgres://") {
		return postgres.Open(ctx, address)
	}
	return sqlite.Open(ctx, address)
}

// maker makes articles.
type maker struct {
	random *rand.Rand
	zipf   *rand.Zipf
	places []archive.Place
	words  []string
	first  time.Time
	pause  time.Duration // between two articles; 0: they are of any time of a year
}

const year = 365 * 24 * time.Hour

func newMaker(x *gazetteer.Index) *maker {
	const places, words = 60_000, 20_000
	k := &maker{random: rand.New(rand.NewPCG(1, 2)), first: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	k.zipf = rand.NewZipf(k.random, 1.15, 8, places-1)
	for ref := gazetteer.Ref(0); len(k.places) < places && int(ref) < x.Len(); ref++ {
		p := x.Place(ref)
		k.places = append(k.places, fill.PlaceOf(p))
	}
	for range words {
		var b strings.Builder
		for range 2 + k.random.IntN(3) {
			b.WriteByte("bdfgklmnprst"[k.random.IntN(12)])
			b.WriteByte("aeiou"[k.random.IntN(5)])
		}
		k.words = append(k.words, b.String())
	}
	return k
}

// entry makes the n-th article: four places and nine words of a title.
func (k *maker) entry(n int) archive.Entry {
	published := time.Duration(n) * k.pause
	if k.pause == 0 {
		published = time.Duration(k.random.IntN(int(year/time.Second))) * time.Second
	}
	e := archive.Entry{Article: archive.Article{
		ID: fmt.Sprint(
			"made-",
			n,
		), URL: fmt.Sprintf("https://news%d.example/%d", n%500, n), Source: fmt.Sprintf("news%d.example", n%500),
		Published: k.first.Add(published.Truncate(time.Second)), Language: "en", Country: "GB", Reader: "made",
	}, Story: archive.Story(n + 1)}
	var title []string
	for range 9 {
		title = append(title, k.words[int(k.random.ExpFloat64()*1500)%len(k.words)])
	}
	e.Title = strings.Join(title, " ")
	seen := map[uint64]bool{}
	for range 4 {
		at := k.zipf.Uint64()
		if seen[at] {
			continue
		}
		seen[at] = true
		e.Mentions = append(e.Mentions, archive.Mention{Place: k.places[at], Times: 1 + k.random.IntN(4),
			Confidence: k.random.Float64(), Kinds: 1, Start: 10, End: 20})
	}
	return e
}

// load fills the archive as `dateline archive add` does.
func load(ctx context.Context, s archive.Store, k *maker, articles int) error {
	const batch = 2000
	var spent, worked time.Duration
	list := make([]archive.Entry, 0, batch)
	for n := range articles {
		if list = append(list, k.entry(n)); len(list) < batch && n < articles-1 {
			continue
		}
		start, before := time.Now(), cpu()
		if _, err := s.Put(ctx, list); err != nil {
			return err
		}
		spent, worked = spent+time.Since(start), worked+cpu()-before
		list = list[:0]
	}
	start, before := time.Now(), cpu()
	days, err := s.RollUp(ctx)
	if err != nil {
		return err
	}
	spent, worked = spent+time.Since(start), worked+cpu()-before
	fmt.Printf("%d days counted in %.1f s, %.1f s of CPU, which belong to the load\n", days, time.Since(start).Seconds(),
		(cpu() - before).Seconds())
	stats, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("load: %d articles with %d mentions of %d places in %.1f s, %.0f a second (%.0f a second of CPU); %.0f MB\n",
		stats.Stories, stats.Mentions, stats.Places, spent.Seconds(), float64(articles)/spent.Seconds(),
		float64(articles)/worked.Seconds(), float64(stats.Bytes)/1e6)
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// cpu is the time that this process has worked: on a machine that others use, it says more
// than the clock of what SQLite, which is part of the process, takes.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// tilesOf cuts tiles as the service does.
func tilesOf(list []archive.PlaceCount) *tile.Places {
	return tile.NewPlaces(tile.PlaceList{
		Len: len(list), Point: func(i int) orb.Point { return list[i].Place.Point },
		Properties: func(i int) map[string]any {
			return map[string]any{"id": list[i].Place.ID, "name": list[i].Place.Name, "articles": int(list[i].Stories)}
		},
	})
}

// ask asks the questions that readers ask, each nine times, and tells the medians.
func ask(ctx context.Context, s archive.Store) error {
	june := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	london := &geo.Circle{Center: orb.Point{-.1257, 51.5085}, Radius: 50 * geo.Kilometre}
	start := time.Now()
	if err := s.Ping(ctx); err != nil { // reads the places, as the first question would
		return err
	}
	fmt.Printf("places read in %.0f ms\n", milliseconds(time.Since(start)))
	words, err := archive.ParseWords("bade")
	if err != nil {
		return err
	}
	week, month := june.AddDate(0, 0, 7), june.AddDate(0, 1, 0)
	articles := func(q archive.Query) func() (int, error) {
		return func() (int, error) {
			page, err := s.Articles(ctx, q)
			return len(page.Stories), err
		}
	}
	places := func(ask func(context.Context, archive.Query) ([]archive.PlaceCount, error), q archive.Query) func() (int, error) {
		return func() (int, error) {
			list, err := ask(ctx, q)
			return len(list), err
		}
	}
	choices := func(q archive.Query, by archive.By) func() (int, error) {
		return func() (int, error) {
			list, err := s.Counts(ctx, q, by)
			return len(list), err
		}
	}
	const all = 100_000
	for _, question := range []struct {
		name string
		ask  func() (int, error)
	}{
		{"articles, 50 km of London, a week", articles(archive.Query{Near: london, From: june, To: week})},
		{"articles, 50 km of London, newest 100", articles(archive.Query{Near: london})},
		{"articles, a country, newest 100", articles(archive.Query{Countries: []string{"GB"}})},
		{"articles, newest 20 with a word", articles(archive.Query{Words: words, Limit: 20})},
		{"places of a day", places(s.Places, archive.Query{From: june, To: june.AddDate(0, 0, 1), Limit: all})},
		{"places of a week", places(s.Places, archive.Query{From: june, To: week, Limit: all})},
		{"places of a year", places(s.Places, archive.Query{Limit: all})},
		{"days of the year", func() (int, error) {
			list, err := s.Days(ctx, archive.Query{})
			return len(list), err
		}},
		{"countries of a week", choices(archive.Query{From: june, To: week}, archive.ByCountry)},
		{"regions of a month", choices(archive.Query{From: june, To: month}, archive.ByRegion)},
		{"sources of a year", choices(archive.Query{}, archive.BySource)},
		{"holdings", func() (int, error) {
			stats, err := s.Stats(ctx)
			return int(stats.Stories), err
		}},
		{"tile of a week, counted and cut", func() (int, error) {
			list, err := s.Places(ctx, archive.Query{From: june, To: week, Limit: all})
			if err != nil {
				return 0, err
			}
			_, err = tilesOf(list).Tile(6, 31, 21)
			return len(list), err
		}},
		{"tile of a week, counted before", func() func() (int, error) {
			var set *tile.Places
			return func() (int, error) {
				if set == nil {
					list, err := s.Places(ctx, archive.Query{From: june, To: week, Limit: all})
					if err != nil {
						return 0, err
					}
					set = tilesOf(list)
				}
				b, err := set.Tile(6, 31, 21)
				return len(b), err
			}
		}()},
		{"named with London, a month", places(s.Together, archive.Query{Places: []string{"geonames:2643743"}, From: june, To: month, Limit: 20})},
		{"days of the year, 50 km of London", func() (int, error) {
			list, err := s.Days(ctx, archive.Query{Near: london})
			return len(list), err
		}},
	} {
		var times, work []time.Duration
		rows := 0
		for range 9 {
			start, before := time.Now(), cpu()
			n, err := question.ask()
			if err != nil {
				return fmt.Errorf("%s: %w", question.name, err)
			}
			rows = n
			times, work = append(times, time.Since(start)), append(work, cpu()-before)
		}
		slices.Sort(times)
		slices.Sort(work)
		fmt.Printf("%-40s %8.2f ms, %8.2f ms of CPU (%d rows)\n", question.name, milliseconds(times[len(times)/2]),
			milliseconds(work[len(work)/2]), rows)
	}
	return nil
}
