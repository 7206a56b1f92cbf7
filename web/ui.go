package web

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"html"
	"io/fs"
	"mime"
	"path"
	"regexp"
	"strings"
	"sync"

	"dateline/web/docs"
	"dateline/web/httpx"
	"dateline/web/tiles"

	"github.com/labstack/echo/v4"
)

//go:embed all:dist
var dist embed.FS

// embeddedPage is the page as it was built when this program was.
func embeddedPage() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // "dist" is a constant and a valid path
	}
	return sub
}

// page holds the files of the built page. Each is made ready to send when it is first asked
// for: to compress them all takes longer than all else that a server does before its first answer.
type page struct {
	files map[string]func() (httpx.Reply, error) // by path without a leading slash
}

// brotliExt ends the name of a file that the build has compressed, beside the file
// itself.
const brotliExt = ".br"

// newPage finds the files of the built page.
func newPage(files fs.FS, cfg *Config) (*page, error) {
	p := &page{files: map[string]func() (httpx.Reply, error){}}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path.Base(name), ".") || path.Ext(name) == brotliExt {
			return err
		}
		p.files[name] = sync.OnceValues(func() (httpx.Reply, error) { return pageFile(files, cfg, name) })
		return nil
	})
	return p, err
}

// pageFile reads a file of the built page.
//
// The pages are told of another ground by <meta name="dateline-ground">, of the languages
// that articles are read in, where they are several, by <meta name="dateline-languages">,
// by <meta name="dateline-fetch"> that articles are read from addresses, and by <meta
// name="dateline-archive"> that there is an archive. Under a path, their addresses begin with
// it, and <meta name="dateline-root"> tells it to their scripts.
func pageFile(files fs.FS, cfg *Config, name string) (reply httpx.Reply, err error) {
	body, err := fs.ReadFile(files, name)
	if err != nil {
		return reply, err
	}
	if isPage(name) {
		if body, err = withFacts(body, cfg); err != nil {
			return reply, err
		}
	}
	reply = httpx.Reply{MediaType: mediaTypeOf(name), Cache: cacheOf(name), Body: body}.Compress(httpx.Smallest)
	packed, err := fs.ReadFile(files, name+brotliExt)
	if errors.Is(err, fs.ErrNotExist) {
		return reply, nil
	}
	return reply.WithBrotli(packed), err
}

// file returns a file of the page, false where it has none of the name.
func (p *page) file(name string) (reply httpx.Reply, ok bool, err error) {
	read, ok := p.files[name]
	if ok {
		reply, err = read()
	}
	return reply, ok, err
}

// Names of the pages in the built files: that of one article, that of its map in other
// pages, and that of the archive. Each starts by a script of its own.
const (
	indexName   = "index.html"
	embedName   = "embed.html"
	archiveName = "archive.html"
)

func isPage(name string) bool {
	return name == indexName || name == embedName || name == archiveName
}

// withFacts puts what a page has to know of the server into its head.
func withFacts(body []byte, cfg *Config) (_ []byte, err error) {
	if cfg.Ground != nil {
		if body, err = withGround(body, cfg.Ground, cfg.Access.root()); err != nil {
			return nil, err
		}
	}
	if languages := cfg.Reader.Languages(); len(languages) > 1 {
		body = withMeta(body, "dateline-languages", strings.Join(languages, " "))
	}
	for _, fact := range []struct {
		name  string
		holds bool
	}{{"dateline-fetch", cfg.Fetch != nil}, {"dateline-archive", cfg.Archive != nil}} {
		if fact.holds {
			body = withMeta(body, fact.name, "")
		}
	}
	if root := cfg.Access.root(); root != "" {
		body = withRoot(body, root)
	}
	return body, nil
}

// withRoot lets the links of a page, which are written for the root of a host, begin with a
// path, and tells it before the first script.
func withRoot(body []byte, root string) []byte {
	for _, name := range []string{"href", "src"} {
		body = bytes.ReplaceAll(body, []byte(` `+name+`="/`), []byte(` `+name+`="`+root+`/`))
	}
	return bytes.Replace(body, []byte("<head>"), []byte(`<head><meta name="dateline-root" content="`+root+`">`), 1)
}

// withGround puts what is known of a ground into the head of the page.
func withGround(index []byte, ground *tiles.Ground, root string) ([]byte, error) {
	facts := ground.Described()
	if ground.Origin() == "" { // its tiles come from this server
		facts["url"] = root + ground.URL
	}
	described, err := json.Marshal(facts)
	if err != nil {
		return nil, err
	}
	return withMeta(index, "dateline-ground", string(described)), nil
}

// withMeta puts a fact into the head of a page.
func withMeta(page []byte, name, content string) []byte {
	meta := `<meta name="` + name + `"`
	if content != "" {
		meta += ` content="` + html.EscapeString(content) + `"`
	}
	return bytes.Replace(page, []byte("</head>"), []byte(meta+">\n</head>"), 1)
}

// built reports whether there is a page at all.
func (p *page) built() bool {
	_, ok := p.files[indexName]
	return ok
}

// hashed matches the names of files whose content is in their name.
var hashed = regexp.MustCompile(`[-.][A-Za-z0-9_]{8,}\.[a-z0-9]+$`)

func cacheOf(name string) string {
	if hashed.MatchString(path.Base(name)) {
		return httpx.CacheForever
	}
	return httpx.CacheCheck
}

// mediaTypeOf does not ask the operating system's tables first, so that every
// machine answers alike.
func mediaTypeOf(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html":
		return httpx.TypeHTML
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json", ".map":
		return httpx.TypeJSON
	case ".svg":
		return httpx.TypeSVG
	case ".png":
		return "image/png"
	case ".ico":
		return "image/x-icon"
	case ".webmanifest":
		return "application/manifest+json"
	case ".txt":
		return "text/plain; charset=utf-8"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
		return "application/octet-stream"
	}
}

// comesCompressed names the answers that are compressed already where that pays, so
// that the middleware need not do it each time. Nor is one to a client of HTTP/1.0, which
// knows only by the length whether it has all of it.
func comesCompressed(c echo.Context) bool {
	switch c.Path() {
	case "/", archivePagePath, archiveEmbedPath, assetPath, docs.PagePath, docs.SpecPath:
		return true
	}
	return isInstant(c) || c.Path() == tiles.GlyphsPath || !c.Request().ProtoAtLeast(1, 1) ||
		strings.HasSuffix(c.Request().URL.Path, ".png")
}
