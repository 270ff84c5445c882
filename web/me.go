package web

import (
	"encoding/base64"
	"net/http"
	"strings"

	"jiheng/workbench"
)

// A mePage is a person's own account (我的账号).
type mePage struct {
	view
	refusal
	Posts    []postRow
	Policy   string // what a password has to be
	TOTP     bool
	Left     int // recovery codes
	Sessions []workbench.OpenSession
	Tokens   []workbench.OpenToken
	MayToken bool // one may be given
}

func (v *visit) me() error { return v.meWith(http.StatusOK, refusal{}) }

func (v *visit) meWith(status int, r refusal) error {
	ctx := v.r.Context()
	h, err := v.bench.House(ctx)
	if err != nil {
		return err
	}
	m, err := h.Member(v.who.ID)
	if err != nil {
		return err
	}
	p := mePage{view: v.adminView("我的账号", "/me"), refusal: r, Policy: h.Settings.Policy.Says()}
	for i, q := range m.Posts {
		p.Posts = append(p.Posts, v.postRow(h, m, q, i))
	}
	if p.TOTP, p.Left, err = v.bench.HasTOTP(ctx, v.who); err != nil {
		return err
	}
	if p.Sessions, err = v.bench.Sessions(ctx, v.who, v.token()); err != nil {
		return err
	}
	if p.Tokens, err = v.bench.Tokens(ctx, v.who); err != nil {
		return err
	}
	p.MayToken = v.who.MayToken()
	return v.write(status, meWhole(p))
}

// elsewhere reports sessions beside the one that looks.
func (p mePage) elsewhere() bool { return len(p.Sessions) > 1 }

func (v *visit) elsewhereEnd() error {
	if _, err := v.bench.EndElsewhere(v.r.Context(), v.who, v.token()); err != nil {
		return err
	}
	return v.goTo("/me?done=elsewhere")
}

// A telephonePage takes the secret into the telephone (手机验证器).
type telephonePage struct {
	view
	refusal
	workbench.TOTP
}

// telephone shows the secret that waits for its first code; where there is none it
// leads to the account.
func (v *visit) telephone() error { return v.telephoneWith(http.StatusOK, refusal{}) }

func (v *visit) telephoneWith(status int, r refusal) error {
	t, ok, err := v.bench.PendingTOTP(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	if !ok {
		return v.goTo("/me")
	}
	return v.write(status, telephoneWhole(telephonePage{v.adminView("手机验证器", "/me"), r, t}))
}

// image is the square code as the page's own data.
func (p telephonePage) image() string {
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(p.PNG)
}

// spaced is the secret in groups of four, to be typed by hand.
func (p telephonePage) spaced() string {
	var b strings.Builder
	for i, r := range p.Secret {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (v *visit) telephoneBegin() error {
	if _, err := v.bench.EnrolTOTP(v.r.Context(), v.who); err != nil {
		if r, status, ok := v.refused("telephone", err); ok {
			return v.meWith(status, r)
		}
		return err
	}
	return v.goTo("/me/telephone")
}

// A recoveryPage shows the recovery codes, once.
type recoveryPage struct {
	view
	Codes []string
}

func (v *visit) telephoneConfirm() error {
	codes, err := v.bench.ConfirmTOTP(v.r.Context(), v.who, v.r.PostFormValue("code"))
	if err != nil {
		r, status, ok := v.refused("code", err)
		switch bad := faultOf(err); {
		case !ok:
			return err
		case bad.Code == "totp-gone":
			r.Form = "telephone"
			return v.meWith(status, r)
		}
		return v.telephoneWith(status, r)
	}
	v.setCookie("")
	return v.write(http.StatusOK, recoveryWhole(recoveryPage{view{Title: "恢复码", Path: v.r.URL.Path}, codes}))
}

func (v *visit) telephoneDrop() error {
	if err := v.bench.DropTOTP(v.r.Context(), v.who, v.who.ID, strings.TrimSpace(v.r.PostFormValue("reason"))); err != nil {
		if r, status, ok := v.refused("drop", err); ok {
			return v.meWith(status, r)
		}
		return err
	}
	v.setCookie("")
	return v.goTo("/sign-in")
}
