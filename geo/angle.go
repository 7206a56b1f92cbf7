package geo

import "math"

const (
	degree  = math.Pi / 180   // one degree in radians
	epsilon = 1.0 / (1 << 52) // spacing of the doubles at 1
)

// angle is an angle held as a multiple of its sine and cosine, the form in which most of them are
// needed: no precision is lost near 0°, 90° and 180°. Where the comment of a
// function says "unit", sin² + cos² = 1.
type angle struct{ sin, cos float64 }

// unit scales a so that sin² + cos² = 1.
func (a angle) unit() angle {
	h := hypot(a.sin, a.cos)
	return angle{a.sin / h, a.cos / h}
}

// minus returns a − b; the product of the two moduli scales the result.
func (a angle) minus(b angle) angle {
	return angle{a.sin*b.cos - a.cos*b.sin, a.cos*b.cos + a.sin*b.sin}
}

// plus returns a + b; the product of the two moduli scales the result.
func (a angle) plus(b angle) angle {
	return angle{a.sin*b.cos + a.cos*b.sin, a.cos*b.cos - a.sin*b.sin}
}

// radians returns the angle in (−π, π].
func (a angle) radians() float64 { return math.Atan2(a.sin, a.cos) }

// degrees returns the angle in [−180, 180], exact at the multiples of 90°.
// The arc tangent is taken in the octant about 0, where it is most precise.
func (a angle) degrees() float64 {
	s, c := a.sin, a.cos
	switch {
	case math.Abs(s) <= math.Abs(c):
		d := math.Atan(s/c) / degree
		if c > 0 {
			return d
		}
		if c == 0 { // both are zero
			return s
		}
		return math.Copysign(180, s) + d
	case s > 0:
		return 90 - math.Atan(c/s)/degree
	case s < 0:
		return -90 - math.Atan(c/s)/degree
	}
	return math.NaN()
}

// fromDegrees returns the unit angle of d degrees, exact at the multiples of 90°.
func fromDegrees(d float64) angle { return fromDegreesPlus(d, 0) }

// fromDegreesPlus returns the unit angle of d + e degrees, where e is what rounding
// took from d. The reduction to [−45°, 45°] is exact for |d| ≤ 360.
func fromDegreesPlus(d, e float64) angle {
	quarter := math.RoundToEven(d / 90)
	s, c := sincos((d - 90*quarter + e) * degree)
	switch int(quarter) & 3 {
	case 1:
		return angle{c, -s}
	case 2:
		return angle{0 - s, -c} // the sine of 180° is +0
	case 3:
		return angle{-c, s}
	}
	return angle{s, c}
}

// twoSum returns the rounded sum of u and v and the error of that rounding:
// u + v = s + e exactly (D. E. Knuth, TAOCP vol. 2, 4.2.2, theorem B).
func twoSum(u, v float64) (s, e float64) {
	s = u + v
	w := s - u
	return s, (u - (s - w)) + (v - w)
}

// normalLongitude returns d reduced to [−180, 180] by a multiple of 360, without error.
func normalLongitude(d float64) float64 {
	if -180 <= d && d <= 180 {
		return d
	}
	return math.Remainder(d, 360)
}

// longitudeDifference returns to − from reduced to [−180, 180], and the error of
// its rounding, so that their sum is exact. Points on opposite meridians give +180 for from ≤ to.
func longitudeDifference(from, to float64) (d, e float64) {
	d, e = twoSum(-normalLongitude(from), normalLongitude(to))
	switch {
	case d > 180 || d == 180 && e > 0:
		d, e = twoSum(d-360, e) // d − 360 is exact by Sterbenz's lemma
	case d < -180 || d == -180 && e < 0:
		d, e = twoSum(d+360, e)
	}
	if d == -180 && e == 0 && from <= to {
		d = 180
	}
	return d, e
}

// azimuth returns the angle as an azimuth in [0, 360).
func (a angle) azimuth() float64 {
	d := a.degrees()
	if d < 0 {
		d += 360
		if d >= 360 { // a negative angle below the rounding of 360
			return 0
		}
	}
	return d + 0 // turns −0 into 0
}

// roundTiny rounds the part of a latitude that is below 2⁻⁵⁷ degrees (a picometre)
// away, so that points beside the equator don't lead to numbers that underflow.
func roundTiny(d float64) float64 {
	const z = 1.0 / 16
	if v := math.Abs(d); v < z {
		return math.Copysign(z-(z-v), d)
	}
	return d
}
