package web_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline/web"
	"dateline/web/webtest"
)

// TestBodiesThatAreNotAsAnnounced sends bodies byte by byte, which break the rules of
// HTTP/1.1 in ways that only show while they are read.
func TestBodiesThatAreNotAsAnnounced(t *testing.T) {
	at := listen(t, webtest.NewServer(t, web.Config{}))
	chunked := "Transfer-Encoding: chunked\r\n\r\n"
	tests := []struct {
		name, rest string
		status     int
	}{
		{"all there", "Content-Length: 5\r\n\r\nKyiv.", 200},
		{"chunks", chunked + "5\r\nKyiv.\r\n0\r\n\r\n", 200},
		{"less than announced", "Content-Length: 50\r\n\r\nKyiv.", 400},
		{"a chunk without a length", chunked + "zz\r\n", 400},
		{"a chunk of negative length", chunked + "-5\r\nKyiv.\r\n0\r\n\r\n", 400},
		{"a chunk that ends elsewhere", chunked + "3\r\nKyiv.\r\n0\r\n\r\n", 400},
		{"a chunk of endless length", chunked + "ffffffffffffffffff\r\nKyiv.", 400},
		{"no last chunk", chunked + "5\r\nKyiv.\r\n", 400},
	}
	for _, kind := range []string{"text/plain", "text/html", "text/markdown", "application/json"} {
		for _, test := range tests {
			conn, err := net.Dial("tcp", at)
			if err != nil {
				t.Fatal(err)
			}
			conn.SetDeadline(time.Now().Add(10 * time.Second))
			rest := test.rest
			if kind == "application/json" {
				rest = strings.NewReplacer("5\r\nKyiv.", `f`+"\r\n"+`{"text":"Kyiv"}`, "h: 5\r\n\r\nKyiv.", "h: 15\r\n\r\n"+`{"text":"Kyiv"}`).Replace(rest)
			}
			fmt.Fprintf(conn, "POST /v1/parse HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n%s", kind, rest)
			if test.status != 200 { // who has sent all waits for the answer; who closes does not want it
				conn.(*net.TCPConn).CloseWrite()
			}
			res, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Errorf("%s, %s: no answer: %v", kind, test.name, err)
				continue
			}
			body, _ := io.ReadAll(res.Body)
			if res.StatusCode != test.status || test.status == 400 && !strings.Contains(string(body), "/docs#broken-body") {
				t.Errorf("%s, %s = %d %s, want %d", kind, test.name, res.StatusCode, body, test.status)
			}
			conn.Close()
		}
	}
}
