// Package proof holds what a log proves with: trees of acts as RFC 6962 lays
// them out, their heads as signed checkpoints, and commitments that stand for a
// text without telling it.
//
// A tree grows by one leaf an act. Its nodes are kept by whoever owns the tree
// (package store keeps them in its database) and are read through a [Reader], so
// that an act costs two nodes on average and never the whole tree. A [Head] is
// the size and root of a tree; signed it is a checkpoint, a note that anybody
// opens with the public key. Whoever holds an older checkpoint can ask for a
// proof that a newer tree continues it, and whoever holds a leaf for a proof that
// it stands in a tree.
//
// The package sees no disk, no clock and no randomness: salts, times and keys are
// handed in. Same input, same bytes.
package proof
