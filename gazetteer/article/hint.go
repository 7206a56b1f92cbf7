package article

import (
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// ParseHint reads where a text is set: the ISO 3166-1 code of a country (two
// letters in any case), or what [gazetteer.Index.Locate] finds: a place by its
// name or id, or latitude and longitude in degrees. "" gives the zero Hint. The
// error is that of Locate.
func ParseHint(x *gazetteer.Index, text string) (geoparse.Hint, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return geoparse.Hint{}, nil
	}
	if code := strings.ToUpper(text); len(code) == 2 && x.Country(code) != gazetteer.NoRef {
		return geoparse.Hint{Country: code}, nil
	}
	l, err := x.Locate(text)
	switch {
	case err != nil:
		return geoparse.Hint{}, err
	case l.Ref == gazetteer.NoRef:
		return geoparse.Hint{Point: l.Point, HasPoint: true}, nil
	}
	return geoparse.Hint{Place: l.Ref, HasPlace: true}, nil
}
