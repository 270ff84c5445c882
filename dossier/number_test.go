package dossier

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Figures as people write them into the YAML files of a dossier: what they are read
// as, or what is said. One function reads them all.
func TestFiguresAsWritten(t *testing.T) {
	fact := func(text string) (file, old, now string) {
		return FileFacts, "陈述:\n", "陈述:\n  - {编号: 试, " + text + ", 佐证: D01}\n"
	}
	asset := func(text string) (file, old, now string) { return FileUnit, "金额: 9876.40", "金额: " + text }
	for _, c := range []struct {
		name  string
		write func(string) (file, old, now string)
		text  string
		id    string
		want  string // what the fact prints; empty where it is refused
		says  string
	}{
		{"花括号里千分位", fact, "值: 1,046, 单位: 次", "试", "1046次", ""},
		{"花括号里小数", fact, "值: 9,876.40, 单位: 万元", "试", "9876.40万元", ""},
		{"值带单位", fact, "值: 18家, 单位: 家", "试", "18家", ""},
		{"值带单位，没有另写", fact, "值: 18家", "试", "18家", ""},
		{"值带复合单位", fact, "值: 3.20万元/台", "试", "3.20万元/台", ""},
		{"千分位带单位", fact, "值: 1,046次, 单位: 次", "试", "1046次", ""},
		{"十二万", fact, "值: 12万, 单位: 次", "试", "120000次", ""},
		{"十二万元", fact, "值: 12万, 单位: 元", "试", "120000元", ""},
		{"亿元换成万元", fact, "值: 3.5亿元, 单位: 万元", "试", "35000万元", ""},
		{"元换成万元", fact, "值: 98764000元, 单位: 万元", "试", "9876.4万元", ""},
		{"全角", fact, "值: １２．５０, 单位: 家", "试", "12.50家", ""},
		{"全角千分位", fact, "值: １，０４６, 单位: 次", "试", "1046次", ""},
		{"全角百分号", fact, "值: 98.06％", "试", "98.06%", ""},
		{"百分数", fact, `值: 60%, 单位: "%"`, "试", "60%", ""},
		{"分数", fact, `值: 235/289, 单位: "%"`, "试", "81.31%", ""},
		{"加号", fact, "值: +5, 单位: 个", "试", "5个", ""},
		{"别的单位", fact, "值: 18个, 单位: 家", "试", "", "“18个”的单位是“个”，这里的单位是“家”，换算不了"},
		{"万是哪个", fact, "值: 12万, 单位: 万元", "试", "", "“12万”看不出是12万元还是12万万元；单位已经写明是万元"},
		{"百分数不是家", fact, "值: 60%, 单位: 家", "试", "", "填的“60%”是百分数，单位却是家"},
		{"科学记数", fact, "值: 1.2e5, 单位: 次", "试", "", "“1.2e5”是科学记数法"},
		{"约数", fact, "值: 约300, 单位: 次", "试", "", "写的“约300”不是数"},
		{"逗号后空格", fact, "值: 9, 876.40, 单位: 万元", "试", "", "逗号在{}里是分隔符"},
		{"资产千分位", asset, "9,876.40", "资产-固定资产原值", "9876.40万元", ""},
		{"资产带单位", asset, "9876.40万元", "资产-固定资产原值", "9876.40万元", ""},
		{"资产写亿元", asset, "3.5亿元", "资产-固定资产原值", "35000.00万元", ""},
		{"资产写元", asset, "￥98,764,000.00元", "资产-固定资产原值", "9876.40万元", ""},
		{"资产写十二万", asset, "12万", "资产-固定资产原值", "", "看不出是12万元还是12万万元"},
		{"资产分组不对", asset, `"98,76.40"`, "资产-固定资产原值", "", "逗号不是每三位一个；写成“9876.40”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, old, now := c.write(c.text)
			d, err := Load(changed(t, file, old, now))
			if c.want == "" {
				if err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("got %v, want %s", err, c.says)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			f, _ := d.Year.Facts.Get(c.id)
			if got := f.Print().Text; got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// Targets, weights, staff, shares and money elsewhere.
func TestFiguresElsewhere(t *testing.T) {
	for _, c := range []struct{ name, file, old, now, want string }{
		{"大于等于", FileIndicators, "≥3条", ">=3条", "≥3条"},
		{"大于", FileIndicators, "≥3条", ">2条", ">2条"},
		{"全角大于等于", FileIndicators, "≥3条", "＞＝３条", "≥3条"},
		{"大于等于千分位", FileIndicators, "≥3条", ">=1,046条", "≥1046条"},
		{"不少于", FileIndicators, "≥3条", "不少于 3 条", "≥3条"},
		{"大于或等于", FileIndicators, "≥3条", "大于或等于3条", "≥3条"},
		{"小于等于", FileIndicators, "≥3条", "<=5条", "≤5条"},
		{"至多", FileIndicators, "≥3条", "至多5条", "≤5条"},
		{"万条", FileIndicators, "≥3条", "≥0.0003万条", "≥0.0003万条"},
		{"分值带分", FileIndicators, "分值: 40", "分值: 40分", "≥3条"},
		{"在职带人", FileUnit, "编制: 10", "编制: 10人", "≥3条"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Load(changed(t, c.file, c.old, c.now))
			if err != nil {
				t.Fatal(err)
			}
			i, _ := d.Year.IndicatorByCode("SL01")
			if got := i.Target.String(); got != c.want || i.Weight.String() != "40" || d.Year.Unit.Offices[0].ApprovedPost != 10 {
				t.Errorf("target %s, want %s; weight %s, posts %d", got, c.want, i.Weight, d.Year.Unit.Offices[0].ApprovedPost)
			}
		})
	}
}

// Every box of a number reads the same text alike, whatever file it stands in: it is
// taken everywhere, or refused everywhere with the same words.
func TestBoxesReadAlike(t *testing.T) {
	boxes := []struct{ name, file, old, now string }{
		{"完成值", FileFacts, "值: 106,", "值: '%s',"},
		{"资产金额", FileUnit, "金额: 9876.40", "金额: '%s'"},
		{"分值", FileIndicators, "≥3条, 分值: 40", "≥3条, 分值: '%s'"},
		{"权重", FileGoals, "权重: 100", "权重: '%s'"},
		{"三公决算数", FileMoney, "决算数: 5.60", "决算数: '%s'"},
		{"政府采购", FileMoney, "金额: 36.00", "金额: '%s'"},
		{"决算数", FileLines, "50.00,58.00", "50.00,%s"},
		{"一个月", FileMonthly, ",,10,", ",,%s,"},
	}
	for _, c := range []struct{ text, says string }{
		{".5", ""}, {"０．５", ""}, {"+0.50", ""}, {" 0.5 ", ""},
		{"5-10", "“5-10”是两个数；写成一个数"}, {"5～10", "“5～10”是两个数"}, {"3至5", "“3至5”是两个数"},
		{"1/3", "“1/3”是分数；写成小数或整数"}, {"2/5", "“2/5”是分数"}, {"10／20", "“10／20”是分数"},
		{"1e5", "“1e5”是科学记数法；写出全部数字"}, {"1.2E+5", "“1.2E+5”是科学记数法"}, {"3.51e17", "是科学记数法"},
		{"百分之五", "“百分之五”不是数；只填数字，如1234.50"}, {"约十", "“约十”不是数"}, {"abc", "“abc”不是数"},
		{"98,76.40", "逗号不是每三位一个"},
	} {
		for _, b := range boxes {
			text := c.text
			if b.file == FileLines || b.file == FileMonthly {
				text = `"` + text + `"`
			}
			_, faults := LoadDraft(changed(t, b.file, b.old, strings.Replace(b.now, "%s", text, 1)), nil)
			says := ""
			for _, f := range faults {
				says += f.Message
			}
			if c.says == "" && (strings.Contains(says, "不是数") || strings.Contains(says, "“"+c.text+"”")) || !strings.Contains(says, c.says) {
				t.Errorf("%s “%s”: %s, want %s", b.name, c.text, says, c.says)
			}
			for _, word := range []string{"Excel", "这一列", "第1项", "第2项", "陈述”第"} {
				if strings.Contains(says, word) {
					t.Errorf("%s “%s”: speaks of the file: %s", b.name, c.text, says)
				}
			}
		}
	}
}

// A number that cannot be less than nothing is told where it is.
func TestNegativesAreTold(t *testing.T) {
	for _, c := range []struct{ file, old, now, says string }{
		{FileMoney, "决算数: 5.60", "决算数: -3", "决算数写的“-3”是负数"},
		{FileMoney, "金额: 36.00", "金额: -36", "的金额写的“-36”是负数"},
		{FileMoney, "决算数: 5.60", "决算数: （5）", "“（5）”是负数"},
		{FileGoals, "权重: 100", "权重: -1", "权重”写的“-1”是负数"},
		{FileIndicators, "≥3条, 分值: 40", "≥3条, 分值: -40", "“SL01 "},
		{FileUnit, "98.65%", "-5%", "“固定资产利用率”的“比例”写的“-5%”是负数"},
		{FileUnit, "编制: 10", "编制: -10", "应是0到100000之间的整数"},
	} {
		_, faults := LoadDraft(changed(t, c.file, c.old, c.now), nil)
		says := ""
		for _, f := range faults {
			says += f.Message
		}
		if !strings.Contains(says, c.says) {
			t.Errorf("%s: %s, want %s", c.now, says, c.says)
		}
	}
}

// What monitoring has counted so far is in the measure of its indicator.
func TestMeasureOfMonitoring(t *testing.T) {
	for text, says := range map[string]string{"1人": "“1人”，单位与指标值“≥3条”不同", "1家": "“1家”", "60%": "“60%”", "1万元": "“1万元”", "1": "", "1条": "", "0.0001万条": "", "正在修": ""} {
		_, err := Load(changed(t, FileMonitoring, "完成: 1条", "完成: "+text))
		if (err == nil) != (says == "") || err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// What is a share of the whole, and the points of an indicator, are at most 100.
func TestFiguresOfAWhole(t *testing.T) {
	for _, c := range []struct{ name, file, old, now, want string }{
		{"分值", FileIndicators, "分值: 40", "分值: %s", "超过100"},
		{"权重", FileGoals, "权重: 100", "权重: %s", "超过100"},
		{"预警线", FileMonitoring, "", "期间: 1-7月\n截至月份: 7\n日期: 2024-08-10\n提示线: 5\n预警线: %s\n", "超过100"},
		{"提示线", FileMonitoring, "", "期间: 1-7月\n截至月份: 7\n日期: 2024-08-10\n提示线: %s\n预警线: 10\n", "超过100"},
	} {
		for _, text := range []string{"123", "1234.5", "100.01"} {
			now := strings.ReplaceAll(c.now, "%s", text)
			folder := changed(t, FileUnit, "编制: 10", "编制: 10")
			if c.old == "" {
				folder[c.file] = &fstest.MapFile{Data: []byte(now)}
			} else {
				folder = changed(t, c.file, c.old, now)
			}
			if _, err := Load(folder); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s %s: %v", c.name, text, err)
			}
		}
	}
}
