package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/fault"
	"jiheng/rules"
)

// A field is what measuring needs: rules, faults, writers and readers.
type field struct {
	set       *check.Set
	press     *press
	plantings []planting
}

func newField(ctx context.Context, cache string) (*field, error) {
	set, err := rules.Builtin()
	if err != nil {
		return nil, fmt.Errorf("reading the rules: %w", err)
	}
	list, err := plantings()
	if err != nil {
		return nil, err
	}
	for _, p := range list {
		if ruleOf(set, p.rule) == nil {
			return nil, fmt.Errorf("no rule %s", p.rule)
		}
	}
	press, err := newPress(ctx, cache)
	return &field{set, press, list}, err
}

// findings reads lines back from a format and checks them.
func (f *field) findings(ctx context.Context, format string, lines []string) ([]check.Finding, error) {
	d, err := f.press.through(ctx, format, lines)
	if err != nil {
		return nil, err
	}
	return f.set.Run(&check.Input{File: "a." + format, Document: d}).Findings, nil
}

// A base is a clean document with what the rules say about it in each format.
type base struct {
	*clean
	before map[string][]check.Finding
}

// measure makes so many rounds. In each, every template is made anew, and every
// step-th way is planted and goes through one of the formats, in turn.
func (f *field) measure(ctx context.Context, seed uint64, rounds, step int) (*tally, error) {
	t := newTally(f.set, f.plantings)
	for round := range rounds {
		bases, err := f.bases(ctx, t, seed, round)
		if err != nil {
			return nil, err
		}
		n := 0
		for i := range f.plantings {
			p := &f.plantings[i]
			for way := range p.ways {
				if n++; n%step != round%step {
					continue
				}
				r := rand.New(rand.NewPCG(seed, uint64(round)<<32|uint64(n)))
				format := formats[(n+round)%len(formats)]
				if format == p.not {
					format = formats[(n+round+1)%len(formats)]
				}
				if err := f.one(ctx, t, bases, p, way, format, r); err != nil {
					return nil, err
				}
			}
		}
	}
	return t, nil
}

// bases makes the clean documents of a round; whatever is found in them is a
// false alarm.
func (f *field) bases(ctx context.Context, t *tally, seed uint64, round int) (map[string]*base, error) {
	out := map[string]*base{}
	for i, name := range templates {
		c, err := newClean(name, rand.New(rand.NewPCG(seed+uint64(i)+1, uint64(round))))
		if err != nil {
			return nil, err
		}
		b := &base{c, map[string][]check.Finding{}}
		for _, format := range formats {
			list, err := f.findings(ctx, format, c.lines)
			if err != nil {
				return nil, err
			}
			b.before[format] = list
			t.clean(name, format, list)
		}
		out[name] = b
	}
	return out, nil
}

// one plants one fault and judges what is found.
func (f *field) one(ctx context.Context, t *tally, bases map[string]*base, p *planting, way int, format string, r *rand.Rand) error {
	names := slices.Clone(p.bases)
	r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, name := range names {
		b := bases[name]
		if b == nil {
			return fmt.Errorf("%s: no template %q", p.rule, name)
		}
		doc, ok, err := p.plant(b.clean, way, r)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		now, err := f.findings(ctx, format, doc.lines)
		if unprintable(err) {
			format = "docx"
			now, err = f.findings(ctx, format, doc.lines)
		}
		if err != nil {
			return err
		}
		t.add(p, way, name, format, judge(f.set, p.rule, doc, now, b.before[format]))
		return nil
	}
	return fmt.Errorf("%s: no place for %q in %s", p.rule, p.ways[way], strings.Join(p.bases, "、"))
}

// unprintable reports a character that the fonts of pdf lack, as faults of broken
// characters have.
func unprintable(err error) bool {
	var e *fault.Error
	return errors.As(err, &e) && e.Code == "font-missing-character"
}
