package main

import (
	"math/big"
	"slices"
	"strings"
	"testing"
)

// TestRowsInFile checks that the faults are there: rows in the file beyond
// those that count.
func TestRowsInFile(t *testing.T) {
	want := map[string]int{"T01": 1052, "T02": 50, "T03": 21, "T04": 60, "T05": 34, "T06": 411, "T07": 6, "T08": 61, "T09": 41, "T10": 3717,
		"T11": 15, "T12": 26, "T13": 1462, "T14": 2801, "T15": 39, "T16": 66, "T17": 3, "T18": 432, "T19a": 49, "T20": 36, "T21": 61, "T22": 530,
		"T23": 239, "T24": 38, "T25": 123, "T26": 768, "T27": 103, "T28": 3, "T29": 3051 + 7, "T30": 14, "T31": 41, "T32": 40, "T33": 96, "T34": 178,
		"T35": 4, "T36": 41, "T37": 86, "T38": 512, "T39": 63, "T40": 1517, "T41": 326}
	for _, l := range ledgers {
		if got := len(all(t, l.ID)); got != want[l.ID] {
			t.Errorf("%s has %d rows, want %d", l.ID, got, want[l.ID])
		}
	}
}

// most returns the largest number of rows with the same cells.
func most(t *testing.T, id string, columns ...string) int {
	t.Helper()
	seen, most := map[string]int{}, 0
	for _, r := range counted(t, id) {
		key := ""
		for _, c := range columns {
			key += r[c] + "\x00"
		}
		seen[key]++
		most = max(most, seen[key])
	}
	return most
}

// TestFaults counts what is wrong in the rows on purpose; none of it changes a
// figure, as the tests of figures show.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"T01 keys again", len(all(t, "T01")) - len(counted(t, "T01")), 3},
		{"T01 next year", count(t, "T01", is("走访日期", "2025-01-03")), 2},
		{"T01 by video", count(t, "T01", is("走访方式", "视频")), 1},
		{"T01 of one person in a day", most(t, "T01", "走访日期", "走访人"), 23},
		{"T01 same firm in a day", most(t, "T01", "走访日期", "企业名称"), 1},
		{"T03 of the town", count(t, "T03", is("级别", "镇级")), 4},
		{"T05 just below", count(t, "T05", is("年税收", "9998.40")), 1},
		{"T06 expired", count(t, "T06", is("有效期至", "2024-11-30"), is("层级", "高新技术企业")), 1},
		{"T08 of former years", count(t, "T08", func(r record) bool { return r["开业日期"] < "2024" }), 47},
		{"T08 same photo", len(counted(t, "T08")) - different(t, "T08", "照片"), 1},
		{"T09 next year", count(t, "T09", func(r record) bool { return strings.HasPrefix(r["验收日期"], "2025-03") }), 2},
		{"T10 keys again", len(all(t, "T10")) - len(counted(t, "T10")), 4},
		{"T10 last year", count(t, "T10", is("巡查日期", "2023-12-29")), 1},
		{"T10 of one person in a day", most(t, "T10", "巡查日期", "巡查人"), 61},
		{"T10 same photos", len(counted(t, "T10")) - different(t, "T10", "照片哈希"), 2},
		{"T14 closed in January", count(t, "T14", is("状态", "闭环"), func(r record) bool { return strings.HasPrefix(r["闭环日期"], "2025-01") }), 12},
		{"T16 sent back", count(t, "T16", is("是否有效", "否")), 6},
		{"T16 open, of 物业 and 动迁", count(t, "T16", is("是否有效", "是"), is("类别", "物业", "动迁"), is("状态", "化解中", "转司法")), 21},
		{"T18 not at the door", count(t, "T18", is("形式", "来信"), is("是否上门办理", "否"), is("内容摘要", "匿名信", "重复信")), 54},
		{"T20 without answer", count(t, "T20", is("反馈日期", "")), 3},
		{"T21 of fifty", count(t, "T21", is("签到人数", "50")), 3},
		{"T25 begun before signed", count(t, "T25", filled("开工日期"), func(r record) bool { return r["开工日期"] < r["签约日期"] }), 1},
		{"T25 to July", count(t, "T25", filled("竣工日期"), func(r record) bool { return r["竣工日期"] <= "2024-07-31" }), 31},
		{"T26 not paid", count(t, "T26", is("发放日期", "")), 23},
		{"T26 of 4000", count(t, "T26", is("核定金额", "4000.00")), 768},
		{"T29 superseding", count(t, "T29", filled("取代")), 7},
		{"T30 not insured", count(t, "T30", is("参保日期", "")), 1},
		{"T31 not passed", count(t, "T31", is("评定结果", "未通过")), 4},
		{"T32 given up", count(t, "T32", is("结项日期", "")), 1},
		{"T40 invalid, firms", count(t, "T40", is("选项", ""), is("对象", "企业")), 18},
		{"T40 invalid, residents", count(t, "T40", is("选项", ""), is("对象", "居民")), 54},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.name, c.got, c.want)
		}
	}
}

