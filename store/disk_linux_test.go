package store

import "testing"

func TestNetworkFileSystems(t *testing.T) {
	for magic, want := range map[int64]string{
		0x6969: "NFS", 0xff534d42: "CIFS", 0xfe534d42: "SMB", -0x1acb2be: "SMB", 0x01021997: "9p", 0xef53: "", 0x58465342: "", 0x01021994: "", 0x9123683e: "",
	} {
		if got := networkMagic(magic); got != want {
			t.Errorf("%#x is %q, want %q", magic, got, want)
		}
	}
	if kind, err := networkKind(t.TempDir()); err != nil || kind != "" {
		t.Errorf("the folder of the test: %q %v", kind, err)
	}
}
