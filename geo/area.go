package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// earthArea is the area of the ellipsoid in square metres, 4πc².
const earthArea = 4 * math.Pi * authalicRadius2

// authalicRadius2 is c² in square metres, [K13] (60): a²/2 + b²/2 · atanh(e)/e, where
// atanh(e)/e = 1.00223801145434… for WGS 84.
const authalicRadius2 = equatorialRadius*equatorialRadius/2 + polarSemiAxis*polarSemiAxis/2*atanhOverE

// atanhOverE is atanh(e)/e as its series Σ e²ᵏ/(2k+1), which e² = 0.0067 makes exact after ten terms.
const atanhOverE = 1 + eccentricity2*(1.0/3+eccentricity2*(1.0/5+eccentricity2*(1.0/7+eccentricity2*(1.0/9+
	eccentricity2*(1.0/11+eccentricity2*(1.0/13+eccentricity2*(1.0/15+eccentricity2*(1.0/17+eccentricity2/19))))))))

// Area returns the area of a polygon in square metres and the length of its border with that of its holes.
// Its edges are the shortest geodesics between its points, also across the antimeridian; rings may be open or closed,
// of either orientation, and go around a pole. Of the two parts into which a ring divides the earth, the smaller
// counts.
//
// The error is below 0.1 m² for each edge. A ring of fewer than three points has no area.
// A point that isn't on earth makes both results NaN.
//
// Source: [K13] section 6.
func Area(p orb.Polygon) (squareMetres float64, perimeter Length) {
	for i, r := range p {
		area, length := ringMeasure(r)
		if i == 0 {
			squareMetres = area
		} else {
			squareMetres -= area
		}
		perimeter += length
	}
	return squareMetres, perimeter
}

// ringMeasure returns the area within a ring, and its length.
func ringMeasure(r orb.Ring) (area float64, length Length) {
	if n := len(r); n > 1 && r[0] == r[n-1] {
		r = r[:n-1]
	}
	if len(r) == 0 {
		return 0, 0
	}
	var sum accumulator
	crossings := 0
	for i, a := range r {
		b := r[(i+1)%len(r)]
		if !valid(a) || !valid(b) {
			return math.NaN(), Length(math.NaN())
		}
		s12, alpha1, alpha2 := solve(a, b)
		length += Length(s12)
		sum.add(areaUnder(a, b, alpha1, alpha2))
		if crossesZero(a[0], b[0]) {
			crossings++
		}
	}
	// Around a pole the sum is that of the other part of its hemisphere.
	if crossings%2 == 1 {
		sum.add(math.Copysign(earthArea/2, -sum.value()))
	}
	area = math.Mod(math.Abs(sum.value()), earthArea)
	return math.Min(area, earthArea-area), length
}

// crossesZero reports whether the shorter way from one longitude to the other
// crosses the meridian of Greenwich; a point on it counts as east of it.
func crossesZero(from, to float64) bool {
	d, _ := longitudeDifference(from, to)
	a, b := normalLongitude(from), normalLongitude(to)
	if a == -180 { // 180° is east, whichever way it is written
		a = 180
	}
	if b == -180 {
		b = 180
	}
	return d > 0 && a < 0 && b >= 0 || d < 0 && b < 0 && a >= 0
}

