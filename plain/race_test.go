//go:build race

package plain

// patience stretches the limits of time: the race detector makes all slower.
const patience = 20
