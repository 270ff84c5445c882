package web

// A RouteShown is a route as tests see it.
type RouteShown struct {
	Method, Path string
	Ruled        bool // it has a rule
	SignedIn     bool // only for who is signed in
}

// Routes lists the routes.
func Routes() []RouteShown {
	out := make([]RouteShown, len(routes))
	for i, r := range routes {
		out[i] = RouteShown{r.method, r.path, r.rule == open || r.rule == ownAccount || r.rule == signedIn, r.rule != open}
	}
	return out
}
