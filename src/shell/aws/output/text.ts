/** `--output text`: tab-separated, a line for each structure, its section's name first. */
import { pythonText } from '../../../model/python-text.ts';
import { byCodePoint, isRecord, isScalar } from './python.ts';

export function formatText(data: unknown): string {
  const lines: string[] = [];
  write(data, lines, undefined, undefined);
  return lines.map((line) => `${line}\n`).join('');
}

function write(
  item: unknown,
  lines: string[],
  section: string | undefined,
  columns: readonly string[] | undefined,
): void {
  if (Array.isArray(item)) writeList(item, lines, section);
  else if (isRecord(item)) writeRecord(item, lines, section, columns);
  else lines.push(pythonText(item));
}

function writeList(items: readonly unknown[], lines: string[], section: string | undefined): void {
  if (items.length === 0) return;
  if (items.some(isRecord)) {
    const columns = scalarKeys(items);
    for (const item of items) write(item, lines, section, columns);
    return;
  }
  const scalars = items.filter(isScalar);
  if (scalars.length > 0) writeScalars(scalars, lines, section);
  for (const item of items) if (!isScalar(item)) write(item, lines, section, undefined);
}

function writeScalars(items: readonly unknown[], lines: string[], section: string | undefined): void {
  if (section === undefined) lines.push(items.map(pythonText).join('\t'));
  else for (const item of items) lines.push(`${section.toUpperCase()}\t${pythonText(item)}`);
}

function writeRecord(
  item: Readonly<Record<string, unknown>>,
  lines: string[],
  section: string | undefined,
  columns: readonly string[] | undefined,
): void {
  const keys = Object.keys(item).sort(byCodePoint);
  const shown = columns ?? keys.filter((key) => isScalar(item[key]));
  const cells = shown.map((key) => (key in item ? pythonText(item[key]) : ''));
  if (cells.length > 0)
    lines.push([...(section === undefined ? [] : [section.toUpperCase()]), ...cells].join('\t'));
  const taken = new Set(shown);
  for (const key of keys) if (!taken.has(key)) write(item[key], lines, key, undefined);
}

/** The columns of a list: every key that is a scalar in some element. */
function scalarKeys(items: readonly unknown[]): readonly string[] {
  const keys = new Set<string>();
  for (const item of items) {
    if (!isRecord(item)) continue;
    for (const [key, value] of Object.entries(item)) if (isScalar(value)) keys.add(key);
  }
  return [...keys].sort(byCodePoint);
}
