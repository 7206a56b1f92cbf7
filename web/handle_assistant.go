package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// assistantPath is where assistants are answered.
const assistantPath = "/mcp"

// Assistant answers the Model Context Protocol by any transport.
func (s *Server) Assistant() *mcp.Server { return s.assistant }

// handleAssistant answers POST /mcp by the transport "streamable HTTP": each request
// by itself, for no tool asks anything back. Pages of other sites are turned away.
func (s *Server) handleAssistant() echo.HandlerFunc {
	h := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s.assistant }, &mcp.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, MaxRequestBodyBytes: s.cfg.Limits.Body,
		DisableLocalhostProtection: true, // guardHost does that, and knows of proxies
	})
	return echo.WrapHandler(http.NewCrossOriginProtection().Handler(h))
}
