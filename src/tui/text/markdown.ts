/** The little Markdown that briefs and tasks use, as rows: headings, lists, quotations, tables, code, emphasis, links. */
import { type Style, style } from '../theme.ts';
import { isTable, tableRows } from './markdown-table.ts';
import { EMPTY_ROW, type Row, row, type Span } from './row.ts';
import { sanitize } from './sanitize.ts';
import { wrapHard, wrapWords } from './wrap.ts';

export function markdownRows(markdown: string, width: number): Row[] {
  const rows: Row[] = [];
  for (const block of blocks(sanitize(markdown))) {
    if (rows.length > 0) rows.push(EMPTY_ROW);
    rows.push(...blockRows(block, width));
  }
  return rows;
}

/** The text without its first line, where that only repeats what a frame says already. */
export function withoutHeading(markdown: string, title: string): string {
  const [first = '', ...rest] = markdown.trimStart().split('\n');
  return first.replace(/^#+\s*/, '').trim() === title ? rest.join('\n') : markdown;
}

/** Paragraphs, lists and fenced code, parted by blank lines. */
function blocks(text: string): string[][] {
  const result: string[][] = [];
  let current: string[] = [];
  let isFenced = false;
  for (const line of text.split('\n')) {
    const isFence = line.startsWith('```');
    if (isFence) isFenced = !isFenced;
    if (line.trim() === '' && !isFenced) {
      if (current.length > 0) result.push(current);
      current = [];
    } else current.push(line);
  }
  if (current.length > 0) result.push(current);
  return result;
}

function blockRows(lines: readonly string[], width: number): Row[] {
  if (lines[0]?.startsWith('```'))
    return codeRows(
      lines.filter((line) => !line.startsWith('```')),
      width,
    );
  if (lines.every((line) => /^ {4}/.test(line)))
    return codeRows(
      lines.map((line) => line.slice(4)),
      width,
    );
  if (lines.every((line) => line.startsWith('>'))) return quoteRows(lines, width);
  if (isTable(lines)) return tableRows(lines, width, inline);
  const rows: Row[] = [];
  for (const item of joinLines(lines)) {
    const [, hashes, heading] = /^(#{1,4}) +(.*)$/.exec(item) ?? [];
    const [, indent, mark, entry] = /^(\s*)([-*]|\d+[.)]) +(.*)$/.exec(item) ?? [];
    if (hashes) rows.push(...wrapWords(inline(heading ?? '', style.title), width));
    else if (mark) {
      const bullet = `${indent}${mark === '*' || mark === '-' ? '•' : mark} `;
      rows.push(...wrapWords([{ text: bullet }, ...inline(entry ?? '')], width, bullet.length));
    } else rows.push(...wrapWords(inline(item), width));
  }
  return rows;
}

function quoteRows(lines: readonly string[], width: number): Row[] {
  const quoted = lines.map((line) => line.replace(/^> ?/, '')).join('\n');
  return markdownRows(quoted, Math.max(2, width - 2)).map(
    (line): Row => [{ text: '│ ', style: style.border }, ...line],
  );
}

function codeRows(lines: readonly string[], width: number): Row[] {
  return lines.flatMap((line) => wrapHard(row('  ', [style.code, line]), width));
}

/** Lines of a paragraph or of a list item flow together. */
function joinLines(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const startsOwn = /^\s*([-*]|\d+[.)]) |^#{1,4} /.test(line) || /^#{1,4} /.test(items.at(-1) ?? '');
    if (startsOwn || items.length === 0) items.push(line);
    else items[items.length - 1] = `${items.at(-1)} ${line.trim()}`;
  }
  return items;
}

/** `code`, **strong**, *emphasis* and [links](…) within a line. */
export function inline(text: string, base?: Style): Row {
  const spans: Span[] = [];
  for (const part of text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s](?:[^*]*[^*\s])?\*|\[[^\]]+\]\([^)]+\))/)) {
    const link = /^\[([^\]]+)\]\([^)]+\)$/.exec(part);
    if (part === '') continue;
    if (part.length > 2 && part.startsWith('`'))
      spans.push({ text: part.slice(1, -1), style: { ...base, ...style.code } });
    else if (part.length > 4 && part.startsWith('**'))
      spans.push({ text: part.slice(2, -2), style: { ...base, bold: true } });
    else if (/^\*[^*].*\*$/s.test(part))
      spans.push({ text: part.slice(1, -1), style: { ...base, bold: true } });
    else if (link) spans.push({ text: link[1] ?? '', style: { ...base, underline: true } });
    else spans.push({ text: part, style: base });
  }
  return spans;
}
