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

func TestFuse(t *testing.T) {
	mounts := `22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
90 22 0:50 / /mnt/net rw,nosuid - fuse.sshfs user@host:/ rw
91 22 0:51 / /mnt/my\040disk rw - fuse.s3fs s3fs rw
92 90 0:52 / /mnt/net/local rw master:3 - fuseblk /dev/sdb1 rw
`
	for dir, want := range map[string]string{
		"/mnt/net": "sshfs", "/mnt/net/a/b": "sshfs", "/mnt/network": "", "/mnt/my disk/x": "s3fs", "/mnt/net/local/x": "", "/home": "",
	} {
		if got := fuseKind(mounts, dir); got != want {
			t.Errorf("%s is on %q, want %q", dir, got, want)
		}
	}
}
