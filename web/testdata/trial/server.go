package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// server is a process under trial.
type server struct {
	cmd  *exec.Cmd
	base string // "http://127.0.0.1:1234"
	log  *tail
}

// start runs "dateline serve" on a free port. The environment is that of this
// process and what is given.
func start(o options, environment []string, args ...string) (*server, error) {
	name, words := o.group.command(o.executable, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...))
	s := &server{cmd: exec.Command(name, words...), log: &tail{}}
	s.cmd.Env = append(os.Environ(), environment...)
	s.cmd.Stderr = s.log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		s.cmd.Wait()
		return nil, fmt.Errorf("the server did not start: %s", s.log)
	}
	s.base = strings.TrimSuffix(strings.TrimSpace(strings.TrimPrefix(line, "dateline: ")), "/")
	return s, nil
}

func (s *server) address() string { return strings.TrimPrefix(s.base, "http://") }

// kill ends the process as a power cut does; stop asks it to end.
func (s *server) kill() { s.cmd.Process.Kill(); s.cmd.Wait() }

func (s *server) stop() error {
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return s.cmd.Wait()
}

// status reads a figure in kB from the process table: VmRSS, VmHWM, RssAnon.
func (s *server) status(name string) (mb float64, err error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024, err
		}
	}
	return 0, fmt.Errorf("no %s in the process table", name)
}

// resetPeak lets VmHWM begin anew.
func (s *server) resetPeak() error {
	return os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.cmd.Process.Pid), []byte("5"), 0)
}

// cpu is the time that the process has used.
func (s *server) cpu() (time.Duration, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	fields := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:])
	var ticks int
	for _, f := range fields[11:13] { // of the user and of the system, in hundredths of a second
		n, err := strconv.Atoi(string(f))
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond, nil
}

func (s *server) descriptors() int {
	list, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", s.cmd.Process.Pid))
	if err != nil {
		return -1
	}
	return len(list)
}

// metric reads a figure without labels, or with those in the name.
func (s *server) metric(name string) (float64, error) {
	res, err := http.Get(s.base + "/metrics")
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, name+" "); ok {
			return strconv.ParseFloat(strings.TrimSpace(rest), 64)
		}
	}
	return 0, fmt.Errorf("/metrics = %d without %s: %.200s", res.StatusCode, name, b)
}

// ask sends one request and reads the answer.
func ask(c *http.Client, method, url, mediaType, token string, body []byte) (status int, answer []byte, err error) {
	req, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	if mediaType != "" {
		req.Header.Set("Content-Type", mediaType)
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := c.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer res.Body.Close()
	answer, err = io.ReadAll(res.Body)
	return res.StatusCode, answer, err
}

// saved is a map that the server made.
type saved struct {
	ID      string `json:"id"`
	Token   string `json:"edit_token"`
	Title   string `json:"title"`
	Text    string `json:"text"`
	Version int64  `json:"version"`
}

// save makes a map.
func save(c *http.Client, base, title, text string) (m saved, err error) {
	body, err := json.Marshal(map[string]string{"title": title, "text": text})
	if err != nil {
		return m, err
	}
	status, answer, err := ask(c, "POST", base+"/v1/maps", "application/json", "", body)
	if err == nil && status != http.StatusCreated {
		err = fmt.Errorf("a new map: %d %s", status, answer)
	}
	if err == nil {
		err = json.Unmarshal(answer, &m)
	}
	return m, err
}

// tail keeps the end of a log.
type tail struct {
	mu    sync.Mutex
	bytes []byte
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bytes = append(t.bytes, p...)
	if extra := len(t.bytes) - 8192; extra > 0 {
		t.bytes = t.bytes[extra:]
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.bytes)
}
