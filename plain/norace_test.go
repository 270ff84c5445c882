//go:build !race

package plain

// patience stretches the limits of time under the race detector.
const patience = 1
