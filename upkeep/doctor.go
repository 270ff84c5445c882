package upkeep

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/proof"
	"jiheng/settings"
	"jiheng/store"
)

// A Verdict is how something stands.
type Verdict string

// The verdicts.
const (
	Good Verdict = "好"
	Note Verdict = "注意" // it works, and something should be seen to
	Bad  Verdict = "不行" // it does not work, or what was saved is in danger
)

// A Check is one thing that was looked at. Next says what to do where it is not
// good.
type Check struct {
	Name    string  `json:"name"`
	Verdict Verdict `json:"verdict"`
	Text    string  `json:"text"`
	Next    string  `json:"next,omitempty"`
}

// A Patient is what a doctor looks at.
type Patient struct {
	Set     settings.Settings
	Version string
	Fonts   []string // that documents are printed with
	Work    Work     // of the store, asked or opened; nil where it could not be
	Server  bool     // a server has it open
	Opening error    // why it could not be
	Now     time.Time
}

// Examine looks at machine, disk, rights, database, clock, certificate, key,
// checkpoints and backups, and says of each how it stands. Nothing is changed.
func Examine(ctx context.Context, p Patient) []Check {
	w, err := p.watch(ctx)
	out := []Check{p.machine(), p.fonts(), p.folder(), p.disk(), p.network(), p.database(ctx, w, err), p.clock(w), p.address(), p.certificate(), p.key(), p.checkpoints(), p.backups()}
	if w == nil {
		return out
	}
	said := map[string]bool{"disk": true, "backup": true, "backup-off": true, "beside": true, "clock": true, "vacant": true} // have lines of their own
	for _, x := range w.Warnings() {
		if !said[x.Code] {
			out = append(out, Check{"运行", Note, x.Message, ""})
		}
	}
	if n := len(w.Vacant); n > 0 {
		out = append(out, Check{"停着的年度", Note, w.vacantText(), vacantNext})
	}
	return out
}

func (p Patient) watch(ctx context.Context) (*Watched, error) {
	if p.Work == nil {
		return nil, p.Opening
	}
	return p.Work.Watch(ctx)
}

func (p Patient) machine() Check {
	return Check{"程序", Good, fmt.Sprintf("绩衡%s，%s/%s，%d个处理器", p.Version, runtime.GOOS, runtime.GOARCH, runtime.NumCPU()), ""}
}

func (p Patient) fonts() Check {
	if len(p.Fonts) == 0 {
		return Check{"字体", Bad, "程序里没有印文件用的字体", "请换用完整的程序"}
	}
	return Check{"字体", Good, "程序自带" + strings.Join(p.Fonts, "、") + "，不靠系统的字体", ""}
}

// folder looks at the data folder and who may read it.
func (p Patient) folder() Check {
	const name = "数据文件夹"
	info, err := os.Stat(p.Set.Folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Check{name, Note, p.Set.Folder + "还没有", "第一次运行 jiheng serve 时会建"}
	case err != nil || !info.IsDir():
		return Check{name, Bad, p.Set.Folder + "读不了，或者不是文件夹", "请核对路径和权限"}
	}
	f, err := os.CreateTemp(p.Set.Folder, ".jiheng-doctor-*")
	if err != nil {
		return Check{name, Bad, p.Set.Folder + "不能写", "请核对它属于谁、盘是不是只读；服务要用能写它的账户运行"}
	}
	_ = f.Close()
	_ = os.Remove(f.Name())
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return Check{name, Note, fmt.Sprintf("%s别的账户也能看（%o）", p.Set.Folder, info.Mode().Perm()), "请执行 chmod 700 " + p.Set.Folder}
	}
	return Check{name, Good, p.Set.Folder + "能写，只有本账户能看", ""}
}

func (p Patient) disk() Check {
	d, err := store.DiskOf(p.Set.Folder)
	switch {
	case err != nil:
		return Check{"磁盘", Bad, "看不出还剩多少空间", "请核对数据文件夹的路径"}
	case d.Total == 0:
		return Check{"磁盘", Note, "这个系统上看不出还剩多少空间", "请自己留意"}
	}
	share := d.Free * 100 / d.Total
	text := fmt.Sprintf("还剩%s，占%d%%", bytesText(d.Free), share)
	switch {
	case d.Free < 100<<20:
		return Check{"磁盘", Bad, text, "请马上腾出空间，快写不进了"}
	case share < leastFree:
		return Check{"磁盘", Note, text, "请腾出空间，留10%以上"}
	}
	return Check{"磁盘", Good, text, ""}
}

