const STRING = String.raw`"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(`[{}[\\],:]|${STRING}|${NUMBER}|true|false|null`, "y");
const BLANK = /[ \t\n\r]*/y;

/** What may come next: a value, a key, a colon, or the end of what is open. */
type Expected = "value" | "key" | "colon" | "rest";

/**
 * The position of the first character of `text` that JSON does not allow there, its length where
 * something is missing at the end. The messages of `JSON.parse` name no place in some engines.
 */
export function jsonFaultAt(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let mayClose = false;
  let at = 0;
  for (;;) {
    BLANK.lastIndex = at;
    at += BLANK.exec(text)![0].length;
    if (at === text.length) return at;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return at;
    const inside = open[open.length - 1];
    if (token === (inside === "{" ? "}" : "]") && inside !== undefined && mayClose) {
      open.pop();
      expected = "rest";
      mayClose = true;
    } else if (expected === "rest") {
      if (token !== "," || inside === undefined) return at;
      expected = inside === "{" ? "key" : "value";
      mayClose = false;
    } else if (expected === "colon") {
      if (token !== ":") return at;
      expected = "value";
    } else if (expected === "key") {
      if (!token.startsWith('"')) return at;
      expected = "colon";
      mayClose = false;
    } else if (token === "{" || token === "[") {
      open.push(token);
      expected = token === "{" ? "key" : "value";
      mayClose = true;
    } else if (/^[}\],:]/.test(token)) {
      return at;
    } else {
      expected = "rest";
      mayClose = true;
    }
    at += token.length;
  }
}
