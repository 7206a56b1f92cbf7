package render

import (
	"dateline/gazetteer/article"
	"dateline/geo/export"
)

// ClaimLines are the claims of an article as lines between their places. A
// claim of which an end is not known has no line and is left out. No property is
// called by a word of SQL, and each has one value: these are columns elsewhere.
func ClaimLines(a *article.Article) export.Collection {
	var features []export.Feature
	for _, c := range Claims(a) {
		if c.Line == nil {
			continue
		}
		features = append(features, export.Feature{Geometry: c.Line.Geometry(), Properties: []export.Property{
			{Name: "name", Value: string(c.From.Name + " – " + c.To.Name)},
			{Name: "claim", Value: c.Text},
			{Name: "verdict", Value: string(c.Verdict)},
			{Name: "from_name", Value: string(c.From.Name)},
			{Name: "to_name", Value: string(c.To.Name)},
			{Name: "from_id", Value: string(c.From.ID)},
			{Name: "to_id", Value: string(c.To.ID)},
			{Name: "measured_km", Value: c.Measured.column()},
			{Name: "allowed_min_km", Value: c.Allowed[0].column()},
			{Name: "allowed_max_km", Value: c.Allowed[1].column()},
			{Name: "basis", Value: string(c.Basis)},
			{Name: "reason", Value: c.Reason},
		}})
	}
	lines := export.Of(features)
	lines.Name, lines.Title, lines.Attribution = "claims", a.Title, Attribution
	return lines
}
