package workbench_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"jiheng/store"
	"jiheng/workbench"
)

// from signs in from an address.
func (h *house) from(address, account, password string) error {
	_, err := h.SignIn(ctx, workbench.Credentials{Account: account, Password: password, Address: address})
	return err
}

func TestLockOutEndsByItself(t *testing.T) {
	h := sampleHouse(t)
	for range 5 {
		h.wants("sign-in", h.from("10.0.0.9", "caiwu", "falsch"))
	}
	err := h.from("10.0.0.9", "caiwu", password)
	h.wants("locked", err)
	if !strings.Contains(err.Error(), "还剩约10分钟") {
		t.Errorf("%v", err)
	}
	h.now = h.now.Add(6*time.Minute + time.Second)
	if err = h.from("10.0.0.9", "caiwu", password); !strings.Contains(err.Error(), "还剩约4分钟") {
		t.Errorf("%v", err)
	}
	h.wants("", nilOr(h.from("10.0.0.8", "caiwu", password))) // another address
	h.wants("", nilOr(h.from("10.0.0.9", "jingfa", password)))
	h.now = h.now.Add(4 * time.Minute)
	for range 4 {
		h.wants("sign-in", h.from("10.0.0.9", "caiwu", "falsch"))
	}
	h.wants("", nilOr(h.from("10.0.0.9", "caiwu", password)))
	for range 4 { // signing in has forgotten the failures
		h.wants("sign-in", h.from("10.0.0.9", "caiwu", "falsch"))
	}
	h.wants("", nilOr(h.from("10.0.0.9", "caiwu", password)))
}

// Strangers who try an account from many addresses are stopped, and do not keep its
// person out where they have signed in before.
func TestStrangersDoNotLockOut(t *testing.T) {
	h := sampleHouse(t)
	h.wants("", nilOr(h.from("10.0.0.1", "caiwu", password)))
	tried := 0
	for i := range 40 {
		err := h.from(fmt.Sprint("10.9.0.", i), "caiwu", "falsch")
		if codeOf(err) == "sign-in" {
			tried++
		} else {
			h.wants("locked", err)
		}
	}
	if tried != 10 {
		t.Errorf("%d guesses were looked at", tried)
	}
	h.wants("", nilOr(h.from("10.0.0.1", "caiwu", password)))
	h.wants("locked", h.from("10.9.9.9", "caiwu", password))
	h.now = h.now.Add(10 * time.Minute)
	h.wants("", nilOr(h.from("10.9.9.9", "caiwu", password)))
}

// A thousand guesses at ten accounts from twenty addresses, all at once.
func TestAThousandGuesses(t *testing.T) {
	h := newHouse(t)
	set := workbench.Setup{
		System: workbench.NewPerson{Account: "a0", Name: "甲"}, Security: workbench.NewPerson{Account: "a1", Name: "乙"}, Audit: workbench.NewPerson{Account: "a2", Name: "丙"},
		Unit: workbench.NewUnit{UnitYear: workbench.UnitYear{Year: 2024, Name: "某镇", Level: "乡级"}},
	}
	if _, err := h.Setup(ctx, set); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	var mu sync.Mutex
	got := map[string]int{}
	for i := range 1000 {
		all.Go(func() {
			code := codeOf(h.from(fmt.Sprint("10.1.0.", i%20), fmt.Sprint("a", i/20%10), fmt.Sprint("geraten", i)))
			mu.Lock()
			got[code]++
			mu.Unlock()
		})
	}
	all.Wait()
	if got["sign-in"] == 0 || got["sign-in"] > 100 || got["sign-in"]+got["locked"]+got["busy"] != 1000 {
		t.Errorf("%v", got)
	}
}

// A crowd behind one address, none of whom has signed in there before, all at once:
// nobody is kept out.
func TestACrowdBehindOneAddress(t *testing.T) {
	h := sampleHouse(t)
	const crowd = 70 // more than the failures of one address
	for i := range crowd {
		if _, err := h.AddPerson(ctx, h.as("xitong"), workbench.NewPerson{Account: fmt.Sprint("k", i), Name: "填报人"}); err != nil {
			t.Fatal(err)
		}
	}
	codes := make([]string, crowd)
	for i := range crowd {
		issued, err := h.IssueCode(ctx, h.as("anquan"), h.member(fmt.Sprint("k", i)).ID)
		if err != nil {
			t.Fatal(err)
		}
		codes[i] = issued.Code
	}
	var all sync.WaitGroup
	for i := range crowd {
		all.Go(func() {
			if err := h.from("10.0.0.7", fmt.Sprint("k", i), codes[i]); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for i := range 60 { // and one who tries all accounts from there is stopped
		h.wants("sign-in", h.from("10.0.0.6", fmt.Sprint("x", i), "falsch"))
	}
	h.wants("locked", h.from("10.0.0.6", "caiwu", password))
}

// Who gives up waiting has not failed.
func TestGivingUpIsNoFailure(t *testing.T) {
	h := sampleHouse(t)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	for range 10 {
		_, err := h.SignIn(gone, workbench.Credentials{Account: "caiwu", Password: password, Address: "10.0.0.9"})
		if err == nil {
			t.Fatal("signed in")
		}
	}
	h.wants("", nilOr(h.from("10.0.0.9", "caiwu", password)))
}

// What is refused is in the log where it is about somebody; what was typed is not.
func TestFailuresLeaveNoPasswordInTheLog(t *testing.T) {
	h := sampleHouse(t)
	for range 6 {
		_ = h.from("10.0.0.9", "caiwu", "geheim-1")
		_ = h.from("10.0.0.9", "geheim-2", "x")
	}
	s := h.must("caiwu")
	h.wants("", nilOr(h.SetPassword(ctx, h.who(s.Token), password, "Neues-9-Wort-geheim")))
	var acts []store.Act
	if err := h.store.View(ctx, func(tx *store.Tx) (err error) {
		acts, err = tx.Acts(store.House, 0, 500)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, a := range acts {
		kinds[a.Kind]++
		if said := fmt.Sprint(a); strings.Contains(said, "geheim") || strings.Contains(said, s.Token) || strings.Contains(said, password) {
			t.Errorf("the log says %s", said)
		}
	}
	if kinds["登录受限"] != 1 || kinds["登录"] != 1 || kinds["改口令"] != 1 {
		t.Errorf("%v", kinds)
	}
}
