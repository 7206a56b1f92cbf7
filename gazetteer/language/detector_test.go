package language_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/gazetteer/language"
)

func newDetector(t testing.TB) *language.Detector {
	t.Helper()
	f, err := os.Open("../../data/languages.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := language.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDetect(t *testing.T) {
	d := newDetector(t)
	for _, c := range []struct{ want, text string }{
		{"en", "The delegation left the capital on Monday and was about 40 miles from the border when it was told to turn back."},
		{"en", "TROPICAL STORM WARNING IN EFFECT FOR THE COAST. THE CENTRE OF THE STORM WAS 155 MILES SOUTH OF THE CAPE AND IS EXPECTED TO TURN TO THE NORTH."},
		{"en", "The mayor of San Sebastián met those of Málaga, São Paulo and Düsseldorf, who had come by train from the north."},
		{"en", "London, Ont. police and Toronto police met."}, // "ont" is French for "have"
		{"de", "Die Minister trafen sich am Montag in der Stadt, die etwa 30 Kilometer von der Grenze entfernt ist, und sprachen über den Vertrag."},
		{"fr", "Les ministres se sont retrouvés lundi dans une ville située à une trentaine de kilomètres de la frontière pour parler du traité."},
		{"es", "Los ministros se reunieron el lunes en una ciudad que está a unos treinta kilómetros de la frontera para hablar del tratado."},
		{"it", "I ministri si sono incontrati lunedì in una città che si trova a circa trenta chilometri dal confine per parlare del trattato."},
		{"pt", "Os ministros reuniram-se na segunda-feira numa cidade que fica a cerca de trinta quilómetros da fronteira para falar do tratado."},
		{"nl", "De ministers kwamen maandag bijeen in een stad die ongeveer dertig kilometer van de grens ligt en spraken over het verdrag."},
		{"sv", "Ministrarna träffades på måndagen i en stad som ligger omkring tre mil från gränsen för att tala om avtalet."},
		{"pl", "Ministrowie spotkali się w poniedziałek w mieście, które leży około trzydziestu kilometrów od granicy, i rozmawiali o traktacie."},
		{"tr", "Bakanlar pazartesi günü sınıra yaklaşık otuz kilometre uzaklıktaki bir kentte bir araya geldi ve anlaşma için görüştü."},
		{"ru", "Министры встретились в понедельник в городе, который находится примерно в тридцати километрах от границы, и говорили о договоре."},
		{"ru", "ПОЖАР НА СКЛАДЕ В ПОРТУ: ГОРЯЩИЕ ЦИСТЕРНЫ ТУШАТ УЖЕ ВТОРОЙ ДЕНЬ, СООБЩАЕТ МЧС"},
		{"uk", "Ще не повернулися додому тисячі мешканців, яких вивезли через дощі"},
		{"uk", "Міністри зустрілися в понеділок у місті, яке розташоване приблизно за тридцять кілометрів від кордону, і говорили про угоду."},
		{"", "Ministers met in Kyiv."},
		{"it", "Milano dista 50 chilometri da Bergamo."},
		{"pl", "Kraków leży 300 km od Warszawy."},
		{"bg", "Министрите се срещнаха в понеделник в града, който е на около тридесет километра от границата, и говориха за договора."},
		{"ar", "اجتمع الوزراء يوم الاثنين في مدينة تبعد نحو ثلاثين كيلومترا عن الحدود وتحدثوا عن الاتفاق بعد أن وصل الوفد"},
		{"fa", "وزیران روز دوشنبه در شهری که حدود سی کیلومتر از مرز فاصله دارد با هم دیدار کردند و گفتند که این توافق برای همه است"},
		{"zh", "部长们星期一在离边境大约三十公里的城市会面,讨论了这项协议。"},
		{"ja", "大臣たちは月曜日、国境から約三十キロ離れた町で会い、協定について話し合った。"},
		{"ko", "장관들은 월요일 국경에서 약 삼십 킬로미터 떨어진 도시에서 만나 협정을 논의했다."},
		{"el", "Οι υπουργοί συναντήθηκαν τη Δευτέρα σε μια πόλη κοντά στα σύνορα."},
		{"he", "השרים נפגשו ביום שני בעיר הסמוכה לגבול ודנו בהסכם."},
		// headlines, short sentences and capitals
		{"ru", "ВЗРЫВ В ТАГАНРОГЕ"}, {"ru", "Наводнение в Оренбурге"}, {"uk", "КИЇВ ПІД ОБСТРІЛОМ"}, {"uk", "Вибухи у Запоріжжі"},
		{"uk", "Президент Молдови Мая Санду прибула до Одеси, а ввечері повернулася до Кишинева."},
		{"de", "Kiew unter Beschuss"}, {"de", "Sankt Petersburg meldet minus 30 Grad, in Nowosibirsk fiel Schnee."},
		{"fr", "KIEV SOUS LES BOMBES"}, {"fr", "Washington et Téhéran négocient, Moscou observe."},
		{"es", "KIEV BAJO FUEGO"}, {"es", "El presidente Gustavo Petro viajó de Bogotá a Cúcuta."},
		{"es", "En Santa Cruz de la Sierra, Bolivia, cerró el aeropuerto."},
		{"it", "KIEV SOTTO LE BOMBE"}, {"it", "Mosca e Washington trattano, Pechino tace."},
		{"pt", "Moscovo e Washington negociam, Pequim observa."}, {"pt", "A aldeia fica a 14 km a norte de Évora."},
		{"pl", "KIJÓW POD OSTRZAŁEM"}, {"pl", "Trzęsienie ziemi w Turcji"}, {"tr", "Kiev ateş altında"}, {"tr", "İSTANBUL'DA PATLAMA"},
		{"en", "Las Vegas man dies in Los Alamos"}, {"", "Storm hits Kyiv"}, {"", "Fire in Palermo kills two"},
		{"", "El Paso shooting: suspect in court"}, {"", "Le Pen visits Calais"},
		{"", "Rio de Janeiro floods: dozens dead"}, {"", "Dar es Salaam port reopens"}, {"", "Van der Poel wins in Roubaix"},
		{"", "Real Madrid beat Inter Milan in Turin"}, {"", "EARTHQUAKE HITS TURKEY"},
		{"", "CYCLONE 120 MI NE OF HALIFAX"}, // a unit and a direction are no words
		// one sentence
		{"tr", "Kayseri, Ankara'dan 270 kilometreden fazla uzakta."}, {"tr", "Eskişehir–Ankara arası 200 kilometredir."},
		{"pt", "Aveiro dista 60 km do Porto."}, {"es", "De Madrid a Barcelona se tarda tres horas."},
		{"ru", "Длина моста через Волгу у Саратова — 3 км."}, {"en", "Here's a local snapshot."}, {"en", "Neither do the toad's corpses."},
		// languages that nothing is read in: none of those that are
		{"sv", "Branden bröt ut i Malmö på tisdagen, enligt polisen."}, {"hu", "Tűz ütött ki Szegeden kedden, közölte a rendőrség."},
		{"fa", "زلزله\u200cای کرمان را لرزاند."}, {"id", "Kebakaran terjadi di Surabaya pada hari Selasa."},
		{"hi", "प्रधानमंत्री दिल्ली से आगरा गए, जो 200 किलोमीटर दूर है।"}, {"vi", "Thủ tướng đi từ Hà Nội đến Hải Phòng, cách 120 km."},
		{"kk", "Премьер-министр Алматыдан Астанаға барды, ол 1200 шақырым қашықтықта."},
		{"hr", "Premijer je otputovao iz Zagreba u Split, koji je udaljen 400 kilometara."},
		{"sl", "Predsednik vlade je odpotoval iz Ljubljane v Maribor, ki je oddaljen 130 kilometrov."},
		{"sk", "Premiér cestoval z Bratislavy do Košíc, ktoré ležia 400 kilometrov ďaleko."},
		{"lt", "Ministras pirmininkas iš Vilniaus nuvyko į Kauną, esantį už 100 kilometrų."},
		{"lv", "Ministru prezidents devās no Rīgas uz Daugavpili, kas atrodas 230 kilometru attālumā."},
		{"et", "Peaminister sõitis Tallinnast Tartusse, mis asub 185 kilomeetri kaugusel."},
		{"sw", "Waziri mkuu alisafiri kutoka Nairobi kwenda Mombasa, umbali wa kilomita 480."},
		// too little to tell, or a language that the table lacks
		{"", ""}, {"", "It rained."}, {"", "Paris, London, Berlin, Madrid, Roma, Lisboa"}, {"", "12 345 km"}, {"", "Σ"},
		{"", "Wziął xyz Quux Foo Bar"},
		{"", "Bha an làn-bhuidheann anns a' bhaile mhòr Diluain agus bhruidhinn iad mun chùmhnant ùr."},
		{"", "\xff\xfe the of"},
	} {
		if got := d.Detect(c.text).Tag; got != c.want {
			t.Errorf("Detect(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// TestDetectBeginning tells a text by its beginning, however long it is.
func TestDetectBeginning(t *testing.T) {
	d := newDetector(t)
	long := strings.Repeat("Die Stadt liegt nicht weit von der Grenze und ist sehr alt. ", 40) +
		strings.Repeat("The town is not far from the border and it is very old. ", 4000)
	if got := d.Detect(long); got.Tag != "de" || got.Name != "German" {
		t.Errorf("Detect = %v, want German", got)
	}
}

func TestRead(t *testing.T) {
	row := "xx\tMade\tLatin\tñ\tama ena\n"
	for _, c := range []struct{ table, want string }{
		{"# none\n\n" + row, ""},
		{row + "xx\tMade\tLatin\n", "line 2: 3 columns, want 5"},
		{"\tMade\tLatin\t\t\n", "line 1: a language without a tag or a name"},
		{"xx\tMade\tRunic\t\t\n", `line 1: "Runic" is no script`},
		{"xx\tMade\tLatin\t\xff\t\n", "line 1: not valid UTF-8"},
		{strings.Repeat(row, 65), "line 65: more than 64 languages"},
		{row + strings.Repeat("x", 1<<17), "line 2: "},
	} {
		_, err := language.Read(strings.NewReader(c.table))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("Read(%.40q): %v, want %q", c.table, err, c.want)
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, s := range []string{"the and of", "的了在", "İstanbul'da ve", "e\u0301\u0301", "\xff", "a-b'c", "かな 漢字"} {
		f.Add(s)
	}
	d := newDetector(f)
	f.Fuzz(func(t *testing.T, s string) {
		got := d.Detect(s)
		if (got.Tag == "") != (got.Name == "") {
			t.Errorf("Detect(%q) = %v", s, got)
		}
		if again := d.Detect(s); again != got {
			t.Errorf("Detect(%q) = %v, then %v", s, got, again)
		}
		if !utf8.ValidString(got.Name) {
			t.Errorf("Detect(%q) = %q", s, got.Name)
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	d := newDetector(b)
	text, err := os.ReadFile("../../data/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Detect(string(text))
	}
}

func ExampleDetector_Detect() {
	f, err := os.Open("../../data/languages.tsv")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	d, err := language.Read(f)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Detect("Les ministres se sont retrouvés lundi dans une ville à trente kilomètres de la frontière.").Name)
	// Output: French
}
