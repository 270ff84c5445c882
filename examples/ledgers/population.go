package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
)

var villageSums = ledger{
	ID: "T19a", Name: "实有人口信息居村汇总表", Office: "信息中心", Key: "居村", Grade: "系统导出",
	Note:    "49个居村全年采集入库的条数，新增、变更、注销各记一条，不是人数。逐条明细（T19，488317条）含个人信息，不放进档案。",
	Columns: []column{text("居村").need(), integer("条数").need()},
	Figures: []figure{
		{ID: "SL12", Name: "实有人口信息采集量", How: "求和", Column: "条数", Unit: "条", Shown: "显示单位: 万条, 小数: 1, 舍入: 只舍, 限定: 余"},
		{ID: "人口信息实数", Name: "实有人口信息准确条数", How: "求和", Column: "条数", Unit: "条"},
	},
	Rows: func(*source) [][]string {
		return rows(len(villageCount), func(i int) []string { return []string{village(i + 1), itoa(villageCount[i])} })
	},
}

// detailFile holds T19, the records behind T19a. No definition refers to it: the
// figure rests on T19a, and both must count the same.
const detailFile = "T19-明细.csv"

// writeDetail writes the records of the resident population in the order of the
// villages. A village on the border of two areas has records in both.
func writeDetail(w io.Writer, seed uint64) error {
	s := newSource(seed, "T19")
	n := 0
	for _, c := range villageCount {
		n += c
	}
	labels := inOrder(byArea(recordsByArea...)...)
	kinds := s.labels(part{"新增", 96420}, part{"变更", 341207}, part{"注销", 50690})
	people := s.labels(part{"本市户籍", 151378}, part{"来沪人员", 322289}, part{"境外人员", 14650})
	days := s.days(months{29299, 24416, 39065, 39065, 39065, 43949, 39065, 39065, 43949, 43949, 48832, 58598})
	s.Shuffle(n, func(i, j int) { days[i], days[j] = days[j], days[i] })

	b := bufio.NewWriter(w)
	fmt.Fprint(b, "\ufeff")
	c := csv.NewWriter(b)
	c.UseCRLF = true
	c.Write([]string{"信息编号", "采集日期", "居村", "片区", "信息类型", "人员类别", "居住类型", "姓名", "证件号码", "手机号"})
	at, left := 0, villageCount[0]
	for i := range n {
		if left == 0 {
			at++
			left = villageCount[at]
		}
		left--
		who := s.between(1, 260000) // so that many come more than once
		c.Write([]string{serial("RK", i+1, 6), days[i], village(at + 1), labels[i], kinds[i], people[i],
			s.pick("自有", "租赁", "租赁", "集体宿舍", "其他"), fmt.Sprintf("示例居民%06d", who), idNumber(who), phone(who)})
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return err
	}
	return b.Flush()
}
