package paper

import "jiheng/extract"

// A memo keeps what one rule read of a text for the rules after it. A text
// belongs to one goroutine.
type memo[V any] struct {
	value V
	known bool
}

func (m *memo[V]) get(read func() V) V {
	if !m.known {
		m.value, m.known = read(), true
	}
	return m.value
}

// memos are the readings of a text that several rules share. Whoever gets one
// must not change it.
type memos struct {
	money      memo[[]MoneyRow]
	moneySaid  memo[[]MoneyRow]
	rated      memo[[]*MoneyRow]
	moneyTable memo[[]*MoneyTable]
	indicators memo[[]*IndicatorTable]
	sheets     memo[[]*ScoreSheet]
	goals      memo[[]ProjectForm]
	yearMoney  memo[[]Field]
	inline     memo[[]InlineList]
	found      memo[found]
	fields     memo[[]labelledValue]
	claims     memo[[]extract.Claim]
	tableSums  memo[TableSums]
}
