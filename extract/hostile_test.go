package extract_test

import (
	"strings"
	"testing"
	"time"

	"jiheng/document/text"
	"jiheng/extract"
)

// Long and odd texts are read to the end; how long each takes is in the log of
// go test -v, and grows with its length.
func TestHostileTexts(t *testing.T) {
	for name, piece := range map[string]string{
		"计数": "1个", "括号": "（支出1万元", "空括号": "（）", "左括号": "（", "百分比": "占1%，", "冒号": "收入1万元：", "其中": "其中1万元，", "增减": "比上年1万元增加1万元，增长1%，",
		"算式": "1*2+", "代码": "“1+2”", "条目": "1、年初预算1万元，其中：\n", "等级": "等级为优", "引号": "“一", "无标点": "支出预算执行收入", "汉数": "一二三四",
		"断行": "财政拨款收入支出预算执行情况说明与分析以及其他各项工作\n", "表": "甲 | 1.00 | 2.00\n", "宽表": "1 | ", "斜杠": "预算/执行/", "每": "1个，每个1元，共1元，",
		"名单": "设9个机构：甲、乙、", "执行率": "预算1万元，支出1万元，执行率1%，", "逗号": "1,000,000", "小数": "1.1.1", "书名": "《一》", "约": "约约约", "收支": "收入总计1万元，支出总计1万元，",
	} {
		data := []byte(strings.Repeat(piece, 150_000/len(piece)))
		start := time.Now()
		d, err := text.Read("a.txt", data)
		if err != nil {
			t.Fatal(err)
		}
		l := extract.Lines(d)
		facts := extract.Facts(l)
		claims := extract.Claims(l, facts)
		t.Logf("%s: %s for 150 kB (%d lines, %d facts, %d claims)", name, time.Since(start), len(l), len(facts), len(claims))
	}
}
