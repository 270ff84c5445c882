// Package jiheng is the root of Jiheng (绩衡), the workbench of a budget unit's
// yearly self-evaluation. It holds the tests of the repository as a whole; the
// program is cmd/jiheng, ARCHITECTURE.md shows the way around.
package jiheng
