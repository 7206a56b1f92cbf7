package webtest

import (
	"encoding/json"
	"testing"
)

// FeaturePage is a page of features in answers.
type FeaturePage struct {
	Features []struct {
		ID         string         `json:"id"`
		Properties map[string]any `json:"properties"`
	} `json:"features"`
	Links []struct {
		Href string `json:"href"`
		Rel  string `json:"rel"`
		Type string `json:"type"`
	} `json:"links"`
	NumberMatched  int `json:"numberMatched"`
	NumberReturned int `json:"numberReturned"`
}

// Items reads a page of features.
func Items(t *testing.T, x Exchange) (page FeaturePage, ids []string) {
	t.Helper()
	if err := json.Unmarshal(x.Body, &page); err != nil || x.Status != 200 {
		t.Fatalf("%d %s: %v", x.Status, x.Body, err)
	}
	for _, f := range page.Features {
		ids = append(ids, f.ID)
	}
	return page, ids
}
