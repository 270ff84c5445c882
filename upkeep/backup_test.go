package upkeep

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"jiheng/fault"
	"jiheng/settings"
	"jiheng/store"
)

func TestSurplus(t *testing.T) {
	at := func(s string) kept {
		made, err := time.ParseInLocation("2006-01-02 15:04", s, beijing)
		if err != nil {
			t.Fatal(err)
		}
		return kept{s, made}
	}
	var all []kept
	for _, s := range []string{
		"2026-11-30 14:40", "2026-11-30 14:05", "2026-11-30 13:05", "2026-11-30 12:05", "2026-11-30 00:01", "2026-11-29 23:59",
		"2026-11-29 08:00", "2026-11-01 08:00", "2026-10-31 08:00", "2026-10-02 08:00", "2025-10-02 08:00",
	} {
		all = append(all, at(s))
	}
	for _, c := range []struct {
		b    settings.Backup
		want []string // that go
	}{
		{settings.Backup{Hourly: 24, Daily: 14, Monthly: 12}, []string{"2026-11-30 14:05"}},
		{settings.Backup{Hourly: 2}, []string{"2026-11-30 14:05", "2026-11-30 12:05", "2026-11-30 00:01", "2026-11-29 23:59", "2026-11-29 08:00",
			"2026-11-01 08:00", "2026-10-31 08:00", "2026-10-02 08:00", "2025-10-02 08:00"}},
		{settings.Backup{Daily: 2, Monthly: 2}, []string{"2026-11-30 14:05", "2026-11-30 13:05", "2026-11-30 12:05", "2026-11-30 00:01", "2026-11-29 08:00",
			"2026-11-01 08:00", "2026-10-02 08:00", "2025-10-02 08:00"}},
		{settings.Backup{Monthly: 1}, []string{"2026-11-30 14:05", "2026-11-30 13:05", "2026-11-30 12:05", "2026-11-30 00:01", "2026-11-29 23:59",
			"2026-11-29 08:00", "2026-11-01 08:00", "2026-10-31 08:00", "2026-10-02 08:00", "2025-10-02 08:00"}},
		{settings.Backup{}, nil}, // none by itself, so none is dropped
	} {
		var got []string
		for _, k := range surplus(all, c.b) {
			got = append(got, k.file)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v drops %q", c.b, got)
		}
	}
}

