package budget

import (
	"jiheng/fault"
	"jiheng/num"
)

// Monitoring is one round of performance monitoring (绩效运行监控).
type Monitoring struct {
	Round   string // 2024年1—7月
	Months  int    // months that it covers
	Day     string
	Profile string // rule by which lamps were set
	Yellow  num.Decimal
	Red     num.Decimal // percentage points behind the calendar
	Checks  []MonitoredIndicator
	Alerts  []Alert
	Sample  bool
}

// A MonitoredIndicator is where an indicator stood at the round.
type MonitoredIndicator struct {
	Indicator  string
	ToDate     string // as written
	Forecast   string
	Likelihood string // 确定能, 有可能, 完全不可能
	Basis      string
	Place      fault.Place
}

// An Alert is a lamp raised in monitoring (预警), with what was done about it.
type Alert struct {
	ID          string
	Lamp        string // 提示, 预警
	Object      string // id of a line or indicator
	Cause       string
	CauseKind   string
	Measure     string
	RespondBy   string
	Responded   string
	Disposition string
	Adjustment  string
	Result      string
	Place       fault.Place
}
