package upkeep

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jiheng/fault"
)

// running is an installation whose server answers.
func running(t *testing.T) (*Keeper, *clock, *Remote) {
	t.Helper()
	k, c := installed(t)
	control, err := Open(k)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := control.Close(ctx); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Join(k.Set.Folder, FileControl)); err == nil {
			t.Error("the file of the control was left behind")
		}
	})
	r, err := Find(ctx, k.Set.Folder)
	if err != nil || r == nil {
		t.Fatalf("%v %v", r, err)
	}
	return k, c, r
}

// What is asked of a server is done as if the store were open here.
func TestRemote(t *testing.T) {
	k, _, r := running(t)
	if mode(t, filepath.Join(k.Set.Folder, FileControl)) != 0o600 || r.Version() != "试" {
		t.Error("the file of the control may be read by others, or is another's")
	}
	done, err := r.Import(ctx, "本机:试", town, folder(2024))
	if err != nil || done.Files != 5 || done.Act != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	s, err := r.Checkpoint(ctx, CheckpointAsk{By: "本机:试"})
	if err != nil || s.Heads != 2 || !strings.HasPrefix(s.Note, "jiheng/") {
		t.Errorf("%+v %v", s, err)
	}
	f, e := exported(t, r, town)
	if e.Files != 5 {
		t.Errorf("%+v", e)
	}
	same(t, folder(2024), f)
	file := filepath.Join(t.TempDir(), "远.db")
	if b, err := r.Backup(ctx, "本机:试", file); err != nil || b.Manifest.Acts != 5 {
		t.Errorf("%+v %v", b, err)
	}
	if v, err := VerifyFile(ctx, file, ""); err != nil || len(v.Damages) > 0 {
		t.Errorf("%+v %v", v, err)
	}
	if v, err := r.Verify(ctx); err != nil || len(v.Damages) > 0 || v.Acts != 6 {
		t.Errorf("%+v %v", v, err)
	}
	if a, err := r.Audit(ctx, AuditAsk{Checkpoints: [][]byte{[]byte(s.Note)}}); err != nil || a.Proven != 4 || a.Outside != 4 {
		t.Errorf("%+v %v", a, err)
	}
	if w, err := r.Watch(ctx); err != nil || w.Years != 1 || w.Units != 1 {
		t.Errorf("%+v %v", w, err)
	}
}

// What looks at a server from outside tells of its address and backups as it was started,
// not of the file's; a server of an older version does not say, and the file holds.
func TestRemoteSettings(t *testing.T) {
	k, _, r := running(t)
	file := k.Set
	file.Address, file.Backup.Hourly, file.Backup.Daily, file.Backup.Monthly = "127.0.0.1:9999", 7, 7, 7
	got := r.Settings(file)
	if got.Address != k.Set.Address || got.Backup.Hourly != k.Set.Backup.Hourly || got.Backup.Daily != k.Set.Backup.Daily || got.Backup.Monthly != k.Set.Backup.Monthly {
		t.Errorf("%+v, the server has %+v", got, k.Set)
	}
	if got.Folder != file.Folder || got.Backup.Folder != file.Backup.Folder {
		t.Errorf("folders became %s and %s", got.Folder, got.Backup.Folder)
	}
	off := (&Remote{door: door{Serves: "127.0.0.1:8090"}}).Settings(file)
	if said := (Patient{Set: off, Server: true}).address().Text; !strings.Contains(said, "127.0.0.1:8090") || strings.Contains(said, "9999") {
		t.Errorf("the address is told as %q", said)
	}
	off.Backup.Folder = t.TempDir()
	if c := (Patient{Set: off, Server: true, Now: noon}).backups(); !strings.Contains(c.Text, "自动备份关着") {
		t.Errorf("backups are told as %+v", c)
	}
	if old := (&Remote{}).Settings(file); old.Address != file.Address || !old.Backup.Automatic() {
		t.Errorf("of an older server %+v", old)
	}
}

// Faults come over with their kind, code and words.
func TestRemoteFaults(t *testing.T) {
	_, _, r := running(t)
	_, err := r.Import(ctx, "本机:试", Pick{Unit: "没有", Year: 2024}, folder(2024))
	if all := fault.All(err); len(all) != 1 || all[0].Code != "unit-unknown" || all[0].Kind != fault.NotFound || !strings.Contains(all[0].Message, "没有单位“没有”") {
		t.Errorf("%v", err)
	}
	var b strings.Builder
	if err := r.Export(ctx, Pick{Unit: "没有", Year: 2024}, &b); fault.KindOf(err) != fault.NotFound || b.Len() > 0 {
		t.Errorf("%v", err)
	}
	if _, err := r.Backup(ctx, "本机:试", filepath.Join(t.TempDir(), "没有", "的", "x.db")); fault.KindOf(err) != fault.Conflict {
		t.Errorf("%v", err)
	}
}

