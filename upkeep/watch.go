package upkeep

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"jiheng/store"
	"jiheng/workbench"
)

// Limits behind which somebody is told.
const (
	leastFree      = 10              // per cent of a disk
	mostWAL        = 64 << 20        // bytes
	mostUnsigned   = 5 * time.Minute // that acts wait for a signed head
	mostSkew       = time.Minute     // that a clock may differ
	mostFailures   = 30              // sign-ins that failed within ten minutes
	FailuresWithin = 10 * time.Minute
)

// Watched is how an installation is at a moment.
type Watched struct {
	Now            time.Time `json:"now"`
	Engine         string    `json:"engine"`
	Origin         string    `json:"origin"`
	Schema         int64     `json:"schema"`
	Units          int       `json:"units"`
	Years          int       `json:"years"`
	ReadOnly       string    `json:"readOnly,omitempty"` // why nothing can be written
	DiskFree       uint64    `json:"diskFree"`
	DiskTotal      uint64    `json:"diskTotal"`
	WAL            int64     `json:"wal"`
	Automatic      bool      `json:"automaticBackup"`
	LastBackup     time.Time `json:"lastBackup"`
	LastAct        time.Time `json:"lastAct"`
	Unsigned       bool      `json:"unsigned"` // acts wait for a signed head
	LastCheckpoint time.Time `json:"lastCheckpoint"`
	Beside         bool      `json:"checkpointsBeside"` // checkpoints do not leave the disk
	FailedSignIns  int       `json:"failedSignIns"`     // within the last ten minutes
	Started        time.Time `json:"started"`           // of the server; zero where none runs
	Vacant         []string  `json:"vacant,omitempty"`  // years that wait for somebody who is not there, each in words
}

// A Warning is something that somebody should see to. Code is stable.
type Warning struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// Warnings tells what of an installation should be seen to.
func (w *Watched) Warnings() []Warning {
	var out []Warning
	add := func(bad bool, code, format string, args ...any) {
		if bad {
			out = append(out, Warning{code, fmt.Sprintf(format, args...)})
		}
	}
	add(w.ReadOnly != "", "read-only", "数据库不能写：%s", w.ReadOnly)
	if w.DiskTotal > 0 {
		share := w.DiskFree * 100 / w.DiskTotal
		add(share < leastFree, "disk", "数据所在的盘只剩%d%%（%s）；请腾出空间", share, bytesText(w.DiskFree))
	}
	add(w.WAL > mostWAL, "wal", "数据库的预写日志有%s，超过64MiB：有读了很久的任务，或者写得太多；请看有没有停不下来的导出", bytesText(uint64(max(w.WAL, 0)))) //nolint:gosec // not negative
	age := w.Now.Sub(w.LastBackup)
	switch {
	case !w.Automatic:
		add(true, "backup-off", "自动备份关着；请在服务器的设置文件“备份”里写每天、每月各留几份，或者另外定时运行 jiheng backup")
	case w.LastBackup.IsZero():
		add(w.Started.IsZero() || w.Now.Sub(w.Started) > time.Hour, "backup", "还没有备份；请运行 jiheng backup")
	default:
		add(age > Heartbeat, "backup", "最近的备份是%s以前的；请看备份文件夹能不能写", hoursText(age))
	}
	add(w.Unsigned && w.Now.Sub(later(w.LastCheckpoint, w.Started)) > mostUnsigned, "checkpoint", "有办理超过5分钟没有签名；请看签名密钥和检查点文件夹")
	add(w.Beside, "beside", "签了名的检查点只写在数据所在的盘上：能改数据库的人也能改它，证明不了记录没有改过；请在服务器的设置文件里把“检查点”写到另一块盘，或者定期抄走")
	add(w.LastAct.Sub(w.Now) > mostSkew, "clock", "时钟比最后一次办理（%s）还早：时钟倒走了；请校时", w.LastAct.In(beijing).Format("2006-01-02 15:04"))
	add(w.FailedSignIns > mostFailures, "sign-in", "10分钟里有%d次登录失败；可能有人在试口令，请安全管理员看登录记录", w.FailedSignIns)
	add(len(w.Vacant) > 0, "vacant", "%s；%s", w.vacantText(), vacantNext)
	return out
}

