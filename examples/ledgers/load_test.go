package main

import (
	"os"
	"testing"

	"jiheng/dossier"
)

// TestPrinted reads the whole sample dossier: every figure of the ledgers is
// there, and prints as the report of the sample has it. Rows are refused and
// superseded as many as were meant to be.
func TestPrinted(t *testing.T) {
	want := map[string]string{
		"SL05": "超千次", "走访企业实数": "1046次", "ZL01": "94.00%", "诉求受理数": "50项", "解决诉求数": "47项", "SL01": "17个",
		"JJ04": "64亿元", "JJ05": "4.61亿美元", "JJ06": "3954万美元", "SL02": "10幢", "KC01": "115家", "KC02": "60家",
		"KC03": "26家", "科技型企业数": "85家", "创新型企业数": "124家", "SL06": "6项", "SL07": "14个", "早餐示范网点数": "2家", "SL08": "39个",
		"镇级微更新项目数": "19个", "自治微更新项目数": "20个", "微更新立项数": "41个", "SL09": "超3700家次", "ST01": "97.55%", "巡查家次实数": "3712家次",
		"巡查发现问题数": "286个", "巡查整改问题数": "279个", "ZL02": "100%", "交办件数": "15件", "交办件办结数": "15件", "SL10": "21幢",
		"SL11": "11618块", "ZL03": "99.57%", "反诈预警接收数": "2801条", "反诈预警闭环数": "2789条", "反诈宣传室数": "39个", "ZL04": "45.00%",
		"有效预警数": "60条", "有效预警事项数": "60件", "预警化解数": "27件", "风险评估数": "3项", "ZL05": "81.3%", "MY01": "100%", "信访总量": "432件", "来信件数": "289件",
		"上门办信件数": "235件", "信访评价件数": "256件", "信访未评价件数": "176件", "集访批次": "11批", "集访人次": "121人次", "SL12": "48.8万余条",
		"人口信息实数": "488317条", "约请反馈数": "33份", "SL13": "2342人", "救护培训场次": "61场", "计生扶助人次": "530人次", "特殊家庭建档户数": "239户",
		"家庭医生签约户数": "231户", "SL14": "38场", "SL15": "59台", "电梯签约台数": "28台", "电梯施工台数": "45台", "电梯在册台数": "123台",
		"SX03": "97.01%", "房屋补贴户数": "745户", "房屋核定户数": "768户", "房屋待补户数": "23户", "SX01": "98.06%", "讨薪案件数": "103起",
		"讨薪按期办结数": "101起", "SL16": "3户", "残疾人补贴人次": "3051人次", "残疾人补贴人数": "264人", "SL17": "13人", "SL18": "37家",
		"百千万申报数": "41家", "SL19": "39个", "种子级美好社区数": "11个", "镇级美好社区数": "28个", "SL23": "11家", "SL20": "178台",
		"ST02": "400kWp", "SL21": "41项", "JJ07": "2384万元", "经济责任审计数": "7项", "财政审计数": "23项", "竣工决算审计数": "11项",
		"送审金额": "19866.67万元", "审定金额": "17482.67万元", "ZL08": "100%", "审计问题数": "86个", "审计问题销号数": "86个", "JJ08": "32.8亿元",
		"技术合同数": "512份", "SL22": "63个", "MY02": "93.59%", "MY03": "88.70%", "企业有效问卷数": "312份", "居民有效问卷数": "1133份",
		"SH05": "326人次",
	}
	d, err := dossier.Load(os.DirFS("../hongqiao-2024"))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range ledgers {
		for _, f := range l.Figures {
			x, ok := d.Year.Facts.Get(f.ID)
			if got := x.Print().Text; !ok || got != want[f.ID] {
				t.Errorf("%s from %s prints %s, want %s", f.ID, l.ID, got, want[f.ID])
			}
			delete(want, f.ID)
		}
	}
	for id := range want {
		t.Errorf("no ledger gives %s", id)
	}
	// T01 holds three rows told twice and two of the next year, T10 four and
	// one of the last.
	notes := map[string]int{}
	for _, n := range d.Year.Notes {
		notes[n.Ledger] += n.Rows
	}
	for ledger, n := range map[string]int{"T01": 5, "T10": 5, "T29": 7} {
		if notes[ledger] != n {
			t.Errorf("%s: %d rows left out, want %d", ledger, notes[ledger], n)
		}
	}
}
