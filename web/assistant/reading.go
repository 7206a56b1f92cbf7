package assistant

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
	"dateline/web/articles"
)

// textInput is a text to read.
type textInput struct {
	Text  string `json:"text" jsonschema:"the text, in plain words"`
	Title string `json:"title,omitempty" jsonschema:"its headline"`
	Focus string `json:"focus,omitempty" jsonschema:"where the text is from: a country code, a place, or latitude,longitude"`
}

// mentioned is a place that a text mentions.
type mentioned struct {
	Place
	Mentions   []string `json:"mentions" jsonschema:"the words that mean it"`
	Confidence float64  `json:"confidence" jsonschema:"how sure it is that they do, 0 to 1"`
}

// claimed is a distance that a text states.
type claimed struct {
	Text     string   `json:"text" jsonschema:"the distance as written"`
	From     string   `json:"from,omitempty" jsonschema:"the place that is located"`
	To       string   `json:"to,omitempty" jsonschema:"the place that it is measured from"`
	Measured *float64 `json:"measured_km" jsonschema:"the geodesic between the two in kilometres, null where one is not known"`
	Verdict  string   `json:"verdict" jsonschema:"consistent, contradicted or unverifiable"`
	Reason   string   `json:"reason" jsonschema:"why"`
}

// reading is what a text says of places.
type reading struct {
	Places     []mentioned `json:"places"`
	Claims     []claimed   `json:"claims"`
	Unresolved []string    `json:"unresolved" jsonschema:"names of places that the gazetteer lacks"`
}

// checked is what a text claims.
type checked struct {
	Claims []claimed `json:"claims" jsonschema:"empty where the text claims no distance between places"`
}

func (t tools) read(ctx context.Context, in textInput) (*article.Article, error) {
	return t.Articles.Read(ctx, articles.Request{Title: in.Title, Text: in.Text, Focus: in.Focus})
}

func (t tools) parseText(ctx context.Context, _ *mcp.CallToolRequest, in textInput) (*mcp.CallToolResult, reading, error) {
	a, err := t.read(ctx, in)
	if err != nil {
		return nil, reading{}, err
	}
	out := reading{Places: []mentioned{}, Claims: claimsOf(a), Unresolved: []string{}}
	for i, p := range a.Places {
		m := mentioned{Place: t.describe(p.Ref), Mentions: []string{}}
		for _, one := range a.Mentions {
			if one.Place == i {
				m.Mentions = append(m.Mentions, one.Text)
				m.Confidence = max(m.Confidence, rounded(one.Confidence))
			}
		}
		out.Places = append(out.Places, m)
	}
	for _, one := range a.Mentions {
		if one.Place < 0 {
			out.Unresolved = append(out.Unresolved, one.Text)
		}
	}
	return nil, out, nil
}

func (t tools) checkClaim(ctx context.Context, _ *mcp.CallToolRequest, in textInput) (*mcp.CallToolResult, checked, error) {
	a, err := t.read(ctx, in)
	if err != nil {
		return nil, checked{}, err
	}
	return nil, checked{claimsOf(a)}, nil
}

func claimsOf(a *article.Article) []claimed {
	out := []claimed{}
	for i, c := range render.Claims(a) {
		one := claimed{Text: c.Text, Verdict: string(c.Verdict), Reason: c.Reason}
		if v := a.Verdicts[i]; v.Line != nil {
			km := rounded(v.Line.Length.Kilometres())
			one.Measured = &km
		}
		if c.From != nil {
			one.From = string(c.From.Name)
		}
		if c.To != nil {
			one.To = string(c.To.Name)
		}
		out = append(out, one)
	}
	return out
}
