package main

import (
	"context"
	"strconv"

	"jiheng/upkeep"
	"jiheng/web"
)

// pulseOf tells the system administrator's page how the installation is.
func pulseOf(k *upkeep.Keeper) web.Pulse {
	return func(ctx context.Context) (web.Health, error) {
		w, err := k.Watch(ctx)
		if err != nil {
			return web.Health{}, err
		}
		var h web.Health
		for _, x := range w.Warnings() {
			h.Warnings = append(h.Warnings, x.Message)
		}
		add := func(name, text string) { h.Facts = append(h.Facts, web.HealthFact{Name: name, Text: text}) }
		add("版本", version)
		add("数据库", w.Engine+"，结构"+strconv.FormatInt(w.Schema, 10))
		add("单位、年度", strconv.Itoa(w.Units)+"个单位，"+strconv.Itoa(w.Years)+"个单位年度")
		add("最后一次办理", stamp(w.LastAct))
		add("最近的备份", stamp(w.LastBackup))
		add("最近的签名", stamp(w.LastCheckpoint))
		if w.DiskTotal > 0 {
			add("盘上还有", sizeText(int64(min(w.DiskFree, 1<<62)))+"，共"+sizeText(int64(min(w.DiskTotal, 1<<62)))) //nolint:gosec // bounded
		}
		return h, nil
	}
}

// copies shows the backups of an installation, and makes one.
type copies struct{ keeper *upkeep.Keeper }

func (c copies) List(context.Context) ([]web.Copy, error) {
	all, err := upkeep.Backups(c.keeper.Set.Backup)
	if err != nil {
		return nil, err
	}
	out := make([]web.Copy, len(all))
	for i, m := range all {
		out[i] = web.Copy{File: m.File, Made: m.Made}
		if m.SHA256 != "" {
			out[i] = web.Copy{File: m.File, Made: m.Made, Size: sizeText(m.Size), Sum: m.SHA256, Acts: m.Acts, Years: len(m.Years)}
		}
	}
	return out, nil
}

func (c copies) Make(ctx context.Context, by string) error {
	_, err := c.keeper.Backup(ctx, by, "")
	return err
}

func (c copies) Rule() string {
	b := c.keeper.Set.Backup
	if !b.Automatic() {
		return "没有开自动备份，只有按下面的按钮才有；在服务器的设置里写“备份”，写法见部署.md“备份和检查点”"
	}
	return "有人办过事的每个小时自动备份一次，每天至少一次；留最近" + strconv.Itoa(b.Hourly) + "个小时、" + strconv.Itoa(b.Daily) + "天、" + strconv.Itoa(b.Monthly) + "个月各一份。放在" + b.Folder
}
