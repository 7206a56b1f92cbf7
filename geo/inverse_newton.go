package geo

import "math"

// trial is the geodesic that leaves the first point of a problem at α₁ and ends at
// the latitude of the second.
type trial struct {
	alpha1, alpha2 angle // unit
	sigma1, sigma2 angle // unit
	sigma12        float64
	eps            float64
	miss           float64 // λ₁₂(α₁) − λ₁₂ in radians
}

// Newton's method takes 2 or 3 steps nearly always; where it leaves the
// bracket or doesn't settle, bisection takes over and needs one step a bit.
const (
	newtonSteps = 20
	maxSteps    = newtonSteps + 53 + 10
)

// newton finds α₁ such that the geodesic ends at the longitude of the second point
// ([K13] section 5), within a bracket that holds the root from the start ([K22]).
func (p *problem) newton(alpha1 angle) answer {
	t := trial{alpha1: alpha1}
	low, high := angle{tiny, 1}, angle{tiny, -1} // unit; 0 < α₁ < π
	settled := false                             // the last miss was no more than rounding
	for step := 0; ; step++ {
		p.shoot(&t)
		limit := epsilon
		if settled {
			limit = 8 * epsilon
		}
		if !(math.Abs(t.miss) >= limit) || step == maxSteps {
			break
		}
		// The longitude grows with α₁.
		if t.miss > 0 {
			if step > newtonSteps || t.alpha1.cos*high.sin > high.cos*t.alpha1.sin {
				high = t.alpha1
			}
		} else if step > newtonSteps || t.alpha1.cos*low.sin < low.cos*t.alpha1.sin {
			low = t.alpha1
		}
		if step < newtonSteps {
			if slope := p.slope(&t); slope > 0 {
				d := -t.miss / slope
				if s, c := math.Sincos(d); math.Abs(d) < math.Pi {
					next := t.alpha1.plus(angle{s, c})
					if next.sin > 0 {
						settled = math.Abs(t.miss) <= 16*epsilon
						t.alpha1 = next.unit()
						continue
					}
				}
			}
		}
		t.alpha1 = angle{(low.sin + high.sin) / 2, (low.cos + high.cos) / 2}.unit()
		settled = false
		if math.Abs(low.sin-t.alpha1.sin)+(low.cos-t.alpha1.cos) < tolerance0 ||
			math.Abs(t.alpha1.sin-high.sin)+(t.alpha1.cos-high.cos) < tolerance0 {
			p.shoot(&t)
			break
		}
	}
	s := distanceIntegral(t.eps, t.sigma12, t.sigma1, t.sigma2)
	return answer{polarSemiAxis * s, t.alpha1, t.alpha2}
}

// tolerance0 is the width at which the bracket of α₁ is as good as closed.
const tolerance0 = epsilon * tolerance2

// shoot completes t from t.alpha1, [K13] section 5, (45), (10)–(13), (8).
func (p *problem) shoot(t *trial) {
	b1, b2 := p.beta1, p.beta2
	a1 := t.alpha1
	if b1.sin == 0 && a1.cos == 0 { // on the equator, leaving it by the least angle to the south
		a1.cos = -tiny
		t.alpha1 = a1
	}
	sin0 := a1.sin * b1.cos
	cos0squared := a1.cos*a1.cos + a1.sin*a1.sin*b1.sin*b1.sin

	// α₂ from Clairaut's sin α₀; cos α₂ ≥ 0 since β₂ ≤ −β₁.
	a2 := angle{a1.sin, math.Abs(a1.cos)}
	if b2.cos != b1.cos {
		a2.sin = sin0 / b2.cos
	}
	if b2.cos != b1.cos || math.Abs(b2.sin) != -b1.sin {
		d := (b1.sin - b2.sin) * (b1.sin + b2.sin)
		if b1.cos < -b1.sin {
			d = (b2.cos - b1.cos) * (b1.cos + b2.cos)
		}
		c := a1.cos * b1.cos
		a2.cos = sqrt(c*c+d) / b2.cos
	}
	t.alpha2 = a2

	s1 := angle{b1.sin, a1.cos * b1.cos}
	o1 := angle{sin0 * b1.sin, s1.cos}
	s2 := angle{b2.sin, a2.cos * b2.cos}
	o2 := angle{sin0 * b2.sin, s2.cos}
	t.sigma1, t.sigma2 = s1.unit(), s2.unit()
	t.sigma12 = arc(t.sigma1, t.sigma2)

	omega12 := o2.minus(o1)
	omega12.sin = math.Max(0, omega12.sin) + 0
	excess := omega12.minus(p.lambda12).radians() // ω₁₂ − λ₁₂
	t.eps, _ = expansion(cos0squared)
	t.miss = excess - flattening*sin0*longitudeIntegral(t.eps, t.sigma12, t.sigma1, t.sigma2)
}

// slope returns dλ₁₂/dα₁ at t, [K13] (46). Newton's method asks of it 1e-10 at most, so the
// integrals of the reduced length are cut after ε³.
func (p *problem) slope(t *trial) float64 {
	if t.alpha2.cos == 0 {
		return -2 * oneMinusF * p.dn1 / p.beta1.sin
	}
	e := t.eps
	s1, s2 := t.sigma1, t.sigma2
	// (A₁ − A₂)σ₁₂ + Σ (A₁C₁ₗ − A₂C₂ₗ)(sin 2lσ₂ − sin 2lσ₁)
	c1 := e * (-1 - 5.0/8*e*e)
	c2 := e * e * (-1.0/4 + 1.0/8*e)
	c3 := e * e * e * (-1.0 / 8)
	x := 2 * (s1.cos - s1.sin) * (s1.cos + s1.sin)
	y := 2 * (s2.cos - s2.sin) * (s2.cos + s2.sin)
	p2, q2 := x*c3+c2, y*c3+c2
	p1, q1 := x*p2-c3+c1, y*q2-c3+c1
	j := e*(2+e*(1+e*(3.0/2)))*t.sigma12 + 2*(s2.sin*s2.cos*q1-s1.sin*s1.cos*p1)
	m12 := p.dn2*(s1.cos*s2.sin) - p.dn1*(s1.sin*s2.cos) - s1.cos*s2.cos*j
	return m12 * oneMinusF / (t.alpha2.cos * p.beta2.cos)
}
