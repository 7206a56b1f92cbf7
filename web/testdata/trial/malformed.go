package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// longTrial is the number of requests from which the memory is compared: fewer do not
// fill what a server keeps.
const longTrial = 100_000

// malformed sends requests that are wrong in some way, and looks at every answer.
func malformed(o options) ([]string, error) {
	s, err := start(o, []string{"GOMEMLIMIT=512MiB"}, "--list-maps", "--store", filepath.Join(o.dir, "malformed.db"))
	if err != nil {
		return nil, err
	}
	defer s.kill()
	r, err := readRoutes(s.base)
	if err != nil {
		return nil, err
	}
	m, err := save(http.DefaultClient, s.base, "Talks", "Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet.")
	if err != nil {
		return nil, err
	}
	f := &findings{statuses: map[int]int{}, shown: map[string]int{}}
	const workers = 8
	attack := func(requests int, seed uint64) error {
		var all sync.WaitGroup
		faults := make([]error, workers)
		for w := range workers {
			all.Go(func() {
				k := &maker{rand.New(rand.NewPCG(seed, uint64(w))), r, m}
				faults[w] = f.attack(s.address(), k, requests/workers)
			})
		}
		all.Wait()
		return errors.Join(faults...)
	}
	if err := attack(min(o.requests/10, 20_000), o.seed+1); err != nil { // what a server keeps for ever it has afterwards
		return nil, fmt.Errorf("%w\n%s", err, s.log)
	}
	before := 0.0
	if o.requests >= longTrial {
		if err := fillCache(s.base); err != nil {
			return nil, err
		}
		if before, err = s.settled(0); err != nil {
			return nil, err
		}
	}
	began := time.Now()
	if err := attack(o.requests, o.seed); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, s.log)
	}
	took := time.Since(began)
	after := before
	if o.requests >= longTrial {
		if after, err = s.settled(before * 1.2); err != nil {
			return nil, err
		}
	}
	total := 0
	for _, n := range f.statuses {
		total += n
	}
	fmt.Printf("%d answers in %v: %v; %d closed; memory with full caches %.0f MB before, %.0f MB after\n", total, took.Round(time.Second), f.statuses, f.closed, before, after)
	var p promise
	p.keep(f.faults == 0, "%d faults: %v", f.faults, f.shown)
	p.keep(after <= before*1.2, "memory grew from %.0f to %.0f MB", before, after)
	p.keep(!strings.Contains(s.log.String(), "level=ERROR msg=panic"), "a panic: %s", s.log)
	return p, nil
}

// fillCache saves maps until the server keeps as many in memory as it may, so that
// what it takes later is compared with all that it may keep.
func fillCache(base string) error {
	for i := range 30 {
		if _, err := save(http.DefaultClient, base, "large", fmt.Sprint(i, string(repeat("Paris is 10 km from Lyon. ")(100_000)))); err != nil {
			return err
		}
	}
	return nil
}

// settled is the memory of the process when it has rest, in MB: an idle program gives
// back what it does not need within some minutes. It waits until that is below a
// bound, where there is one, or changes no more.
func (s *server) settled(below float64) (mb float64, err error) {
	last := 0.0
	for range 40 {
		if mb, err = s.status("RssAnon"); err != nil {
			return 0, err
		}
		if below > 0 && mb < below || below == 0 && last > 0 && mb > 0.98*last && mb < 1.02*last {
			return mb, nil
		}
		last = mb
		time.Sleep(5 * time.Second)
	}
	return mb, nil
}
