package main

import (
	"fmt"
	"strings"
)

// body is the content of a body.
func (m *maker) body(mediaType string) string {
	const text = "Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet."
	if !strings.Contains(mediaType, "json") && m.IntN(4) > 0 {
		switch {
		case strings.Contains(mediaType, "html"):
			return strings.Repeat(m.any("<p>Paris ", "<b>", "<article>", "&#x0;", "<![CDATA[", "<table>", "<!--", "<meta charset=utf-16>"), m.IntN(300)) + m.odd()
		case strings.Contains(mediaType, "markdown"):
			return strings.Repeat(m.any("[a](", "> ", "|a", "*_", "- ", "#", "```\n", "[x]: "), m.IntN(300)) + m.odd()
		case m.IntN(80) == 0:
			return strings.Repeat("Paris ", m.IntN(30_000))
		}
		return text + m.odd()
	}
	value := func() string {
		return m.any("null", "true", "-1", "1e999", "1.5", `""`, "[]", "{}", `"\ud800"`, `"\u0000"`, "99999999999999999999999", fmt.Sprintf("%q", m.odd()), fmt.Sprintf("%q", text),
			`"`+m.odd()+`"`, `[{"start":0,"end":4,"place":null}]`, `[{"start":8,"end":-1}]`, `[{"name":"Kyiv","place":"geonames:703448"}]`, `["Kyiv","Paris"]`)
	}
	switch m.IntN(14) {
	case 0:
		return strings.Repeat(m.any("[", `{"text":`, "[{"), 1+m.IntN(20_000))
	case 1:
		return value()
	case 2:
		return m.odd()
	case 3:
		return `{"text":"Kyiv","corrections":[` + strings.TrimSuffix(strings.Repeat(`{"name":"Kyiv","place":null},`, m.IntN(6000)), ",") + "]}"
	case 4:
		return `{"text":"Kyiv","spans":[` + strings.TrimSuffix(strings.Repeat(`{"start":0,"end":4},`, m.IntN(3000)), ",") + "]}"
	}
	var members []string
	for range m.IntN(5) {
		members = append(members, fmt.Sprintf("%q:%s", m.any("text", "title", "url", "spans", "corrections", "places", "from", "to", "id", "Text", "__proto__", "focus"), value()))
	}
	s := "{" + strings.Join(members, ",") + "}"
	if m.IntN(8) == 0 {
		s = s[:m.IntN(len(s))]
	}
	return s
}
