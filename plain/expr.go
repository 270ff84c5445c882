package plain

import (
	"regexp"
	"sync"
)

// An Expr is a regular expression that is compiled when it is first used: a
// program that holds hundreds of them starts without. Its methods are those of
// regexp.Regexp; an expression that is wrong panics where it is first used, so
// that whoever holds them asks for Compile of each in a test.
type Expr struct {
	text string
	once sync.Once
	re   *regexp.Regexp
}

// NewExpr returns an expression in the syntax of package regexp.
func NewExpr(text string) *Expr { return &Expr{text: text} }

// Compile returns the compiled expression; it panics where it is wrong.
func (e *Expr) Compile() *regexp.Regexp {
	e.once.Do(func() { e.re = regexp.MustCompile(e.text) })
	return e.re
}

// MatchString reports whether s holds a match.
func (e *Expr) MatchString(s string) bool { return e.Compile().MatchString(s) }

// FindString returns the first match.
func (e *Expr) FindString(s string) string { return e.Compile().FindString(s) }

// FindStringIndex returns where the first match stands.
func (e *Expr) FindStringIndex(s string) []int { return e.Compile().FindStringIndex(s) }

// FindStringSubmatch returns the first match and its groups.
func (e *Expr) FindStringSubmatch(s string) []string { return e.Compile().FindStringSubmatch(s) }

// FindStringSubmatchIndex returns where the first match and its groups stand.
func (e *Expr) FindStringSubmatchIndex(s string) []int { return e.Compile().FindStringSubmatchIndex(s) }

// FindAllString returns the first n matches, all for -1.
func (e *Expr) FindAllString(s string, n int) []string { return e.Compile().FindAllString(s, n) }

// FindAllStringIndex returns where they stand.
func (e *Expr) FindAllStringIndex(s string, n int) [][]int {
	return e.Compile().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch returns them with their groups.
func (e *Expr) FindAllStringSubmatch(s string, n int) [][]string {
	return e.Compile().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex returns where they and their groups stand.
func (e *Expr) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return e.Compile().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString replaces every match by a template.
func (e *Expr) ReplaceAllString(s, by string) string { return e.Compile().ReplaceAllString(s, by) }

// ReplaceAllStringFunc replaces every match by what a function makes of it.
func (e *Expr) ReplaceAllStringFunc(s string, by func(string) string) string {
	return e.Compile().ReplaceAllStringFunc(s, by)
}

// Split returns what stands between the matches, at most n pieces, all for -1.
func (e *Expr) Split(s string, n int) []string { return e.Compile().Split(s, n) }