// mostVacant is how many years that wait for nobody a warning names, and vacantNext what
// is to be done about them.
const (
	mostVacant = 5
	vacantNext = "请在“单位”里写上主管部门、财政部门，或者请安全管理员授岗位；管理页“要办的”里逐个列着"
)

// vacantText names the years that wait for somebody who is not there.
func (w *Watched) vacantText() string {
	n, more := len(w.Vacant), ""
	if n > mostVacant {
		more = "等"
	}
	return fmt.Sprintf("有%d个年度停着，等的岗位没有人：%s%s", n, strings.Join(w.Vacant[:min(n, mostVacant)], "、"), more)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// hoursText prints a span in hours or days.
func hoursText(d time.Duration) string {
	if h := int(d.Hours()); h < 72 {
		return fmt.Sprintf("%d小时", h)
	}
	return fmt.Sprintf("%d天", int(d.Hours())/24)
}

// bytesText prints a size as people read it.
func bytesText(n uint64) string {
	switch {
	case n >= 10<<30:
		return fmt.Sprintf("%dGiB", n>>30)
	case n >= 10<<20:
		return fmt.Sprintf("%dMiB", n>>20)
	}
	return fmt.Sprintf("%dKiB", n>>10)
}

// Watch looks at the open store, at where it is kept, and at the years that wait for
// somebody who is not there.
func (k *Keeper) Watch(ctx context.Context) (*Watched, error) {
	w, err := k.Glance(ctx)
	if err != nil {
		return nil, err
	}
	return w, k.Store.View(ctx, func(tx *store.Tx) error {
		all, err := workbench.VacanciesIn(tx, k.Now)
		for _, v := range all {
			w.Vacant = append(w.Vacant, fmt.Sprintf("%s%d年度在“%s”", v.Year.Name, v.Year.Year, v.Stage))
		}
		return err
	})
}

// Glance looks at the open store and at where it is kept. Reads are few and quick.
func (k *Keeper) Glance(ctx context.Context) (*Watched, error) {
	w := &Watched{Now: k.now(), Engine: k.Store.Engine(), Origin: k.Store.Origin(), WAL: k.Store.WAL(), Automatic: k.Set.Backup.Automatic(), Beside: k.beside(), Started: k.Started}
	if err := k.Store.Halted(); err != nil {
		w.ReadOnly = err.Error()
	}
	file := k.Set.SQLite()
	if file == "" {
		file = filepath.Join(k.Set.Folder, "x")
	} else if w.ReadOnly == "" {
		w.ReadOnly = unwritable(file)
	}
	if d, err := store.DiskOf(filepath.Dir(file)); err == nil {
		w.DiskFree, w.DiskTotal = d.Free, d.Total
	}
	var err error
	if _, w.LastBackup, err = LastBackup(k.Set.Backup); err != nil {
		return nil, err
	}
	err = k.Store.View(ctx, func(tx *store.Tx) (err error) {
		if w.Schema, err = tx.Schema(); err != nil {
			return err
		}
		units, err := tx.Units()
		if err != nil {
			return err
		}
		years, err := tx.Years()
		if err != nil {
			return err
		}
		w.Units, w.Years = len(units), len(years)
		if w.LastAct, err = tx.LatestTime(); err != nil {
			return err
		}
		if w.Unsigned, err = tx.Unsigned(); err != nil {
			return err
		}
		failed, err := tx.FailedSince(w.Now.Add(-FailuresWithin))
		if err != nil {
			return err
		}
		c, err := tx.LastCheckpoint()
		w.LastCheckpoint, w.FailedSignIns = c.Time, int(failed)
		return err
	})
	return w, err
}

// unwritable says why a file cannot be written; empty where it can.
func unwritable(file string) string {
	if !store.MayWrite(file) {
		return "没有写的权限"
	}
	return ""
}
