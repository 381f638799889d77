/**
 * Cuts pasted text into complete commands, each with its own lines, as bash reads them one by one. A command is
 * complete when a word put on the next line would be a command of its own.
 */
export interface Parsed {
  /** How many statements, and whether the last is a simple command of just this one word. */
  lastWord: string | undefined;
}

/** Parses a script or throws an `Error` whose message says what is wrong. */
export type Parse = (text: string) => Parsed;

const MARKER = '__netlab_next_line__';
const UNFINISHED =
  /unexpected EOF|got EOF|unterminated here-document|Expected compound command for function body/;

export type Completeness =
  | { readonly complete: true }
  | { readonly complete: false; readonly skipTo?: RegExp };

export function completeness(text: string, parse: Parse): Completeness {
  if (endsHere(text, parse)) return { complete: true };
  const fault = faultOf(text, parse);
  if (fault !== undefined) {
    // An empty body is an error of its own (`if a; then`), unless something follows.
    const open = UNFINISHED.test(fault) || UNFINISHED.test(faultOf(`${text}\n:\n`, parse) ?? '');
    return open ? { complete: false, ...nextOfInterest(text, fault) } : { complete: true };
  }
  return { complete: false };
}

function endsHere(text: string, parse: Parse): boolean {
  try {
    return parse(`${text}\n${MARKER}\n`).lastWord === MARKER;
  } catch {
    return false;
  }
}

/** What is wrong with a script, or undefined. */
function faultOf(text: string, parse: Parse): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Lines that cannot end the command needn't be tried: they are most of a long here-document or quoted text. */
function nextOfInterest(text: string, message: string): { skipTo?: RegExp } {
  const quote = /looking for matching `(['"])'/.exec(message)?.[1];
  if (quote) return { skipTo: new RegExp(quote) };
  if (!message.includes('here-document')) return {};
  const delimiters = [...text.matchAll(/<<-?\s*(['"\\]?)([\w.-]+)\1/g)].map((match) => match[2] as string);
  return delimiters.length > 0
    ? { skipTo: new RegExp(`^\\t*(?:${delimiters.map(escapeRegExp).join('|')})$`) }
    : {};
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The commands in order; the last may be unfinished, and says so when it is run. Blank and comment lines drop out. */
export function splitCommands(text: string, parse: Parse): string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const commands: string[] = [];
  let start = 0;
  while (start < lines.length) {
    const end = endOfCommand(lines, start, parse);
    const command = lines.slice(start, end).join('\n');
    if (!lines.slice(start, end).every((line) => /^\s*(#.*)?$/.test(line))) commands.push(command);
    start = end;
  }
  return commands;
}

function endOfCommand(lines: readonly string[], start: number, parse: Parse): number {
  let end = start + 1;
  for (;;) {
    const state = completeness(lines.slice(start, end).join('\n'), parse);
    if (state.complete || end >= lines.length) return end;
    const { skipTo } = state;
    end++;
    while (skipTo && end < lines.length && !skipTo.test(lines[end - 1] as string)) end++;
  }
}
