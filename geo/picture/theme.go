package picture

import "image/color"

// theme is the colours of a picture, those of the page: a field for each.
type theme struct {
	paper, ink, quiet, rule          color.NRGBA
	sea, land, border, water, urban  color.NRGBA
	place, area, accent              color.NRGBA
	consistent, contradicted, unsure color.NRGBA
	seaText, countryText             color.NRGBA
}

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

func light() theme {
	return theme{
		paper: hex(0xfbfaf7), ink: hex(0x1c1b19), quiet: hex(0x5d5a54), rule: hex(0xe4e0d8),
		sea: hex(0xdde7ec), land: hex(0xf5f2ea), border: hex(0xb9b2a4), water: hex(0xb4cad6), urban: hex(0xe6ddcd),
		place: hex(0x33485a), area: hex(0xc9953b), accent: hex(0xb8322a), consistent: hex(0x0b6e69),
		contradicted: hex(0x9c3d1f), unsure: hex(0x66625c),
		seaText: hex(0x446676), countryText: hex(0x6d675c),
	}
}

func dark() theme {
	return theme{
		paper: hex(0x15171a), ink: hex(0xecebe8), quiet: hex(0xa5a29b), rule: hex(0x2c3035),
		sea: hex(0x0f1417), land: hex(0x23272c), border: hex(0x4d535a), water: hex(0x2a3a44), urban: hex(0x31353a),
		place: hex(0xc9d6e0), area: hex(0xd2a24c), accent: hex(0xff7a6b), consistent: hex(0x5cc4bb),
		contradicted: hex(0xf0926e), unsure: hex(0xaaa69f),
		seaText: hex(0x6f8c9a), countryText: hex(0xa09e97),
	}
}

// faded is a colour with an opacity from 0 to 1.
func faded(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(opacity*255 + 0.5)
	return c
}

// of gives the colour of a line.
func (t theme) of(v Verdict) color.NRGBA {
	switch v {
	case Consistent:
		return t.consistent
	case Contradicted:
		return t.contradicted
	case Unverifiable:
		return t.unsure
	}
	return t.accent
}
