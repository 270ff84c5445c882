package upkeep

import (
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"jiheng/fault"
	"jiheng/settings"
	"jiheng/store"
)

// A healthy installation on one disk is good but for what one disk cannot give, and
// each thing that is wrong is told on its line with what to do.
func TestDoctor(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights of files")
	}
	for name, c := range map[string]struct {
		do   func(*testing.T, *Keeper, *clock, *Patient)
		line string
		want Verdict
		text string
	}{
		"healthy":    {func(*testing.T, *Keeper, *clock, *Patient) {}, "数据库", Good, "1个单位、1个单位年度"},
		"the fonts":  {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) { p.Fonts = nil }, "字体", Bad, "没有印文件用的字体"},
		"the folder": {func(_ *testing.T, k *Keeper, _ *clock, _ *Patient) { _ = os.Chmod(k.Set.Folder, 0o755) }, "数据文件夹", Note, "别的账户也能看（755）"},
		"no folder": {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) {
			p.Set.Folder = filepath.Join(p.Set.Folder, "没有")
		}, "数据文件夹", Note, "还没有"},
		"a file": {func(_ *testing.T, k *Keeper, _ *clock, p *Patient) { p.Set.Folder = k.Set.SQLite() }, "数据文件夹", Bad, "不是文件夹"},
		"a newer database": {func(t *testing.T, k *Keeper, _ *clock, _ *Patient) {
			versioned(t, k, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (900, 1)")
		}, "数据库", Bad, "由更新的程序写成"},
		"an older one": {func(t *testing.T, k *Keeper, _ *clock, _ *Patient) {
			versioned(t, k, "DELETE FROM goose_db_version WHERE version_id > 2")
		}, "数据库", Note, "本程序是第"},
		"a damaged one": {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) {
			p.Work, p.Opening = nil, fault.New(fault.Internal, fault.Place{}, "x", "数据库文件已损坏")
		}, "数据库", Bad, "已损坏"},
		"the clock":        {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) { p.Now = noon.Add(-time.Hour) }, "时钟", Bad, "比最后一次办理"},
		"an old clock":     {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) { p.Now = time.Unix(0, 0) }, "时钟", Bad, "比程序还早"},
		"a taken address":  {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) { p.Set.Address = "256.0.0.1:1" }, "地址", Bad, "用不了"},
		"an unnamed proxy": {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) { p.Set.PublicURL = "https://x" }, "地址", Note, "没有写它的地址"},
		"a named proxy": {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) {
			p.Set.PublicURL, p.Set.Proxies = "https://x", []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}
		}, "地址", Good, ""},
		"no certificate": {func(*testing.T, *Keeper, *clock, *Patient) {}, "证书", Note, "没有用 HTTPS"},
		"of the proxy":   {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) { p.Set.PublicURL = "https://x" }, "证书", Good, "反向代理"},
		"a bad one": {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) {
			p.Set.Certificate, p.Set.CertificateKey = "没有", "没有"
		}, "证书", Bad, "用不了"},
		"an open key": {func(_ *testing.T, k *Keeper, _ *clock, _ *Patient) { _ = os.Chmod(k.Set.SigningKey, 0o444) }, "签名密钥", Bad, "别的账户也能看"},
		"no key":      {func(_ *testing.T, k *Keeper, _ *clock, _ *Patient) { _ = os.Remove(k.Set.SigningKey) }, "签名密钥", Note, "没有这个文件"},
		"a broken key": {func(_ *testing.T, k *Keeper, _ *clock, _ *Patient) {
			_ = os.Remove(k.Set.SigningKey)
			_ = os.WriteFile(k.Set.SigningKey, []byte("x"), 0o400)
		}, "签名密钥", Bad, "内容不对"},
		"checkpoints": {func(*testing.T, *Keeper, *clock, *Patient) {}, "检查点", Note, "和数据库在一起"},
		"no backup":   {func(*testing.T, *Keeper, *clock, *Patient) {}, "备份", Note, "还没有备份"},
		"backups are off": {func(_ *testing.T, _ *Keeper, _ *clock, p *Patient) {
			p.Set.Backup = settings.Backup{Folder: p.Set.Backup.Folder}
		}, "备份", Note, "自动备份关着"},
		"an old backup": {func(t *testing.T, k *Keeper, c *clock, p *Patient) {
			if _, err := k.Backup(ctx, "本机:试", ""); err != nil {
				t.Fatal(err)
			}
			c.now = c.now.Add(27 * time.Hour)
			p.Now = c.now
		}, "备份", Bad, "超过26小时"},
		"a new backup": {func(t *testing.T, k *Keeper, _ *clock, _ *Patient) {
			if _, err := k.Backup(ctx, "本机:试", ""); err != nil {
				t.Fatal(err)
			}
		}, "备份", Note, "和数据在同一块盘上"},
		"a year that nobody fills in": {func(*testing.T, *Keeper, *clock, *Patient) {}, "停着的年度", Note, "2024年度在“填报”"},
		"unsigned acts": {func(t *testing.T, k *Keeper, c *clock, p *Patient) {
			act(t, k, "填报")
			c.now = c.now.Add(time.Hour)
			p.Now = c.now
		}, "运行", Note, "超过5分钟没有签名"},
	} {
		t.Run(name, func(t *testing.T) {
			k, clk := worked(t)
			p := Patient{Set: k.Set, Version: "试", Fonts: []string{"宋体"}, Work: k, Now: noon}
			p.Set.Address = "127.0.0.1:0"
			c.do(t, k, clk, &p)
			found := false
			for _, x := range Examine(ctx, p) {
				if (x.Verdict == Good) != (x.Next == "") && x.Name != "运行" {
					t.Errorf("%s is %s, and to do is %q", x.Name, x.Verdict, x.Next)
				}
				if x.Name == c.line {
					found = true
					if x.Verdict != c.want || !strings.Contains(x.Text, c.text) {
						t.Errorf("%+v", x)
					}
				}
			}
			if !found {
				t.Errorf("no line %s", c.line)
			}
		})
	}
}

// versioned gives a database another version, and looks into it as doctor does.
func versioned(t *testing.T, k *Keeper, q string) {
	t.Helper()
	closed(t, k)
	change(t, k, q)
	s, err := store.Peek(ctx, k.Set.SQLite())
	if err != nil {
		t.Fatal(err)
	}
	k.Store = s
	t.Cleanup(func() { _ = s.Close() })
}
