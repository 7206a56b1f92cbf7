package article

import (
	"slices"
	"strings"

	"dateline/gazetteer/geoparse"
)

// leastPart is the fewest bytes of a paragraph whose language counts: of a shorter one it can hardly be
// told.
const leastPart = 60

// parts returns the paragraphs of a text with their languages where one is in another language that is
// read than the text; nil for a text of one language. What cannot be told is in that of the text.
func (r *Reader) parts(text, language string) []geoparse.Part {
	if r.languages == nil || !strings.Contains(text, "\n") {
		return nil
	}
	read := r.parser.Languages()
	if language == "" {
		language = read[0]
	}
	var out []geoparse.Part
	mixed := false
	start := 0
	for line := range strings.Lines(text) {
		p := geoparse.Part{Span: geoparse.Span{Start: start, End: start + len(line)}, Language: language}
		start = p.End
		if len(line) >= leastPart {
			if tag := r.languages.Detect(line).Tag; tag != "" && tag != language && slices.Contains(read, tag) {
				p.Language, mixed = tag, true
			}
		}
		if n := len(out); n > 0 && out[n-1].Language == p.Language {
			out[n-1].End = p.End
			continue
		}
		out = append(out, p)
	}
	if !mixed {
		return nil
	}
	return out
}
