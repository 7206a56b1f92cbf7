package claim

// compassWord returns the letters of a compass word: "north" N, "northeast"
// NE, "southern" S, "westward" W, "SSE" SSE. A lone letter and other
// abbreviations count only in capitals.
func compassWord(t token) string {
	switch t.low {
	case "north", "northern", "northward", "northwards", "northerly":
		return "N"
	case "south", "southern", "southward", "southwards", "southerly":
		return "S"
	case "east", "eastern", "eastward", "eastwards", "easterly":
		return "E"
	case "west", "western", "westward", "westwards", "westerly":
		return "W"
	case "northeast", "northeastern", "northeastward", "northeastwards", "northeasterly":
		return "NE"
	case "northwest", "northwestern", "northwestward", "northwestwards", "northwesterly":
		return "NW"
	case "southeast", "southeastern", "southeastward", "southeastwards", "southeasterly":
		return "SE"
	case "southwest", "southwestern", "southwestward", "southwestwards", "southwesterly":
		return "SW"
	case "n", "s", "e", "w", "ne", "nw", "se", "sw", "nne", "ene", "ese", "sse", "ssw", "wsw", "wnw", "nnw":
		if t.upper {
			return compassPoint(t.low)
		}
	}
	return ""
}

// compassPoint returns the upper-case form of one of the sixteen points, or
// "" when the letters are not one.
func compassPoint(low string) string {
	switch low {
	case "n":
		return "N"
	case "nne":
		return "NNE"
	case "ne":
		return "NE"
	case "ene":
		return "ENE"
	case "e":
		return "E"
	case "ese":
		return "ESE"
	case "se":
		return "SE"
	case "sse":
		return "SSE"
	case "s":
		return "S"
	case "ssw":
		return "SSW"
	case "sw":
		return "SW"
	case "wsw":
		return "WSW"
	case "w":
		return "W"
	case "wnw":
		return "WNW"
	case "nw":
		return "NW"
	case "nnw":
		return "NNW"
	}
	return ""
}

// directionAt reads the compass direction that starts at token i, in one
// word or more: "north-west", "south south east", "N.E.", "due east". It
// returns the point and the token after it, or "" and i.
func directionAt(t []token, i int) (point string, next int) {
	j := i
	for j < len(t) && (t[j].low == "due" || t[j].low == "directly" || t[j].low == "straight" || t[j].low == "slightly" || t[j].low == "further" || t[j].low == "mostly") {
		j++
	}
	letters, k := "", j
	for k < len(t) && len(letters) < 3 {
		w := compassWord(t[k])
		if w == "" {
			break
		}
		letters += w
		k++
		if p := compassPoint(asciiLower(letters)); p != "" {
			point, next = p, k
		}
		// A hyphen or the dot of an abbreviation may part the words.
		if k+1 < len(t) && (isHyphen(t[k]) && t[k].start == t[k-1].end || t[k].low == "." && len(w) == 1) && compassWord(t[k+1]) != "" {
			k++
		}
	}
	if point == "" {
		return "", i
	}
	return point, next
}

// isHyphen reports whether a token is a hyphen or a dash.
func isHyphen(t token) bool {
	switch t.low {
	case "-", "‐", "‑", "–", "—", "−":
		return t.kind == mark
	}
	return false
}

// opposite returns the compass point across from point.
func opposite(point string) string {
	switch point {
	case "":
		return ""
	}
	b := []byte(point)
	for i, c := range b {
		switch c {
		case 'N':
			b[i] = 'S'
		case 'S':
			b[i] = 'N'
		case 'E':
			b[i] = 'W'
		case 'W':
			b[i] = 'E'
		}
	}
	return string(b)
}
