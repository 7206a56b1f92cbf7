package web

import (
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"
)

// pageLanguages are those that the page speaks, as web/ui/src/words has them.
func pageLanguages() []string { return []string{"en", "de", "fr", "es", "tr", "uk", "ru"} }

// pageLanguage is the language in which the page will speak to who asks: the first of theirs that
// it has, else English. One that they have chosen on the page itself only their browser knows.
func pageLanguage(c echo.Context) string {
	c.Response().Header().Add(echo.HeaderVary, "Accept-Language")
	header := strings.Join(c.Request().Header.Values("Accept-Language"), ",")
	const longest = 1000 // more is no list of languages that somebody reads
	if len(header) > longest {
		return "en"
	}
	tags, _, _ := language.ParseAcceptLanguage(header)
	for _, tag := range tags {
		if base, _ := tag.Base(); slices.Contains(pageLanguages(), base.String()) {
			return base.String()
		}
	}
	return "en"
}

// inLanguage is an address of the interface as the page asks for it in a language.
func inLanguage(address, tag string) string {
	switch {
	case tag == "en":
		return address
	case strings.Contains(address, "?"):
		return address + "&lang=" + tag
	}
	return address + "?lang=" + tag
}
