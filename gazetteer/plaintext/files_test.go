package plaintext

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// zipped is a zip file with one part.
func zipped(t testing.TB, name, content string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const wordXML = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
	`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Fire in </w:t></w:r><w:r><w:t>Łódź</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t xml:space="preserve">The fire </w:t></w:r><w:del><w:r><w:delText>never</w:delText><w:t>never</w:t></w:r></w:del><w:r><w:t>began in Warsaw.</w:t><w:tab/><w:t>It ended.</w:t></w:r></w:p>` +
	`<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r></w:p>` +
	`<w:p><w:r><w:t>A line</w:t><w:br/><w:t>and another.</w:t></w:r></w:p></w:body></w:document>`

const writerXML = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t"><office:automatic-styles><x>no</x></office:automatic-styles><office:body><office:text>` +
	`<text:h text:outline-level="1">Fire in Łódź</text:h><text:p>The fire<text:s/>began in <text:span>Warsaw</text:span>.<office:annotation><text:p>sure?</text:p></office:annotation></text:p>` +
	`<text:p/><text:p>It ended.</text:p></office:text></office:body></office:document-content>`

const letter = "From: a@example.org\r\nSubject: =?utf-8?Q?Fire_in_=C5=81=C3=B3d=C5=BA?=\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n" +
	"--c\r\nContent-Type: text/plain; charset=iso-8859-2\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"The fire began in =A3=F3d=BC on a day that was as warm as any other\r\nof that summer.\r\n\r\nIt ended.\r\n" +
	"--c\r\nContent-Type: text/html\r\n\r\n<p>not this</p>\r\n--c--\r\n--b\r\nContent-Type: text/plain\r\n" +
	"Content-Disposition: attachment; filename=a.txt\r\n\r\nnor this\r\n--b--\r\n"

func TestFiles(t *testing.T) {
	cp1251, err := charmap.Windows1251.NewEncoder().String("Пожар в Киеве начался в субботу утром, сообщили власти города и области.")
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("Feu à Besançon.")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, kind, file, title, text string }{
		{"Word", Word, zipped(t, "word/document.xml", wordXML), "Fire in Łódź",
			"The fire began in Warsaw. It ended.\n\nA line\nand another."},
		{"OpenDocument", Writer, zipped(t, "content.xml", writerXML), "Fire in Łódź", "The fire began in Warsaw.\n\nIt ended."},
		{"RTF", RTF, `{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}{\*\generator x;}Feu \'e0 Besan\'e7on.\par\b It \u379?\'f3d\u378\'9f ended.\par {\pict 00ff}}`,
			"", "Feu à Besançon.\n\nIt Żódź ended."},
		{"RTF in Cyrillic", RTF, `{\rtf1\ansi\ansicpg1251 \'cf\'ee\'e6\'e0\'f0 \{1\}}`, "", "Пожар {1}"},
		{"mail", Mail, letter, "Fire in Łódź",
			"The fire began in Łódź on a day that was as warm as any other of that summer.\n\nIt ended."},
		{"mail of HTML", Mail, "Subject: S\nContent-Type: text/html\n\n<p>Fire in <b>Kyiv</b></p>", "S", "Fire in Kyiv"},
		{"table of names", CSV, "name;country;lat;lon\nKyiv;Ukraine;50.45;30.52\nParis;France;48.9;2.3\n", "",
			"Kyiv (50.45, 30.52), Ukraine\n\nParis (48.9, 2.3), France"},
		{"table without a header", CSV, "Kyiv,Ukraine\nParis,France\n", "", "Kyiv, Ukraine\n\nParis, France"},
		{"table of texts", CSV, "id,title,text\n1,Fire,\"" + strings.Repeat("A fire began in Kyiv. ", 5) + "\"\n", "",
			"Fire\n\n" + strings.TrimSpace(strings.Repeat("A fire began in Kyiv. ", 5))},
		{"Windows-1252", Plain, "Feu \xe0 Besan\xe7on. L\x92incendie.", "", "Feu à Besançon. L’incendie."},
		{"Windows-1251", Plain, cp1251, "", "Пожар в Киеве начался в субботу утром, сообщили власти города и области."},
		{"UTF-16", Plain, utf16, "", "Feu à Besançon."},
		{"UTF-16 without a mark", Plain, "F\x00i\x00r\x00e\x00 \x00i\x00n\x00 \x00K\x00y\x00i\x00v\x00", "", "Fire in Kyiv"},
		{"UTF-8 with a mark", Plain, "\ufeffFire in Łódź", "", "Fire in Łódź"},
	} {
		a, err := Read(context.Background(), c.kind, "", strings.NewReader(c.file))
		if err != nil || a.Title != c.title || a.Text != c.text {
			t.Errorf("%s: %q, %q, %v, want %q, %q", c.name, a.Title, a.Text, err, c.title, c.text)
		}
	}
}

// TestDamagedFiles says of files that are not what they claim that they are not.
func TestDamagedFiles(t *testing.T) {
	bomb := zipped(t, "word/document.xml", "<w:document>"+strings.Repeat("<w:p><w:t>"+strings.Repeat("a",
		1<<20)+"</w:t></w:p>", 20)+"</w:document>")
	for name, c := range map[string]struct{ kind, file string }{
		"no zip": {Word, "Kyiv"}, "another zip": {Word, zipped(t, "a.txt", "Kyiv")},
		"cut off":  {Word, zipped(t, "word/document.xml", "<w:document><w:p>")},
		"zip bomb": {Word, bomb}, "no RTF": {RTF, "Kyiv"}, "Word as OpenDocument": {Writer, zipped(t, "word/document.xml", wordXML)},
	} {
		if a, err := Read(context.Background(), c.kind, "", strings.NewReader(c.file)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %.40q, %v, want ErrDamaged", name, a.Text, err)
		}
	}
	gone, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Read(gone, RTF, "", strings.NewReader(`{\rtf1 x}`)); !errors.Is(err, context.Canceled) {
		t.Errorf("with a context that has ended: %v", err)
	}
}

// FuzzFiles reads any bytes as each kind of file: what comes out is text.
func FuzzFiles(f *testing.F) {
	kinds := []string{Word, Writer, RTF, Mail, CSV, Plain}
	for i, file := range []string{zipped(f, "word/document.xml", wordXML), zipped(f, "content.xml", writerXML),
		`{\rtf1\ansicpg1251 \'cf\u379?{\*\x y}\bin3 abc\par}`, letter, "a;b\n\"c\"\"d;\n", "\xff\xfeF\x00"} {
		f.Add(uint8(i), []byte(file))
	}
	f.Fuzz(func(t *testing.T, kind uint8, file []byte) {
		name := kinds[int(kind)%len(kinds)]
		a, err := Read(context.Background(), name, "", bytes.NewReader(file))
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", name, err)
		}
		if !utf8.ValidString(a.Title) || !utf8.ValidString(a.Text) {
			t.Errorf("%s: not UTF-8: %q, %q", name, a.Title, a.Text)
		}
		if len(a.Text) > 64*len(file)+maxPart {
			t.Errorf("%s: %d bytes became %d", name, len(file), len(a.Text))
		}
	})
}