// areaUnder returns the area between a geodesic and the equator in square metres, positive if
// it leads east in the north or west in the south ([K13] (58), (59)).
func areaUnder(from, to orb.Point, alpha1, alpha2 angle) float64 {
	beta1 := reducedLatitude(fromDegrees(roundTiny(from[1])))
	beta2 := reducedLatitude(fromDegrees(roundTiny(to[1])))
	if beta1.sin == 0 && beta2.sin == 0 && alpha1.cos == 0 {
		return 0 // along the equator
	}
	alpha0 := angle{alpha1.sin * beta1.cos, math.Hypot(alpha1.cos, alpha1.sin*beta1.sin)}
	sigma1 := angle{beta1.sin, alpha1.cos * beta1.cos}
	sigma2 := angle{beta2.sin, alpha2.cos * beta2.cos}
	omega12 := angle{alpha0.sin * sigma2.sin, sigma2.cos}.minus(angle{alpha0.sin * sigma1.sin, sigma1.cos})

	area := 0.0
	if alpha0.sin != 0 && alpha0.cos != 0 {
		eps, _ := expansion(alpha0.cos * alpha0.cos)
		scale := equatorialRadius * equatorialRadius * eccentricity2 * alpha0.cos * alpha0.sin
		area = scale * areaIntegral(eps, sigma1.unit(), sigma2.unit())
	}
	var turned float64 // α₂ − α₁
	omega12 = omega12.unit()
	if alpha0.sin != 0 && omega12.cos > -math.Sqrt2/2 && math.Abs(beta2.sin-beta1.sin) < 1.75 {
		// From the half angles, which keeps short edges precise, [K13] (63).
		c1, c2 := 1+beta1.cos, 1+beta2.cos
		turned = 2 * math.Atan2(omega12.sin*(beta1.sin*c2+beta2.sin*c1), (1+omega12.cos)*(beta1.sin*beta2.sin+c1*c2))
	} else {
		d := alpha2.minus(alpha1)
		if d.sin == 0 && d.cos < 0 { // over a pole: the sign is that of the longitudes
			east, _ := longitudeDifference(from[0], to[0])
			d.sin = math.Copysign(tiny, east*alpha1.cos)
		}
		turned = d.radians()
	}
	return authalicRadius2*turned + area
}

// areaIntegral returns I₄(σ₂) − I₄(σ₁), [K13] (62), (63): Σ C₄ₗ cos (2l+1)σ for l = 0…5.
func areaIntegral(e float64, sigma1, sigma2 angle) float64 {
	const n = thirdFlattening
	c := [...]float64{
		(2.0/3 - n*(4.0/15-n*(8.0/105+n*(4.0/315+n*(16.0/3465+n*(20.0/9009)))))) -
			e*((1.0/5-n*(16.0/35-n*(32.0/105-n*(16.0/385+n*(64.0/15015)))))+
				e*((2.0/105+n*(32.0/315-n*(1088.0/3465-n*(1184.0/5005))))+
					e*((-11.0/315+n*(368.0/3465+n*(32.0/6435)))+
						e*(-4.0/1155-n*(1088.0/45045)-e*(97.0/15015))))),
		e * ((1.0/45 - n*(16.0/315-n*(32.0/945-n*(16.0/3465+n*(64.0/135135))))) -
			e*((2.0/105-n*(64.0/945-n*(128.0/1485-n*(1984.0/45045))))+
				e*((1.0/105-n*(16.0/2079+n*(5792.0/135135)))+
					e*(-4.0/1155+n*(2944.0/135135)-e*(1.0/9009))))),
		e * e * ((4.0/525 - n*(32.0/1575-n*(64.0/3465-n*(32.0/5005)))) -
			e*((8.0/1575-n*(128.0/5775-n*(256.0/6825)))+
				e*((8.0/1925-n*(1856.0/225225))-e*(8.0/10725)))),
		e * e * e * ((8.0/2205 - n*(256.0/24255-n*(512.0/45045))) -
			e*((16.0/8085-n*(1024.0/105105))+e*(136.0/63063))),
		e * e * e * e * ((64.0/31185 - n*(512.0/81081)) - e*(128.0/135135)),
		e * e * e * e * e * (128.0 / 99099),
	}
	x := 2 * (sigma1.cos - sigma1.sin) * (sigma1.cos + sigma1.sin)
	y := 2 * (sigma2.cos - sigma2.sin) * (sigma2.cos + sigma2.sin)
	var p, p1, q, q1 float64 // Clenshaw's b₀ and b₁ for each end
	for i := len(c) - 1; i >= 0; i-- {
		p, p1 = x*p-p1+c[i], p
		q, q1 = y*q-q1+c[i], q
	}
	return sigma2.cos*(q-q1) - sigma1.cos*(p-p1)
}

// accumulator is a sum held to twice the precision of a double.
type accumulator struct{ high, low float64 }

func (a *accumulator) add(x float64) {
	s, e := twoSum(a.high, x)
	a.high, a.low = twoSum(s, a.low+e)
}

func (a *accumulator) value() float64 { return a.high + a.low }
