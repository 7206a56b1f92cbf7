package geocode

import (
	"strings"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"

	"dateline/gazetteer"
)

// namer names places in the languages that an asker reads, the best first.
type namer struct {
	gazetteer.Namer
	index     *gazetteer.Index
	languages []language.Tag // of the asker, the best first
}

// readLanguages returns the languages that a parameter names, or else the header,
// in the order of preference (RFC 9110 §12.5.4). What is no language is left out.
func readLanguages(c echo.Context, parameter string) []language.Tag {
	if parameter == "" {
		c.Response().Header().Add(echo.HeaderVary, "Accept-Language")
		parameter = strings.Join(c.Request().Header.Values("Accept-Language"), ",")
	}
	const longest = 1000 // more is no list of languages that somebody reads
	if len(parameter) > longest {
		return nil
	}
	tags, _, err := language.ParseAcceptLanguage(parameter)
	if err != nil {
		return nil
	}
	return tags
}

func newNamer(x *gazetteer.Index, languages []language.Tag) namer {
	return namer{Namer: x.Namer(languages...), index: x, languages: languages}
}

// joinNames joins names by commas, leaving out what is empty or the one before.
func joinNames(names ...string) string {
	var out []string
	for _, name := range names {
		if name != "" && (len(out) == 0 || out[len(out)-1] != name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// unit is an administrative unit by its place and its name.
type unit struct {
	ref  gazetteer.Ref // NoRef for none
	name string
}

// parents are the units that a place lies in, without itself.
type parents struct{ country, admin1, admin2 unit }

func (n namer) parents(ref gazetteer.Ref) parents {
	country, admin1, admin2 := n.index.Parents(ref)
	of := func(r gazetteer.Ref) unit {
		if r == ref {
			r = gazetteer.NoRef
		}
		return unit{r, n.Name(r)}
	}
	return parents{of(country), of(admin1), of(admin2)}
}
