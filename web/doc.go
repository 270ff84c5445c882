// Package web is the workbench in the browser: pages made by the server, on what
// the use cases of package workbench give. It asks for no right and opens no
// transaction of its own.
//
// A page is a templ component in a file named after its noun, its handler beside
// it, and one line in the list of routes. Every figure that is shown is made by the
// component figure, so that a click on it opens its account.
package web

//go:generate go tool templ generate
