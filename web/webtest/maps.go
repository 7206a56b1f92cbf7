package webtest

import (
	"encoding/json"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/maps/store"
	"dateline/web/maps/store/sqlite"
)

// WithStore is the small world with a store, and maps listed.
func WithStore(t testing.TB) web.Config {
	t.Helper()
	cfg := Config(t)
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "maps.db"), store.Quota{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	cfg.Store, cfg.Listing = db, true
	return cfg
}

// Save creates a map and returns what came back.
func Save(t *testing.T, srv *httptest.Server, body string) (m MapAnswer) {
	t.Helper()
	x := Ask(t, srv, "POST", "/v1/maps", body, "Content-Type: application/json")
	if x.Status != 201 {
		t.Fatalf("POST /v1/maps = %d %s", x.Status, x.Body)
	}
	if err := json.Unmarshal(x.Body, &m); err != nil {
		t.Fatal(err)
	}
	if got, want := x.Header.Get("Location"), srv.URL+"/v1/maps/"+m.ID; got != want {
		t.Errorf("Location = %s, want %s", got, want)
	}
	return m
}

// MapAnswer is mapJSON with a result that can be read.
type MapAnswer struct {
	ID          string            `json:"id"`
	EditToken   string            `json:"edit_token"`
	Note        string            `json:"note"`
	Title       string            `json:"title"`
	URL         string            `json:"url"`
	Focus       string            `json:"focus"`
	Version     int64             `json:"version"`
	Links       map[string]string `json:"links"`
	Corrections []any             `json:"corrections"`
	Text        string            `json:"text"`
	Result      struct {
		Features []struct {
			ID string `json:"id"`
		} `json:"features"`
		Claims []struct {
			From, To struct{ ID string }
			Measured float64 `json:"measured_km"`
		} `json:"claims"`
	} `json:"result"`
}

// IDs of the places, in their order.
func (m MapAnswer) IDs() string {
	var all []string
	for _, f := range m.Result.Features {
		all = append(all, strings.TrimPrefix(f.ID, "geonames:"))
	}
	return strings.Join(all, " ")
}

func ReadMap(t *testing.T, srv *httptest.Server, id string) (m MapAnswer) {
	t.Helper()
	x := Ask(t, srv, "GET", "/v1/maps/"+id, "")
	if err := json.Unmarshal(x.Body, &m); err != nil || x.Status != 200 {
		t.Fatalf("GET /v1/maps/%s = %d %s (%v)", id, x.Status, x.Body, err)
	}
	return m
}

const Moscow = `{"title":"Talks","text":"Envoys left Moscow. Kyiv is about 750 km from Moscow.","url":"https://example.org/a"}`
