package extract_test

import "testing"

// A sign in an unusual place, or shape, is never lost: the number is below zero, or named.
func TestSignsInOtherShapes(t *testing.T) {
	readCases(t, []readCase{
		{"净增减为（-）12.5万元，差额(-)3.2万元，变动（负）4.5%。", "-12.5万元 -3.2万元 -4.5%", ""},
		{"结余△ 5.00万元，最低气温零下12.5℃，库温为零下18℃。", "-5.00万元 -12.5℃ -18℃", ""},
		{"| 项目 | 预算数（万元） | 执行率 | 指标值 |\n| 甲 | 50 | （5%） | ↓5次 |\n| 乙 | 60 | ▼ 8.5% | (12.5%) |\n| 丙 | 70 | ↓3% | ▽3场 |", "50万元 60万元 70万元",
			"（5%） ↓5次 ▼8.5% (12.5%) ↓3% ▽3场"},
		{"| 三级指标 | 权重 | 预算数（万元） |\n| 甲 | （5%） | 50 |", "5% 50万元", ""},
	})
}

// Multiples and a half, thousands apart by apostrophes, steps that nobody can add, and
// numbers of headings behind numbers of lists.
func TestNumbersInOtherShapes(t *testing.T) {
	readCases(t, []readCase{
		{"投资增长一倍半，产值为上年的两倍半，产量增加三倍半以上。", "1.5倍 2.5倍 3.5倍", ""},
		{"投资1'234'567元，支出1’234.5万元，收入12'345'678.90元。", "1234567元 1234.5万元 12345678.90元", ""},
		{"投资1.2亿3000万元，培训3场。", "3场", "1.2亿3000万元"},
		{"贷款3.25亿800万元，拨付1.5亿2000万，开会2次。", "2次", "3.25亿800万元 1.5亿2000万"},
		{"（一）2.3 次要任务", "", ""},
		{"（二）1.2人员情况", "", ""},
		{"（3）2.1项目概况", "", ""},
		{"（1）2.3公里道路完工。", "2.3公里", ""},
	})
}
