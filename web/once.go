package web

import (
	"strings"
	"sync"
	"time"
)

// How long and how many deeds of the house are remembered, so that a form that is sent
// twice has one effect.
const (
	onceStays = time.Minute
	mostOnce  = 64
)

// onces are the deeds that keep no request in the store and would be done again: a code
// that is given out, a backup.
type onces struct {
	mu   sync.Mutex
	kept map[string]onceKept
}

type onceKept struct {
	at time.Time
	do func() (any, error)
}

// once does a deed for the first of the requests that a person sends to a path under one
// key, and gives the others what came of it. One that failed is done anew.
func (v *visit) once(do func() (any, error)) (any, error) {
	key := v.r.PostFormValue("request")
	if key == "" {
		return do()
	}
	key = strings.Join([]string{v.who.ID, v.r.URL.Path, key}, "\x00")
	made, err := v.onces.get(key, v.now(), do)()
	if err != nil {
		v.onces.drop(key)
	}
	return made, err
}

func (o *onces) get(key string, now time.Time, do func() (any, error)) func() (any, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.kept == nil {
		o.kept = map[string]onceKept{}
	}
	oldest := ""
	for k, c := range o.kept {
		if now.Sub(c.at).Abs() > onceStays {
			delete(o.kept, k)
		} else if oldest == "" || c.at.Before(o.kept[oldest].at) {
			oldest = k
		}
	}
	if c, ok := o.kept[key]; ok {
		return c.do
	}
	if len(o.kept) >= mostOnce {
		delete(o.kept, oldest)
	}
	c := onceKept{now, sync.OnceValues(do)}
	o.kept[key] = c
	return c.do
}

func (o *onces) drop(key string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.kept, key)
}
