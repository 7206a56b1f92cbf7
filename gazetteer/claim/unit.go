package claim

import "dateline/geo"

// unitOf returns the unit of length that the lower-case word names, as its
// short form. "nm" is the nautical mile: nobody reports a distance between
// places in nanometres.
func unitOf(low string) (unit string, length geo.Length, ok bool) {
	switch low {
	case "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "klicks", "klick":
		return "km", geo.Kilometre, true
	case "mile", "miles", "mi":
		return "mi", geo.Mile, true
	case "nm", "nmi", "nms":
		return "nmi", geo.NauticalMile, true
	case "m", "metre", "metres", "meter", "meters":
		return "m", geo.Metre, true
	case "ft", "feet", "foot":
		return "ft", geo.Foot, true
	case "yd", "yds", "yard", "yards":
		return "yd", geo.Yard, true
	case "li":
		return "km", geo.Kilometre / 2, true // the li of today
	case "verst", "versts":
		return "km", 1066.8 * geo.Metre, true // 500 sazhen of 7 feet each
	case "league", "leagues":
		return "mi", 3 * geo.Mile, true
	}
	return "", 0, false
}

// unitAt reads the unit that starts at token i and returns the token after
// it. "nautical miles", "sea miles" and "statute miles" are units of two words.
func unitAt(t []token, i int) (unit string, length geo.Length, next int, ok bool) {
	if i >= len(t) || t[i].kind != word {
		return "", 0, i, false
	}
	if i+1 < len(t) {
		switch t[i].low {
		case "nautical", "sea":
			if u, _, ok := unitOf(t[i+1].low); ok && u == "mi" {
				return "nmi", geo.NauticalMile, i + 2, true
			}
		case "statute", "air", "road":
			if u, l, ok := unitOf(t[i+1].low); ok && u == "mi" {
				return u, l, i + 2, true
			}
		}
	}
	// "M" after a figure is a million, "Mi" and "KM" are only spellings.
	if u, l, ok := unitOf(t[i].low); ok && !(t[i].low == "m" && t[i].upper) {
		return u, l, i + 1, true
	}
	return "", 0, i, false
}
