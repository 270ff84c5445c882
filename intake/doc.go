// Package intake takes in files of others: a file of any kind becomes a
// document, read in a bounded child process of the same program, so that what
// breaks a parser ends the child and nothing else; and the journal keeps results
// of files by what they depend on, so that a run goes on where it was cut off.
// It stands at the edge and sees the disk; what the documents mean, it doesn't
// know.
package intake
