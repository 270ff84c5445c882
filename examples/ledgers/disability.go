package main

var disability = ledger{
	ID: "T29", Name: "残疾人补贴发放台账", Office: "社事办", Key: "发放编号", Date: "发放月份", Grade: "系统导出",
	Note:       "3051人次对应264人，报告只能称人次。7笔退汇后以更正行取代原行：原行仍在表内，不再计数。",
	Supersedes: true,
	Columns: []column{
		text("发放编号").need(), date("发放月份").need(), text("居村").need(), text("姓名").need().personal(sensitiveData),
		code("残疾类别", "视力", "听力", "言语", "肢体", "智力", "精神", "多重").need().personal(sensitiveData),
		text("银行账号").need().personal(sensitiveData),
		code("补贴类别", "困难残疾人生活补贴", "重度残疾人护理补贴", "其他补贴").need(), money("金额", "元").need(),
	},
	Figures: []figure{
		{ID: "残疾人补贴人次", Name: "残疾人各项补贴人次", How: "计数", Unit: "人次"},
		{ID: "残疾人补贴人数", Name: "残疾人各项补贴人数", How: "去重", Column: "姓名", Unit: "人"},
	},
	Rows: disabilityRows,
}

// A recipient has the same village, class and allowance all year.
type recipient struct{ name, village, class, kind string }

// recipients returns the 264 people: 103 and 121 are paid every month, and of
// the other 40 some thirty, in turn.
func (s *source) recipients() []recipient {
	kinds := inOrder(part{"困难残疾人生活补贴", 103}, part{"重度残疾人护理补贴", 121}, part{"其他补贴", 40})
	out := make([]recipient, len(kinds))
	for i, kind := range kinds {
		class := s.pick("肢体", "肢体", "肢体", "视力", "听力", "言语", "智力", "精神", "多重")
		out[i] = recipient{resident(6000 + i), s.anyVillage(), class, kind}
	}
	return out
}

// allowance returns what one payment is, in 元: the rates rose in July.
func allowance(kind string, month int) string {
	rates := map[string][2]string{"困难残疾人生活补贴": {"480.00", "510.00"}, "重度残疾人护理补贴": {"300.00", "330.00"}, "其他补贴": {"200.00", "210.00"}}
	if month >= 7 {
		return rates[kind][1]
	}
	return rates[kind][0]
}

func disabilityRows(s *source) [][]string {
	const always, others = 224, 40
	people := s.recipients()
	turn := 0
	var out [][]string
	for m, n := range (months{255, 255, 255, 254, 254, 254, 254, 254, 254, 254, 254, 254}) {
		day := month(m+1, working)[7]
		paid := append([]recipient{}, people[:always]...)
		for range n - always {
			paid = append(paid, people[always+turn%others])
			turn++
		}
		s.Shuffle(len(paid), func(i, j int) { paid[i], paid[j] = paid[j], paid[i] })
		first := len(out)
		for _, p := range paid {
			out = append(out, []string{"", day, p.village, p.name, p.class, account, p.kind, allowance(p.kind, m+1), ""})
		}
		if m >= 2 && m < 9 { // one payment came back in each of seven months
			again := append([]string{}, out[first+s.IntN(n)]...)
			out = append(out, again)
		}
	}
	numbered(out, "CB2024-", 4)
	return superseding(out)
}

// superseding writes into each row that pays the same person for the same
// allowance and month again the key of the row that it replaces.
func superseding(rows [][]string) [][]string {
	seen := map[[3]string]string{}
	for _, r := range rows {
		payment := [3]string{r[1], r[3], r[6]}
		if before, ok := seen[payment]; ok {
			r[8] = before
		}
		seen[payment] = r[0]
	}
	return rows
}
