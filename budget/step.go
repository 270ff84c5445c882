package budget

// A Step (办理步骤) is one by which a year went on in its cycle, or back.
type Step struct {
	How    string // 报送, 通过, 退回, 收回, 批复
	From   string // the stage in which it was taken
	To     string // the stage to which it led
	Person string // who took it
	Role   string // as what
	Time   string // RFC 3339, UTC, whole seconds
	Reason string // in their words; a return has one
	Act    int64  // the act that was looked at; zero where it is not known
}
