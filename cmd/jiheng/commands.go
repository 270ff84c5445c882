package main

import "github.com/spf13/cobra"

// commands lists every command, in the order of help.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{a.demoCommand(), a.initCommand(), a.buildCommand(), a.explainCommand(), a.diffCommand(), a.whatifCommand(), a.packsCommand(),
		a.checkCommand(), a.extractCommand(), a.rulesCommand(), a.versionCommand(), a.childCommand()}
}
