package claim

// andAFraction reads "and a half", "and one quarter", "and three quarters".
func andAFraction(t []token, i int) (f float64, next int, ok bool) {
	if i+2 >= len(t) || t[i].low != "and" {
		if i+3 < len(t) && isHyphen(t[i]) && t[i+1].low == "and" {
			return andAFraction(t, i+1) // "two-and-a-half"
		}
		return 0, i, false
	}
	j := i + 1
	if isHyphen(t[j]) {
		j++
	}
	k := 1.0
	switch t[j].low {
	case "a", "one":
	case "three":
		k = 3
	default:
		return 0, i, false
	}
	j++
	if j < len(t) && isHyphen(t[j]) {
		j++
	}
	if j >= len(t) {
		return 0, i, false
	}
	if f := partWord(t[j].low); f > 0 && k*f < 1 {
		return k * f, j + 1, true
	}
	return 0, i, false
}

// partWord returns the part that a word names: half, third, quarter.
func partWord(low string) float64 {
	switch low {
	case "half":
		return 1. / 2
	case "third", "thirds":
		return 1. / 3
	case "quarter", "quarters", "fourth":
		return 1. / 4
	case "fifth", "fifths":
		return 1. / 5
	case "eighth", "eighths":
		return 1. / 8
	case "tenth", "tenths":
		return 1. / 10
	}
	return 0
}

// fractionWordsAt reads parts of one unit: "half a", "half", "a quarter of
// a", "three-quarters of a", "one third of a", "a half".
func fractionWordsAt(t []token, i int) (numeral, bool) {
	j, k := i, 1.0
	switch t[j].low {
	case "a", "one", "an":
		j++
	case "two":
		k = 2
		j++
	case "three":
		k = 3
		j++
	}
	if j > i && j < len(t) && isHyphen(t[j]) {
		j++
	}
	if j >= len(t) {
		return numeral{}, false
	}
	part := partWord(t[j].low)
	f := part * k
	if f == 0 || f >= 1 {
		return numeral{}, false
	}
	j++
	if j < len(t) && t[j].low == "of" {
		j++
	}
	if j < len(t) && (t[j].low == "a" || t[j].low == "an") {
		j++
	}
	return numeral{f, f, part, false, j}, true
}

// vagueAt reads numbers that are ranges by themselves.
func vagueAt(t []token, i int) (numeral, bool) {
	low := t[i].low
	next := func(k int) string {
		if i+k < len(t) {
			return t[i+k].low
		}
		return ""
	}
	of := func(k int) int { // skips "of" after "dozens", "a couple"
		if next(k) == "of" {
			return i + k + 1
		}
		return i + k
	}
	switch low {
	case "tens":
		return numeral{20, 99, 10, true, of(1)}, next(1) == "of"
	case "dozens":
		return numeral{24, 99, 12, true, of(1)}, true
	case "scores":
		return numeral{40, 99, 20, true, of(1)}, true
	case "hundreds":
		return numeral{200, 999, 100, true, of(1)}, true
	case "thousands":
		return numeral{2000, 9999, 1000, true, of(1)}, true
	case "several", "few":
		m, n := 1.0, i+1
		if k := multiplier(next(1)); k > 1 {
			m, n = k, i+2
		}
		if low == "few" {
			return numeral{2 * m, 5 * m, m, true, n}, true
		}
		return numeral{3 * m, 9 * m, m, true, n}, true
	case "a":
		switch next(1) {
		case "few":
			m, n := 1.0, i+2
			if k := multiplier(next(2)); k > 1 {
				m, n = k, i+3
			}
			return numeral{2 * m, 5 * m, m, true, n}, true
		case "couple", "pair":
			n := of(2)
			m := 1.0
			if n < len(t) && (multiplier(t[n].low) > 1) {
				m = multiplier(t[n].low)
				n++
			}
			return numeral{2 * m, 2 * m, m, true, n}, true
		}
	}
	return numeral{}, false
}

// multiplier returns what a word multiplies the number before it by.
func multiplier(low string) float64 {
	switch low {
	case "hundred":
		return 100
	case "thousand":
		return 1000
	case "million":
		return 1e6
	case "dozen":
		return 12
	case "score":
		return 20
	}
	return 1
}

// smallWord returns the value of a number word below 100.
func smallWord(low string) (v float64, ok bool) {
	switch low {
	case "one":
		return 1, true
	case "two":
		return 2, true
	case "three":
		return 3, true
	case "four":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "seven":
		return 7, true
	case "eight":
		return 8, true
	case "nine":
		return 9, true
	case "ten":
		return 10, true
	case "eleven":
		return 11, true
	case "twelve":
		return 12, true
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	case "twenty":
		return 20, true
	case "thirty":
		return 30, true
	case "forty", "fourty":
		return 40, true
	case "fifty":
		return 50, true
	case "sixty":
		return 60, true
	case "seventy":
		return 70, true
	case "eighty":
		return 80, true
	case "ninety":
		return 90, true
	}
	return 0, false
}

// wordsAt reads a number in words: "twenty-four", "two and a half", "a
// hundred and fifty", "three thousand", "a dozen", and the lone "a" of
// "a mile", which is one.
func wordsAt(t []token, i int) (numeral, bool) {
	sum, group, last := 0.0, 0.0, 0.0 // last: what the latest word can still be added below
	dozen, seen := false, false
	j := i
	if t[j].low == "a" || t[j].low == "an" {
		if j+1 < len(t) && isHyphen(t[j+1]) {
			return numeral{}, false
		}
		group, last, seen = 1, 1, true
		j++
		if j < len(t) && multiplier(t[j].low) == 1 {
			return numeral{1, 1, 1, false, j}, true
		}
	}
words:
	for j < len(t) {
		k := j
		if seen {
			if isHyphen(t[k]) && k+1 < len(t) {
				k++
			} else if t[k].low == "and" && last >= 100 && k+1 < len(t) {
				k++
			}
		}
		low := t[k].low
		if v, ok := smallWord(low); ok {
			// "twenty four" adds, "two four" does not.
			switch {
			case !seen, last >= 100 && v < 100, last >= 20 && last < 100 && v < 10:
				group += v
				last, seen = v, true
				j = k + 1
				continue
			}
			break words
		}
		switch m := multiplier(low); {
		case !seen || m == 1:
			break words
		case m == 12 || m == 20:
			sum, group, dozen = group*m, 0, true
			j = k + 1
			break words
		case m == 100:
			group *= 100
			last = 100
		default:
			sum += group * m
			group, last = 0, 1000
		}
		j = k + 1
	}
	if !seen {
		return numeral{}, false
	}
	v := sum + group
	n := numeral{v, v, lastPlace(v), false, j}
	if dozen {
		n.step = 4
	}
	if f, next, ok := andAFraction(t, j); ok {
		n.lo, n.hi, n.step, n.next = v+f, v+f, f, next
	}
	return n, true
}
