package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// moneyEnds are what the words right before an amount end in.
var moneyEnds = newLexicon("费", "款", "金", "资金", "经费", "费用", "预算", "决算", "支出", "开支", "收入", "投入", "投资", "工资", "补助", "补贴", "津贴", "奖励", "报酬", "薪酬", "拨款", "支付", "拨付",
	"花费", "花销", "租金", "罚没", "税", "税收", "结余", "结转", "余额", "金额", "总额", "成本", "造价", "合同价", "标价", "单价", "总价", "预算数", "决算数", "执行数", "支出数", "捐赠", "捐款")

// ofMoney reports words right before a number that say that it is an amount: 会议费支出.
func ofMoney(label string) bool {
	label = strings.TrimRight(label, "约近超逾")
	for {
		cut := trimmed(label)
		for _, w := range []string{"共计", "合计", "总计", "计", "实际", "仅", "约", "分别", "各", "："} {
			cut = strings.TrimSuffix(cut, w)
		}
		if cut == label {
			break
		}
		label = cut
	}
	return moneyEnds.before(label) != ""
}

// hanBare reads an amount in Han numerals that ends a phrase and names no unit: 支出三万二,
// 会议费八百五十. Words of money stand before it, and it is said as one says 元: with 百,
// 千 or 万, and with no other amount in 万元 in its sentence.
func (s *scanner) hanBare(value int64, numerals, end int) bool {
	if numerals < 2 || value < 100 || value%1e4 == 0 || hanValue[firstRune(s.s[s.i:])] >= 100 || inOrdinal(s.s, s.i) {
		return false
	}
	mid, k := s.mid(end)
	post := approxAfter.at(s.rest(k))
	if !s.phraseEnds(k+len(post)) || !ofMoney(s.phrase(s.i)) || value < 1e4 && s.besideScaled() {
		return false
	}
	l := s.lead(s.i, end)
	for _, w := range []string{mid, post} {
		if l.approx == "" {
			l.approx = w
		}
	}
	t := Token{Class: HanQuantity, Written: s.s[s.i:end], Number: l.of(num.Int(value)), Unit: "元", Approx: l.approx}
	return s.emit(t, l.from, k+len(post))
}

// phraseEnds reports that a phrase ends at an offset.
func (s *scanner) phraseEnds(i int) bool {
	if i >= len(s.s) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s.s[i:])
	return strings.ContainsRune(stops+"！？”", r)
}

// besideScaled reports that the sentence speaks of amounts in 万元 or 亿元.
func (s *scanner) besideScaled() bool {
	from := max(0, s.i-maxSentence/3)
	before := s.s[from:s.i]
	before = before[strings.LastIndexAny(before, "。；;\n")+1:]
	behind := s.s[s.i:min(len(s.s), s.i+maxSentence/3)]
	if k := strings.IndexAny(behind, "。；;\n"); k >= 0 {
		behind = behind[:k]
	}
	return hasAny(before, "万元", "亿元", "万、") || hasAny(behind, "万元", "亿元")
}

// countedUnits are units of things of which a few are written as one Han numeral.
var countedUnits = newLexicon("座", "辆", "场", "场次", "期", "个", "家", "户", "所", "处", "条", "台", "套", "次", "人次", "人", "名", "位", "批", "批次", "份", "栋", "幢", "间", "支", "部", "件", "眼", "口", "艘",
	"架", "张", "册", "本", "株", "棵", "盏", "块", "片", "头", "只", "匹", "羽", "公里", "千米", "米", "亩", "公顷", "平方米", "立方米", "吨", "公斤", "千克", "小时", "天", "个月", "例", "起", "宗", "篇", "项", "班次", "课时", "团组",
	"个工作日", "标段", "个班", "车次", "户次", "家次", "门", "枚", "尊", "顶", "桶", "箱", "袋")

// hanCounted reports one Han numeral from i to end that counts something, its unit up
// to k: 泵站六座, 实际举办三场, 建成两座桥梁. It ends its phrase behind the name of what is
// counted, or stands behind a verb of doing; 一 counts only at the end: 一个中心,
// 三项制度 and 一户一策 are words.
func (s *scanner) hanCounted(unit string, end, k int) bool {
	if !countedUnits.in(unit) || isHanNumeral(runeBefore(s.s, s.i)) || hanAddress(s.s, s.i, unit) {
		return false
	}
	label := s.phrase(s.i)
	post := approxAfter.at(s.rest(k))
	one := s.s[s.i:end] == "一"
	if s.phraseEnds(k + len(post)) {
		r, _ := utf8.DecodeLastRuneInString(label)
		return utf8.RuneCountInString(label) >= 2 && unicode.Is(unicode.Han, r) && notCounted.before(label) == "" &&
			!(one && notOnce.before(label) != "")
	}
	return !one && doneVerbs.before(label) != ""
}

