package web

import "github.com/labstack/echo/v4"

// Echo is the router, to which tests add routes of their own.
func (s *Server) Echo() *echo.Echo { return s.echo }
