package quantity

// word returns what token i means in a number.
func (r *numberWords) word(t []Token, i int) numberWord {
	if i < 0 || i >= len(t) {
		return numberWord{}
	}
	for _, p := range r.words[t[i].Key] {
		if len(p.keys) == 1 {
			return p.value
		}
	}
	return numberWord{}
}

// times returns what the n tokens at i multiply the number before them by, 1 for nothing.
func (r *numberWords) times(t []Token, i int) (m float64, n int) {
	w, n := r.words.find(t, i, 1)
	switch w.class {
	case classTimes, classDozen:
		return w.value, n
	case classPlace:
		if w.value > 1000 || n == 1 && w.value > 10 {
			return w.value, n // "1.2万", "3千"
		}
	}
	return 1, 1
}

// part returns the part that token i names, as in "half"; 0 for none.
func (r *numberWords) part(t []Token, i int) float64 {
	if w := r.word(t, i); w.class == classPart {
		return 1 / w.value
	}
	return 0
}

// skipDash returns the token after a dash at i, or i.
func skipDash(t []Token, i int) int {
	if i >= 0 && i < len(t) && t[i].Dash() {
		return i + 1
	}
	return i
}

// count reads how many parts a fraction has: "a", "one", "three". 0 for none.
func (r *numberWords) count(t []Token, i int) float64 {
	switch w := r.word(t, i); {
	case w.class == classOne:
		return 1
	case w.class == classNumber && w.value <= 3:
		return w.value
	}
	return 0
}

// andAFraction reads "and a half", "and one quarter", "and three quarters", also
// with hyphens.
func (r *numberWords) andAFraction(t []Token, i int) (f float64, next int, ok bool) {
	j := skipDash(t, i)
	if r.class(t, j) != classJoiner {
		return 0, i, false
	}
	j = skipDash(t, j+1)
	k := r.count(t, j)
	if k == 0 || k == 2 {
		return 0, i, false
	}
	j = skipDash(t, j+1)
	if f := r.part(t, j); f > 0 && k*f < 1 {
		return k * f, j + 1, true
	}
	return 0, i, false
}

// fractionWordsAt reads parts of one unit: "half a", "half", "a quarter of
// a", "three-quarters of a", "one third of a", "a half".
func (r *numberWords) fractionWordsAt(t []Token, i int) (numeral, bool) {
	j, k := i, 1.0
	if c := r.count(t, i); c > 0 {
		k = c
		j = skipDash(t, i+1)
	}
	part := r.part(t, j)
	f := part * k
	if f == 0 || f >= 1 {
		return numeral{}, false
	}
	j++
	if r.class(t, j) == classOf {
		j++
	}
	if r.class(t, j) == classOne {
		j++
	}
	return numeral{f, f, part, false, j}, true
}

// vagueAt reads numbers that are ranges by themselves.
func (r *numberWords) vagueAt(t []Token, i int) (numeral, bool) {
	w, n := r.words.find(t, i, 1)
	switch w.class {
	case classVague:
		n += i
		if r.class(t, n) == classOf {
			n++ // "dozens of"
		}
		return numeral{w.value, w.most, w.precision, true, n}, true
	case classApprox:
		return numeral{w.value, w.value, w.most, false, i + n}, true
	case classVagueTimes:
		n += i
		if r.class(t, n) == classOf {
			n++ // "a couple of"
		}
		m, size := r.times(t, n)
		if m > 1 {
			n += size
		}
		return numeral{w.value * m, w.most * m, w.precision * m, true, n}, true
	}
	return numeral{}, false
}

// wordsAt reads a number in words: "twenty-four", "two and a half", "a
// hundred and fifty", "three thousand", "a dozen", and the lone "a" of
// "a mile", which is one.
func (r *numbers) wordsAt(t []Token, i int) (numeral, bool) {
	if n, ok := r.placesAt(t, i); ok {
		return n, true
	}
	sum, group, last := 0.0, 0.0, 0.0 // last: what the latest word can still be added below
	dozen, seen := false, false
	j := i
	if r.class(t, j) == classOne {
		if j+1 < len(t) && t[j+1].Dash() {
			return numeral{}, false
		}
		group, last, seen = 1, 1, true
		j++
		if m, _ := r.times(t, j); m == 1 {
			return numeral{1, 1, 1, false, j}, true
		}
	}
words:
	for j < len(t) {
		k := j
		if seen {
			if t[k].Dash() && k+1 < len(t) {
				k++
			} else if r.class(t, k) == classJoiner && (last >= 100 || r.comma && last >= 20) && k+1 < len(t) {
				k++
			}
		}
		switch w := r.word(t, k); {
		case w.class == classNumber:
			// "twenty four" adds, "two four" does not.
			if seen && (last < 100 || w.value >= 100 && (last < 1000 || w.value >= 1000)) && (last < 20 || last >= 100 || w.value >= 10) {
				break words
			}
			group += w.value
			last, seen = w.value, true
		case !seen && w.class == classTimes && w.alone:
			group, seen = 1, true // "тысяча километров"
			continue
		case !seen:
			break words
		case w.class == classDozen:
			sum, group, dozen = group*w.value, 0, true
			j = k + 1
			break words
		case w.class == classTimes && w.value == 100:
			group *= 100
			last = 100
		case w.class == classTimes:
			sum += group * w.value
			group, last = 0, 1000
		default:
			break words
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
	if last == 1000 {
		r.addFigures(t, &n, last)
	}
	if f, next, ok := r.andAFraction(t, j); ok {
		n.lo, n.hi, n.step, n.next = v+f, v+f, f, next
	}
	return n, true
}
