// Package assistant offers the service to assistants by the Model Context Protocol
// (https://modelcontextprotocol.io): tools that find places, measure, read texts and
// check the distances that they claim, without asking any other service, and the
// articles that the program was started with as resources.
//
// What it answers is what the HTTP service answers, in fewer words: a name that the
// gazetteer lacks stays unresolved, and a verdict comes with its reason.
package assistant

import (
	"context"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"dateline/gazetteer"
	"dateline/web/api"
	"dateline/web/articles"
	"dateline/web/geocode"
	"dateline/web/maps"
)

// Config is what the tools work with. Its fields are needed but Maps, URL and Started.
type Config struct {
	Index    *gazetteer.Index
	Geocode  geocode.Handlers
	Articles *articles.Service
	Maps     *maps.Service // nil, or disabled: no link to a map can be given
	URL      string        // public address of this server; "" where it is not known
	Started  []api.Article // that the program was started with
	Version  string
}

// New makes a server that answers any number of clients.
func New(c Config) *mcp.Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "dateline", Title: "dateline", Version: c.Version}, &mcp.ServerOptions{
		Instructions: "Places of news texts, distances between them, and whether the distances that a text claims hold. " +
			"Coordinates are degrees on WGS 84, distances geodesics on the ellipsoid. Nothing leaves this machine."})
	readOnly := func(title string) *mcp.ToolAnnotations {
		no := false
		return &mcp.ToolAnnotations{Title: title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &no}
	}
	t := tools{c}
	mcp.AddTool(s, &mcp.Tool{Name: "parse_text", Annotations: readOnly("Places of a text"),
		Description: "Find the places that a news text mentions, and check the distances that it claims."}, t.parseText)
	mcp.AddTool(s, &mcp.Tool{Name: "check_claim", Annotations: readOnly("Check distances"),
		Description: "Check the distances between places that a sentence or text claims: consistent, contradicted or " +
			"unverifiable, with the reason."},
		t.checkClaim)
	mcp.AddTool(s, &mcp.Tool{Name: "find_place", Annotations: readOnly("Find a place"),
		Description: "Find places by name, as people write it: \"Paris, Texas\", \"Toronto ON Canada\", \"Magyarország\". " +
			"Misspellings are forgiven."},
		t.findPlace)
	mcp.AddTool(s, &mcp.Tool{Name: "reverse", Annotations: readOnly("What is at a point"),
		Description: "Find what is at a latitude and longitude: the town near it, and the region and country that hold it."}, t.reverse)
	mcp.AddTool(s, &mcp.Tool{Name: "distance", Annotations: readOnly("Measure a distance"),
		Description: "Measure the geodesic between two places, given by name, id, or \"latitude, longitude\"."}, t.distance)
	if c.Maps != nil && c.Maps.Enabled() {
		yes := false
		mcp.AddTool(s, &mcp.Tool{Name: "map_link", Annotations: &mcp.ToolAnnotations{Title: "Save a map", DestructiveHint: &yes},
			Description: "Save the map of a text on this server, and give the address under which anybody who has it sees the map."},
			t.mapLink)
	}
	for i, a := range c.Started {
		uri := fmt.Sprintf("dateline://article/%d", i)
		s.AddResource(&mcp.Resource{URI: uri, Name: a.Name, Title: a.Title, MIMEType: "text/plain",
			Description: "An article that the program was started with."},
			func(context.Context, *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
				return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: uri, MIMEType: "text/plain", Text: a.Text}}}, nil
			})
	}
	return s
}

// tools answers the calls.
type tools struct{ Config }
