package coordinate

import (
	"math"

	"github.com/paulmach/orb"
)

// The ellipsoid WGS 84 and the projection of UTM.
const (
	equatorial   = 6378137.0
	flattening   = 1 / 298.257223563
	scale        = 0.9996
	falseEasting = 500_000.0
	falseSouth   = 10_000_000.0 // added to northings of the southern hemisphere
)

// third is the third flattening, in whose powers the series goes.
const third = flattening / (2 - flattening)

// beta are the coefficients of the inverse series of Krüger (Karney 2011, equation 36).
var beta = krueger(third)

func krueger(n float64) [6]float64 {
	return [6]float64{
		n * (1./2 + n*(-2./3+n*(37./96+n*(-1./360+n*(-81./512+n*96199./604800))))),
		n * n * (1./48 + n*(1./15+n*(-437./1440+n*(46./105-n*1118711./3870720)))),
		n * n * n * (17./480 + n*(-37./840+n*(-209./4480+n*5569./90720))),
		n * n * n * n * (4397./161280 + n*(-11./504-n*830251./7257600)),
		n * n * n * n * n * (4583./161280 - n*108847./3991680),
		n * n * n * n * n * n * 20648693. / 638668800,
	}
}

// rectifying is the radius of the circle whose circumference is that of a meridian
// (equation 14).
const rectifying = equatorial / (1 + third) * (1 + third*third/4 + third*third*third*third/64 + third*third*third*third*third*third/256)

// fromUTM returns the point of easting and northing in a zone of UTM, in metres; the
// northing counts from the equator, negative in the south. Within a zone the error is
// below a micrometre (Karney 2011, table 1).
func fromUTM(zone int, easting, northing float64) orb.Point {
	xi, eta := northing/(scale*rectifying), (easting-falseEasting)/(scale*rectifying)
	x, y := xi, eta
	for j, b := range beta {
		k := 2 * float64(j+1)
		x -= b * math.Sin(k*xi) * math.Cosh(k*eta)
		y -= b * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	conformal := math.Sin(x) / math.Hypot(math.Sinh(y), math.Cos(x))
	lat := math.Atan(geographic(conformal))
	lon := math.Atan2(math.Sinh(y), math.Cos(x))
	return orb.Point{lon*180/math.Pi + float64(zone*6-183), lat * 180 / math.Pi}
}

// geographic returns the tangent of the latitude whose conformal latitude has the given
// tangent, by Newton's method (equations 7 to 9).
func geographic(conformal float64) float64 {
	const e2 = flattening * (2 - flattening)
	e := math.Sqrt(e2)
	tan := conformal
	for range 5 {
		sigma := math.Sinh(e * math.Atanh(e*tan/math.Hypot(1, tan)))
		t := tan*math.Hypot(1, sigma) - sigma*math.Hypot(1, tan)
		step := (conformal - t) / math.Hypot(1, t) * (1 + (1-e2)*tan*tan) / ((1 - e2) * math.Hypot(1, tan))
		tan += step
		if math.Abs(step) < 1e-15*math.Max(1, math.Abs(tan)) {
			break
		}
	}
	return tan
}
