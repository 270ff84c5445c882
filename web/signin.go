package web

import (
	"net/http"

	"jiheng/fault"
	"jiheng/reply"
	"jiheng/workbench"
)

// cookieName is the session's cookie. Where the server is reached by https alone it
// has the prefix that keeps other hosts from setting it.
func (s *Server) cookieName() string {
	if s.secure {
		return "__Host-jiheng"
	}
	return "jiheng"
}

// enter finds out who it is. Nobody, or no longer, is a fault of the code session.
func (v *visit) enter() error {
	c, err := v.r.Cookie(v.cookieName())
	if err != nil {
		return fault.New(fault.Forbidden, fault.Place{}, codeSession, "请先登录")
	}
	v.who, err = v.bench.Who(v.r.Context(), c.Value)
	return err
}

// ofAnother reports a deed that is sent from a page which was made for another person:
// they signed in after it was opened.
func (v *visit) ofAnother() bool {
	page := v.r.Header.Get("Page-Person")
	return v.r.Method != http.MethodGet && page != "" && page != v.who.ID
}

// refuseAnothers stores nothing under the name of somebody who did not type it, and
// asks whose it is.
func (v *visit) refuseAnothers() {
	v.w.Header().Set("HX-Retarget", "#trouble")
	v.w.Header().Set("HX-Reswap", "innerHTML")
	v.w.WriteHeader(http.StatusUnauthorized)
	_ = otherPersonPlace(v.who).Render(v.r.Context(), v.w) // whoever asked may have gone
}

// personField names in a form the person for whom its page was made.
const personField = "page-person"

// formOfAnother is ofAnother for a form that is sent as a whole page.
func (v *visit) formOfAnother() bool {
	return v.r.Method == http.MethodPost && !v.partial() && v.r.PostFormValue(personField) != "" && v.r.PostFormValue(personField) != v.who.ID
}

// refuseForm stores nothing of such a form, and shows what was typed, to be stored under
// the name of who is signed in, or not.
func (v *visit) refuseForm() error {
	whose := v.nameOf(v.r.PostFormValue(personField))
	k := kept{Path: v.r.URL.Path, Form: v.r.PostForm}
	k.Form.Del(personField)
	files := v.r.MultipartForm != nil && len(v.r.MultipartForm.File) > 0
	return v.write(http.StatusConflict, otherPersonWhole(v.view("没有存"), whose, k, files))
}

// setCookie begins the session in the browser, or ends it where the token is empty.
func (v *visit) setCookie(token string) {
	c := &http.Cookie{Name: v.cookieName(), Value: token, Path: "/", HttpOnly: true, Secure: v.secure, SameSite: http.SameSiteLaxMode}
	if token == "" {
		c.MaxAge = -1
	}
	http.SetCookie(v.w, c)
}

// nameOf is the name of a person, or their ID where the house has them no longer.
func (v *visit) nameOf(id string) string {
	h, err := v.bench.House(v.r.Context())
	if err != nil {
		return id
	}
	m, err := h.Member(id)
	if err != nil {
		return id
	}
	return m.Name
}

func (v *visit) signIn() error {
	first, err := v.bench.FirstRun(v.r.Context())
	if err != nil {
		return err
	}
	if first {
		return v.goTo("/set-up")
	}
	return v.write(http.StatusOK, signInWhole(signInPage{view: v.view("登录"), To: ownPath(v.r.FormValue("to")), Accounts: v.samples(), Password: v.demo}))
}

// samples are the accounts of a demonstration, whose password may be shown.
func (v *visit) samples() []workbench.Person {
	if v.demo == "" {
		return nil
	}
	h, err := v.bench.House(v.r.Context())
	if err != nil {
		return nil
	}
	var out []workbench.Person
	for _, m := range h.Members() {
		if m.Sample && m.Closed == "" {
			out = append(out, m.Person)
		}
	}
	return out
}

// signInTake takes account and password.
func (v *visit) signInTake() error {
	f := v.r.PostFormValue
	c := workbench.Credentials{Account: f("account"), Password: f("password"), Code: f("code"), Address: reply.Address(v.r)}
	session, err := v.bench.SignIn(v.r.Context(), c)
	if err != nil {
		bad := faultOf(err)
		if bad.Kind == fault.Internal {
			return err
		}
		p := signInPage{view: v.view("登录"), To: ownPath(f("to")), Account: c.Account, Error: bad.Message, Code: bad.Code == "totp" || bad.Code == "totp-wrong", Kept: keptOf(v.r), Accounts: v.samples(), Password: v.demo}
		if v.partial() {
			return v.write(http.StatusOK, signInPlace(p))
		}
		return v.write(reply.Status(bad.Kind), signInWhole(p))
	}
	v.setCookie(session.Token)
	if v.partial() {
		return v.write(http.StatusOK, signedInPlace())
	}
	if session.MustChange {
		return v.goTo("/password")
	}
	if k := keptOf(v.r); k.is() {
		common := v.view("接着存")
		common.Person = session.Person
		return v.write(http.StatusOK, keptWhole(common, k))
	}
	return v.goTo(ownPath(f("to")))
}

func (v *visit) signOut() error {
	if c, err := v.r.Cookie(v.cookieName()); err == nil {
		if err := v.bench.SignOut(v.r.Context(), c.Value); err != nil {
			return err
		}
	}
	v.setCookie("")
	return v.goTo("/sign-in")
}

// A passwordPage sets a new password.
type passwordPage struct {
	view
	Error  string
	Must   bool
	Policy string // what a password has to be
}

func (v *visit) passwordPage() (passwordPage, error) {
	h, err := v.bench.House(v.r.Context())
	if err != nil {
		return passwordPage{}, err
	}
	return passwordPage{view: v.view("换口令"), Must: v.who.MustChange, Policy: h.Settings.Policy.Says()}, nil
}

func (v *visit) password() error {
	p, err := v.passwordPage()
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, passwordWhole(p))
}

func (v *visit) passwordTake() error {
	f := v.r.PostFormValue
	p, err := v.passwordPage()
	if err != nil {
		return err
	}
	if f("next") != f("again") {
		p.Error = "两次填的新口令不一样，没有换"
		return v.write(http.StatusUnprocessableEntity, passwordWhole(p))
	}
	if err := v.bench.SetPassword(v.r.Context(), v.who, f("old"), f("next")); err != nil {
		bad := faultOf(err)
		if bad.Kind == fault.Internal {
			return err
		}
		p.Error = bad.Message
		return v.write(reply.Status(bad.Kind), passwordWhole(p))
	}
	v.setCookie("")
	return v.goTo("/sign-in")
}
