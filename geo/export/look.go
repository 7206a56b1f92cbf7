package export

import "image/color"

// The colours of the map of the page, for formats that hold looks. They are not
// premultiplied.

func slate() color.RGBA { return color.RGBA{0x33, 0x48, 0x5a, 0xff} }

func amber() color.RGBA { return color.RGBA{0xc9, 0x95, 0x3b, 0xff} }

// verdictColour is how a claim is drawn that has the verdict.
type verdictColour struct {
	name   string
	colour color.RGBA
}

func verdictColours() []verdictColour {
	return []verdictColour{
		{"consistent", color.RGBA{0x0d, 0x6a, 0x63, 0xff}},
		{"contradicted", color.RGBA{0x9a, 0x3b, 0x1e, 0xff}},
		{"unverifiable", color.RGBA{0x8a, 0x85, 0x7b, 0xff}},
	}
}
