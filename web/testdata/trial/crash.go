package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// belief is what a writer knows of a map: what was acknowledged, and what it asked
// for when the server died, which may or may not have happened.
type belief struct {
	saved
	pending string // title asked for; "" for none
	going   bool   // a deletion was asked for
	gone    bool   // and acknowledged
}

// crash kills a server in the middle of its writes, again and again, and compares
// what it then holds with what it had acknowledged.
func crash(o options) ([]string, error) {
	file := filepath.Join(o.dir, "crash.db")
	var all []*belief
	var lost, half, undead, acknowledged int
	r := rand.New(rand.NewPCG(o.seed, 7))
	for round := range o.rounds {
		s, err := start(o, nil, "--store", file)
		if err != nil {
			return nil, fmt.Errorf("round %d: %w", round, err)
		}
		made := make([][]*belief, 8)
		counts := make([]int, len(made))
		var writers sync.WaitGroup
		for w := range made {
			seed := r.Uint64()
			writers.Go(func() { made[w], counts[w] = writeUntilDeath(s.base, fmt.Sprint(round, ".", w), seed) })
		}
		time.Sleep(time.Duration(100+r.IntN(600)) * time.Millisecond)
		s.kill()
		writers.Wait()
		recent := []*belief{}
		for w := range made {
			recent = append(recent, made[w]...)
			acknowledged += counts[w]
		}
		all = append(all, recent...)
		if round%20 == 19 || round == o.rounds-1 {
			recent = all // those of long ago too
		}
		out, err := exec.Command(o.executable, "check", file).CombinedOutput()
		if err != nil {
			return nil, fmt.Errorf("round %d: %w: %s", round, err, out)
		}
		if s, err = start(o, nil, "--store", file); err != nil {
			return nil, fmt.Errorf("round %d: %w", round, err)
		}
		for _, b := range recent {
			switch verdict, err := b.compare(s.base); {
			case err != nil:
				return nil, err
			case verdict == "lost":
				lost++
			case verdict == "half":
				half++
			case verdict == "undead":
				undead++
			}
		}
		if round%2 == 0 {
			s.kill()
		} else if err := s.stop(); err != nil {
			return nil, fmt.Errorf("round %d: stopping: %w", round, err)
		}
	}
	fmt.Printf("%d rounds, %d maps, %d acknowledged writes: %d lost, %d half-written, %d back from the dead\n",
		o.rounds, len(all), acknowledged, lost, half, undead)
	var p promise
	p.keep(lost+half+undead == 0, "writes were lost, halved or undone")
	p.keep(acknowledged > o.rounds, "%d writes are too few to tell", acknowledged)
	return p, nil
}

// writeUntilDeath makes, changes and deletes maps until the server answers no more.
func writeUntilDeath(base, name string, seed uint64) (mine []*belief, acknowledged int) {
	c := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{}}
	r := rand.New(rand.NewPCG(seed, 3))
	texts := []string{"Ships left Suva for Nadi.", strings.Repeat("The road from Paris to Lyon was closed near Dijon. ", 40),
		strings.Repeat("Moscow, Minsk, Warsaw and Berlin signed. ", 200)}
	for n := 0; ; n++ {
		title := fmt.Sprint(name, " ", n)
		var alive *belief
		if len(mine) > 0 {
			if b := mine[r.IntN(len(mine))]; !b.gone {
				alive = b
			}
		}
		switch k := r.IntN(10); {
		case alive == nil || k < 5:
			m, err := save(c, base, title, texts[r.IntN(len(texts))]+" "+title)
			if err != nil {
				return mine, acknowledged
			}
			mine = append(mine, &belief{saved: m})
		case k < 8:
			body, err := json.Marshal(map[string]string{"title": title})
			if err != nil {
				return mine, acknowledged
			}
			alive.pending = title
			status, _, err := ask(c, "PATCH", base+"/v1/maps/"+alive.ID, "application/json", alive.Token, body)
			if err != nil || status != http.StatusOK {
				return mine, acknowledged
			}
			alive.Title, alive.pending = title, ""
			alive.Version++
		default:
			alive.going = true
			status, _, err := ask(c, "DELETE", base+"/v1/maps/"+alive.ID, "", alive.Token, nil)
			if err != nil || status != http.StatusNoContent {
				return mine, acknowledged
			}
			alive.gone = true
		}
		acknowledged++
	}
}

// compare reads a map and says how it differs from what was believed. Afterwards the
// belief is what was read.
func (b *belief) compare(base string) (verdict string, err error) {
	status, answer, err := ask(http.DefaultClient, "GET", base+"/v1/maps/"+b.ID, "", "", nil)
	if err != nil {
		return "", err
	}
	if status == http.StatusNotFound {
		if !b.gone && !b.going {
			return "lost", nil
		}
		b.gone = true
		return "", nil
	}
	var m saved
	if err := errors.Join(json.Unmarshal(answer, &m)); err != nil || status != http.StatusOK {
		return "", fmt.Errorf("map %s: %d %w", b.ID, status, err)
	}
	switch {
	case b.gone:
		return "undead", nil
	case m.Text != b.Text:
		return "half", nil
	case m.Title == b.Title && m.Version == b.Version:
	case b.pending != "" && m.Title == b.pending && m.Version == b.Version+1:
		b.Title, b.Version = m.Title, m.Version
	default:
		return "lost", nil
	}
	b.pending, b.going = "", false
	return "", nil
}

// writers lets a thousand clients save a map at the same moment.
func writers(o options) ([]string, error) {
	s, err := start(o, nil, "--store", filepath.Join(o.dir, "writers.db"))
	if err != nil {
		return nil, err
	}
	defer s.kill()
	const clients = 1000
	c := &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: clients}}
	var p promise
	for round := range 3 { // the first opens the connections
		times := newTimes()
		var mu sync.Mutex
		var faults []error
		var all sync.WaitGroup
		for i := range clients {
			all.Go(func() {
				began := time.Now()
				_, err := save(c, s.base, fmt.Sprint(i), "Ankara, about 350 km from Istanbul, was quiet.")
				mu.Lock()
				defer mu.Unlock()
				times.add(time.Since(began))
				if err != nil {
					faults = append(faults, err)
				}
			})
		}
		all.Wait()
		fmt.Printf("1,000 creates at once: p50 %v, p99 %v, %d faults\n", times.quantile(.5), times.quantile(.99), len(faults))
		p.keep(len(faults) == 0, "round %d: %d faults: %v", round, len(faults), faults[:min(1, len(faults))])
		p.keep(o.short || times.quantile(.99) < 2*time.Second, "round %d: p99 %v", round, times.quantile(.99))
	}
	return p, nil
}
