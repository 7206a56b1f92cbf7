package geocode

import "dateline/gazetteer"

// tag is what OpenStreetMap calls a kind of place, and its ranks as Nominatim has
// them (https://nominatim.org/release-docs/latest/customize/Ranking/).
type tag struct {
	key, value string
	address    string // the part of an address that it makes
	rank       int    // 4 for countries to 30 for houses
}

// tagOf names a place as OpenStreetMap does.
func tagOf(p *gazetteer.Place) tag {
	switch layerOf(p.Feature()) {
	case "country", "dependency":
		return tag{"boundary", "administrative", "country", 4}
	case "region":
		return tag{"boundary", "administrative", "state", 8}
	case "county":
		return tag{"boundary", "administrative", "county", 12}
	case "localadmin":
		return tag{"boundary", "administrative", "municipality", 14}
	case "continent":
		return tag{"place", "continent", "continent", 2}
	case "ocean":
		return tag{"place", "ocean", "ocean", 2}
	case "macroregion":
		return tag{"place", "region", "region", 6}
	case "neighbourhood":
		return tag{"place", "suburb", "suburb", 19}
	case "locality":
		switch {
		case p.Code == "PPLC" || p.Code == "PPLA" || p.Population >= 100_000:
			return tag{"place", "city", "city", 16}
		case p.Population >= 10_000:
			return tag{"place", "town", "town", 18}
		}
		return tag{"place", "village", "village", 19}
	}
	key, value := "tourism", "attraction"
	if kv, ok := featureTags()[p.Code]; ok {
		key, value = kv[0], kv[1]
	} else if kv, ok := classTags()[p.Class]; ok {
		key, value = kv[0], kv[1]
	}
	rank := 30
	switch key {
	case "natural", "waterway":
		rank = 22
	case "place":
		rank = 20
	}
	if p.Code == "SEA" {
		rank = 4
	}
	return tag{key, value, key, rank}
}

// classTags are the tags of feature classes where the code has none of its own.
func classTags() map[string][2]string {
	return map[string][2]string{
		"H": {"natural", "water"}, "T": {"natural", "peak"}, "V": {"natural", "wood"}, "U": {"natural", "reef"},
		"R": {"highway", "road"}, "L": {"place", "locality"},
	}
}

// featureTags are the tags of feature codes (https://wiki.openstreetmap.org/wiki/Map_features).
func featureTags() map[string][2]string {
	return map[string][2]string{
		"SEA": {"place", "sea"}, "GULF": {"natural", "bay"}, "BAY": {"natural", "bay"}, "FJD": {"natural", "bay"},
		"STRT": {"natural", "strait"}, "CHN": {"natural", "strait"}, "SD": {"natural", "strait"},
		"STM": {"waterway", "river"}, "CNL": {"waterway", "canal"}, "FLLS": {"waterway", "waterfall"},
		"GLCR": {"natural", "glacier"}, "SPNG": {"natural", "spring"}, "MRSH": {"natural", "wetland"},
		"HBR": {"harbour", "yes"},

		"ISL": {"place", "island"}, "ISLS": {"place", "archipelago"}, "ATOL": {"place", "island"},
		"MTS": {"natural", "mountain_range"}, "VLC": {"natural", "volcano"}, "HLL": {"natural", "hill"},
		"PEN": {"natural", "peninsula"}, "CAPE": {"natural", "cape"}, "BCH": {"natural", "beach"},
		"DSRT": {"natural", "desert"}, "VAL": {"natural", "valley"}, "PASS": {"natural", "saddle"},
		"PLAT": {"natural", "plateau"}, "CLF": {"natural", "cliff"}, "CAVE": {"natural", "cave_entrance"},

		"AIRP": {"aeroway", "aerodrome"}, "AIRB": {"aeroway", "aerodrome"}, "AIRF": {"aeroway", "aerodrome"},
		"RSTN": {"railway", "station"}, "MTRO": {"railway", "station"}, "BUSTN": {"amenity", "bus_station"},
		"PRT": {"industrial", "port"}, "STDM": {"leisure", "stadium"}, "UNIV": {"amenity", "university"},
		"SCH": {"amenity", "school"}, "HSP": {"amenity", "hospital"}, "MUS": {"tourism", "museum"},
		"THTR": {"amenity", "theatre"}, "LIBR": {"amenity", "library"}, "PRN": {"amenity", "prison"},
		"CH": {"amenity", "place_of_worship"}, "MSQE": {"amenity", "place_of_worship"},
		"TMPL": {"amenity", "place_of_worship"}, "SYG": {"amenity", "place_of_worship"},
		"CSTL": {"historic", "castle"}, "PAL": {"historic", "castle"}, "MNMT": {"historic", "monument"},
		"RUIN": {"historic", "ruins"}, "ANS": {"historic", "archaeological_site"}, "FT": {"historic", "fort"},
		"BDG": {"man_made", "bridge"}, "DAM": {"waterway", "dam"}, "TOWR": {"man_made", "tower"},
		"LTHSE": {"man_made", "lighthouse"}, "PS": {"power", "plant"}, "PSN": {"power", "plant"},
		"GOVL": {"office", "government"}, "DIP": {"office", "diplomatic"}, "MLB": {"landuse", "military"},
		"INSM": {"landuse", "military"}, "SQR": {"place", "square"}, "ST": {"highway", "residential"},

		"PRK": {"leisure", "park"}, "RESV": {"boundary", "protected_area"}, "RES": {"boundary", "protected_area"},
		"RESN": {"boundary", "protected_area"}, "RESW": {"boundary", "protected_area"},
		"FRST": {"natural", "wood"}, "GRSLD": {"natural", "grassland"},
	}
}
