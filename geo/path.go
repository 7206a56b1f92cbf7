package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// path is a geodesic through a point in a direction, prepared for many points
// along it ([K13] section 4, the direct problem).
type path struct {
	from           orb.Point
	alpha0         angle // unit, cos ≥ 0
	sigma1, omega1 angle // at the start; sigma1 is unit
	eps            float64
	scale          float64 // bA₁, metres for a radian of τ
	sines1         float64 // Σ C₁ₗ sin 2lσ₁
	tau1           angle   // unit
}

// newPath returns the geodesic that leaves from at the unit angle alpha.
func newPath(from orb.Point, alpha angle) path {
	beta := reducedLatitude(fromDegrees(roundTiny(from[1])))
	p := path{from: from}
	p.alpha0 = angle{alpha.sin * beta.cos, math.Hypot(alpha.cos, alpha.sin*beta.sin)}
	p.sigma1 = angle{beta.sin, alpha.cos * beta.cos}
	if beta.sin == 0 && p.sigma1.cos == 0 { // along the equator σ starts at 0
		p.sigma1.cos = 1
	}
	p.omega1 = angle{p.alpha0.sin * p.sigma1.sin, p.sigma1.cos}
	p.sigma1 = p.sigma1.unit()
	p.eps, _ = expansion(p.alpha0.cos * p.alpha0.cos)
	p.scale = polarSemiAxis * scaleA1(p.eps)
	p.sines1 = distanceSines(p.eps, p.sigma1)
	s, c := math.Sincos(p.sines1)
	p.tau1 = p.sigma1.plus(angle{s, c})
	return p
}

// at returns the point s metres along the path and the azimuth there. The longitude
// is continuous along the path: it starts at from[0] and isn't reduced.
func (p *path) at(s float64) (orb.Point, angle) {
	tau12 := s / p.scale
	sin, cos := math.Sincos(tau12)
	sigma12 := tau12 + (arcSines(p.eps, p.tau1.plus(angle{sin, cos})) + p.sines1)
	sin, cos = math.Sincos(sigma12)
	sigma2 := p.sigma1.plus(angle{sin, cos})

	beta2 := angle{p.alpha0.cos * sigma2.sin, math.Hypot(p.alpha0.sin, p.alpha0.cos*sigma2.cos)}
	if beta2.cos == 0 { // a pole on a meridian: any tiny value keeps the direction
		beta2.cos, sigma2.cos = tiny, tiny
	}
	alpha2 := angle{p.alpha0.sin, p.alpha0.cos * sigma2.cos}

	// ω₁₂ kept continuous: ω and σ never part by more than a right angle, [K22].
	east := math.Copysign(1, p.alpha0.sin)
	omega2 := angle{p.alpha0.sin * sigma2.sin, sigma2.cos}
	omega12 := east * (sigma12 -
		(sigma2.radians() - p.sigma1.radians()) +
		(angle{east * omega2.sin, omega2.cos}.radians() -
			angle{east * p.omega1.sin, p.omega1.cos}.radians()))
	lambda12 := omega12 - flattening*p.alpha0.sin*longitudeIntegral(p.eps, sigma12, p.sigma1, sigma2)
	return orb.Point{
		p.from[0] + lambda12/degree,
		angle{beta2.sin, oneMinusF * beta2.cos}.degrees(),
	}, alpha2
}
