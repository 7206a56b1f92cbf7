package web_test

import (
	"html"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestPromisesHaveTheFiguresOfTheServer(t *testing.T) {
	public := webtest.WithStore(t)
	public.Limits, public.Contact = web.PublicLimits(), "security@example.org"
	tests := []struct {
		name string
		cfg  web.Config
		want []string
	}{
		{"by default", web.Config{}, []string{"300,000 characters", "1 MiB", "256 MiB", "any number",
			"this server saves no maps", "not fetched by this server",
			"to the operator of this server", "over 256 KiB, written while they are made", "in memory, at most 4 MiB"}},
		{"forgetful", web.Config{ForgetQueries: true}, []string{"this server forgets each query with its answer"}},
		{"public", public, []string{"200,000 characters", "10 a second, 40 at once", "120 an hour, 30 at once",
			"until they are deleted, with their last 50 versions",
			"is on the disk, synced", "security@example.org"}},
	}
	for _, test := range tests {
		page := html.UnescapeString(string(webtest.Ask(t, webtest.Serve(t, test.cfg), "GET", "/docs", "").Body))
		_, promises, ok := strings.Cut(page, `<h2 id="promises">`)
		if !ok {
			t.Fatal("/docs has no promises")
		}
		for _, want := range test.want {
			if !strings.Contains(promises, want) {
				t.Errorf("%s: the promises lack %q:\n%s", test.name, want, promises)
			}
		}
	}
}
