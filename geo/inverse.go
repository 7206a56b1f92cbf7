package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Inverse returns the shortest geodesic between two points.
//
// The length has an error below 15 nm for every pair. An azimuth is off by what would move an end of the line by
// some nanometres: 1e-9° from 1 km up, 1e-7° for 1 m, and near the antipode that over the reduced length.
//
// Degenerate cases:
//   - coincident points: length 0, both azimuths 0 south of the equator, 180 on and north of it;
//   - a pole: the azimuth counts from the meridian of the longitude that is given for it;
//   - opposite meridians: of the two lines over the poles the shorter;
//   - two equally short lines, as between antipodes: always the same one of them, which for longitudes
//     ±180° apart is the eastern for +180;
//   - points on the equator: along it while they are less than 179.396° apart, beyond that the line
//     leaves it, to the north for the first;
//   - a latitude outside [−90, 90], NaN or an infinity: Length and azimuths are NaN.
//
// Source: [K13] section 5 with [K22].
func Inverse(from, to orb.Point) Line {
	l := Line{From: from, To: to}
	if !valid(from) || !valid(to) {
		nan := math.NaN()
		l.Length, l.Azimuth, l.ArrivalAzimuth = Length(nan), nan, nan
		return l
	}
	s, alpha1, alpha2 := solve(from, to)
	l.Length = Length(s)
	l.Azimuth, l.ArrivalAzimuth = alpha1.azimuth(), alpha2.azimuth()
	return l
}

// InverseSigned is Inverse with azimuths in [−180, 180] and the signs that
// GeographicLib gives them: −180 and −0 are azimuths that are west of the meridian by
// less than can be seen, as from a pole.
func InverseSigned(from, to orb.Point) Line {
	if !valid(from) || !valid(to) {
		return Inverse(from, to)
	}
	s, alpha1, alpha2 := solve(from, to)
	return Line{From: from, To: to, Length: Length(s), Azimuth: alpha1.degrees(), ArrivalAzimuth: alpha2.degrees()}
}

// Distance returns the length of the shortest geodesic between two points, with the error
// and the domain of Inverse.
func Distance(a, b orb.Point) Length {
	if !valid(a) || !valid(b) {
		return Length(math.NaN())
	}
	s, _, _ := solve(a, b)
	return Length(s)
}

const (
	tiny = 1.5e-154 // √ of the smallest normal double: what a cosine at a pole is raised to

	// tolerance1 and tolerance2 are the precisions of an angle at a place where
	// its cosine, or its square root, is what is known, [K13] section 5.
	tolerance1 = 200 * epsilon
	tolerance2 = 1.0 / (1 << 26) // √epsilon
)

// problem is an inverse problem in canonical form: β₁ ≤ 0, β₁ ≤ β₂ ≤ −β₁, 0 ≤ λ₁₂ ≤ π
// ([K13] (44)); all angles are unit.
type problem struct {
	beta1, beta2 angle
	dn1, dn2     float64 // √(1 + e′² sin²β)
	lambda12     angle
	lambda       float64 // λ₁₂ in radians
	supplement   float64 // π − λ₁₂ in degrees, precise near the antipode
}

// answer is what solves a problem: the length in metres and the azimuths, unit.
type answer struct {
	s12            float64
	alpha1, alpha2 angle
}

