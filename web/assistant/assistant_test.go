package assistant_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"dateline/web"
	"dateline/web/webtest"
)

// connect is a client of a server, by the given transport.
func connect(t *testing.T, transport mcp.Transport) *mcp.ClientSession {
	t.Helper()
	c := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := c.Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

// inMemory is a client of a server without a network.
func inMemory(t *testing.T, cfg web.Config) *mcp.ClientSession {
	t.Helper()
	s := webtest.NewServer(t, cfg)
	here, there := mcp.NewInMemoryTransports()
	if _, err := s.Assistant().Connect(context.Background(), there, nil); err != nil {
		t.Fatal(err)
	}
	return connect(t, here)
}

func TestTools(t *testing.T) {
	session := inMemory(t, webtest.WithStore(t))
	for _, test := range []struct{ tool, arguments, want string }{
		{"find_place", `{"name":"Paris, Texas"}`, `"kind":"settlement","label":"Paris, Texas, United States"`},
		{"find_place", `{"name":"Moscow","country":"US"}`, `"id":"geonames:5601538"`},
		{"find_place", `{"name":"Paris, Ukraine"}`, `"match":"around"`},
		{"find_place", `{"name":"Ankra"}`, `"match":"typo"`},
		{"find_place", `{"name":"Qwertyuiop"}`, `{"places":[]}`},
		{"reverse", `{"lat":39.9,"lon":32.8}`, `"label":"Ankara, Turkey"`},
		{"reverse", `{"lat":-20,"lon":-30}`, `{"places":[]}`},
		{"distance", `{"from":"Istanbul","to":"Ankara"}`, `"metres":352686`},
		{"distance", `{"from":"41,29","to":"Ankara"}`, `"from":"41, 29"`},
		{"parse_text", `{"text":"Delegations from Moscow and Kyiv met in Istanbul on Friday."}`, `"mentions":["Istanbul"]`},
		{"check_claim", `{"text":"Ankara is about 350 km from Istanbul."}`, `"verdict":"consistent"`},
		{"check_claim", `{"text":"Ankara is 90 km from Istanbul."}`, `"verdict":"contradicted"`},
		{"check_claim", `{"text":"Nothing was said."}`, `{"claims":[]}`},
		{"map_link", `{"text":"Talks were held in Istanbul.","title":"Talks"}`, `"link":"/m/`},
	} {
		var arguments map[string]any
		if err := json.Unmarshal([]byte(test.arguments), &arguments); err != nil {
			t.Fatal(err)
		}
		result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: test.tool, Arguments: arguments})
		if err != nil || result.IsError {
			t.Errorf("%s %s: %v, %+v", test.tool, test.arguments, err, result)
			continue
		}
		got, err := json.Marshal(result.StructuredContent)
		if err != nil {
			t.Fatal(err)
		}
		text := result.Content[0].(*mcp.TextContent).Text
		if !strings.Contains(text, test.want) || len(got) < 2 {
			t.Errorf("%s %s = %s, want %s", test.tool, test.arguments, text, test.want)
		}
	}
}

func TestToolsSayWhatIsWrong(t *testing.T) {
	session := inMemory(t, webtest.Config(t))
	for _, test := range []struct{ tool, arguments, want string }{
		{"distance", `{"from":"Istanbul","to":"Xyzzyville"}`, "Xyzzyville"},
		{"find_place", `{"name":""}`, "letter"},
		{"reverse", `{"lat":99,"lon":0}`, "latitude"},
		{"map_link", `{"text":"Istanbul"}`, "map_link"}, // there is no store
	} {
		var arguments map[string]any
		if err := json.Unmarshal([]byte(test.arguments), &arguments); err != nil {
			t.Fatal(err)
		}
		result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: test.tool, Arguments: arguments})
		said := ""
		if err != nil {
			said = err.Error()
		} else if result.IsError {
			said = result.Content[0].(*mcp.TextContent).Text
		}
		if !strings.Contains(said, test.want) {
			t.Errorf("%s %s said %q, want %q in it", test.tool, test.arguments, said, test.want)
		}
	}
}

// Tools are described well enough to be called: each has a schema for what it takes
// and for what it gives.
func TestToolsAreDescribed(t *testing.T) {
	session := inMemory(t, webtest.WithStore(t))
	list, err := session.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Tools) != 6 {
		t.Errorf("%d tools, want 6", len(list.Tools))
	}
	for _, tool := range list.Tools {
		if tool.Description == "" || tool.InputSchema == nil || tool.OutputSchema == nil || tool.Annotations.Title == "" {
			t.Errorf("tool %s is not described: %+v", tool.Name, tool)
		}
	}
}

func TestArticlesAreResources(t *testing.T) {
	session := inMemory(t, webtest.Config(t))
	list, err := session.ListResources(t.Context(), nil)
	if err != nil || len(list.Resources) != 2 {
		t.Fatalf("%v, %d resources, want 2", err, len(list.Resources))
	}
	one, err := session.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: list.Resources[0].URI})
	if err != nil || one.Contents[0].Text != webtest.Talks {
		t.Errorf("ReadResource = %+v, %v", one, err)
	}
}

func TestOverHTTP(t *testing.T) {
	srv := httptest.NewServer(webtest.NewServer(t, webtest.Config(t)))
	t.Cleanup(srv.Close)
	session := connect(t, &mcp.StreamableClientTransport{Endpoint: srv.URL + "/mcp", MaxRetries: -1, DisableStandaloneSSE: true})
	result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "find_place", Arguments: map[string]any{"name": "Suva"}})
	if err != nil || result.IsError || !strings.Contains(result.Content[0].(*mcp.TextContent).Text, "Fiji") {
		t.Errorf("find_place over HTTP = %+v, %v", result, err)
	}
}
