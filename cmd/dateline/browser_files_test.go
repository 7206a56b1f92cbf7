package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/chromedp/chromedp"
)

// chosen gives the dialog of a new map a file.
func chosen(t *testing.T, ctx context.Context, file string) {
	t.Helper()
	look(t, ctx, chromedp.Click(`//header//button[text()="New map"]`), chromedp.WaitVisible(`dialog textarea`),
		chromedp.SetUploadFiles(`dialog input[type=file]`, []string{file}))
}

// newPDF is a PDF whose pages are what draw makes.
func newPDF(t *testing.T, name string, draw func(*fpdf.Fpdf)) string {
	t.Helper()
	doc := fpdf.New("P", "mm", "A5", "")
	draw(doc)
	path := filepath.Join(t.TempDir(), name)
	if err := doc.OutputFileAndClose(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// newspaper is a page with a running head, a headline and text in narrow lines.
func newspaper(doc *fpdf.Fpdf) {
	for number, text := range []string{
		"The ferry from Lisbon to Funchal was late on Monday. Some two hundred passengers waited in Lis-\nbon all night long, and nobody told them any-\nthing. The crew had left",
		"the harbour of Porto at noon.",
	} {
		doc.AddPage()
		doc.SetFont("Helvetica", "", 8)
		doc.CellFormat(0, 8, fmt.Sprintf("The Harbour Times, page %d", number+1), "", 1, "", false, 0, "")
		if number == 0 {
			doc.SetFont("Helvetica", "B", 20)
			doc.MultiCell(0, 9, "Ferry from Lisbon comes a day late", "", "L", false)
		}
		doc.SetFont("Times", "", 11)
		doc.MultiCell(60, 5, text, "", "L", false)
	}
}

func TestBrowserReadsPDFs(t *testing.T) {
	base := serveArticles(t)
	ctx := browse(t, base, desktop)
	opened(t, ctx, base+"/")

	t.Run("with a headline and paragraphs over two pages", func(t *testing.T) {
		chosen(t, ctx, newPDF(t, "ferry.pdf", newspaper))
		look(t, ctx, chromedp.WaitNotPresent(`dialog`))
		until(t, ctx, `[...document.querySelectorAll(".places tbody tr")].some((r) => r.innerText.startsWith("Funchal"))`)
		if got := ask[string](t, ctx, `document.querySelector(".prose h1").innerText`); got != "Ferry from Lisbon comes a day late" {
			t.Errorf("the headline is %q", got)
		}
		text := ask[string](t, ctx, `[...document.querySelectorAll(".prose p[data-start]")].map((p) => p.innerText).join("|")`)
		if !strings.Contains(text, "waited in Lisbon all night") || !strings.Contains(text, "The crew had left the harbour of Porto at noon.") {
			t.Errorf("the text is %q, want whole words and sentences", text)
		}
	})
	scan := func(doc *fpdf.Fpdf) {
		var picture bytes.Buffer
		if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 60))); err != nil {
			t.Fatal(err)
		}
		doc.AddPage()
		doc.RegisterImageOptionsReader("scan", fpdf.ImageOptions{ImageType: "PNG"}, &picture)
		doc.ImageOptions("scan", 0, 0, 148, 210, false, fpdf.ImageOptions{}, 0, "")
	}
	locked := func(doc *fpdf.Fpdf) {
		doc.SetProtection(fpdf.CnProtectPrint, "secret", "owner")
		newspaper(doc)
	}
	whole, err := os.ReadFile(newPDF(t, "whole.pdf", newspaper))
	if err != nil {
		t.Fatal(err)
	}
	raw := func(name string, content []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct{ name, file, says string }{
		{"a scan", newPDF(t, "scan.pdf", scan), "pictures of its pages and no text"},
		{"one with a password", newPDF(t, "locked.pdf", locked), "locked by a password"},
		{"one that is none", raw("none.pdf", []byte("Kyiv")), "damaged, or no PDF"},
		{"half of one", raw("half.pdf", whole[:len(whole)/3]), "damaged, or no PDF"},
		{"an empty file", raw("empty.pdf", nil), "This file is empty"},
	} {
		t.Run("and says what is wrong with "+c.name, func(t *testing.T) {
			chosen(t, ctx, c.file)
			until(t, ctx, fmt.Sprintf(`document.querySelector("dialog [role=alert]")?.innerText.includes(%q)`, c.says))
			look(t, ctx, chromedp.Click(`dialog .icon`), chromedp.WaitNotPresent(`dialog`))
		})
	}
}
