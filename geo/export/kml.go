package export

import (
	"bufio"
	"encoding/xml"
	"io"

	gogeom "github.com/twpayne/go-geom/encoding/kml"
	"github.com/twpayne/go-kml/v3"
)

// writeKML writes a KML 2.2 document with a placemark for each feature: its property "name" (or
// else its "label", or its id) as the name, the id and the plain properties as extended data with
// types, which Google Earth shows as a table; lists and objects are left out.
// Shared styles tell claims by their verdict, and areas from lines.
func writeKML(w io.Writer, c *Collection) error {
	schema, err := newKMLSchema(c)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	out.WriteString(xml.Header)
	e := xml.NewEncoder(out)
	e.Indent("", " ")
	root := xml.StartElement{
		Name: xml.Name{Local: "kml"},
		Attr: []xml.Attr{{Name: xml.Name{Local: "xmlns"}, Value: "http://www.opengis.net/kml/2.2"}},
	}
	document := xml.StartElement{Name: xml.Name{Local: "Document"}}
	if err := e.EncodeToken(root); err != nil {
		return err
	}
	if err := e.EncodeToken(document); err != nil {
		return err
	}
	title := c.Title
	if title == "" {
		title = c.layer()
	}
	head := []kml.Element{kml.Name(title)}
	if text := paragraphs(c.Description, c.Attribution); text != "" {
		head = append(head, kml.Description(text))
	}
	head = append(head, styles()...)
	if len(schema.fields) > 0 {
		head = append(head, schema.element())
	}
	for _, element := range head {
		if err := e.Encode(element); err != nil {
			return err
		}
	}
	err = c.each(func(f Feature) error {
		placemark, err := placemark(&f, schema)
		if err != nil {
			return err
		}
		return e.Encode(placemark)
	})
	if err != nil {
		return err
	}
	if err := e.EncodeToken(document.End()); err != nil {
		return err
	}
	if err := e.EncodeToken(root.End()); err != nil {
		return err
	}
	if err := e.Close(); err != nil {
		return err
	}
	out.WriteByte('\n')
	return out.Flush()
}

func placemark(f *Feature, schema *kmlSchema) (kml.Element, error) {
	out := kml.Placemark(kml.Name(f.name()), kml.StyleURL("#"+f.style()))
	data, err := schema.data(f)
	if err != nil {
		return nil, err
	}
	if data != nil {
		out.Add(data)
	}
	if f.Geometry == nil {
		return out, nil
	}
	g, err := toGeom(f.Geometry, rounded)
	if err != nil {
		return nil, err
	}
	element, err := gogeom.Encode(g)
	if err != nil {
		return nil, err
	}
	return out.Add(element), nil
}

// name returns the property "name", or else "label", or the id.
func (f *Feature) name() string {
	for _, property := range [...]string{"name", "label"} {
		if name, ok := f.Property(property).(string); ok && name != "" {
			return clean(name)
		}
	}
	return f.ID
}

// id returns the id, nil where there is none.
func (f *Feature) id() any {
	if f.ID == "" {
		return nil
	}
	return f.ID
}

// plain reports whether a value is one that people read: not unknown, no list and no object.
func plain(v any) bool {
	switch v.(type) {
	case string, bool, int, int64, float64:
		return true
	}
	return false
}

// paragraphs joins the texts that aren't empty.
func paragraphs(texts ...string) string {
	out := ""
	for _, t := range texts {
		if t == "" {
			continue
		}
		if out != "" {
			out += "\n\n"
		}
		out += clean(t)
	}
	return out
}

// text returns a value as plain text: a string as it is, other things as JSON.
func text(v any) (string, error) {
	if s, ok := v.(string); ok {
		return clean(s), nil
	}
	if v == nil {
		return "", nil
	}
	b, err := appendJSON(nil, v)
	return string(b), err
}
