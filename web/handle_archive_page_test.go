package web_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"dateline/web"
	"dateline/web/webtest"
)

// TestArchivePage looks at the page of many articles, and at whether the page of one
// article knows that there are many.
func TestArchivePage(t *testing.T) {
	const fact = `<meta name="dateline-archive">`
	pages := fstest.MapFS{
		"index.html":   {Data: []byte("<!doctype html><head></head><title>dateline</title>")},
		"archive.html": {Data: []byte("<!doctype html><head></head><title>Archive</title>")},
	}
	without, with := web.Config{UI: pages}, webtest.WithArchive(t)
	with.UI = pages
	for _, test := range []struct {
		cfg    web.Config
		target string
		status int
		fact   bool
		title  string
		frames string
	}{
		{with, "/archive?q=talks", 200, true, "Archive", "'self'"},
		{with, "/embed/archive?q=talks", 200, true, "Archive", "*"},
		{with, "/", 200, true, "dateline", "'self'"},
		{without, "/archive", 404, false, "Archive", "'self'"},
		{without, "/embed/archive", 404, false, "Archive", "*"},
		{without, "/", 200, false, "dateline", "'self'"},
		{with, "/archive.html", 404, false, "", "'self'"},
	} {
		x := webtest.Ask(t, webtest.Serve(t, test.cfg), "GET", test.target, "", "Accept: text/html")
		policy := x.Header.Get("Content-Security-Policy")
		if x.Status != test.status || strings.Contains(string(x.Body), fact) != test.fact ||
			!strings.Contains(string(x.Body), "<title>"+test.title) || !strings.HasSuffix(policy, "frame-ancestors "+test.frames) {
			t.Errorf("GET %s = %d %s, policy %q, want %d with the title %s, frames %s; told of an archive: %v",
				test.target, x.Status, x.Body, policy, test.status, test.title, test.frames, test.fact)
		}
	}
}
