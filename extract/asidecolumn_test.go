package extract_test

import "testing"

// Columns of who answers for a row, how they are called and what is noted neither stop the
// heads nor name the figures beside them, wherever they stand.
func TestColumnsThatNameNoRow(t *testing.T) {
	readTables(t, []tableCase{
		{"前面", "项目名称 | 负责人 | 联系电话 | 绩效指标 | 目标值 | 完成值\n道路养护 | 张三 | 85551234 | 养护里程（公里） | 30 | 32\n河道清淤 | 李四 | 85551235 | 清淤条数（条） | 12 | 12",
			"养护里程（公里） indicator 30公里; 养护里程（公里） indicator 32公里; 清淤条数（条） indicator 12条", "张三;85551234"},
		{"中间", "一级指标 | 二级指标 | 三级指标 | 责任人 | 指标值 | 联系方式 | 完成值 | 备注\n产出指标 | 数量指标 | 养护道路里程 | 张三 | 30公里 | 1381111 | 32公里 | 无\n产出指标 | 质量指标 | 合格率 | 李四 | ≥95% | 12345 | 98% | 无",
			"养护道路里程 indicator 30公里; 养护道路里程 indicator 32公里; 合格率 indicator 95%; 合格率 indicator 98%", "张三;李四"},
		{"金额", "负责人 | 项目名称 | 联系人 | 预算数（万元） | 备注 | 执行数（万元）\n张三 | 修路 | 王五 | 20 | 略 | 18\n李四 | 造桥 | 赵六 | 30 | 略 | 28",
			"修路·预算数（万元） budget_initial 20万元; 造桥·执行数（万元） outturn 28万元", "张三;王五"},
		{"两层", "项目名称 | 项目负责人 | 联系电话 | 产出 | 效益\n道路养护 | 张三 | 85551234 | 养护道路30公里 | 满意度≥90%\n河道清淤 | 李四 | 85551235 | 清淤河道12条 | 满意度≥92%",
			"道路养护·产出·养护道路 indicator 30公里; 河道清淤·产出·清淤河道 indicator 12条", "李四;85551235"},
		{"只有人", "联系人 | 预算数（万元） | 执行数（万元）\n张三 | 20 | 18\n李四 | 30 | 28", "张三·预算数（万元） budget_initial 20万元; 李四·执行数（万元） outturn 28万元", ""},
		{"标签行", "项目名称 | 修路 | 负责人 | 张三 | 联系电话 | 85551234\n预算数（万元） | 20 | 执行数（万元） | 18 | 执行率 | 90%", "预算数（万元） budget_initial 20万元; 执行数（万元） outturn 18万元; 执行率 execution_rate 90%", "85551234"},
		{"空表", "项目名称 |  | 负责人 |  | 联系电话 | \n一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 备注\n产出 | 数量 | 修路 | 20公里 | 21公里 | 无", "修路 indicator 20公里; 修路 indicator 21公里", ""},
	})
}
