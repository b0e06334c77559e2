// What language a page is in, and whether all of it is.

import assert from "node:assert/strict";

/** The texts of a page that are in its own language: not marked as another, not code, at least two words. */
export async function texts(page) {
  return page.evaluate(() => {
    const own = document.documentElement.lang;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (element.closest("[lang]").lang !== own || element.closest("code, pre, textarea, kbd, [translate=no]")) continue;
      const text = walker.currentNode.data.replace(/\s+/g, " ").trim();
      if (/\p{L}{2,}\s+\p{L}{2,}/u.test(text)) found.push(text);
    }
    return found;
  });
}

/** Fails where a page says in French what it says in English, word for word; what was typed is in no language. */
export function translated(english, french, typed) {
  const there = new Set(english);
  const same = french.filter((text) => there.has(text) && !typed.includes(text));
  assert.deepEqual(same, [], "the same in both languages and not marked lang");
}
