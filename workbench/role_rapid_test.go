package workbench

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Whatever posts are asked for one after another, nobody ever is two of the three
// administrators, or one of them with any business, and none of the three is gone.
func TestThreeStayThree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := &House{units: map[string]*Unit{"镇": {ID: "镇"}}, members: map[string]*Member{}}
		for i, r := range admins {
			id := string(rune('a' + i))
			h.members[id] = &Member{Person: Person{ID: id, Name: id, Posts: []Post{{Role: r}}}}
		}
		for _, id := range []string{"d", "e"} {
			h.members[id] = &Member{Person: Person{ID: id, Name: id}}
		}
		const day = "2025-01-06"
		for range rapid.IntRange(1, 30).Draw(t, "acts") {
			m := *h.members[rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(t, "who")]
			m.Posts = nil
			for range rapid.IntRange(0, 3).Draw(t, "posts") {
				q := Post{Role: rapid.SampledFrom(Roles).Draw(t, "role"), From: rapid.SampledFrom([]string{"", "2025-01-06", "2025-02-01"}).Draw(t, "from"),
					Until: rapid.SampledFrom([]string{"", "2025-01-05", "2025-12-31"}).Draw(t, "until")}
				if !q.Role.Administers() {
					q.Unit = "镇"
				}
				if q.Role == OfficeClerk {
					q.Office = "经发办"
				}
				if q.Role.Limited() {
					q.Years = []int{2024}
				}
				m.Posts = append(m.Posts, q)
			}
			if h.checkPosts(&m, m.Posts) == nil && h.keepsOne(&m, day) == nil {
				h.members[m.ID] = &m
			}
			for _, m := range h.members {
				var held []Role
				for _, q := range m.Posts {
					if !slices.Contains(held, q.Role) {
						held = append(held, q.Role)
					}
				}
				n := 0
				for _, r := range held {
					if r == SystemAdmin || r == SecurityAdmin || r == AuditAdmin {
						n++
					}
				}
				if n > 1 || n == 1 && len(held) > 1 {
					t.Fatalf("%s is %v", m.ID, held)
				}
			}
			for _, r := range admins {
				if !slices.ContainsFunc([]string{"a", "b", "c", "d", "e"}, func(id string) bool { return h.on(h.members[id], day).is(r) }) {
					t.Fatalf("nobody is %s", r)
				}
			}
		}
	})
}
