package plaintext

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxRows bounds the rows of a table that are read.
const maxRows = 20_000

// fromCSV reads a table (RFC 4180; commas, semicolons or tabs). Where a column
// holds texts, each row is an article, and the text is all of them, with the titles
// of a column called title or headline. Else the rows are names: each is a line of
// its words, with the coordinates of columns called lat and lon behind the name.
func fromCSV(ctx context.Context, file []byte) (Article, error) {
	r := csv.NewReader(&source{ctx: ctx, r: bytes.NewReader(file)})
	r.Comma = comma(file)
	r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = -1, true, true
	var rows [][]string
	for len(rows) < maxRows {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if ctx.Err() != nil {
			return Article{}, ctx.Err()
		}
		if err != nil {
			return Article{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return Article{}, nil
	}
	head := header(rows[0])
	if head != nil {
		rows = rows[1:]
	}
	var lines []string
	text := textColumn(rows)
	for _, row := range rows {
		line := named(row, head)
		if text >= 0 {
			line = titled(row, head, text)
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return Article{Text: strings.Join(lines, "\n\n")}, nil
}

// comma is the sign that parts the first line most often.
func comma(file []byte) rune {
	line, _, _ := bytes.Cut(file, []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// columnNames are words that head the columns of tables of places and of texts.
var columnNames = map[string]string{
	"lat": "lat", "latitude": "lat", "y": "lat", "lon": "lon", "lng": "lon", "long": "lon", "longitude": "lon", "x": "lon",
	"title": "title", "headline": "title", "name": "name", "place": "name", "city": "name", "town": "name", "country": "country",
	"text": "text", "body": "text", "article": "text", "content": "text", "id": "id", "region": "region", "state": "region",
	"date": "date", "url": "url", "address": "name", "location": "name", "admin1": "region",
}

// header gives the columns by what they are, nil for a row that is no header.
func header(row []string) map[string]int {
	head := map[string]int{}
	for i, cell := range row {
		if kind := columnNames[strings.ToLower(strings.TrimSpace(cell))]; kind != "" {
			if _, taken := head[kind]; !taken {
				head[kind] = i
			}
		}
	}
	if len(head)*2 < len(row) || len(head) == 0 {
		return nil
	}
	return head
}

// textColumn is the column whose cells are as long as paragraphs are, -1 for none.
func textColumn(rows [][]string) int {
	const long = 80 // letters on average
	letters := map[int]int{}
	for _, row := range rows {
		for i, cell := range row {
			letters[i] += utf8.RuneCountInString(cell)
		}
	}
	best, most := -1, long*len(rows)
	for i, n := range letters {
		if n >= most && (n > most || best < 0 || i < best) {
			best, most = i, n
		}
	}
	return best
}

// titled is the text of a row below its title.
func titled(row []string, head map[string]int, text int) string {
	body := cellAt(row, text)
	if i, ok := head["title"]; ok && i != text && cellAt(row, i) != "" {
		return cellAt(row, i) + "\n\n" + body
	}
	return body
}

// named is the words of a row, with its coordinates behind the first.
func named(row []string, head map[string]int) string {
	var words []string
	lat, hasLat := head["lat"]
	lon, hasLon := head["lon"]
	for i, cell := range row {
		cell = strings.TrimSpace(cell)
		if _, err := strconv.ParseFloat(cell, 64); err == nil || cell == "" {
			continue
		}
		if hasLat && i == lat || hasLon && i == lon || i == columnOf(head, "id") || i == columnOf(head, "url") {
			continue
		}
		words = append(words, cell)
	}
	if len(words) > 0 && hasLat && hasLon && cellAt(row, lat) != "" && cellAt(row, lon) != "" {
		words[0] += " (" + cellAt(row, lat) + ", " + cellAt(row, lon) + ")"
	}
	return strings.Join(words, ", ")
}

func columnOf(head map[string]int, name string) int {
	if i, ok := head[name]; ok {
		return i
	}
	return -1
}

func cellAt(row []string, i int) string {
	if i < len(row) {
		return strings.TrimSpace(row[i])
	}
	return ""
}