// Nobody is answered who does not know the token, and no answer is believed of one
// who does not.
func TestControlIsClosedToOthers(t *testing.T) {
	k, _, r := running(t)
	for name, headers := range map[string]map[string]string{
		"nothing":          {},
		"the token itself": {headerNonce: strings.Repeat("a", 48), headerProof: r.door.Token},
		"another token":    {headerNonce: strings.Repeat("a", 48), headerProof: door{Token: "x"}.proof("ask", strings.Repeat("a", 48), "/verify")},
		"another path":     {headerNonce: strings.Repeat("a", 48), headerProof: r.door.proof("ask", strings.Repeat("a", 48), "/ping")},
		"a short nonce":    {headerNonce: "a", headerProof: r.door.proof("ask", "a", "/verify")},
	} {
		q, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+r.door.Address+"/verify", strings.NewReader("null"))
		if err != nil {
			t.Fatal(err)
		}
		for key, value := range headers {
			q.Header.Set(key, value)
		}
		a, err := r.client.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		if a.StatusCode != http.StatusNotFound || a.Header.Get(headerProof) != "" {
			t.Errorf("%s: %d", name, a.StatusCode)
		}
	}
	other := *r
	other.door.Token = strings.Repeat("0", 64)
	if _, err := other.Verify(ctx); err == nil {
		t.Error("an answer was believed")
	}
	stale := filepath.Join(t.TempDir(), "旧")
	if err := os.MkdirAll(stale, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{`{"address":"127.0.0.1:1","token":"x"}`, `{"addr`, ``, `{"address":"` + r.door.Address + `","token":"old"}`} {
		if err := os.WriteFile(filepath.Join(stale, FileControl), []byte(said), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := Find(ctx, stale); got != nil || err != nil {
			t.Errorf("%s: %v %v", said, got, err)
		}
	}
	if got, err := Find(ctx, filepath.Join(k.Set.Folder, "没有")); got != nil || err != nil {
		t.Errorf("%v %v", got, err)
	}
}

// Each warning is raised by what it warns of, and by nothing else.
func TestWarnings(t *testing.T) {
	good := Watched{Now: noon, DiskFree: 50, DiskTotal: 100, WAL: 1 << 20, Automatic: true, LastBackup: noon.Add(-time.Hour), LastAct: noon, Unsigned: true,
		LastCheckpoint: noon.Add(-time.Minute), FailedSignIns: 3, Started: noon.Add(-24 * time.Hour)}
	for want, change := range map[string]func(*Watched){
		"":           func(*Watched) {},
		"read-only":  func(w *Watched) { w.ReadOnly = "磁盘读写出错" },
		"disk":       func(w *Watched) { w.DiskFree = 9 },
		"wal":        func(w *Watched) { w.WAL = 65 << 20 },
		"backup":     func(w *Watched) { w.LastBackup = noon.Add(-27 * time.Hour) },
		"backup-off": func(w *Watched) { w.Automatic = false },
		"checkpoint": func(w *Watched) { w.LastCheckpoint = noon.Add(-6 * time.Minute) },
		"beside":     func(w *Watched) { w.Beside = true },
		"clock":      func(w *Watched) { w.LastAct = noon.Add(2 * time.Minute) },
		"vacant":     func(w *Watched) { w.Vacant = []string{"某镇2024年度在“财政审核”"} },
		"sign-in":    func(w *Watched) { w.FailedSignIns = 31 },
	} {
		w := good
		change(&w)
		var got []string
		for _, x := range w.Warnings() {
			got = append(got, x.Code)
			if x.Message == "" {
				t.Errorf("%s says nothing", x.Code)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("want %q, got %q", want, got)
		}
	}
	never := good
	never.LastBackup = time.Time{}
	if len(never.Warnings()) != 1 {
		t.Error("a server that has run for a day without a backup")
	}
	never.Started = noon.Add(-time.Minute)
	if len(never.Warnings()) != 0 {
		t.Error("a server that has just started is blamed for having no backup")
	}
}

// What is watched is what is there.
func TestWatch(t *testing.T) {
	k, c := worked(t)
	w, err := k.Watch(ctx)
	if err != nil || w.Units != 1 || w.Years != 1 || w.Unsigned || !w.LastAct.Equal(noon) || !w.LastCheckpoint.Equal(noon) || w.DiskTotal == 0 || w.ReadOnly != "" {
		t.Errorf("%+v %v", w, err)
	}
	c.now = c.now.Add(10 * time.Minute)
	act(t, k, "填报")
	w, err = k.Watch(ctx)
	if w != nil {
		w.DiskFree, w.Beside = w.DiskTotal, false // however full the disk of the test is, and it is the only one
	}
	if err != nil || !w.Unsigned || len(w.Warnings()) != 3 || w.Warnings()[0].Code != "backup" || w.Warnings()[1].Code != "checkpoint" || w.Warnings()[2].Code != "vacant" {
		t.Errorf("%+v %v", w, err)
	}
}
