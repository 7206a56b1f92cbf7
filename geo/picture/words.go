package picture

// words are the texts of the key in one language.
type words struct {
	once, times            string // how often a place is named; times has the number
	area, described        string
	measured, consistent   string
	contradicted, unproved string
}

// wordsOf returns the texts of a language by its ISO 639-1 code, those of English where there
// are none.
func wordsOf(language string) words {
	switch language {
	case "de":
		return words{"Einmal genannt", "%d-mal genannt", "Land oder Region", "Durch Entfernung oder Richtung beschrieben",
			"Entfernung", "Entfernung wie im Text", "Entfernung, die dem Text widerspricht", "Entfernung, die sich nicht prüfen lässt"}
	case "fr":
		return words{"Nommé une fois", "Nommé %d fois", "Pays ou région", "Situé par une distance ou une direction",
			"Distance", "Distance conforme au texte", "Distance qui contredit le texte", "Distance invérifiable"}
	case "es":
		return words{"Nombrado una vez", "Nombrado %d veces", "País o región", "Descrito por distancia o dirección",
			"Distancia", "Distancia como dice el texto", "Distancia que contradice el texto", "Distancia que no se puede comprobar"}
	case "tr":
		return words{"Bir kez anılıyor", "%d kez anılıyor", "Ülke veya bölge", "Uzaklık veya yönle tarif edilen",
			"Uzaklık", "Metindeki gibi uzaklık", "Metinle çelişen uzaklık", "Denetlenemeyen uzaklık"}
	case "uk":
		return words{"Згадок: 1", "Згадок: %d", "Країна або регіон", "Описано відстанню або напрямком",
			"Відстань", "Відстань, як у тексті", "Відстань суперечить тексту", "Відстань не перевірити"}
	case "ru":
		return words{"Упоминаний: 1", "Упоминаний: %d", "Страна или регион", "Описано расстоянием или направлением",
			"Расстояние", "Расстояние, как в тексте", "Расстояние противоречит тексту", "Расстояние не проверить"}
	}
	return words{"Named once", "Named %d times", "Country or region", "Described by distance or direction",
		"Distance", "Distance as the text has it", "Distance contradicts the text", "Distance that can’t be checked"}
}