// solve brings two valid points to canonical form, solves, and turns the answer back.
func solve(from, to orb.Point) (s12 float64, alpha1, alpha2 angle) {
	lon12, lonErr := longitudeDifference(from[0], to[0])
	east := math.Copysign(1, lon12)
	lon12, lonErr = lon12*east, lonErr*east

	lat1, lat2 := roundTiny(from[1]), roundTiny(to[1])
	swapped := math.Abs(lat1) < math.Abs(lat2)
	if swapped {
		lat1, lat2 = lat2, lat1
	}
	north := 1.0 // whether the frame's north is ours; the first point goes south of the equator
	if !math.Signbit(lat1) {
		north = -1
		lat1, lat2 = -lat1, -lat2
	}

	p := problem{
		beta1:      reducedLatitude(fromDegrees(lat1)),
		beta2:      reducedLatitude(fromDegrees(lat2)),
		lambda12:   fromDegreesPlus(lon12, lonErr),
		lambda:     lon12 * degree,
		supplement: (180 - lon12) - lonErr,
	}
	// Latitudes of equal size must stay so: the line is symmetric then, and cos α₂ is
	// found from their difference.
	if p.beta1.cos < -p.beta1.sin {
		if p.beta2.cos == p.beta1.cos {
			p.beta2.sin = math.Copysign(p.beta1.sin, p.beta2.sin)
		}
	} else if math.Abs(p.beta2.sin) == -p.beta1.sin {
		p.beta2.cos = p.beta1.cos
	}
	p.dn1 = sqrt(1 + secondEccentricity2*p.beta1.sin*p.beta1.sin)
	p.dn2 = sqrt(1 + secondEccentricity2*p.beta2.sin*p.beta2.sin)

	a := p.solve()
	alpha1, alpha2 = a.alpha1, a.alpha2
	if swapped {
		// Backwards: the ends change places, and each azimuth turns by 180° and is
		// mirrored by east, which together mirrors its cosine.
		alpha1, alpha2 = alpha2, alpha1
		north = -north
	}
	alpha1.sin, alpha2.sin = alpha1.sin*east, alpha2.sin*east
	alpha1.cos, alpha2.cos = alpha1.cos*north, alpha2.cos*north
	return a.s12 + 0, alpha1, alpha2
}

// reducedLatitude returns β, unit, for the unit angle φ, never quite a pole, where the azimuth would be lost.
func reducedLatitude(phi angle) angle {
	b := angle{oneMinusF * phi.sin, phi.cos}.unit()
	b.cos = math.Max(tiny, b.cos)
	return b
}

// solve tries the cases in turn: along a meridian, along the equator, very short, general.
func (p *problem) solve() answer {
	if p.beta1.cos == tiny || p.lambda12.sin == 0 {
		if a, ok := p.meridian(); ok {
			return a
		}
	}
	if p.beta1.sin == 0 && p.supplement >= flattening*180 {
		// Along the equator, up to where the shortest line leaves it.
		return answer{equatorialRadius * p.lambda, angle{1, 0}, angle{1, 0}}
	}
	if a, ok := p.short(); ok {
		return a
	}
	return p.newton(p.start())
}

// meridian returns the line along the meridian, which is the shortest as long as it
// has no conjugate point (m₁₂ ≥ 0).
func (p *problem) meridian() (answer, bool) {
	// Towards the target's longitude, and away at a longitude of 0.
	alpha1, alpha2 := angle{p.lambda12.sin, p.lambda12.cos}, angle{0, 1}
	sigma1 := angle{p.beta1.sin, alpha1.cos * p.beta1.cos}
	sigma2 := angle{p.beta2.sin, alpha2.cos * p.beta2.cos}
	sigma12 := arc(sigma1, sigma2)
	eps, _ := expansion(1)
	s := distanceIntegral(eps, sigma12, sigma1, sigma2)
	if sigma12 >= 1 && reducedLength(eps, sigma12, sigma1, sigma2, p.dn1, p.dn2) < 0 {
		return answer{}, false
	}
	return answer{polarSemiAxis * s, alpha1, alpha2}, true
}

// arc returns σ₂ − σ₁, in [0, π].
func arc(sigma1, sigma2 angle) float64 {
	d := sigma2.minus(sigma1)
	return math.Atan2(math.Max(0, d.sin)+0, d.cos)
}

// reducedLength returns m₁₂/b, [K13] (38), (40).
func reducedLength(eps, sigma12 float64, sigma1, sigma2 angle, dn1, dn2 float64) float64 {
	a1, a2 := scaleA1(eps), scaleA2(eps)
	j := (a1-a2)*sigma12 +
		a1*(distanceSines(eps, sigma2)-distanceSines(eps, sigma1)) -
		a2*(reducedSines(eps, sigma2)-reducedSines(eps, sigma1))
	return dn2*(sigma1.cos*sigma2.sin) - dn1*(sigma1.sin*sigma2.cos) - sigma1.cos*sigma2.cos*j
}

func sqrt(x float64) float64 { return math.Sqrt(x) }