// TestForeign checks the quarters of T04 and its largest contract.
func TestForeign(t *testing.T) {
	ends := []string{"2024-00", "2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"}
	for kind, want := range map[string][]string{"合同外资": {"4200.00", "6900.00", "8600.00", "26400.00"}, "实际到位": {"612.00", "603.00", "1105.00", "1634.00"}} {
		for q, w := range want {
			in := func(r record) bool { return r["类别"] == kind && r["日期"] > ends[q] && r["日期"] <= ends[q+1] }
			if got := total(t, "T04", "金额", in).FloatString(2); got != w {
				t.Errorf("%s in quarter %d: %s, want %s", kind, q+1, got, w)
			}
		}
	}
	if n := count(t, "T04", is("金额", "16000.00"), func(r record) bool { return r["日期"][:7] == "2024-11" }); n != 1 {
		t.Errorf("%d contracts of 16000.00 in November, want 1", n)
	}
}

// TestAuditRows checks every row of T36: 送审 less 审定 is 核减, and the cuts are
// those given.
func TestAuditRows(t *testing.T) {
	var cuts []string
	for _, r := range counted(t, "T36") {
		if r["类别"] != "工程竣工决算" {
			continue
		}
		asked, _ := new(big.Rat).SetString(r["送审金额"])
		agreed, _ := new(big.Rat).SetString(r["审定金额"])
		if got := asked.Sub(asked, agreed).FloatString(2); got != r["核减金额"] || agreed.Sign() <= 0 {
			t.Errorf("%s: %s - %s = %s, not %s", r["项目编号"], r["送审金额"], r["审定金额"], got, r["核减金额"])
		}
		cuts = append(cuts, r["核减金额"])
	}
	want := []string{"412.36", "38.20", "517.85", "96.40", "221.75", "154.08", "63.92", "388.11", "179.46", "271.33", "40.54"}
	if !slices.Equal(cuts, want) {
		t.Errorf("cuts %v, want %v", cuts, want)
	}
}

// TestPatrolSites checks how often the sites of T10 were visited.
func TestPatrolSites(t *testing.T) {
	visits := map[string]int{}
	for _, r := range counted(t, "T10") {
		if in2024("巡查日期")(r) {
			visits[r["单位名称"]]++
		}
	}
	var got [5]int
	for _, n := range visits {
		got[min(n, 4)]++
	}
	if want := [5]int{0, 212, 214, 400, 358}; got != want {
		t.Errorf("sites by visits: %v, want %v", got, want)
	}
}

// TestScreens checks that most of the building sites' screens are round numbers.
func TestScreens(t *testing.T) {
	if n := count(t, "T13", is("场所类型", "工地与其他"), is("块数", "10", "20")); n < 117 {
		t.Errorf("%d of 234 are 10 or 20, want more than half", n)
	}
}

// TestFirstDigits checks that about three in ten contracts of T38 begin with a 1.
func TestFirstDigits(t *testing.T) {
	n := count(t, "T38", func(r record) bool { return r["成交额"][0] == '1' })
	if n < 120 || n > 195 {
		t.Errorf("%d of 512 begin with 1, want about 154", n)
	}
}
