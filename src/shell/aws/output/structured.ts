/** `--output json` and `--output yaml`. */
import { Document, visit } from 'yaml';
import { byCodePoint, isRecord } from './python.ts';

/** Four spaces; an empty answer prints nothing. */
export function formatJson(data: unknown): string {
  if (isRecord(data) && Object.keys(data).length === 0) return '';
  return `${JSON.stringify(data ?? null, null, 4)}\n`;
}

/** Block style, keys sorted, lists flush with their key; texts that would read as something else are quoted. */
export function formatYaml(data: unknown): string {
  if (isRecord(data) && Object.keys(data).length === 0) return '';
  const document = new Document(data ?? null, {
    version: '1.2',
    customTags: ['timestamp'],
    aliasDuplicateObjects: false,
    sortMapEntries: (left, right) => byCodePoint(String(left.key), String(right.key)),
  });
  visit(document, {
    Collection(_, node) {
      node.flow = node.items.length === 0;
    },
  });
  return document.toString({ indentSeq: false, lineWidth: 80, singleQuote: true, blockQuote: false });
}
