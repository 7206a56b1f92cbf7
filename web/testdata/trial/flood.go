package main

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// flood sends two hundred of the largest articles at once to a public server that may
// take 512 MB, while others ask for little. The limit is that of a control group, which
// the server finds by itself, or GOMEMLIMIT where this machine lets no such group be made.
func flood(o options) ([]string, error) {
	const limit = 512 // MB
	var environment []string
	var bound string
	g, err := limitedGroup(limit << 20)
	if err != nil {
		bound = fmt.Sprintf("GOMEMLIMIT (%v)", err)
		environment = []string{fmt.Sprint("GOMEMLIMIT=", limit, "MiB")}
	} else {
		bound = fmt.Sprintf("a control group of version %d", g.version)
		o.group = g
		defer g.remove()
	}
	s, err := start(o, environment, "--public", "--rate", "0")
	if err != nil {
		return nil, err
	}
	defer s.kill()
	large := repeat("Paris is 10 km from Lyon. ")(199_000)
	small := []byte("Kyiv is 480 km from Odesa.")
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
	var mu sync.Mutex
	statuses := map[int]int{}
	var faults []error
	var crowd sync.WaitGroup
	for range 200 {
		crowd.Go(func() {
			status, _, err := ask(client, "POST", s.base+"/v1/parse", "text/plain", "", large)
			mu.Lock()
			defer mu.Unlock()
			statuses[status]++
			if err != nil {
				faults = append(faults, err)
			}
		})
	}
	done := make(chan struct{})
	go func() { crowd.Wait(); close(done) }()
	var slowest time.Duration
	asked := 0
	var p promise
	for busy := true; busy; {
		select {
		case <-done:
			busy = false
		case <-time.After(20 * time.Millisecond):
		}
		began := time.Now()
		status, answer, err := ask(client, "POST", s.base+"/v1/parse", "text/plain", "", small)
		if err != nil {
			return nil, fmt.Errorf("the server died: %w\n%s", err, s.log)
		}
		slowest = max(slowest, time.Since(began))
		asked++
		p.keep(status == 200, "a small request = %d %s", status, answer)
	}
	peak, err := s.status("VmHWM")
	if err != nil {
		return nil, err
	}
	fmt.Printf("200 large requests at once: %v; %d small ones between them, the slowest %v; peak RSS %.0f MB of %d, the limit of %s\n",
		statuses, asked, slowest.Round(time.Millisecond), peak, limit, bound)
	p.keep(len(faults) == 0, "%d requests had no answer: %v", len(faults), faults)
	for status := range statuses {
		p.keep(status == 200 || status == 503 || status == 429, "%d requests were answered %d", statuses[status], status)
	}
	p.keep(o.short || statuses[200] > 0, "no large request was answered")
	p.keep(o.short || slowest < time.Second, "a small request took %v", slowest)
	p.keep(peak < limit, "%.0f MB", peak)
	return p, nil
}
