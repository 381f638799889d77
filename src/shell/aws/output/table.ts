/** `--output table`: nested boxes of dashes and pipes, a section for each structure. */
import { byCodePoint, isRecord, isScalar } from './python.ts';
import { renderSections, TableSection } from './table-section.ts';

/** What the CLI takes where it cannot ask the terminal. Wider tables are turned upright. */
const TERMINAL_WIDTH = 80;

export function formatTable(title: string, data: unknown): string {
  const sections: TableSection[] = [];
  if (!build(sections, title, data, 0)) return '';
  return renderSections(sections, TERMINAL_WIDTH);
}

function isEmpty(data: unknown): boolean {
  if (Array.isArray(data)) return data.length === 0;
  if (isRecord(data)) return Object.keys(data).length === 0;
  return !data;
}

function build(sections: TableSection[], title: string | undefined, data: unknown, depth: number): boolean {
  if (isEmpty(data)) return false;
  if (title !== undefined) sections.push(new TableSection(title, depth));
  if (Array.isArray(data)) buildList(sections, title, data, depth);
  else if (isRecord(data)) buildRecord(sections, data, depth);
  return true;
}

function last(sections: readonly TableSection[]): TableSection {
  return sections.at(-1) as TableSection;
}

function buildList(
  sections: TableSection[],
  title: string | undefined,
  list: readonly unknown[],
  depth: number,
): void {
  if (isRecord(list[0])) {
    buildRecords(sections, title ?? '', list.filter(isRecord), depth);
    return;
  }
  for (const item of list) {
    if (isScalar(item)) last(sections).addRow([item]);
    else if (Array.isArray(item) && item.every(isScalar)) last(sections).addRow(item);
    else build(sections, undefined, item, 0);
  }
}

/** One row with the keys as header, or, with a single scalar, key and value side by side. */
function buildRecord(
  sections: TableSection[],
  record: Readonly<Record<string, unknown>>,
  depth: number,
): void {
  const { headers, nested } = splitKeys([record]);
  const [only] = headers;
  if (headers.length === 1 && only !== undefined) last(sections).addRow([only, record[only]]);
  else if (headers.length > 0) {
    last(sections).addHeader(headers);
    last(sections).addRow(headers.map((key) => record[key]));
  }
  for (const key of nested) build(sections, key, record[key], depth + 1);
}

function buildRecords(
  sections: TableSection[],
  title: string,
  records: readonly Readonly<Record<string, unknown>>[],
  depth: number,
): void {
  const { headers, nested } = splitKeys(records);
  last(sections).addHeader(headers);
  for (const [index, record] of records.entries()) {
    if (index > 0 && nested.length > 0) {
      sections.push(new TableSection(title, depth));
      last(sections).addHeader(headers);
    }
    last(sections).addRow(headers.map((key) => (key in record ? record[key] : '')));
    for (const key of nested) if (key in record) build(sections, key, record[key], depth + 1);
  }
}

function splitKeys(records: readonly Readonly<Record<string, unknown>>[]): {
  headers: string[];
  nested: string[];
} {
  const headers = new Set<string>();
  const nested = new Set<string>();
  for (const record of records) {
    for (const [key, value] of Object.entries(record)) (isScalar(value) ? headers : nested).add(key);
  }
  return { headers: [...headers].sort(byCodePoint), nested: [...nested].sort(byCodePoint) };
}
