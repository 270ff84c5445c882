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