func (p Patient) network() Check {
	d, err := store.DiskOf(p.Set.Folder)
	if err == nil && d.Network != "" && p.Set.SQLite() != "" {
		return Check{"网络盘", Bad, "数据文件夹在网络盘（" + d.Network + "）上，会弄坏数据库", "请放到本机的盘上，或者改用 PostgreSQL"}
	}
	return Check{"网络盘", Good, "数据文件夹不在网络盘上", ""}
}

func (p Patient) database(ctx context.Context, w *Watched, err error) Check {
	const name = "数据库"
	switch {
	case err != nil:
		f := fault.All(err)[0]
		if f.Kind == fault.NotFound {
			return Check{name, Note, "还没有数据库", "第一次运行 jiheng serve 时会建"}
		}
		return Check{name, Bad, f.Message, "打不开的，先复制一份留存，再看备份：jiheng restore"}
	case w == nil:
		return Check{name, Note, "没有看", ""}
	case w.ReadOnly != "":
		return Check{name, Bad, "只能读，不能写：" + w.ReadOnly, "停止服务，核对磁盘，再用 jiheng verify-store 核对"}
	}
	if ours, err := store.SchemaVersion(ctx); err == nil && w.Schema > ours {
		return Check{name, Bad, fmt.Sprintf("数据库是第%d版，由更新的程序写成，本程序只认得到第%d版", w.Schema, ours), "请用更新的程序，或者恢复升级以前的备份"}
	} else if err == nil && w.Schema < ours {
		return Check{name, Note, fmt.Sprintf("数据库是第%d版，本程序是第%d版", w.Schema, ours), "下次启动时升级，升级以前自动留一份备份"}
	}
	by := "没有服务在运行"
	if p.Server {
		by = "服务正在运行，" + stampText(w.Started) + "启动"
	}
	return Check{name, Good, fmt.Sprintf("%s，第%d版，%d个单位、%d个单位年度；%s", w.Engine, w.Schema, w.Units, w.Years, by), ""}
}

func stampText(t time.Time) string { return t.In(beijing).Format("2006-01-02 15:04") }

// clock looks whether the clock can be right.
func (p Patient) clock(w *Watched) Check {
	text := "现在是" + stampText(p.Now) + "（北京时间）"
	switch {
	case p.Now.Year() < 2026:
		return Check{"时钟", Bad, text + "，比程序还早", "请校时；办理的时间和期限都按它算"}
	case w != nil && w.LastAct.Sub(p.Now) > mostSkew:
		return Check{"时钟", Bad, text + "，比最后一次办理（" + stampText(w.LastAct) + "）还早", "请校时，再看日志里的时间"}
	case w != nil && absolute(w.Now.Sub(p.Now)) > mostSkew:
		return Check{"时钟", Note, text + "，和服务的差1分钟以上", "请校时"}
	}
	return Check{"时钟", Good, text, ""}
}

func absolute(d time.Duration) time.Duration { return max(d, -d) }

func (p Patient) address() Check {
	const name = "地址"
	set := p.Set
	if !p.Server {
		l, err := net.Listen("tcp", set.Address)
		if err != nil {
			return Check{name, Bad, set.Address + "用不了，可能已被别的程序占用", "在设置里换一个“地址”，或者停掉占用它的程序"}
		}
		_ = l.Close()
	}
	host, _, _ := net.SplitHostPort(set.Address)
	a, err := netip.ParseAddr(host)
	local := host == "localhost" || err == nil && a.IsLoopback()
	switch {
	case local && set.PublicURL == "" && len(set.Proxies) == 0:
		return Check{name, Note, set.Address + "只有本机能打开", "别的机器也要用的，把“地址”写成 0.0.0.0:8080，或者放到反向代理后面并写“公开网址”"}
	case set.PublicURL != "" && set.Certificate == "" && len(set.Proxies) == 0:
		return Check{name, Note, set.Address + "前面像是有反向代理，设置里没有写它的地址", "请写“反向代理”，登录限制才认得出每个人的来访地址"}
	}
	return Check{name, Good, set.Address, ""}
}

// certificate looks at the certificate, or at the lack of one.
func (p Patient) certificate() Check {
	const name = "证书"
	set := p.Set
	if set.Certificate == "" {
		if set.HTTPS() {
			return Check{name, Good, "由前面的反向代理出示", ""}
		}
		return Check{name, Note, "没有用 HTTPS，口令在网上看得见", "请写“证书”和“私钥”，或者放到有证书的反向代理后面，“公开网址”写 https://"}
	}
	pair, err := Certificate(set)
	if err != nil {
		return Check{name, Bad, fault.All(err)[0].Message, "请换上成对的 PEM 文件"}
	}
	c := pair.Leaf
	left := c.NotAfter.Sub(p.Now)
	switch {
	case p.Now.Before(c.NotBefore):
		return Check{name, Bad, "证书从" + stampText(c.NotBefore) + "起才有效", "请核对时钟，或者换证书"}
	case left <= 0:
		return Check{name, Bad, "证书已经过期（" + stampText(c.NotAfter) + "）", "请换证书，再重新启动服务"}
	case !names(c, set.PublicURL):
		return Check{name, Bad, "证书不是给“公开网址”" + set.PublicURL + "的", "请换证书，或者改“公开网址”"}
	case left < 30*24*time.Hour:
		return Check{name, Note, fmt.Sprintf("证书还有%d天过期", int(left.Hours())/24), "请准备换证书"}
	}
	return Check{name, Good, "有效到" + stampText(c.NotAfter), ""}
}

