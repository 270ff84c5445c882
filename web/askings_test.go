package web_test

import "jiheng/workbench"

// An asking is how the matrix asks for a route: the parts of its path, and what is
// sent. What is sent is old or lacks something, so that it is refused last of all:
// 409 or 422 means that the person might.
type asking struct {
	parts map[string]string
	form  map[string]string
}

// stale is a version that never was.
const stale = "7"

// askings has an example for each route of a year; entry and line stand for the
// IDs of entries.
var askings = map[string]asking{
	"GET /y/{year}":                                     {},
	"GET /y/{year}/values":                              {},
	"GET /y/{year}/values/{code}":                       {parts: map[string]string{"code": "SH03"}},
	"POST /y/{year}/values/{code}":                      {map[string]string{"code": "SH03"}, map[string]string{"text": "9", "seen": stale}},
	"POST /y/{year}/values/{code}/reason":               {map[string]string{"code": "SH03"}, map[string]string{"entry": "指标.yaml SH03", "原因": "换一个说法", "seen": stale}},
	"POST /y/{year}/values/{code}/evidence":             {map[string]string{"code": "SH03"}, map[string]string{}},
	"POST /y/{year}/values/{code}/evidence/{id}/remove": {parts: map[string]string{"code": "SH03", "id": "D10"}},
	"POST /y/{year}/undo":                               {form: map[string]string{"act": "1"}},
	"GET /y/{year}/evidence/{id}":                       {parts: map[string]string{"id": "D01"}},
	"POST /y/{year}/values/{code}/published":            {map[string]string{"code": "SL01"}, map[string]string{"prints": "17个", "seen": stale}},
	"POST /y/{year}/block":                              {form: map[string]string{"code": "SH03", "text": "9", "seen": stale, "entry": "", "field": ""}},
	"GET /y/{year}/goals":                               {},
	"GET /y/{year}/goals/review":                        {},
	"POST /y/{year}/goals/review":                       {form: map[string]string{"points": "10", "decision": "退回", "text": "数不对", "seen": stale}},
	"POST /y/{year}/goals/{code}":                       {map[string]string{"code": "SH03"}, map[string]string{"entry": "指标.yaml SH03", "field": "名称", "text": "换一个名称", "seen": stale}},
	"POST /y/{year}/goals":                              {form: map[string]string{"after": "SH03", "name": "新指标"}},
	"POST /y/{year}/goals/{code}/deed":                  {map[string]string{"code": "SH03"}, map[string]string{"entry": "指标.yaml SH03", "how": "remove", "seen": stale}},
	"GET /y/{year}/goals/check":                         {},
	"POST /y/{year}/library":                            {form: map[string]string{"id": "PX01"}},
	"POST /y/{year}/annual":                             {form: map[string]string{"text": "办成一件事"}},
	"POST /y/{year}/annual/{goal}":                      {map[string]string{"goal": "MB1"}, map[string]string{"entry": "目标.yaml MB1", "field": "文字", "text": "换一个说法", "seen": stale}},
	"POST /y/{year}/annual/{goal}/remove":               {map[string]string{"goal": "MB1"}, map[string]string{"entry": "目标.yaml MB1", "seen": stale}},
	"POST /y/{year}/begin":                              {form: map[string]string{}},
	"POST /y/{year}/last":                               {form: map[string]string{"seen": stale}},
	"GET /y/{year}/adjust":                              {},
	"POST /y/{year}/adjust/budget":                      {form: map[string]string{"kind": "追加", "line": "P06", "amount": "1.00", "day": "2024-11-30", "document": "区财政通知第9号"}},
	"POST /y/{year}/adjust/target":                      {form: map[string]string{"code": "SH03", "target": "≥1", "day": "2024-11-30", "document": "区财政通知第9号", "seen": stale}},
	"GET /y/{year}/budget":                              {},
	"GET /y/{year}/budget/months":                       {},
	"POST /y/{year}/budget/months/{line}":               {map[string]string{"line": "P06"}, map[string]string{"field": "3月", "text": "1.00", "seen": stale}},
	"GET /y/{year}/budget/import":                       {},
	"POST /y/{year}/budget/import":                      {form: map[string]string{"kind": "预算"}},
	"GET /y/{year}/budget/import/{kind}":                {parts: map[string]string{"kind": "预算"}},
	"POST /y/{year}/budget/import/{kind}":               {map[string]string{"kind": "预算"}, map[string]string{"how": "give", "seen": stale}},
	"GET /y/{year}/budget/import/{kind}/refused":        {parts: map[string]string{"kind": "预算"}},
	"POST /y/{year}/budget/{line}":                      {map[string]string{"line": "P06"}, map[string]string{"entry": "预算/预算.csv P06", "field": "决算数", "text": "1.00", "seen": stale}},
	"GET /y/{year}/project/{line}":                      {parts: map[string]string{"line": "P06"}},
	"POST /y/{year}/project/{line}":                     {map[string]string{"line": "P06"}, map[string]string{"entry": "预算/预算.csv P06", "field": "完成情况", "text": "做完了", "seen": stale}},
	"POST /y/{year}/projects":                           {form: map[string]string{"name": "新的一个项目", "fund": "一般公共预算"}},
	"GET /y/{year}/project/{line}/remove":               {parts: map[string]string{"line": "P22"}},
	"POST /y/{year}/project/{line}/remove":              {map[string]string{"line": "P22"}, map[string]string{"seen": "0"}},
	"POST /y/{year}/sampling":                           {form: map[string]string{"seed": "2025-03-06", "count": "0", "seen": "0"}},
	"POST /y/{year}/project/{line}/step":                {map[string]string{"line": "P05"}, map[string]string{"how": "报送", "seen": "0"}},
	"POST /y/{year}/project/{line}/indicators":          {map[string]string{"line": "P06"}, map[string]string{"code": "SH03", "seen": stale}},
	"GET /y/{year}/records/{file}":                      {parts: map[string]string{"file": "unit"}},
	"POST /y/{year}/records/{file}/{block}":             {map[string]string{"file": "adjustments", "block": "adjustments"}, map[string]string{"新·编号": "TZ99", "新·日期": "2024-11-30", "新·种类": "追加", "新·行": "P01", "新·金额": "1.00", "新·原因": "区下达"}},
	"POST /y/{year}/records/{file}/{block}/remove":      {map[string]string{"file": "monitoring", "block": "指标"}, map[string]string{"entry": "监控.yaml SL05", "seen": stale}},
	"GET /y/{year}/report":                              {},
	"GET /y/{year}/report/{part}":                       {parts: map[string]string{"part": "5-绩效实现"}},
	"POST /y/{year}/report/{part}":                      {map[string]string{"part": "5-绩效实现"}, map[string]string{"entry": "正文/5-绩效实现.md", "text": "换一段\n", "seen": stale}},
	"POST /y/{year}/report/{part}/draft":                {map[string]string{"part": "5-绩效实现"}, map[string]string{"entry": "指标.yaml SH03", "text": "换一段", "seen": stale}},
	"GET /y/{year}/report/{part}/check":                 {parts: map[string]string{"part": "5-绩效实现"}},
	"GET /y/{year}/check":                               {},
	"POST /y/{year}/check":                              {form: map[string]string{"rule": "BUD-03", "paper": "自评报告", "says": "没有这条意见", "reason": "口径不同，不是错误", "seen": stale}},
	"GET /y/{year}/papers":                              {},
	"POST /y/{year}/papers":                             {form: map[string]string{"seen": stale}},
	"GET /y/{year}/sign":                                {},
	"GET /y/{year}/sign/letter":                         {},
	"GET /y/{year}/issued/{version}/letter":             {parts: map[string]string{"version": "1"}},
	"GET /y/{year}/issued/{version}/{name}":             {parts: map[string]string{"version": "1", "name": "自评报告.pdf"}},
	"POST /y/{year}/issued/{version}/scan":              {map[string]string{"version": "1"}, map[string]string{"code": "没有"}},
	"GET /y/{year}/papers/{name}":                       {parts: map[string]string{"name": "整体支出绩效自评表.xlsx"}},
	"GET /y/{year}/goals/{code}/rename":                 {parts: map[string]string{"code": "SH03"}},
	"POST /y/{year}/goals/{code}/rename":                {map[string]string{"code": "SH03"}, map[string]string{"to": "SH303", "seen": stale}},
	"GET /y/{year}/folder":                              {},
	"GET /y/{year}/merge":                               {},
	"POST /y/{year}/merge":                              {form: map[string]string{"folder": "gone"}},
	"GET /y/{year}/review":                              {},
	"POST /y/{year}/review":                             {form: map[string]string{"how": "", "seen": stale, "reason": "数不对"}},
	"GET /y/{year}/review/{code}":                       {parts: map[string]string{"code": "SH03"}},
	"POST /y/{year}/review/{code}":                      {map[string]string{"code": "SH03"}, map[string]string{"verdict": "存疑", "seen": stale}},
	"POST /y/{year}/remarks/{code}":                     {map[string]string{"code": "SH03"}, map[string]string{"to": "2025-03-06T02:10:00Z", "as": "单位负责人", "text": "已改", "seen": stale}},
	"GET /y/{year}/story":                               {},
	"GET /y/{year}/ledger/{id}":                         {parts: map[string]string{"id": "T03"}},
	"GET /y/{year}/ledger":                              {},
	"GET /y/{year}/ledger/{id}/file":                    {parts: map[string]string{"id": "T03"}},
	"POST /y/{year}/ledger/{id}/file":                   {map[string]string{"id": "T03"}, map[string]string{}},
	"POST /y/{year}/ledger/{id}/give":                   {map[string]string{"id": "T03"}, map[string]string{"how": "give", "seen": stale}},
	"POST /y/{year}/ledger/{id}/row":                    {map[string]string{"id": "T26"}, map[string]string{"line": "3"}},
	"GET /y/{year}/fact/{id}":                           {parts: map[string]string{"id": "SH03"}},
}

