package assistant

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"dateline/web/articles"
)

// savedMap is a map that was saved.
type savedMap struct {
	Link      string `json:"link" jsonschema:"where the map is seen; a path of this server where its address is not known"`
	EditToken string `json:"edit_token" jsonschema:"lets its holder correct and delete the map; it is told only now"`
	Places    int    `json:"places" jsonschema:"how many places it shows"`
}

func (t tools) mapLink(ctx context.Context, _ *mcp.CallToolRequest, in textInput) (*mcp.CallToolResult, savedMap, error) {
	m, token, err := t.Maps.Create(ctx, articles.Request{Title: in.Title, Text: in.Text, Focus: in.Focus})
	if err != nil {
		return nil, savedMap{}, err
	}
	return nil, savedMap{Link: t.URL + "/m/" + m.ID, EditToken: token, Places: len(m.Article.Places)}, nil
}
