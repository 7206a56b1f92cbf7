package plaintext

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxPart bounds the XML of a word processor's file, unpacked, in bytes: the text
// of a long book.
const maxPart = 16 << 20

// ErrDamaged is wrapped by the error about a file that is not what its type says,
// or is damaged.
var ErrDamaged = errors.New("the file is damaged or not what its name says")

// dialect is the words of a word processor's XML.
type dialect struct {
	part      string            // of the zip file, which holds the text
	paragraph map[string]bool   // elements that are paragraphs
	text      string            // element whose letters are the text; "" for all
	space     map[string]string // elements that stand for white space
	skipped   map[string]bool   // elements whose letters are not read
	isTitle   func(xml.StartElement) bool
}

// wordDialect is WordprocessingML (ECMA-376). Deleted text, which is still in the file, is
// not read.
func wordDialect() dialect {
	return dialect{
		part: "word/document.xml", paragraph: map[string]bool{"p": true}, text: "t",
		space:   map[string]string{"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
		skipped: map[string]bool{"del": true, "moveFrom": true, "instrText": true, "txbxContent": true, "Fallback": true},
		isTitle: func(e xml.StartElement) bool {
			value := strings.ToLower(attribute(e, "val"))
			return e.Name.Local == "pStyle" && (value == "title" || value == "heading1" || value == "titel" || value == "titre")
		},
	}
}

// openDialect is the text of OpenDocument (ISO/IEC 26300).
func openDialect() dialect {
	return dialect{
		part: "content.xml", paragraph: map[string]bool{"p": true, "h": true},
		space: map[string]string{"tab": " ", "line-break": "\n", "s": " "},
		skipped: map[string]bool{"annotation": true, "note": true, "tracked-changes": true, "automatic-styles": true,
			"font-face-decls": true, "scripts": true, "settings": true},
		isTitle: func(e xml.StartElement) bool {
			return e.Name.Local == "h" && attribute(e, "outline-level") == "1" ||
				e.Name.Local == "p" && attribute(e, "style-name") == "Title"
		},
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// fromOffice reads the running text of a word processor's file. The first
// paragraph is the title where its style says so.
func fromOffice(ctx context.Context, file []byte, d dialect) (Article, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return Article{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	part, err := z.Open(d.part)
	if err != nil {
		return Article{}, fmt.Errorf("%w: it has no %s", ErrDamaged, d.part)
	}
	defer part.Close()
	limited := &io.LimitedReader{R: &source{ctx: ctx, r: part}, N: maxPart + 1}
	a, err := d.read(xml.NewDecoder(limited))
	switch {
	case ctx.Err() != nil:
		return Article{}, ctx.Err()
	case limited.N <= 0:
		return Article{}, fmt.Errorf("%w: its text unpacks to more than %d MiB", ErrDamaged, maxPart>>20)
	case err != nil:
		return Article{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return a, nil
}

// read walks through the XML, which is no deeper than its decoder allows.
func (d dialect) read(in *xml.Decoder) (Article, error) {
	in.Strict = true
	var paragraphs []string
	var line strings.Builder
	title, isTitle := "", false
	skip, texts := 0, 0
	for {
		token, err := in.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return Article{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if skip > 0 || d.skipped[name] {
				skip++
				continue
			}
			isTitle = isTitle || d.isTitle(t)
			if name == d.text {
				texts++
			}
			line.WriteString(d.space[name])
		case xml.EndElement:
			name := t.Name.Local
			switch {
			case skip > 0:
				skip--
			case name == d.text:
				texts--
			case d.paragraph[name]:
				if text := strings.TrimSpace(line.String()); text != "" {
					if isTitle && title == "" && len(paragraphs) == 0 {
						title = strings.Join(strings.Fields(text), " ")
					} else {
						paragraphs = append(paragraphs, text)
					}
				}
				line.Reset()
				isTitle = false
			}
		case xml.CharData:
			if skip == 0 && (d.text == "" || texts > 0) {
				line.Write(t)
			}
		}
	}
	return Article{Title: title, Text: strings.Join(paragraphs, "\n\n")}, nil
}
