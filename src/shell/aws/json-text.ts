/** JSON as the CLI reads it: what is wrong is said in the words of Python's `json`, with line, column and offset. */

export class JsonTextError extends Error {}

/** Parses, or throws `JsonTextError` with Python's message. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonTextError(diagnose(text));
  }
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

class Fault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

function diagnose(text: string): string {
  const skip = (at: number) => match(SPACE, text, at) ?? at;
  const value = (at: number): number => {
    if (text[at] === '{') return members(at + 1, '}', member);
    if (text[at] === '[') return members(at + 1, ']', value);
    if (text[at] === '"') return string(at);
    return match(SCALAR, text, at) ?? fail('Expecting value', at);
  };
  const string = (at: number): number => match(STRING, text, at) ?? fail(stringFault(text, at), at);
  const member = (at: number): number => {
    if (text[at] !== '"') fail('Expecting property name enclosed in double quotes', at);
    const colon = skip(string(at));
    if (text[colon] !== ':') fail("Expecting ':' delimiter", colon);
    return value(skip(colon + 1));
  };
  const members = (start: number, close: string, item: (at: number) => number): number => {
    let at = skip(start);
    if (text[at] === close) return at + 1;
    for (;;) {
      at = skip(item(at));
      if (text[at] === close) return at + 1;
      if (text[at] !== ',') fail("Expecting ',' delimiter", at);
      at = skip(at + 1);
    }
  };
  try {
    const end = skip(value(skip(0)));
    return place(text, 'Extra data', end);
  } catch (error) {
    if (error instanceof Fault) return place(text, error.message, error.at);
    // Nested deeper than the stack: Python gives up there, too.
    if (error instanceof RangeError) return 'maximum recursion depth exceeded while decoding a JSON text';
    throw error;
  }
}

function fail(message: string, at: number): never {
  throw new Fault(message, at);
}

function stringFault(text: string, at: number): string {
  const rest = text.slice(at + 1);
  const end = /^(?:[^"\\]|\\.)*"/s.exec(rest);
  if (!end) return 'Unterminated string starting at';
  return /[\u0000-\u001f]/.test(end[0]) ? 'Invalid control character at' : 'Invalid \\escape';
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function place(text: string, message: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return `${message}: line ${line} column ${column} (char ${at})`;
}
