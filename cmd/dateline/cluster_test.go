package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"dateline/cmd/internal/enginetest"
	"dateline/web/postgrestest"
)

// found is the path of a program. Where it is missing the test is skipped, unless
// DATELINE_ENGINES is "require".
func found(t *testing.T, name string) string {
	t.Helper()
	for _, folder := range append(filepath.SplitList(os.Getenv("PATH")), "/usr/sbin") {
		if path, err := exec.LookPath(filepath.Join(folder, name)); err == nil {
			return path
		}
	}
	if os.Getenv("DATELINE_ENGINES") == "require" {
		t.Fatalf("no %s", name)
	}
	t.Skipf("no %s", name)
	return ""
}

// member starts a server of a cluster on an address of its own.
func member(t *testing.T, address, database string) *process {
	t.Helper()
	p := &process{
		Cmd: exec.Command("dateline", "serve", "--addr", address, "--store", database, "--archive", database,
			"--proxy", "127.0.0.1", "--drain", "2s"),
		stderr: new(bytes.Buffer), ended: make(chan error, 1),
	}
	p.Stderr = p.stderr
	p.begin(t)
	return p
}

// proxied starts nginx before two servers, by the configuration that the documentation shows.
func proxied(t *testing.T, first, second string) (base string) {
	t.Helper()
	path, dir, address := found(t, "nginx"), t.TempDir(), enginetest.FreeAddress(t)
	raw, err := os.ReadFile("testdata/cluster/nginx.conf")
	if err != nil {
		t.Fatal(err)
	}
	conf := strings.NewReplacer("DIR", dir, "ADDRESS", address, "FIRST", first, "SECOND", second).Replace(string(raw))
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(conf), 0o644); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 { // its workers are another user
		for d := dir; d != os.TempDir() && len(d) > 1; d = filepath.Dir(d) {
			if err := os.Chmod(d, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	c := exec.Command(path, "-c", file, "-p", dir, "-e", "stderr", "-g", "daemon off;")
	c.Stderr = t.Output()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Signal(syscall.SIGTERM); c.Wait() })
	base = "http://" + address
	enginetest.Wait(t, "nginx", func() bool { return ready(base) })
	return base
}

func ready(base string) bool {
	res, err := http.Get(base + "/readyz")
	if err != nil {
		return false
	}
	defer res.Body.Close()
	return res.StatusCode == http.StatusOK
}

// send sends a request, and returns the answer, or an error unless it is a success.
func send(method, address, body string) ([]byte, http.Header, error) {
	req, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, nil, err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode >= 300 {
		err = fmt.Errorf("%s %s: %d %.200s", method, address, res.StatusCode, answer)
	}
	return answer, res.Header, err
}

// parsed is how many articles a server has read, as its figures tell.
func parsed(t *testing.T, address string) int {
	t.Helper()
	figures, _, err := send("GET", "http://"+address+"/metrics", "")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(figures)) {
		if strings.Contains(line, `/v1/parse"`) && strings.Contains(line, "_count{") {
			var one int
			if _, err := fmt.Sscan(line[strings.LastIndex(line, " ")+1:], &one); err == nil {
				n += one
			}
		}
	}
	return n
}

// Two servers on one database behind nginx answer alike, and while one after the other is
// restarted under mixed traffic no request fails.
func TestRollingRestart(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers, a database and a proxy")
	}
	found(t, "nginx")
	var database postgrestest.Server
	t.Cleanup(func() { database.Close() })
	store := database.Database(t)
	addresses := []string{enginetest.FreeAddress(t), enginetest.FreeAddress(t)}
	servers := []*process{member(t, addresses[0], store), member(t, addresses[1], store)}
	base := proxied(t, addresses[0], addresses[1])

	saved, _, err := send("POST", base+"/v1/maps", `{"text":"The talks moved from Istanbul to Ankara."}`)
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ ID string }
	if err := json.Unmarshal(saved, &m); err != nil || m.ID == "" {
		t.Fatalf("%s: %v", saved, err)
	}
	for _, one := range addresses {
		if _, _, err := send("GET", "http://"+one+"/v1/maps/"+m.ID, ""); err != nil {
			t.Errorf("a server does not know the map that another one saved: %v", err)
		}
	}

	ctx, cancel := context.WithCancel(t.Context())
	var traffic sync.WaitGroup
	var answered atomic.Int64
	var mu sync.Mutex
	var failed []string
	requests := []func() error{
		func() error { _, _, err := send("GET", base+"/v1/maps/"+m.ID, ""); return err },
		func() error { _, _, err := send("GET", base+"/v1/search?text=Ankara", ""); return err },
		func() error { _, _, err := send("GET", base+"/tiles/basemap/3/4/2.mvt", ""); return err },
		func() error {
			_, _, err := send("POST", base+"/v1/parse", `{"text":"The ferry from Odesa reached Varna late on Monday."}`)
			return err
		},
		func() error {
			_, _, err := send("POST", base+"/v1/maps", `{"text":"Snow closed the road between Sofia and Plovdiv."}`)
			return err
		},
	}
	for n := range 2 * len(requests) {
		traffic.Go(func() {
			for ctx.Err() == nil {
				if err := requests[n%len(requests)](); err != nil {
					mu.Lock()
					failed = append(failed, err.Error())
					mu.Unlock()
				}
				answered.Add(1)
			}
		})
	}
	more := func(n int64) {
		until := answered.Load() + n
		enginetest.Wait(t, "more traffic", func() bool { return answered.Load() >= until })
	}
	for i := range servers {
		more(50)
		if err := servers[i].Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if err := <-servers[i].ended; err != nil {
			t.Errorf("server %d ended with %v\n%s", i, err, servers[i].stderr)
		}
		more(50)
		servers[i] = member(t, addresses[i], store)
		enginetest.Wait(t, "the new server", func() bool { return ready("http://" + addresses[i]) })
		enginetest.Wait(t, "the proxy to ask the new server", func() bool { return parsed(t, addresses[i]) > 0 })
		more(50)
	}
	cancel()
	traffic.Wait()
	slices.Sort(failed)
	if failed = slices.Compact(failed); len(failed) > 0 {
		t.Errorf("of %d requests some failed:\n%s", answered.Load(), strings.Join(failed, "\n"))
	}
}
