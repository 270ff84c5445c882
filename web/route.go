package web

import "jiheng/workbench"

// A rule says who may ask for a page. What a person may see and do of a year is
// asked by the use cases; a route without a rule does not build.
type rule int

// The rules.
const (
	_          rule = iota
	open            // everybody: signing in
	ownAccount      // whoever is signed in, also with a password that has to be changed
	signedIn        // whoever is signed in
)

// A route is one page or deed.
type route struct {
	method, path string
	rule         rule
	handle       func(*visit) error
}

// routes lists every page and deed.
var routes = []route{
	{"GET", "/sign-in", open, (*visit).signIn},
	{"POST", "/sign-in", open, (*visit).signInTake},
	{"GET", "/set-up", open, (*visit).setUp},
	{"POST", "/set-up", open, (*visit).setUpTake},
	{"POST", "/sign-out", ownAccount, (*visit).signOut},
	{"GET", "/password", ownAccount, (*visit).password},
	{"POST", "/password", ownAccount, (*visit).passwordTake},

	{"GET", "/calendar", signedIn, (*visit).calendar},
	{"POST", "/calendar", signedIn, (*visit).calendarTake},
	{"GET", "/{$}", signedIn, (*visit).home},
	{"POST", "/{$}", signedIn, (*visit).passTake},
	{"GET", "/list", signedIn, (*visit).list},

	{"GET", "/me", signedIn, (*visit).me},
	{"POST", "/me/sessions", signedIn, (*visit).elsewhereEnd},
	{"GET", "/me/telephone", signedIn, (*visit).telephone},
	{"POST", "/me/telephone", signedIn, (*visit).telephoneBegin},
	{"POST", "/me/telephone/confirm", signedIn, (*visit).telephoneConfirm},
	{"POST", "/me/telephone/drop", signedIn, (*visit).telephoneDrop},
	{"POST", "/me/tokens", signedIn, (*visit).tokenGive},
	{"POST", "/me/tokens/{id}/drop", signedIn, (*visit).tokenTake},
	{"GET", "/rights", signedIn, (*visit).rights},

	{"GET", "/admin", signedIn, (*visit).admin},
	{"GET", "/admin/people", signedIn, (*visit).people},
	{"POST", "/admin/people", signedIn, (*visit).personAdd},
	{"GET", "/admin/people/{person}", signedIn, (*visit).person},
	{"POST", "/admin/people/{person}/posts", signedIn, (*visit).postsTake},
	{"POST", "/admin/people/{person}/code", signedIn, (*visit).codeTake},
	{"POST", "/admin/people/{person}/access", signedIn, (*visit).accessTake},
	{"GET", "/admin/people/{person}/close", signedIn, (*visit).closing},
	{"POST", "/admin/people/{person}/close", signedIn, (*visit).closeTake},
	{"GET", "/admin/units", signedIn, (*visit).units},
	{"POST", "/admin/units", signedIn, (*visit).unitAdd},
	{"GET", "/admin/units/{unit}", signedIn, (*visit).unit},
	{"POST", "/admin/units/{unit}", signedIn, (*visit).unitChange},
	{"POST", "/admin/units/{unit}/years", signedIn, (*visit).yearOpen},
	{"GET", "/admin/sessions", signedIn, (*visit).sessions},
	{"POST", "/admin/sessions", signedIn, (*visit).sessionsTake},
	{"GET", "/admin/settings", signedIn, (*visit).settings},
	{"POST", "/admin/settings", signedIn, (*visit).settingsTake},
	{"GET", "/admin/copies", signedIn, (*visit).copyList},
	{"POST", "/admin/copies", signedIn, (*visit).copyMake},
	{"GET", "/admin/files", signedIn, (*visit).leftFiles},
	{"POST", "/admin/files", signedIn, (*visit).purgeTake},
	{"GET", "/packs", signedIn, (*visit).packs},
	{"GET", "/admin/log", signedIn, (*visit).houseLog},

	{"GET", "/y/{year}", signedIn, (*visit).yearHome},
	{"GET", "/y/{year}/values", signedIn, (*visit).values},
	{"GET", "/y/{year}/values/{code}", signedIn, (*visit).value},
	{"POST", "/y/{year}/values/{code}", signedIn, (*visit).valueEnter},
	{"POST", "/y/{year}/values/{code}/evidence", signedIn, (*visit).evidenceTake},
	{"POST", "/y/{year}/values/{code}/evidence/{id}/remove", signedIn, (*visit).evidenceRemove},
	{"POST", "/y/{year}/undo", signedIn, (*visit).undoTake},
	{"GET", "/y/{year}/evidence/{id}", signedIn, (*visit).evidenceFile},
	{"POST", "/y/{year}/values/{code}/reason", signedIn, (*visit).reasonEnter},
	{"POST", "/y/{year}/values/{code}/published", signedIn, (*visit).reprintTake},
	{"POST", "/y/{year}/block", signedIn, (*visit).blockEnter},
	{"GET", "/y/{year}/goals", signedIn, (*visit).goals},
	{"POST", "/y/{year}/goals", signedIn, (*visit).goalAdd},
	{"GET", "/y/{year}/goals/review", signedIn, (*visit).goalReview},
	{"POST", "/y/{year}/goals/review", signedIn, (*visit).goalReviewTake},
	{"POST", "/y/{year}/goals/{code}", signedIn, (*visit).goalEnter},
	{"POST", "/y/{year}/goals/{code}/deed", signedIn, (*visit).goalDeed},
	{"GET", "/y/{year}/goals/check", signedIn, (*visit).goalCheck},
	{"POST", "/y/{year}/library", signedIn, (*visit).libraryTake},
	{"POST", "/y/{year}/annual", signedIn, (*visit).annualAdd},
	{"POST", "/y/{year}/annual/{goal}", signedIn, (*visit).annualEnter},
	{"POST", "/y/{year}/annual/{goal}/remove", signedIn, (*visit).annualRemove},
	{"POST", "/y/{year}/begin", signedIn, (*visit).beginTake},
	{"POST", "/y/{year}/last", signedIn, (*visit).lastTake},
	{"GET", "/y/{year}/adjust", signedIn, (*visit).adjust},
	{"POST", "/y/{year}/adjust/budget", signedIn, (*visit).adjustBudget},
	{"POST", "/y/{year}/adjust/target", signedIn, (*visit).adjustTarget},
	{"GET", "/y/{year}/budget", signedIn, (*visit).budget},
	{"GET", "/y/{year}/budget/months", signedIn, (*visit).months},
	{"POST", "/y/{year}/budget/months/{line}", signedIn, (*visit).monthEnter},
	{"GET", "/y/{year}/budget/import", signedIn, (*visit).bring},
	{"POST", "/y/{year}/budget/import", signedIn, (*visit).bringTake},
	{"GET", "/y/{year}/budget/import/{kind}", signedIn, (*visit).brought},
	{"POST", "/y/{year}/budget/import/{kind}", signedIn, (*visit).broughtTake},
	{"GET", "/y/{year}/budget/import/{kind}/refused", signedIn, (*visit).broughtRefused},
	{"POST", "/y/{year}/budget/{line}", signedIn, (*visit).budgetEnter},
	{"POST", "/y/{year}/projects", signedIn, (*visit).projectAdd},
	{"GET", "/y/{year}/project/{line}", signedIn, (*visit).project},
	{"GET", "/y/{year}/project/{line}/remove", signedIn, (*visit).projectRemoval},
	{"POST", "/y/{year}/project/{line}/remove", signedIn, (*visit).projectRemove},
	{"POST", "/y/{year}/project/{line}/step", signedIn, (*visit).projectStep},
	{"POST", "/y/{year}/project/{line}/indicators", signedIn, (*visit).indicatorTake},
	{"POST", "/y/{year}/project/{line}", signedIn, (*visit).projectEnter},
	{"GET", "/y/{year}/report", signedIn, (*visit).report},
	{"GET", "/y/{year}/report/{part}", signedIn, (*visit).report},
	{"POST", "/y/{year}/report/{part}", signedIn, (*visit).reportEnter},
	{"POST", "/y/{year}/report/{part}/draft", signedIn, (*visit).draftKeep},
	{"GET", "/y/{year}/report/{part}/check", signedIn, (*visit).partCheck},
	{"GET", "/y/{year}/check", signedIn, (*visit).check},
	{"POST", "/y/{year}/check", signedIn, (*visit).releaseTake},
	{"GET", "/y/{year}/papers", signedIn, (*visit).papers},
	{"POST", "/y/{year}/papers", signedIn, (*visit).issueTake},
	{"GET", "/y/{year}/issued/{version}/letter", signedIn, (*visit).letter},
	{"GET", "/y/{year}/issued/{version}/{name}", signedIn, (*visit).issuedPaper},
	{"POST", "/y/{year}/issued/{version}/scan", signedIn, (*visit).scanTake},
	{"GET", "/y/{year}/papers/{name}", signedIn, (*visit).paper},
	{"GET", "/y/{year}/review", signedIn, (*visit).review},
	{"POST", "/y/{year}/review", signedIn, (*visit).reviewTake},
	{"POST", "/y/{year}/sampling", signedIn, (*visit).drawTake},
	{"GET", "/y/{year}/review/{code}", signedIn, (*visit).judge},
	{"POST", "/y/{year}/review/{code}", signedIn, (*visit).judgeEnter},
	{"POST", "/y/{year}/remarks/{code}", signedIn, (*visit).remarkTake},
	{"GET", "/y/{year}/sign", signedIn, (*visit).sign},
	{"GET", "/y/{year}/sign/letter", signedIn, (*visit).letterDraft},
	{"GET", "/y/{year}/story", signedIn, (*visit).story},
	{"GET", "/y/{year}/goals/{code}/rename", signedIn, (*visit).rename},
	{"POST", "/y/{year}/goals/{code}/rename", signedIn, (*visit).renameTake},
	{"GET", "/y/{year}/folder", signedIn, (*visit).folder},
	{"GET", "/y/{year}/merge", signedIn, (*visit).merge},
	{"POST", "/y/{year}/merge", signedIn, (*visit).mergeTake},
	{"GET", "/y/{year}/records/{file}", signedIn, (*visit).records},
	{"POST", "/y/{year}/records/{file}/{block}", signedIn, (*visit).recordEnter},
	{"POST", "/y/{year}/records/{file}/{block}/remove", signedIn, (*visit).recordRemove},
	{"GET", "/y/{year}/ledger", signedIn, (*visit).ledgers},
	{"GET", "/y/{year}/ledger/{id}", signedIn, (*visit).ledger},
	{"GET", "/y/{year}/ledger/{id}/file", signedIn, (*visit).ledgerFile},
	{"POST", "/y/{year}/ledger/{id}/file", signedIn, (*visit).ledgerSend},
	{"POST", "/y/{year}/ledger/{id}/give", signedIn, (*visit).ledgerGive},
	{"POST", "/y/{year}/ledger/{id}/row", signedIn, (*visit).rowReveal},
	{"GET", "/y/{year}/fact/{id}", signedIn, (*visit).account},
}

// bodies are what a request may send where it is more than a form.
var bodies = map[string]int64{
	"/y/{year}/values/{code}/evidence": workbench.MostFile + mostBody,
	"/y/{year}/budget/import":          workbench.MostTable + mostBody,
	"/y/{year}/ledger/{id}/file":       workbench.MostFile + mostBody,
	"/y/{year}/merge":                  mostFolder + mostBody,
	"/y/{year}/issued/{version}/scan":  workbench.MostFile + mostBody,
}
