//go:build windows

package main

import (
	"os"
	"os/signal"

	"github.com/inconshreveable/mousetrap"
	"golang.org/x/sys/windows"
)

// utf8CodePage is the code page of UTF-8.
const utf8CodePage = 65001

// prepareConsole makes a console show Chinese text and the marks of the progress
// bar; what it returns puts the console back as it was.
func prepareConsole() func() {
	var undo []func()
	if old, err := windows.GetConsoleOutputCP(); err == nil && old != utf8CodePage && windows.SetConsoleOutputCP(utf8CodePage) == nil {
		undo = append(undo, func() { _ = windows.SetConsoleOutputCP(old) })
	}
	screen := windows.Handle(os.Stderr.Fd())
	var mode uint32
	if windows.GetConsoleMode(screen, &mode) == nil && windows.SetConsoleMode(screen, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil {
		undo = append(undo, func() { _ = windows.SetConsoleMode(screen, mode) })
	}
	restore := func() {
		for _, f := range undo {
			f()
		}
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	go func() {
		<-stop
		restore()
		if !stopsItself.Load() {
			os.Exit(exitInternal)
		}
	}()
	return restore
}

// doubleClicked reports whether the program was started from the desktop, where
// its window vanishes as soon as it ends.
func doubleClicked() bool { return mousetrap.StartedByExplorer() }

// openInBrowser shows a file with the program that Windows uses for its kind.
func openInBrowser(file string) error {
	verb, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	name, err := windows.UTF16PtrFromString(file)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, name, nil, nil, windows.SW_SHOWNORMAL)
}
