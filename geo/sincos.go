package geo

import "math"

// sincos returns the sine and cosine of x for |x| ≤ π/4, rounded correctly but for about one in a
// thousand: the large terms of Taylor's series are held to twice the precision.
//
// The azimuth of a line of some metres hangs on the last digit of the latitudes' sines. With every
// rounding right it comes out as in other programs that round right.
func sincos(x float64) (sin, cos float64) {
	// x² and x³/6, x²/2 and x⁴/24 as high and low parts.
	x2 := x * x
	x2low := math.FMA(x, x, -x2)

	const sixth, sixthLow = 1.0 / 6, 1.0/6 - 0x1.5555555555555p-3
	x3 := x * x2
	x3low := math.FMA(x, x2, -x3) + x*x2low
	s3 := x3 * sixth
	s3low := math.FMA(x3, sixth, -s3) + x3*sixthLow + x3low*sixth
	high := x - s3
	low := (x - high) - s3 - s3low
	sin = high + (low + x3*x2*(1.0/120-x2*(1.0/5040-x2*(1.0/362880-x2*(1.0/39916800-x2*(1.0/6227020800-
		x2*(1.0/1307674368000-x2*(1.0/355687428096000))))))))

	const part24, part24Low = 1.0 / 24, 1.0/24 - 0x1.5555555555555p-5
	x4 := x2 * x2
	x4low := math.FMA(x2, x2, -x4) + 2*x2*x2low
	c4 := x4 * part24
	c4low := math.FMA(x4, part24, -c4) + x4*part24Low + x4low*part24
	high = 1 - x2/2
	low = (1 - high) - x2/2 - x2low/2
	sum := high + c4
	low += (high - sum) + c4 + c4low
	cos = sum + (low - x4*x2*(1.0/720-x2*(1.0/40320-x2*(1.0/3628800-x2*(1.0/479001600-x2*(1.0/87178291200-
		x2*(1.0/20922789888000-x2*(1.0/6402373705728000))))))))
	return sin, cos
}

// hypot returns √(x² + y²) rounded correctly but for rare cases, for numbers whose squares neither
// overflow nor underflow.
func hypot(x, y float64) float64 {
	x2, y2 := x*x, y*y
	s, e := twoSum(x2, y2)
	h := math.Sqrt(s)
	if h == 0 {
		return 0
	}
	e += math.FMA(x, x, -x2) + math.FMA(y, y, -y2)
	return h + (math.FMA(-h, h, s)+e)/(2*h)
}