// steps are asked for one by one: each is a right of its own.
var steps = []string{"报送", "通过", "退回", "批复", "收回", "重开", "公开"}

// columns of the matrix: the sample's account of each role.
var columns = []struct{ role, account string }{
	{"科室", "shishi"}, {"财务", "caiwu"}, {"负责人", "lingdao"}, {"主管", "zhuguan"}, {"财政", "caizheng"}, {"评价", "pingjia"}, {"审计", "shenji"},
	{"系统员", "xitong"}, {"安全员", "anquan"}, {"日志员", "rizhi"},
}

// wheres are the years, by how their unit stands to that of the clerks.
var wheres = []struct {
	says, unit string
	year       workbench.UnitYear
}{
	{says: "本单位", unit: "hongqiao"},
	{"下级", "school", workbench.UnitYear{Name: "虹桥镇社区学校", Level: "乡级", Parent: "hongqiao", Department: "hongqiao-zhen", Bureau: "hongqiao-zhen"}},
	{says: "上级（主管部门自己）", unit: "hongqiao-zhen"},
	{"同级", "qibao", workbench.UnitYear{Name: "七宝镇人民政府", Level: "乡级", Bureau: "minhang-caizheng"}},
	{"外区", "huamu", workbench.UnitYear{Name: "花木街道办事处", Level: "县级"}},
	{says: "不存在", unit: "unknown"},
}

// outside are the parts of paths that belong to no year.
var outside = map[string]string{"person": "sample-jingfa", "unit": "hongqiao"}
