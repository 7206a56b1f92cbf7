package geo

// WGS 84, from NGA.STND.0036 (2014), table 3.1: the equatorial radius in metres
// and the flattening define it, the rest follows. All are exact constants until used.
const (
	equatorialRadius = 6378137.0           // a
	flattening       = 1.0 / 298.257223563 // f

	oneMinusF           = 1 - flattening
	polarSemiAxis       = equatorialRadius * oneMinusF            // b
	thirdFlattening     = flattening / (2 - flattening)           // n
	eccentricity2       = flattening * (2 - flattening)           // e²
	secondEccentricity2 = eccentricity2 / (oneMinusF * oneMinusF) // e′²

	// meanRadius is (2a + b)/3 in metres. It scales bounds and first guesses, never a result.
	meanRadius = (2*equatorialRadius + polarSemiAxis) / 3
)
