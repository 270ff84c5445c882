package main

import (
	"testing"

	"jiheng/upkeep"
)

// TestUnsigned: of a log that was cut fewer acts are there than were signed; no count of
// acts is ever less than nothing.
func TestUnsigned(t *testing.T) {
	for _, c := range []struct {
		acts, proven int64
		want         string
	}{{20, 18, "2次还没有签名"}, {20, 20, "没有还没签名的"}, {18, 20, "签过名的里有2次现在不在记录里了"}, {1, 20, "签过名的里有19次现在不在记录里了"}, {5, 0, "5次还没有签名"}} {
		if got := unsigned(&upkeep.Audit{Acts: c.acts, Proven: c.proven}); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.proven, c.acts, got, c.want)
		}
	}
}
