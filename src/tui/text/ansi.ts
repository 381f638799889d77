/** Between rows and the terminal's escape sequences: command output comes in with SGR, rows go out with SGR. */
import { COLORS, paint, type Style, type Theme } from '../theme.ts';
import type { Row, Span } from './row.ts';
import { sanitizeKeepingSgr } from './sanitize.ts';
import { textWidth } from './width.ts';

const TAB = 8;

/** One SGR sequence's effect. Colours beyond the sixteen are dropped: the text stays readable in any palette. */
function applySgr(before: Style, parameters: string): Style {
  let after: Style = before;
  const codes = parameters === '' ? [0] : parameters.split(';').map(Number);
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (code === 0) after = {};
    else if (code === 1) after = { ...after, bold: true };
    else if (code === 2) after = { ...after, dim: true };
    else if (code === 4) after = { ...after, underline: true };
    else if (code === 7) after = { ...after, inverse: true };
    else if (code === 22) after = { ...after, bold: false, dim: false };
    else if (code === 24) after = { ...after, underline: false };
    else if (code === 27) after = { ...after, inverse: false };
    else if (code === 38 || code === 48) index += codes[index + 1] === 5 ? 2 : 4;
    else if (code === 39) after = without(after);
    else if (code >= 30 && code <= 37) after = colored(after, code - 30);
    else if (code >= 90 && code <= 97) after = colored(after, code - 82);
  }
  return after;
}

function colored(before: Style, index: number): Style {
  const color = COLORS[index];
  return color ? { ...before, color } : before;
}

function without(before: Style): Style {
  const { color: _, ...rest } = before;
  return rest;
}

/** Output of a command as rows, not wrapped: colours kept, tabs to every eighth column, all else that escapes gone. */
export function parseAnsi(output: string): Row[] {
  let current: Style = {};
  return sanitizeKeepingSgr(output)
    .split('\n')
    .map((line) => {
      const spans: Span[] = [];
      let column = 0;
      const parts = line.split(/\x1b\[([\d;]*)m/);
      for (let index = 0; index < parts.length; index++) {
        const part = parts[index] ?? '';
        if (index % 2 === 1) {
          current = applySgr(current, part);
          continue;
        }
        const text = expandTabs(part, column);
        column += textWidth(text);
        if (text !== '') spans.push({ text, style: current });
      }
      return spans;
    });
}

function expandTabs(text: string, start: number): string {
  if (!text.includes('\t')) return text;
  let result = '';
  for (const [index, part] of text.split('\t').entries()) {
    if (index > 0) result += ' '.repeat(TAB - ((start + textWidth(result)) % TAB));
    result += part;
  }
  return result;
}

/** A row as the terminal wants it. */
export function rowToAnsi(line: Row, theme: Theme): string {
  let result = '';
  for (const span of line) result += paint(span.text, span.style, theme);
  return result;
}
