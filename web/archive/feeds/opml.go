package feeds

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"
)

// ErrOPML is returned for a list without feeds.
var ErrOPML = errors.New("no feeds: neither OPML nor one address a line")

// maxList bounds the bytes of a list of feeds.
const maxList = 16 << 20

// ReadList reads the addresses of feeds from OPML, as readers of feeds export it, or from a
// text with one address a line, of which those that begin with # are left out.
func ReadList(r io.Reader) ([]string, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxList))
	if err != nil {
		return nil, err
	}
	var list []string
	if text := strings.TrimSpace(strings.TrimPrefix(string(raw), "\ufeff")); strings.HasPrefix(text, "<") {
		list, err = readOPML(text)
	} else {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); IsAddress(line) {
				list = append(list, line)
			}
		}
	}
	if err == nil && len(list) == 0 {
		err = ErrOPML
	}
	slices.Sort(list)
	return slices.Compact(list), err
}

// List gathers the addresses of feeds that arguments name: addresses themselves, and files
// that [ReadList] reads.
func List(args []string) (all []string, err error) {
	for _, arg := range args {
		if IsAddress(arg) {
			all = append(all, arg)
			continue
		}
		f, err := os.Open(arg)
		if err != nil {
			return nil, err
		}
		list, err := ReadList(f)
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, fmt.Errorf("%s: %w", arg, err)
		}
		all = append(all, list...)
	}
	return all, nil
}

// IsAddress reports whether a text is to be the address of a feed.
func IsAddress(text string) bool {
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")
}

func readOPML(text string) (list []string, err error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrOPML, err)
		}
		outline, ok := t.(xml.StartElement)
		if !ok || !strings.EqualFold(outline.Name.Local, "outline") {
			continue
		}
		for _, a := range outline.Attr {
			if strings.EqualFold(a.Name.Local, "xmlUrl") && IsAddress(strings.TrimSpace(a.Value)) {
				list = append(list, strings.TrimSpace(a.Value))
			}
		}
	}
}