// notCounted end words after which one numeral with a counter is none of things: 同一个,
// 每三个月, 第三次, 前三名.
var notCounted = newLexicon("每", "每隔", "同", "第", "前", "后", "另", "某", "任", "头", "这", "那", "哪", "几", "数", "近", "上", "下", "其中", "的", "之", "有的", "唯", "专", "周", "星期", "十", "百", "千", "万", "亿", "点")

// notOnce end words before 一 that say no number: 唯一一个, 统一, 进一.
var notOnce = newLexicon("唯一", "统", "进", "专", "逐", "单", "合", "归", "万", "不", "是", "为", "同", "年", "月", "日", "天", "周", "季度", "户", "村", "镇", "人", "家", "校")

// doneVerbs are of things that are done or made, and counted then.
var doneVerbs = newLexicon("新增", "建成", "举办", "新建", "改建", "扩建", "改造", "购置", "购买", "采购", "配备", "设立", "组织", "培训", "开展", "完成", "走访", "慰问", "修建", "维修", "整治", "疏浚", "清淤", "安装", "更换",
	"发放", "印制", "制作", "举行", "召开", "承办", "开办", "排查", "整改", "创建", "培育", "引进", "签约", "化解", "办理", "新购", "建设", "架设", "铺设", "种植", "栽植", "了", "共有", "现有", "下设", "内设", "设有", "设", "有")

// A place of an address is a number behind a name, as 东风村3组 and 二年级3班.
var (
	// addressUnits are units that number the parts of a place.
	addressUnits = newLexicon("组", "栋", "幢", "班", "层", "排", "队", "间", "口", "户", "处")
	villageEnds  = newLexicon("村", "社区", "屯", "庄", "大队", "生产队", "寨", "湾", "嘎查", "居委会", "村委会")
	estateEnds   = newLexicon("小区", "花园", "家园", "新村", "新城", "公寓", "苑", "园", "大厦", "大院", "家属院", "宿舍", "街", "路", "巷", "弄", "里", "广场", "公馆", "华庭", "名居", "安置点", "安置房", "大楼")
	yearEnds     = newLexicon("年级", "初一", "初二", "初三", "高一", "高二", "高三", "大班", "中班", "小班", "七年", "八年", "九年")

	// plainPlaces are places that bear no name: 改造老旧小区5栋 are five.
	plainPlaces = newLexicon("全", "各", "本", "该", "每", "个", "老旧", "住宅", "安置", "居民", "新建", "商品房", "封闭", "开放", "智慧", "农村", "城镇", "保障房", "类", "式", "型", "在", "无物业", "公园", "廉租", "公租", "教工", "学生", "职工",
		"行政", "自然", "示范", "贫困", "脱贫", "美丽", "试点", "重点", "其他", "两", "三", "四", "五", "六", "七", "八", "九", "十", "多", "旧", "危旧", "涉及", "个行政", "棚改", "高层", "多层", "物业")
)

// hanAddress reports a number at i that says which part of a place is meant: 东风村3组,
// 幸福小区5栋, 二年级3班. What has no name of its own is counted: 老旧小区5栋.
func hanAddress(text string, i int, unit string) bool {
	if !addressUnits.in(unit) {
		return false
	}
	before := window(text[max(0, i-90):i])
	before = strings.ToValidUTF8(before, "")
	before = before[strings.LastIndexAny(before, stops+" ")+1:]
	before = strings.ToValidUTF8(before, "")
	named := func(ends lexicon) bool {
		w := ends.before(before)
		if w == "" {
			return false
		}
		name := strings.TrimSuffix(before, w)
		r, _ := utf8.DecodeLastRuneInString(name)
		return unicode.Is(unicode.Han, r) && plainPlaces.before(name) == ""
	}
	switch unit {
	case "组", "队", "排", "户", "口":
		return (unit == "组" || unit == "队") && named(villageEnds)
	case "班":
		w := yearEnds.before(before)
		return w != "" && !strings.HasSuffix(before, "全年级") && !strings.HasSuffix(before, "各年级")
	case "栋", "幢", "层", "间":
		return named(estateEnds)
	}
	return false
}
