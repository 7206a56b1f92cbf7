package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// times are how long requests took.
type times struct{ list []time.Duration }

func newTimes() *times { return &times{} }

func (t *times) add(d time.Duration) { t.list = append(t.list, d) }

func (t *times) quantile(q float64) time.Duration {
	if len(t.list) == 0 {
		return 0
	}
	slices.Sort(t.list)
	return t.list[min(len(t.list)-1, int(q*float64(len(t.list))))].Round(100 * time.Microsecond)
}

// traffic is what the connections of a soak share.
type traffic struct {
	base   string
	client *http.Client

	mu     sync.Mutex
	maps   []saved
	reads  *times
	writes *times
	errors map[string]int
	total  int
}

const connections = 64

// soak sends mixed traffic over 64 connections for a time, at a steady rate that does
// not wait for the answers.
func soak(o options) ([]string, error) {
	s, err := start(o, nil, "--store", filepath.Join(o.dir, "soak.db"), "--list-maps")
	if err != nil {
		return nil, err
	}
	defer s.kill()
	t := &traffic{base: s.base, reads: newTimes(), writes: newTimes(), errors: map[string]int{}, client: &http.Client{
		Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections},
	}}
	for i := range 50 {
		m, err := save(t.client, s.base, fmt.Sprint("map ", i), article(i))
		if err != nil {
			return nil, err
		}
		t.maps = append(t.maps, m)
	}
	stop := make(chan struct{})
	var all sync.WaitGroup
	queue := make(chan time.Time, connections) // when each request was due
	all.Go(func() {
		defer close(queue)
		r := rand.New(rand.NewPCG(o.seed, 5))
		due := time.Now()
		for {
			due = due.Add(time.Duration(r.ExpFloat64() / o.rate * float64(time.Second)))
			select {
			case <-stop:
				return
			case <-time.After(time.Until(due)):
			}
			select {
			case <-stop:
				return
			case queue <- due:
			}
		}
	})
	for i := range connections {
		all.Go(func() {
			r := rand.New(rand.NewPCG(o.seed, uint64(i)))
			for due := range queue {
				t.one(r, due)
			}
		})
	}
	fmt.Printf("%8s %10s %10s %10s %10s %8s %8s %10s %6s\n", "time", "requests/s", "reads p50", "reads p99", "writes p99", "errors", "RSS MB", "goroutines", "files")
	var p promise
	var whole times
	var first, most float64
	steps := max(2, int(o.duration/time.Minute))
	began := time.Now()
	for i := range steps {
		time.Sleep(time.Until(began.Add(o.duration * time.Duration(i+1) / time.Duration(steps))))
		rss, err := s.status("VmRSS")
		if err != nil {
			return nil, fmt.Errorf("the server died: %w\n%s", err, s.log)
		}
		goroutines, err := s.metric("go_goroutines")
		if err != nil {
			return nil, err
		}
		t.mu.Lock()
		reads, writes, total, faults := t.reads, t.writes, t.total, fmt.Sprint(t.errors)
		t.reads, t.writes, t.total = newTimes(), newTimes(), 0
		t.mu.Unlock()
		whole.list = append(whole.list, reads.list...)
		fmt.Printf("%8v %10.0f %10v %10v %10v %8s %8.0f %10.0f %6d\n", time.Since(began).Round(time.Second),
			float64(total)/(o.duration/time.Duration(steps)).Seconds(), reads.quantile(.5), reads.quantile(.99), writes.quantile(.99),
			strings.TrimPrefix(faults, "map"), rss, goroutines, s.descriptors())
		if i == 0 {
			first = rss
		}
		most = max(most, rss)
	}
	close(stop)
	all.Wait()
	fmt.Printf("reads: p50 %v, p99 %v of %d; RSS %.0f MB after the first step, at most %.0f MB\n",
		whole.quantile(.5), whole.quantile(.99), len(whole.list), first, most)
	p.keep(len(t.errors) == 0, "errors: %v", t.errors)
	p.keep(most < 400, "%.0f MB", most)
	p.keep(o.short || most < 1.5*first, "memory grew from %.0f to %.0f MB", first, most)
	p.keep(o.short || whole.quantile(.99) < 100*time.Millisecond, "p99 of reads %v", whole.quantile(.99))
	return p, nil
}

