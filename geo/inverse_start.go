package geo

import "math"

// greatCircle returns the line on the auxiliary sphere between latitudes β₁ and β₂ a
// longitude ω₁₂ apart ([K13] (49)–(51)): the azimuths times sin σ₁₂, and σ₁₂ times one.
func (p *problem) greatCircle(omega angle) (alpha1, alpha2, sigma12 angle) {
	b1, b2 := p.beta1, p.beta2
	// sin(β₂ − β₁) plus a part that is small for a small ω, or
	// sin(β₂ + β₁) plus one that is small for an ω near π.
	if omega.cos >= 0 {
		d := b2.minus(b1).sin
		s2 := omega.sin * omega.sin // over 1 + cos ω it is 1 − cos ω
		alpha1 = angle{b2.cos * omega.sin, d + b2.cos*b1.sin*s2/(1+omega.cos)}
		alpha2 = angle{b1.cos * omega.sin, d - b1.cos*b2.sin*s2/(1+omega.cos)}
	} else {
		coversine := omega.sin * omega.sin / (1 - omega.cos) // 1 + cos ω
		d := b2.plus(b1).sin
		alpha1 = angle{b2.cos * omega.sin, d - b2.cos*b1.sin*coversine}
		alpha2 = angle{b1.cos * omega.sin, -d + b1.cos*b2.sin*coversine}
	}
	sigma12 = angle{math.Hypot(alpha1.sin, alpha1.cos), b1.sin*b2.sin + b1.cos*b2.cos*omega.cos}
	return alpha1, alpha2, sigma12
}

// veryShort is the arc, 0.2 m, below which the sphere of the local curvature has no
// error that a double can hold.
const veryShort = 3.6e-8

// localSphere returns λ₁₂ on the sphere that touches the ellipsoid at the mean latitude, and b
// times what is its radius, [K13] (48) with the mean of [K22].
func (p *problem) localSphere() (omega angle, radius float64) {
	s, c := p.beta1.sin+p.beta2.sin, p.beta1.cos+p.beta2.cos
	s2 := s * s
	dn := sqrt(1 + secondEccentricity2*(s2/(s2+c*c)))
	if o := p.lambda / (oneMinusF * dn); o <= math.Pi/4 {
		omega.sin, omega.cos = sincos(o)
	} else {
		omega.sin, omega.cos = math.Sincos(o)
	}
	return omega, dn
}

// short solves lines of less than 0.2 m on the local sphere.
func (p *problem) short() (answer, bool) {
	if p.lambda12.cos < 0 || p.beta2.cos*p.lambda12.sin > 2*veryShort {
		return answer{}, false
	}
	omega, radius := p.localSphere()
	alpha1, alpha2, sigma12 := p.greatCircle(omega)
	if sigma12.sin > veryShort {
		return answer{}, false
	}
	s12 := polarSemiAxis * radius * math.Atan2(sigma12.sin, sigma12.cos)
	if sigma12.sin == 0 { // nearer than the smallest cosine of a pole can tell
		return answer{s12, angle{0, 1}, angle{0, 1}}, true
	}
	return answer{s12, alpha1.unit(), alpha2.unit()}, true
}

// start returns a first α₁, unit.
func (p *problem) start() angle {
	var alpha1, sigma12 angle
	if d := p.beta2.minus(p.beta1); d.cos >= 0 && d.sin < 0.5 && p.beta2.cos*p.lambda < 0.5 {
		omega, _ := p.localSphere()
		alpha1, _, _ = p.greatCircle(omega)
	} else {
		alpha1, _, sigma12 = p.greatCircle(p.lambda12)
		// Near the antipode, within 6 f π of it, the great circle says nothing of the direction.
		if sigma12.cos < 0 && sigma12.sin < 6*flattening*math.Pi*p.beta1.cos*p.beta1.cos {
			return p.antipodal()
		}
		// ω₁₂ exceeds λ₁₂ by f sin α₀ σ₁₂ and terms of f², [K13] (8), (23).
		sin0 := alpha1.sin / sigma12.sin * p.beta1.cos
		s, c := math.Sincos(flattening * sin0 * sigma12.radians())
		alpha1, _, _ = p.greatCircle(p.lambda12.plus(angle{s, c}))
	}
	if !(alpha1.sin > 0) {
		return angle{1, 0}
	}
	return alpha1.unit()
}

// antipodal returns a first α₁ for points near each other's antipode, from the
// geodesics' envelope there, an astroid ([K13] section 5, (53)–(57)).
func (p *problem) antipodal() angle {
	// The coordinates of the second point in the plane in which the astroid has radius 1.
	eps, _ := expansion(p.beta1.sin * p.beta1.sin) // for α₁ = 90°
	lambdaScale := flattening * p.beta1.cos * scaleA3(eps) * math.Pi
	betaScale := lambdaScale * p.beta1.cos
	x := -p.supplement * degree / lambdaScale
	y := p.beta2.plus(p.beta1).sin / betaScale

	if y > -tolerance1 && x > -1-1000*tolerance2 { // on the cut: two lines of one length, [K13] (57)
		sin := math.Min(1, -x)
		return angle{sin, -sqrt(1 - sin*sin)}
	}
	// From the astroid the longitude on the sphere, and from that the azimuth.
	k := astroid(x, y)
	s, c := math.Sincos(lambdaScale * -x * k / (1 + k))
	alpha1, _, _ := p.greatCircle(angle{s, -c})
	if !(alpha1.sin > 0) {
		return angle{1, 0}
	}
	return alpha1.unit()
}

// astroid returns the positive root of k⁴ + 2k³ − (x² + y² − 1)k² − 2y²k − y² = 0,
// [K13] (55), by Ferrari's method arranged so that nothing cancels.
func astroid(x, y float64) float64 {
	p, q := x*x, y*y
	r := (p + q - 1) / 6
	if q == 0 && r <= 0 {
		return 0
	}
	// The real root u of the resolvent cubic.
	s := p * q / 4
	r3 := r * r * r
	disc := s * (s + 2*r3)
	u := r
	if disc >= 0 {
		t3 := s + r3
		t3 += math.Copysign(sqrt(disc), t3)
		if t := math.Cbrt(t3); t != 0 {
			u += t + r*r/t
		}
	} else { // three real roots; this is the one that never cancels
		u += 2 * r * math.Cos(math.Atan2(sqrt(-disc), -(s+r3))/3)
	}
	v := sqrt(u*u + q)
	uv := u + v
	if u < 0 {
		uv = q / (v - u)
	}
	w := (uv - q) / (2 * v)
	return uv / (sqrt(uv+w*w) + w)
}
