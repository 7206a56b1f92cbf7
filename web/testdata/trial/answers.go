package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// findings are what the workers saw.
type findings struct {
	mu       sync.Mutex
	statuses map[int]int
	shown    map[string]int
	faults   int
	closed   int // messages that are no HTTP, answered by closing
}

func (f *findings) fault(kind string, m message, answer string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.faults++
	if f.shown[kind]++; f.shown[kind] <= 5 {
		fmt.Printf("%s\n  request %.300q\n  answer %.300s\n", kind, m.bytes, answer)
	}
}

// attack sends messages on one connection as long as it holds.
func (f *findings) attack(address string, k *maker, requests int) error {
	var conn net.Conn
	var in *bufio.Reader
	for range requests {
		m := k.make()
		if conn == nil || !m.sound {
			if conn != nil {
				conn.Close()
			}
			var err error
			if conn, err = net.Dial("tcp", address); err != nil {
				return fmt.Errorf("the server is gone: %w", err)
			}
			in = bufio.NewReader(conn)
		}
		patience := 20 * time.Second
		if !m.sound {
			patience = 1500 * time.Millisecond
		}
		conn.SetDeadline(time.Now().Add(patience))
		conn.Write(m.bytes) // an error shows in the answer
		if !m.sound {
			conn.(*net.TCPConn).CloseWrite()
		}
		if keep := f.look(in, m); !keep {
			conn.Close()
			conn = nil
		}
	}
	if conn != nil {
		conn.Close()
	}
	return nil
}

// look reads an answer and reports whether the connection can be used again.
func (f *findings) look(in *bufio.Reader, m message) bool {
	asked := m.method
	if asked != "HEAD" && asked != "CONNECT" {
		asked = "GET"
	}
	res, err := http.ReadResponse(in, &http.Request{Method: asked})
	for err == nil && res.StatusCode == http.StatusContinue {
		res, err = http.ReadResponse(in, &http.Request{Method: asked})
	}
	if err != nil {
		if m.sound {
			f.fault("no answer: "+err.Error(), m, "")
		} else {
			f.mu.Lock()
			f.closed++
			f.mu.Unlock()
		}
		return false
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	f.mu.Lock()
	f.statuses[res.StatusCode]++
	f.mu.Unlock()
	answer := fmt.Sprint(res.Status, " ", res.Header, " ", string(body))
	ours := res.Header.Get("X-Request-Id") != "" // and not the HTTP library's
	kind := res.Header.Get("Content-Type")
	switch {
	case err != nil && m.sound && ours && !m.body:
		f.fault("a broken answer: "+err.Error(), m, answer)
	case ours && res.StatusCode >= 500:
		f.fault("a fault of the server", m, answer)
	case res.Header.Get("X-Injected") != "" || strings.Contains(res.Header.Get("Location"), "evil"):
		f.fault("an injected header", m, answer)
	case ours && res.StatusCode >= 400 && m.method != "HEAD" && strings.HasPrefix(m.path, "/v1/") && !isProblem(m.path, kind):
		f.fault("an error that is no problem+json", m, answer)
	}
	return m.sound && err == nil && !res.Close && res.StatusCode != http.StatusSwitchingProtocols && m.method != "CONNECT"
}

// isProblem reports whether an error has the type that its path promises: Pelias has
// one of its own.
func isProblem(path, kind string) bool {
	if strings.HasPrefix(kind, "application/problem+json") {
		return true
	}
	dialect := slices.ContainsFunc([]string{"/v1/search", "/v1/autocomplete", "/v1/reverse", "/v1/place", "/v1/nearby"},
		func(p string) bool { return strings.HasPrefix(path, p) })
	return dialect && (strings.HasPrefix(kind, "application/json") || strings.HasPrefix(kind, "application/geo+json"))
}