// A folder of backups is thinned by the times in their names, and nothing else in it
// is touched.
func TestBackupsAreThinned(t *testing.T) {
	k, c := worked(t)
	k.Set.Backup = settings.Backup{Folder: filepath.Join(t.TempDir(), "备[份]"), Hourly: 1, Daily: 2}
	for _, d := range []time.Duration{0, 10 * time.Minute, 30 * time.Hour, time.Minute, 20 * time.Hour} {
		c.now = c.now.Add(d)
		if _, err := k.Backup(ctx, "本机:试", ""); err != nil {
			t.Fatal(err)
		}
		if d == 0 {
			for _, name := range []string{"jiheng-20200101-000000.db.升级前", "jiheng-旧的.db", "说明.txt"} {
				if err := os.WriteFile(filepath.Join(k.Set.Backup.Folder, name), []byte("x"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	entries, err := os.ReadDir(k.Set.Backup.Folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := []string{"jiheng-20200101-000000.db.升级前", "jiheng-20261201-181100.db", "jiheng-20261201-181100.db.json",
		"jiheng-20261202-141100.db", "jiheng-20261202-141100.db.json", "jiheng-旧的.db", "说明.txt"}
	if !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	if _, made, err := LastBackup(k.Set.Backup); err != nil || !made.Equal(c.now) {
		t.Errorf("the last is of %s: %v", made, err)
	}
}

func TestManifest(t *testing.T) {
	k, _ := worked(t)
	file := filepath.Join(t.TempDir(), "一份.db")
	b, err := k.Backup(ctx, "本机:试", file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadManifest(file)
	if err != nil || m.SHA256 != b.Manifest.SHA256 || m.Program != "试" || m.Engine != "SQLite" || m.Acts != 4 || len(m.Files) != 2 || m.Origin != k.Store.Origin() ||
		len(m.Years) != 1 || m.Years[0].Name != "虹桥镇" || m.Years[0].Acts != 1 || m.Signed == "" {
		t.Errorf("%+v %v", m, err)
	}
	if mode(t, file) != 0o600 {
		t.Error("a backup may be read by others")
	}
	if _, err := k.Backup(ctx, "本机:试", file); fault.KindOf(err) != fault.Conflict {
		t.Errorf("over another: %v", err)
	}
	if v, err := VerifyFile(ctx, file, ""); err != nil || len(v.Damages) > 0 || v.Acts != 4 {
		t.Errorf("%+v %v", v, err)
	}
	if v, err := k.Verify(ctx); err != nil || len(v.Damages) > 0 || v.Acts != 5 { // with that of the backup
		t.Errorf("%+v %v", v, err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(){
		"another file": func() { data[len(data)-1] ^= 1; _ = os.WriteFile(file, data, 0o600) },
		"no manifest":  func() { _ = os.WriteFile(file+".json", []byte("{"), 0o600) },
	} {
		change()
		v, err := VerifyFile(ctx, file, "")
		if err != nil || len(v.Damages) == 0 || v.Damages[0].Kind != damageManifest {
			t.Errorf("%s: %+v %v", name, v, err)
		}
	}
}

// exported is a year as a folder.
func exported(t *testing.T, w Work, p Pick) (fs.FS, *Exported) {
	t.Helper()
	var b bytes.Buffer
	if err := w.Export(ctx, p, &b); err != nil {
		t.Fatal(err)
	}
	f, e, err := ReadExport(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return f, e
}

func TestImportExport(t *testing.T) {
	k, _ := worked(t)
	in := folder(2024)
	out, e := exported(t, k, town)
	if e.Files != len(in) || !e.Whole || e.Act != 1 || e.Year.Name != "虹桥镇" {
		t.Errorf("%+v", e)
	}
	for name, f := range in {
		if got, err := fs.ReadFile(out, name); err != nil || !bytes.Equal(got, f.Data) {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
	act(t, k, "改过")
	if out, e = exported(t, k, Pick{Year: 2024}); e.Act != 2 {
		t.Errorf("%+v", e)
	}
	if _, err := fs.ReadFile(out, "记事.md"); err != nil {
		t.Error(err)
	}
	if out, _ = exported(t, k, Pick{Year: 2024, Act: 1}); out != nil {
		if _, err := fs.ReadFile(out, "记事.md"); err == nil {
			t.Error("the folder of an older act has what came later")
		}
	}
	for _, c := range []struct {
		p    Pick
		year int
		want string
	}{
		{Pick{Unit: "虹桥镇", Year: 2024}, 2024, "已经有内容"},
		{Pick{Unit: "虹梅街道", Year: 2024}, 2024, "没有单位“虹梅街道”；有的单位：虹桥镇（u-"},
		{Pick{Unit: "虹桥镇", Year: 2025}, 2024, "这个档案是2024年度的"},
		{Pick{Unit: "虹桥镇", Year: 24}, 2024, "年度24不合用"},
		{Pick{Unit: "新镇", Year: 2024, New: "村级"}, 2024, "预算级次“村级”不合用"},
	} {
		if _, err := k.Import(ctx, "本机:试", c.p, folder(c.year)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c.p, err)
		}
	}
	if _, err := k.Import(ctx, "本机:试", Pick{Unit: "虹桥镇", Year: 2025}, folder(2025)); err != nil {
		t.Error(err)
	}
	var b bytes.Buffer
	for p, want := range map[Pick]string{{Unit: "虹桥镇", Year: 2023}: "没有2023年度；有的年度：2025、2024", {Year: 2024, Act: 9}: "没有第9次办理；最后一次是第2次", {Unit: "x"}: "没有单位“x”"} {
		if err := k.Export(ctx, p, &b); err == nil || !strings.Contains(err.Error(), want) || b.Len() > 0 {
			t.Errorf("%+v: %v", p, err)
		}
	}
}

// The drill: a backup while people work, into a new folder, opened, verified: the
// same year to the byte, and the log says what was done.
func TestRestoreDrill(t *testing.T) {
	k, c := worked(t)
	stop, file := make(chan struct{}), filepath.Join(t.TempDir(), "工作时.db")
	var busy sync.WaitGroup
	for range 4 {
		busy.Add(1)
		go func() {
			defer busy.Done()
			for {
				select {
				case <-stop:
					return
				default:
					act(t, k, "填报")
				}
			}
		}()
	}
	b, err := k.Backup(ctx, "本机:试", file)
	close(stop)
	busy.Wait()
	if err != nil {
		t.Fatal(err)
	}
	acts := b.Manifest.Years[0].Acts
	want, _ := exported(t, k, Pick{Year: 2024, Act: acts})
	signed(t, k)

	set := settings.Default(filepath.Join(t.TempDir(), "新机器"))
	set.SigningKey, set.Checkpoints = k.Set.SigningKey, k.Set.Checkpoints
	c.now = c.now.Add(time.Hour)
	r, err := RestoreFile(ctx, RestoreAsk{File: file, Set: set, By: "本机:试", Now: c.now})
	if err != nil || !r.Done || r.Old != "" || len(r.Backup) != 1 || r.Backup[0].Acts != acts {
		t.Fatalf("%+v %v", r, err)
	}
	again := &Keeper{Set: set, Now: c.at, Version: "试"}
	open(t, again)
	got, e := exported(t, again, Pick{Year: 2024})
	if e.Act != acts {
		t.Errorf("as of %d, the backup has %d", e.Act, acts)
	}
	same(t, want, got)
	if v, err := again.Verify(ctx); err != nil || len(v.Damages) > 0 {
		t.Errorf("%+v %v", v, err)
	}
	a := audited(t, again, AuditAsk{Live: true})
	if a.Suspect() || a.Outside < 4 || a.Code != TamperingOf(store.FoundFork).Code && a.Code != CodeProven {
		t.Errorf("%+v", a)
	}
	act(t, again, "接着办")
	signed(t, again)
	if a := audited(t, again, AuditAsk{Live: true}); a.Suspect() || a.Outside != a.Acts {
		t.Errorf("going on: %+v", a)
	}
}

func same(t *testing.T, want, got fs.FS) {
	t.Helper()
	n := 0
	err := fs.WalkDir(want, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		n++
		a, err1 := fs.ReadFile(want, name)
		b, err2 := fs.ReadFile(got, name)
		if err1 != nil || err2 != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs: %v %v", name, err1, err2)
		}
		return nil
	})
	if err != nil || n == 0 {
		t.Errorf("%d files: %v", n, err)
	}
}

func TestRestoreOverAnother(t *testing.T) {
	k, c := worked(t)
	file := filepath.Join(t.TempDir(), "昨天.db")
	if _, err := k.Backup(ctx, "本机:试", file); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		act(t, k, "填报")
		signed(t, k)
	}
	ask := RestoreAsk{File: file, Set: k.Set, By: "本机:试", Now: c.now}
	if _, err := RestoreFile(ctx, ask); err == nil || !strings.Contains(err.Error(), "服务正在运行") {
		t.Errorf("while it runs: %v", err)
	}
	closed(t, k)
	r, err := RestoreFile(ctx, ask)
	if err != nil || r.Done || len(r.Lost) != 1 || r.Lost[0].Acts != 4 || r.Lost[0].Backup != 1 {
		t.Fatalf("%+v %v", r, err)
	}
	open(t, k)
	if _, e := exported(t, k, Pick{Year: 2024}); e.Act != 4 {
		t.Error("only looking has changed something")
	}
	closed(t, k)
	ask.Replace = true
	if r, err = RestoreFile(ctx, ask); err != nil || !r.Done || r.Old == "" {
		t.Fatalf("%+v %v", r, err)
	}
	old, err := store.Peek(ctx, r.Old)
	if err != nil {
		t.Fatal(err)
	}
	if y, err := (&Keeper{Store: old, Now: c.at}).find(ctx, town); err != nil || y.Acts != 4 || old.Close() != nil {
		t.Errorf("the old one has %d acts: %v", y.Acts, err)
	}
	open(t, k)
	k.written = ""
	if a := audited(t, k, AuditAsk{}); a.Suspect() || a.Code != TamperingOf(store.FoundFork).Code {
		t.Errorf("%+v", a)
	}
	entries, err := os.ReadDir(k.Set.Folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

// A backup that is damaged replaces nothing; a database that is damaged can be
// replaced.
func TestRestoreDamaged(t *testing.T) {
	k, c := worked(t)
	file := filepath.Join(t.TempDir(), "好的.db")
	if _, err := k.Backup(ctx, "本机:试", file); err != nil {
		t.Fatal(err)
	}
	closed(t, k)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ask := RestoreAsk{Set: k.Set, By: "本机:试", Now: c.now, Replace: true}
	before, err := os.ReadFile(k.Set.SQLite())
	if err != nil {
		t.Fatal(err)
	}
	for i, bad := range [][]byte{data[:len(data)/2], nil, []byte("不是"), append(slices.Clone(data), "多出来的"...)} {
		ask.File = filepath.Join(t.TempDir(), fmt.Sprintf("坏%d.db", i))
		if err := os.WriteFile(ask.File, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := RestoreFile(ctx, ask); err == nil || !strings.Contains(err.Error(), "备份不能用") {
			t.Errorf("%d: %v", i, err)
		}
	}
	ask.File = filepath.Join(t.TempDir(), "没有.db")
	if _, err := RestoreFile(ctx, ask); err == nil {
		t.Error("a backup that is not there was restored")
	}
	if after, err := os.ReadFile(k.Set.SQLite()); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the database has changed: %v", err)
	}
	if err := os.WriteFile(k.Set.SQLite(), before[:5000], 0o600); err != nil {
		t.Fatal(err)
	}
	ask.File, ask.Replace = file, false
	if r, err := RestoreFile(ctx, ask); err != nil || r.Done || r.Unread == "" {
		t.Fatalf("%+v %v", r, err)
	}
	ask.Replace = true
	if r, err := RestoreFile(ctx, ask); err != nil || !r.Done {
		t.Fatalf("%+v %v", r, err)
	}
	open(t, k)
	if _, e := exported(t, k, Pick{Year: 2024}); e.Act != 1 {
		t.Errorf("%+v", e)
	}
}

// TestBackupsAreListed lists the newest first, one without its manifest by its time.
func TestBackupsAreListed(t *testing.T) {
	folder := t.TempDir()
	for _, f := range []struct{ name, text string }{
		{"jiheng-20261130-100000.db", "x"}, {"jiheng-20261130-100000.db.json", `{"form": "jiheng backup 1", "file": "jiheng-20261130-100000.db", "sha256": "ab", "acts": 7}`},
		{"jiheng-20261130-120000.db", "x"}, {"jiheng-20261129-120000.db", "x"}, {"jiheng-20261129-120000.db.json", "{"}, {"other.db", "x"},
	} {
		if err := os.WriteFile(filepath.Join(folder, f.name), []byte(f.text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, err := Backups(settings.Backup{Folder: folder})
	if err != nil || len(all) != 3 {
		t.Fatalf("%v %v", all, err)
	}
	if all[0].File != "jiheng-20261130-120000.db" || all[0].SHA256 != "" || all[1].Acts != 7 || all[2].SHA256 != "" {
		t.Errorf("%+v", all)
	}
}
