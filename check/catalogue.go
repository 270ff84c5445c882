package check

// Sample is one example of a rule: a text that misses it, and one that meets it.
type Sample struct{ Wrong, Right string }

// Samples returns the examples that text rules bring in their data files, by id.
func (s *Set) Samples() map[string]Sample {
	out := map[string]Sample{}
	for _, p := range s.texts {
		out[p.id] = Sample{p.wrong, p.right}
	}
	return out
}

// Missing is a rule of the catalogue that has no function of its own, with the
// data that it needs. Text names the text rules that look for part of it.
type Missing struct {
	ID, Title, Needs string
	Text             []string
}

// Missing returns the rules of the catalogue that have no function of their own,
// in the catalogue's order.
func (s *Set) Missing() []Missing {
	var out []Missing
	for _, m := range s.catalogue {
		if s.byID[m.ID] != nil {
			continue
		}
		for _, r := range s.rules {
			if r.As == m.ID {
				m.Text = append(m.Text, r.ID)
			}
		}
		out = append(out, m)
	}
	return out
}

// readCatalogue lists the catalogue's rules beyond family A.
func readCatalogue(files dataFiles) ([]Missing, error) {
	n, err := files.read("catalogue.yaml")
	if err != nil {
		return nil, err
	}
	var out []Missing
	for _, item := range n.Items() {
		out = append(out, Missing{ID: item.Need("编号"), Title: item.Need("标题"), Needs: item.Need("需要")})
	}
	return out, n.Err()
}
