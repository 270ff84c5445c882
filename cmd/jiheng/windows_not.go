//go:build !windows

package main

import "errors"

func prepareConsole() func() { return func() {} }

func doubleClicked() bool { return false }

func openInBrowser(string) error { return errors.New("only on Windows") }
