package main

import (
	"os"

	"github.com/spf13/cobra"

	"jiheng/intake"
)

// commands lists every command, in the order of help.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{a.demoCommand(), a.serveCommand(), a.initCommand(), a.buildCommand(), a.explainCommand(), a.diffCommand(), a.whatifCommand(), a.packsCommand(),
		a.checkCommand(), a.extractCommand(), a.ledgerCommand(), a.rulesCommand(), a.importCommand(), a.exportCommand(), a.backupCommand(), a.restoreCommand(),
		a.verifyStoreCommand(), a.auditCommand(), a.doctorCommand(), a.accountCommand(), a.versionCommand(), a.childCommand()}
}

// childCommand is how the program reads foreign files in a child of its own.
func (a *app) childCommand() *cobra.Command {
	return &cobra.Command{Use: intake.ChildCommand, Hidden: true, Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		return intake.Serve(os.Stdin, os.Stdout)
	}}
}
