package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"
)

// side is a server that runs as a process.
type side struct {
	base string // "http://127.0.0.1:43215"
	cmd  *exec.Cmd
}

// start runs a server and waits for the line in which it tells its address.
func start(ctx context.Context, stderr io.Writer, name string, args ...string) (*side, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stderr = stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &side{cmd: cmd}
	line, err := bufio.NewReader(out).ReadString('\n')
	_, address, ok := strings.Cut(strings.TrimRight(line, "/\n"), "http://")
	if err != nil || !ok {
		s.stop()
		return nil, fmt.Errorf("%s said %q, not its address: %w", name, line, err)
	}
	s.base = "http://" + address
	return s, nil
}

// stop ends the server, which has nothing to lose.
func (s *side) stop() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

func goBuild(ctx context.Context, to, pkg string) error {
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", to, pkg).CombinedOutput(); err != nil {
		return fmt.Errorf("go build %s: %w\n%s", pkg, err, out)
	}
	return nil
}

// target is a kind of answer that both sides give.
type target struct {
	name   string
	paths  []string // asked in turn
	script string   // file of the program that makes wrk ask them
	size   int      // bytes of an answer, the mean
}

// echoed is what the other side has to know of an answer beside its bytes.
type echoed struct{ Path, Type, Encoding, File string }

const echoList = "echo.json"

// prepare saves a map, gets each answer once, which makes warm what can be, and
// leaves the bytes in a folder for the other side.
func prepare(ctx context.Context, base, article, dir string) ([]target, error) {
	text, err := os.ReadFile(article)
	if err != nil {
		return nil, err
	}
	saved, err := request(ctx, "POST", base+"/v1/maps", string(text))
	if err != nil {
		return nil, err
	}
	var m struct{ ID string }
	if err := json.Unmarshal(saved.body, &m); err != nil {
		return nil, fmt.Errorf("saving the map: %w", err)
	}
	targets := []target{
		{name: "places.geojson", paths: []string{"/v1/maps/" + m.ID + "/places.geojson"}},
		{name: "basemap 3/4/2", paths: []string{"/tiles/basemap/3/4/2.mvt"}},
	}
	made, err := geocoding("data/gazetteer.idx")
	if err != nil {
		return nil, err
	}
	targets = append(targets, made...)
	var list []echoed
	for i := range targets {
		t := &targets[i]
		for _, path := range t.paths {
			got, err := request(ctx, "GET", base+path, "")
			if err != nil {
				return nil, err
			}
			t.size += len(got.body)
			one := echoed{
				Path:     path,
				Type:     got.header.Get("Content-Type"),
				Encoding: got.header.Get("Content-Encoding"),
				File:     fmt.Sprintf("%d.body", len(list)),
			}
			list = append(list, one)
			if err := os.WriteFile(filepath.Join(dir, one.File), got.body, 0o600); err != nil {
				return nil, err
			}
		}
		t.size /= len(t.paths)
		t.script = filepath.Join(dir, fmt.Sprintf("%d.lua", i))
		if err := os.WriteFile(t.script, []byte(program(t.paths)), 0o600); err != nil {
			return nil, err
		}
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	return targets, os.WriteFile(filepath.Join(dir, echoList), raw, 0o600)
}

type response struct {
	header http.Header
	body   []byte
}

// request asks as wrk does: without a word on encodings.
func request(ctx context.Context, method, url, body string) (response, error) {
	req, err := http.NewRequestWithContext(ctx, method, url, strings.NewReader(body))
	if err != nil {
		return response{}, err
	}
	if body != "" {
		req.Header.Set("Content-Type", "text/plain")
	}
	res, err := (&http.Transport{DisableCompression: true}).RoundTrip(req)
	if err != nil {
		return response{}, err
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err != nil {
		return response{}, err
	}
	if res.StatusCode >= 300 {
		return response{}, fmt.Errorf("%s %s: %s: %.300s", method, url, res.Status, got)
	}
	return response{res.Header, got}, nil
}

// serveFiles is another side: echo with no middleware, or net/http, and one handler, which looks up the bytes.
func serveFiles(ctx context.Context, dir string, bare bool, stdout io.Writer) error {
	answers, err := readAnswers(dir)
	if err != nil {
		return err
	}
	// The length spares net/http chunks, as the service does.
	announce := func(h http.Header, a answer) {
		h.Set(echo.HeaderContentLength, strconv.Itoa(len(a.body)))
		if a.Encoding != "" {
			h.Set(echo.HeaderContentEncoding, a.Encoding)
		}
	}
	var handler http.Handler
	if bare {
		handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			a, ok := answers[r.RequestURI]
			if !ok {
				http.NotFound(w, r)
				return
			}
			announce(w.Header(), a)
			w.Header().Set(echo.HeaderContentType, a.Type)
			_, _ = w.Write(a.body)
		})
	} else {
		e := echo.New()
		e.GET("/*", func(c echo.Context) error {
			a, ok := answers[c.Request().RequestURI]
			if !ok {
				return echo.ErrNotFound
			}
			announce(c.Response().Header(), a)
			return c.Blob(http.StatusOK, a.Type, a.body)
		})
		handler = e
	}
	srv := httptest.NewServer(handler)
	defer srv.Close()
	fmt.Fprintln(stdout, srv.URL)
	<-ctx.Done()
	return nil
}

type answer struct {
	echoed
	body []byte
}

// readAnswers returns what [prepare] left in a folder, by path and query.
func readAnswers(dir string) (map[string]answer, error) {
	raw, err := os.ReadFile(filepath.Join(dir, echoList))
	if err != nil {
		return nil, err
	}
	var list []echoed
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, err
	}
	answers := make(map[string]answer, len(list))
	for _, one := range list {
		body, err := os.ReadFile(filepath.Join(dir, one.File))
		if err != nil {
			return nil, err
		}
		answers[one.Path] = answer{one, body}
	}
	return answers, nil
}
