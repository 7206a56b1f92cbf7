package httpx

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
)

// lines makes a body of n lines, and counts how often it was made.
type lines struct{ n, made int }

func (l *lines) Write(w io.Writer) error {
	l.made++
	for i := range l.n {
		if _, err := io.WriteString(w, strconv.Itoa(i)+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func ask(t *testing.T, method string, s Stream, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r, w := httptest.NewRequest(method, "/", nil), httptest.NewRecorder()
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	if err := SendStream(echo.New().NewContext(r, w), s); err != nil {
		t.Fatal(err)
	}
	return w
}

// TestStreamsAreAnswersLikeOthers compares streams with the same body in one piece.
func TestStreamsAreAnswersLikeOthers(t *testing.T) {
	const tail = "now\n"
	for _, test := range []struct{ lines, made int }{{0, 1}, {10, 1}, {100_000, 2}} {
		body := &lines{n: test.lines}
		var whole bytes.Buffer
		body.Write(&whole)
		body.made = 0
		s := Stream{Reply: Reply{MediaType: TypeGeoJSON, Cache: CacheCheck, Attachment: "attachment"}, Write: body.Write, Tail: tail}
		w := ask(t, "GET", s)
		h := w.Header()
		if w.Body.String() != whole.String()+tail || body.made != test.made {
			t.Errorf("%d lines: %d bytes, made %d times, want %d, made %d times", test.lines, w.Body.Len(), body.made,
				whole.Len()+len(tail), test.made)
		}
		want := http.Header{"Content-Type": {TypeGeoJSON}, "Cache-Control": {CacheCheck}, "Content-Disposition": {"attachment"},
			"Etag": {WeakTag(whole.Bytes())}, "Content-Length": {strconv.Itoa(whole.Len() + len(tail))}}
		for name, values := range want {
			if !slices.Equal(h.Values(name), values) {
				t.Errorf("%d lines: %s %q, want %q", test.lines, name, h.Values(name), values)
			}
		}
		body.made = 0
		if w := ask(t, "GET", s, "If-None-Match", h.Get("ETag")); w.Code != 304 || w.Body.Len() > 0 || body.made != 1 {
			t.Errorf("%d lines, known: %d with %d bytes, made %d times, want 304, made once", test.lines, w.Code, w.Body.Len(), body.made)
		}
		if w := ask(t, "HEAD", s); w.Code != 200 || w.Header().Get("ETag") != h.Get("ETag") {
			t.Errorf("%d lines, HEAD: %d, tag %s, want 200, %s", test.lines, w.Code, w.Header().Get("ETag"), h.Get("ETag"))
		}
		s.Version = "7-"
		if got, want := ask(t, "GET", s).Header().Get("ETag"), strings.Replace(h.Get("ETag"), `"`, `"7-`, 1); got != want {
			t.Errorf("%d lines, with a version: tag %s, want %s", test.lines, got, want)
		}
	}
}

func TestStreamsFail(t *testing.T) {
	bad := errors.New("bad")
	for name, test := range map[string]struct {
		fail      func(time int) error // after the lines
		more      int                  // lines of the second time
		committed bool
		want      error
	}{
		"the first time":    {func(int) error { return bad }, 0, false, bad},
		"the second time":   {func(n int) error { return []error{nil, bad}[n-1] }, 0, true, bad},
		"with another body": {func(int) error { return nil }, 1, true, errChanged},
	} {
		body := &lines{n: 100_000}
		w := httptest.NewRecorder()
		c := echo.New().NewContext(httptest.NewRequest("GET", "/", nil), w)
		err := SendStream(c, Stream{Write: func(w io.Writer) error {
			if body.made == 1 {
				body.n += test.more
			}
			return errors.Join(body.Write(w), test.fail(body.made))
		}})
		if !errors.Is(err, test.want) || c.Response().Committed != test.committed {
			t.Errorf("%s: %v, headers sent: %v, want %v, %v", name, err, c.Response().Committed, test.want, test.committed)
		}
	}
}

// TestNobodyWorksForWhoHasGone lets a client go, before the headers and behind them.
func TestNobodyWorksForWhoHasGone(t *testing.T) {
	for _, at := range []int{1, 2} {
		ctx, leave := context.WithCancel(t.Context())
		defer leave()
		made, written := 0, 0
		err := SendStream(echo.New().NewContext(httptest.NewRequestWithContext(ctx, "GET", "/", nil), httptest.NewRecorder()),
			Stream{Write: func(w io.Writer) error {
				made++
				written = 0
				for i := range 1_000 {
					if made == at && i == 300 {
						leave()
					}
					if _, err := w.Write(make([]byte, 1<<10)); err != nil {
						return err
					}
					written++
				}
				return nil
			}})
		if !errors.Is(err, context.Canceled) || made != at || written > 400 {
			t.Errorf("who leaves while the answer is made the %d. time: %v, after %d of 1,000 pieces of the %d. time", at, err,
				written, made)
		}
	}
}

func TestObjectsAreWrittenAsEncodingJSONDoes(t *testing.T) {
	type inner struct {
		A string `json:"a"`
	}
	list := []inner{{"<&>"}, {"ü"}}
	for range 300 {
		list = append(list, inner{strings.Repeat("x", 100)})
	}
	o := Object{
		{"text", "a \"b\" <c>"}, {"list", list}, {"none", []int(nil)}, {"empty", []int{}}, {"bytes", []byte{1, 2}}, {"nil", nil},
		{"made", ElementsOf(slices.Values(list), func(v inner) inner { return v })},
		{"object", Object{{"n", 1}, {"l", []int{1, 2}}}}, {"nothing", Object{}},
	}
	want, err := EncodeJSON(struct {
		Text    string         `json:"text"`
		List    []inner        `json:"list"`
		None    []int          `json:"none"`
		Empty   []int          `json:"empty"`
		Bytes   []byte         `json:"bytes"`
		Nil     any            `json:"nil"`
		Made    []inner        `json:"made"`
		Object  any            `json:"object"`
		Nothing map[string]int `json:"nothing"`
	}{"a \"b\" <c>", list, nil, []int{}, []byte{1, 2}, nil, list, struct {
		N int   `json:"n"`
		L []int `json:"l"`
	}{1, []int{1, 2}}, map[string]int{}})
	if err != nil {
		t.Fatal(err)
	}
	var got, open, extended bytes.Buffer
	for name, err := range map[string]error{"Write": o.Write(&got), "WriteOpen": o.WriteOpen(&open),
		"WriteExtended": WriteExtended(&extended, inner{"b"}, o[:1])} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got.String() != string(want) {
		t.Errorf("got  %s\nwant %s", got.String(), want)
	}
	if open.String()+"}\n" != string(want) {
		t.Errorf("open: %s", open.String())
	}
	if body, err := EncodeJSON(o); err != nil || string(body) != string(want) {
		t.Errorf("encoded: %s, %v", body, err)
	}
	if want := `{"a":"b","text":"a \"b\" <c>"}` + "\n"; extended.String() != want {
		t.Errorf("extended: %s, want %s", extended.String(), want)
	}
	if err := (Object{{"f", func() {}}}).Write(io.Discard); err == nil {
		t.Error("what JSON cannot hold is written")
	}
}
