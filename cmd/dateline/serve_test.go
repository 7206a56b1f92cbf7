package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// process is a running server.
type process struct {
	*exec.Cmd
	base   string // "http://127.0.0.1:1234"
	stderr *bytes.Buffer
	ended  chan error
}

// started runs "dateline serve" on a free port until the test ends.
func started(t *testing.T, args ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command("dateline", append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...),
		stderr: new(bytes.Buffer), ended: make(chan error, 1)}
	p.Stderr = p.stderr
	p.begin(t)
	return p
}

func (p *process) begin(t *testing.T) {
	t.Helper()
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the server did not start: %v\n%s", err, p.stderr)
	}
	p.base = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "dateline: "), "/")
	go func() { p.ended <- p.Wait() }()
	t.Cleanup(func() { p.Process.Kill() })
}

// end waits for the end of the process, which the time bounds.
func (p *process) end(t *testing.T, within time.Duration) error {
	t.Helper()
	select {
	case err := <-p.ended:
		return err
	case <-time.After(within):
		t.Fatalf("the server still runs after %v", within)
		return nil
	}
}

func (p *process) get(t *testing.T, path string) int {
	t.Helper()
	res, err := http.Get(p.base + path)
	if err != nil {
		t.Fatalf("GET %s: %v\n%s", path, err, p.stderr)
	}
	defer res.Body.Close()
	io.Copy(io.Discard, res.Body)
	return res.StatusCode
}

func TestServerStopsInOrder(t *testing.T) {
	p := started(t)
	half, err := net.Dial("tcp", strings.TrimPrefix(p.base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer half.Close()
	fmt.Fprintf(half, "POST /v1/parse HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf a ")
	for range 100 { // until it is at work
		time.Sleep(10 * time.Millisecond)
	}
	p.Process.Signal(syscall.SIGTERM)
	if err := p.end(t, 20*time.Second); err != nil {
		t.Errorf("SIGTERM with a body half sent: %v\n%s", err, p.stderr)
	}
	if !strings.Contains(p.stderr.String(), "broken off") {
		t.Errorf("the log does not tell of the request that was broken off: %s", p.stderr)
	}
}

func TestServerOutlivesItsTerminal(t *testing.T) {
	p := &process{Cmd: exec.Command("dateline", "serve", "--addr", "127.0.0.1:0", "-v"), ended: make(chan error, 1),
		stderr: new(bytes.Buffer)}
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Stderr = writer
	p.begin(t)
	writer.Close()
	reader.Close() // nobody reads the log any more
	for range 3 {
		if got := p.get(t, "/healthz"); got != 200 {
			t.Errorf("without a reader of the log /healthz = %d", got)
		}
	}
	p.Process.Signal(syscall.SIGHUP)
	time.Sleep(50 * time.Millisecond)
	if got := p.get(t, "/healthz"); got != 200 {
		t.Errorf("after SIGHUP /healthz = %d", got)
	}
	p.Process.Signal(os.Interrupt)
	if err := p.end(t, 5*time.Second); err != nil {
		t.Errorf("an interrupt: %v", err)
	}
}

func TestMetricsHaveAnAddressOfTheirOwn(t *testing.T) {
	if got := started(t).get(t, "/metrics"); got != 200 {
		t.Errorf("/metrics = %d, want 200", got)
	}
	if got := started(t, "--public").get(t, "/metrics"); got != 404 {
		t.Errorf("/metrics of a public server = %d, want 404", got)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	own := l.Addr().String()
	l.Close()
	p := started(t, "--public", "--metrics", own)
	res, err := http.Get("http://" + own + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if body, _ := io.ReadAll(res.Body); !strings.Contains(string(body), "dateline_memory_max_bytes") || p.get(t, "/metrics") != 404 {
		t.Errorf("/metrics on its own address = %d %.200s", res.StatusCode, body)
	}
}

// TestServerSaysWhatIsWrongWithItsStore keeps a store that cannot be used from being
// served, and one that is lost while it is served from being praised.
func TestServerSaysWhatIsWrongWithItsStore(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(notes, []byte("no store"), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("dateline", "serve", "--addr", "127.0.0.1:0", "--store", notes).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "not a store of dateline") {
		t.Errorf("serve --store notes.txt = %v %s", err, out)
	}
	lacking := filepath.Join(dir, "none", "maps.db")
	out, err = exec.Command("dateline", "serve", "--addr", "127.0.0.1:0", "--store", lacking).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "the folder "+filepath.Dir(lacking)+" is not there") {
		t.Errorf("serve --store none/maps.db = %v %s", err, out)
	}
	file := filepath.Join(dir, "maps.db")
	p := started(t, "--store", file)
	if got := p.get(t, "/readyz"); got != 200 {
		t.Errorf("/readyz = %d, want 200", got)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if got := p.get(t, "/readyz"); got != 503 {
		t.Errorf("/readyz of a store that was removed = %d, want 503", got)
	}
	res, err := http.Post(p.base+"/v1/maps", "text/plain", strings.NewReader("Envoys met in Kyiv."))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var problem struct{ Type, Detail string }
	if err := json.NewDecoder(res.Body).Decode(&problem); err != nil || res.StatusCode != 503 ||
		problem.Type != "/docs#store-unavailable" || strings.Contains(problem.Detail, dir) {
		t.Errorf("a map for a store that was removed = %d %+v, %v", res.StatusCode, problem, err)
	}
}

// TestServerShowsAStoreThatCannotBeWritten starts on a store beside which no log can be made.
func TestServerShowsAStoreThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "maps.db")
	p := started(t, "--store", file)
	post := func() (status int, answer struct{ ID, Type, Detail string }) {
		t.Helper()
		res, err := http.Post(p.base+"/v1/maps", "text/plain", strings.NewReader("Envoys met in Kyiv."))
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, answer
	}
	_, saved := post()
	p.Process.Signal(os.Interrupt)
	if err := p.end(t, 20*time.Second); err != nil {
		t.Fatal(err)
	}
	unwritable(t, file)
	p = started(t, "--store", file)
	for _, path := range []string{"/readyz", "/m/" + saved.ID, "/v1/maps/" + saved.ID, "/v1/maps/" + saved.ID + "/places.csv"} {
		if got := p.get(t, path); got != 200 {
			t.Errorf("%s of a store that is read-only = %d, want 200", path, got)
		}
	}
	if status, problem := post(); status != 503 || problem.Type != "/docs#store-read-only" ||
		!strings.Contains(problem.Detail, "read-only") || strings.Contains(problem.Detail, file) {
		t.Errorf("a map for a store that is read-only = %d %+v", status, problem)
	}
	p.Process.Signal(os.Interrupt)
	if err := p.end(t, 20*time.Second); err != nil || !strings.Contains(p.stderr.String(), "make the file and its folder writable") {
		t.Errorf("the server ends with %v and says %s", err, p.stderr)
	}
}

// unwritable lets no log be made beside a store, as a folder that cannot be written does.
func unwritable(t *testing.T, file string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(file+"-wal", "taken"), 0o700); err != nil {
		t.Fatal(err)
	}
}
