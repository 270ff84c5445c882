// Command jiheng makes a budget unit's yearly self-evaluation from a folder of
// plain files.
package main

import "os"

func main() {
	restore := prepareConsole()
	code := Main(os.Args[1:], os.Stdout, os.Stderr)
	restore()
	os.Exit(code)
}
