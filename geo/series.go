package geo

// The integrals along a geodesic as Fourier series in σ, whose coefficients are polynomials
// in ε, cut after order 6 ([K13] section 3). Since ε ≤ 0.00168 on WGS 84, the first
// omitted terms are below 1e-17.
//
// The third flattening n is a constant here, so the polynomials in n of A₃ and C₃ fold
// into constants.

// sines6 returns Σ c[l] sin 2lσ for l = 1…6 by Clenshaw summation, where sigma is unit.
func sines6(sigma angle, c1, c2, c3, c4, c5, c6 float64) float64 {
	x := 2 * (sigma.cos - sigma.sin) * (sigma.cos + sigma.sin)
	b5 := x*c6 + c5
	b4 := x*b5 - c6 + c4
	b3 := x*b4 - b5 + c3
	b2 := x*b3 - b4 + c2
	b1 := x*b2 - b3 + c1
	return 2 * sigma.sin * sigma.cos * b1
}

// expansion returns ε for the squared cosine of α₀.
func expansion(cosAlpha0Squared float64) (eps, k2 float64) {
	k2 = cosAlpha0Squared * secondEccentricity2
	return k2 / (2*(1+sqrt(1+k2)) + k2), k2
}

// scaleA1 returns A₁, [K13] (17).
func scaleA1(e float64) float64 {
	t := e * e
	return (1 + t*(1.0/4+t*(1.0/64+t*(1.0/256)))) / (1 - e)
}

// scaleA2 returns A₂, [K13] (42) in the form of [K22].
func scaleA2(e float64) float64 {
	t := e * e
	return (1 - t*(3.0/4+t*(7.0/64+t*(11.0/256)))) / (1 + e)
}

// distanceSines returns Σ C₁ₗ sin 2lσ, [K13] (18).
func distanceSines(e float64, sigma angle) float64 {
	t := e * e
	e3 := e * t
	return sines6(sigma,
		e*(-1.0/2+t*(3.0/16-t*(1.0/32))),
		t*(-1.0/16+t*(1.0/32-t*(9.0/2048))),
		e3*(-1.0/48+t*(3.0/256)),
		t*t*(-5.0/512+t*(3.0/512)),
		e3*t*(-7.0/1280),
		e3*e3*(-7.0/2048))
}

// arcSines returns Σ C′₁ₗ sin 2lτ, [K13] (21), which turns distance τ = s/(bA₁) into arc.
func arcSines(e float64, tau angle) float64 {
	t := e * e
	e3 := e * t
	return sines6(tau,
		e*(1.0/2+t*(-9.0/32+t*(205.0/1536))),
		t*(5.0/16+t*(-37.0/96+t*(1335.0/4096))),
		e3*(29.0/96-t*(75.0/128)),
		t*t*(539.0/1536-t*(2391.0/2560)),
		e3*t*(3467.0/7680),
		e3*e3*(38081.0/61440))
}

// reducedSines returns Σ C₂ₗ sin 2lσ, [K13] (43).
func reducedSines(e float64, sigma angle) float64 {
	t := e * e
	e3 := e * t
	return sines6(sigma,
		e*(1.0/2+t*(1.0/16+t*(1.0/32))),
		t*(3.0/16+t*(1.0/32+t*(35.0/2048))),
		e3*(5.0/48+t*(5.0/256)),
		t*t*(35.0/512+t*(7.0/512)),
		e3*t*(63.0/1280),
		e3*e3*(77.0/2048))
}

// distanceIntegral returns I₁(σ₂) − I₁(σ₁) = s₁₂/b, [K13] (15).
func distanceIntegral(e, sigma12 float64, sigma1, sigma2 angle) float64 {
	return scaleA1(e) * (sigma12 + (distanceSines(e, sigma2) - distanceSines(e, sigma1)))
}

// scaleA3 returns A₃, [K13] (24).
func scaleA3(e float64) float64 {
	const n = thirdFlattening
	return 1 - e*((1.0/2-1.0/2*n)+
		e*((1.0/4+1.0/8*n-3.0/8*n*n)+
			e*((1.0/16+3.0/16*n+1.0/16*n*n)+
				e*((3.0/64+1.0/32*n)+
					e*(3.0/128)))))
}

// longitudeIntegral returns I₃(σ₂) − I₃(σ₁), [K13] (23), with C₃ from (25). It is the
// innermost work of the inverse problem, so both sums run side by side.
func longitudeIntegral(e, sigma12 float64, sigma1, sigma2 angle) float64 {
	const n = thirdFlattening
	e2 := e * e
	e4 := e2 * e2
	c1 := e * ((1.0/4 - 1.0/4*n) + e*((1.0/8-1.0/8*n*n)+
		e*((3.0/64+3.0/64*n-1.0/64*n*n)+e*((5.0/128+1.0/64*n)+e*(3.0/128)))))
	c2 := e2 * ((1.0/16 - 3.0/32*n + 1.0/32*n*n) + e*((3.0/64-1.0/32*n-3.0/64*n*n)+
		e*((3.0/128+1.0/128*n)+e*(5.0/256))))
	c3 := e2 * e * ((5.0/192 - 3.0/64*n + 5.0/192*n*n) + e*((3.0/128-5.0/192*n)+e*(7.0/512)))
	c4 := e4 * ((7.0/512 - 7.0/256*n) + e*(7.0/512))
	c5 := e4 * e * (21.0 / 2560)

	x := 2 * (sigma1.cos - sigma1.sin) * (sigma1.cos + sigma1.sin)
	y := 2 * (sigma2.cos - sigma2.sin) * (sigma2.cos + sigma2.sin)
	p4, q4 := x*c5+c4, y*c5+c4
	p3, q3 := x*p4-c5+c3, y*q4-c5+c3
	p2, q2 := x*p3-p4+c2, y*q3-q4+c2
	p1, q1 := x*p2-p3+c1, y*q2-q3+c1
	return scaleA3(e) * (sigma12 + 2*(sigma2.sin*sigma2.cos*q1-sigma1.sin*sigma1.cos*p1))
}
