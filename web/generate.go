package web

// The page is built into dist, which the server embeds.

//go:generate npm --prefix ui ci --no-audit --no-fund
//go:generate npm --prefix ui run build
