/**
 * How Python writes values and the names of their types. AWS's clients put both into their validation messages, and
 * a learner must meet the same words here.
 */

/** The class of a value as Python prints it, e.g. `<class 'int'>`. */
export function pythonClass(value: unknown): string {
  return `<class '${className(value)}'>`;
}

function className(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (value instanceof Date) return 'datetime.datetime';
  if (value instanceof Uint8Array) return 'bytes';
  return Array.isArray(value) ? 'list' : 'dict';
}

/** `str(value)`: strings stand bare, everything else as in code. */
export function pythonText(value: unknown): string {
  return typeof value === 'string' ? value : pythonCode(value);
}

/** `repr(value)`. */
export function pythonCode(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return numeral(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `b${quoted(String.fromCharCode(...value))}`;
  if (Array.isArray(value)) return `[${value.map(pythonCode).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return `{${entries.map(([key, entry]) => `${quoted(key)}: ${pythonCode(entry)}`).join(', ')}}`;
  }
  return String(value);
}

function numeral(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\u0000-\u001f\u007f-\u00a0\u00ad]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    return ESCAPES[character] ?? `\\x${code}`;
  });
  return quote + escaped.replaceAll(quote, `\\${quote}`) + quote;
}