// article is a news text of some paragraphs.
func article(i int) string {
	cities := []string{"Kyiv", "Istanbul", "Ankara", "Moscow", "Paris", "Lyon", "Suva", "Odesa", "Warsaw", "Minsk"}
	var b strings.Builder
	for n := range 8 {
		fmt.Fprintf(&b, "Delegations from %s and %s met on Friday. %s lies about %d km from %s.\n\n", cities[(i+n)%10], cities[(i+3*n+1)%10],
			cities[(i+n+4)%10], 100+50*n, cities[(i+n+7)%10])
	}
	return b.String()
}

// one sends one request of the mix. Its time counts from when it was due.
func (t *traffic) one(r *rand.Rand, due time.Time) {
	t.mu.Lock()
	m := t.maps[r.IntN(len(t.maps))]
	t.mu.Unlock()
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	path, write := "", false
	switch k := r.IntN(100); {
	case k < 3:
		write = true
	case k < 20:
		path = pick("/v1/autocomplete?text=ista", "/v1/search?text=Paris", "/search?q=Kyiv&format=json", "/photon/api?q=ankara", "/v1/search?text=Istambul")
	case k < 32:
		path = pick("/v1/reverse?point.lat=48.85&point.lon=2.35", "/v1/distance?from=Kyiv&to=Odesa", "/v1/distances?places=Kyiv&places=Paris&places=Suva")
	case k < 50:
		path = fmt.Sprintf("/tiles/basemap/%d/%d/%d.mvt", 3, r.IntN(8), r.IntN(8))
	case k < 58:
		path = pick("/ogc/collections/places/items?limit=100", "/ogc/collections", "/ogc/collections/places/items?country=TR&limit=50")
	case k < 66:
		path = pick("/", "/v1/article", "/docs", "/v1/formats", "/readyz")
	case k < 90:
		path = "/v1/maps/" + m.ID + pick("", "", "", "/places.geojson", "/places.kml", "/claims.json", "/places.csv", "/places.svg")
	}
	var status int
	var answer []byte
	var err error
	switch {
	case write:
		status, answer, err = t.write(r, m)
	case path != "":
		status, answer, err = ask(t.client, "GET", t.base+path, "", "", nil)
	default:
		path = "/v1/parse"
		status, answer, err = ask(t.client, "POST", t.base+path, "text/plain", "", []byte(article(r.IntN(1000))))
	}
	took := time.Since(due)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.total++
	if write {
		t.writes.add(took)
	} else {
		t.reads.add(took)
	}
	if err != nil {
		t.errors["no answer"]++
	} else if status >= 400 && (status != 404 || !strings.HasPrefix(path, "/v1/maps/")) && status != 412 { // deleted meanwhile
		t.errors[fmt.Sprintf("%d %s %.80s", status, path, answer)]++
	}
}

// write makes a map and keeps it in the place of another, which it deletes, or
// changes one.
func (t *traffic) write(r *rand.Rand, m saved) (int, []byte, error) {
	if r.IntN(2) == 0 {
		body, err := json.Marshal(map[string]string{"title": fmt.Sprint("changed ", r.IntN(1000))})
		if err != nil {
			return 0, nil, err
		}
		status, answer, err := ask(t.client, "PATCH", t.base+"/v1/maps/"+m.ID, "application/json", m.Token, body)
		if status == http.StatusNotFound {
			status = http.StatusOK // deleted meanwhile
		}
		return status, answer, err
	}
	made, err := save(t.client, t.base, "made", article(r.IntN(1000)))
	if err != nil {
		return 0, nil, err
	}
	t.mu.Lock()
	i := r.IntN(len(t.maps))
	old := t.maps[i]
	t.maps[i] = made
	t.mu.Unlock()
	return ask(t.client, "DELETE", t.base+"/v1/maps/"+old.ID, "", old.Token, nil)
}
