// No route of docs/reference/pages.md is without a place in the tests.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { places } from "./lib/places.mjs";

/** Routes that are no pages of their own, each with the test that goes there. */
const elsewhere = {
  "GET /": "annex.test.mjs: a language is chosen",
  "POST /{l}/classify/file": "classify.test.mjs: a file is answered",
  "GET /figures/editions.svg": "a picture of the page of editions",
  "GET /figures/state/{l}/{state}.svg": "a picture of the page of a state",
  "GET /assets/{name}": "style and script of every page",
  "GET /{l}/bulk/{id}/mapping.toml": "crates/mtcr-server/tests/it/people/bulk.rs",
  "GET /{l}/bulk/{id}/answers": "crates/mtcr-server/tests/it/people/bulk.rs",
  "GET /{l}/bulk/{id}/malformed": "crates/mtcr-server/tests/it/people/bulk.rs",
  // The demonstration has no provider of identities; a node that has one is tried beside the server, with a real one.
  "POST /{l}/sign-in/provider": "crates/mtcr-server/tests/it/people/provider.rs",
  "POST /{l}/account/provider": "crates/mtcr-server/tests/it/people/provider.rs",
  "GET /sign-in/provider/return": "crates/mtcr-server/tests/it/people/provider.rs",
};

test("every route of the book is visited, and no other", () => {
  const text = readFileSync(new URL("../../docs/reference/pages.md", import.meta.url), "utf8");
  const rows = [...text.matchAll(/^\| ((?:GET|POST)(?:, POST)?) \| `([^`]+)` \|/gm)];
  const routes = rows.flatMap(([, methods, path]) => methods.split(", ").map((method) => `${method} ${path}`));
  const visited = [...new Set(places.flatMap(({ route }) => route ?? [])), ...Object.keys(elsewhere)];
  assert.deepEqual(visited.sort(), routes.sort());
});
