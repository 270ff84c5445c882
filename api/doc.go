// Package api is the use cases of the workbench for programs: JSON over HTTP, described
// by OpenAPI 3.1 at /api/v1/openapi.json. A program acts for a person by a token, within
// its scope and never beyond what the person may do themselves.
package api