// names reports whether a certificate is that of an address; of none it is.
func names(c *x509.Certificate, address string) bool {
	u, err := url.Parse(address)
	return address == "" || err == nil && c.VerifyHostname(u.Hostname()) == nil
}

func (p Patient) key() Check {
	const name = "签名密钥"
	info, err := os.Stat(p.Set.SigningKey)
	if errors.Is(err, fs.ErrNotExist) {
		if p.Work == nil {
			return Check{name, Note, "还没有", "第一次运行 jiheng serve 时会生成"}
		}
		return Check{name, Note, p.Set.SigningKey + "没有这个文件", "第一次运行 jiheng serve 时会生成；用过的，请从备份放回"}
	}
	skey, err2 := readKey(p.Set.SigningKey)
	if err := errors.Join(err, err2); err != nil {
		return Check{name, Bad, p.Set.SigningKey + "读不了", "请核对它属于谁"}
	}
	if _, err := proof.PublicKey(skey); err != nil {
		return Check{name, Bad, p.Set.SigningKey + "的内容不对", "请从备份放回原来的文件"}
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return Check{name, Bad, fmt.Sprintf("%s别的账户也能看（%o）", p.Set.SigningKey, info.Mode().Perm()), "请执行 chmod 400 " + p.Set.SigningKey + "；已经被看过的，用 jiheng audit checkpoint --new-key 换一把"}
	}
	return Check{name, Good, p.Set.SigningKey + "只有本账户能看；请另存一份在别处", ""}
}

func (p Patient) checkpoints() Check {
	const name = "检查点"
	k := Keeper{Set: p.Set}
	switch {
	case k.beside():
		return Check{name, Note, p.Set.Checkpoints + "和数据库在一起，证明不了别人没有改过", "请把“检查点”写到另一块盘上，或者定期抄走“" + FileCheckpoints + "”和“" + FilePublic + "”"}
	case unwritableFolder(p.Set.Checkpoints):
		return Check{name, Bad, p.Set.Checkpoints + "不能写", "请核对权限，或者盘有没有接上"}
	}
	return Check{name, Good, p.Set.Checkpoints + "在另一块盘上", ""}
}

// unwritableFolder reports a folder, or where it would be made, that takes no file.
func unwritableFolder(dir string) bool {
	for {
		if info, err := os.Stat(dir); err == nil {
			if !info.IsDir() {
				return true
			}
			break
		}
		if up := filepath.Dir(dir); up != dir {
			dir = up
			continue
		}
		return true
	}
	f, err := os.CreateTemp(dir, ".jiheng-doctor-*")
	if err != nil {
		return true
	}
	_ = f.Close()
	_ = os.Remove(f.Name())
	return false
}

func (p Patient) backups() Check {
	const name = "备份"
	b := p.Set.Backup
	file, made, err := LastBackup(b)
	switch {
	case err != nil:
		return Check{name, Bad, b.Folder + "读不了", "请核对权限"}
	case unwritableFolder(b.Folder):
		return Check{name, Bad, b.Folder + "不能写", "请核对权限，或者盘有没有接上"}
	case !b.Automatic() && file == "":
		return Check{name, Note, "自动备份关着，也没有手工的", "请写备份的份数，或者定时运行 jiheng backup"}
	case file == "":
		return Check{name, Note, "还没有备份", "请运行 jiheng backup；服务运行时，有人办过事的每个小时自动备份一次，每天至少一次"}
	case p.Now.Sub(made) > Heartbeat:
		return Check{name, Bad, "最近的备份是" + stampText(made) + "，超过26小时", "请看服务的日志，或者马上运行 jiheng backup"}
	}
	here, err1 := store.DiskOf(p.Set.Folder)
	there, err2 := store.DiskOf(b.Folder)
	if err1 == nil && err2 == nil && here.Device == there.Device {
		return Check{name, Note, "最近的备份是" + stampText(made) + "，和数据在同一块盘上", "盘坏了两样都没有；请把备份的“文件夹”写到另一块盘，或者定期抄走"}
	}
	return Check{name, Good, "最近的备份是" + stampText(made) + "，在另一块盘上", ""}
}
