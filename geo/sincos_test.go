package geo

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestSincos compares with Taylor's series in 200 bits.
func TestSincos(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	const n = 2000
	wrong := 0
	for range n {
		x := (2*r.Float64() - 1) * math.Pi / 4
		if r.IntN(4) == 0 {
			x = math.Copysign(logUniform(r, 1e-300, 0.7), x)
		}
		sin, cos := sincos(x)
		wantSin, wantCos := bigSincos(x)
		for _, v := range [...][2]float64{{sin, wantSin}, {cos, wantCos}} {
			if v[0] == v[1] {
				continue
			}
			wrong++
			if math.Abs(v[0]-v[1]) > math.Nextafter(math.Abs(v[1]), 2)-math.Abs(v[1]) {
				t.Fatalf("sincos(%v) = %v, %v, want %v, %v", x, sin, cos, wantSin, wantCos)
			}
		}
	}
	t.Logf("%d of %d differ in the last digit", wrong, 2*n)
	if wrong > 2*n/200 {
		t.Errorf("%d of %d aren't rounded correctly", wrong, 2*n)
	}
}

func bigSincos(x float64) (sin, cos float64) {
	const precision = 200
	number := func(v float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(v) }
	square := number(x)
	square.Mul(square, square)
	sums := [2]*big.Float{number(x), number(1)}
	for i, sum := range sums {
		term := number(1).Set(sum)
		for k := 1; k < 40; k++ {
			term.Mul(term, square)
			term.Quo(term, number(-float64((2*k-i)*(2*k+1-i))))
			sum.Add(sum, term)
		}
	}
	sin, _ = sums[0].Float64()
	cos, _ = sums[1].Float64()
	return sin, cos
}

func TestHypot(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	for range 2000 {
		x, y := 2*r.Float64()-1, logUniform(r, 1e-100, 1)
		sum := new(big.Float).SetPrec(3000).Add(square(x), square(y))
		want, _ := sum.Sqrt(sum).Float64()
		if got := hypot(x, y); got != want {
			t.Fatalf("hypot(%v, %v) = %v, want %v", x, y, got, want)
		}
	}
	if got := hypot(0, 0); got != 0 {
		t.Errorf("hypot(0, 0) = %v", got)
	}
}

func square(x float64) *big.Float {
	v := new(big.Float).SetPrec(3000).SetFloat64(x)
	return v.Mul(v, v)
}
