// Package output puts what the program makes on the disk: a folder or a file is
// there whole or not at all, and nothing that people made is ever lost by it. It
// stands at the edge.
//
// All that a run needs beside its target X has a hidden name in the same folder:
//
//	.X.jiheng-lock      held by the run that writes X; its system frees it when the run dies
//	.X.jiheng-new       being written
//	.X.jiheng-ready     written whole; after an exchange, the old set
//	.X.jiheng-previous  the old set
//	.X.jiheng-gone      being removed
//
// So whoever can take the lock knows that the run is dead, and what it left says
// how far it came; Mend brings the target back whole, old or new, and removes the
// rest. Names of targets that are too long are cut and told apart by a hash.
package output
