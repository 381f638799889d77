/**
 * CSV as spreadsheets read it. What a stranger chose (names, IDs, file names) must not begin like a formula, or opening
 * the file runs it (OWASP, "CSV Injection"): such a cell gets an apostrophe before it. Numbers are left alone.
 */
import { stringify } from 'csv-stringify/sync';

const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

export function guarded(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

export interface CsvStyle {
  readonly delimiter?: string;
  readonly bom?: boolean;
  readonly lineEnd?: '\n' | '\r\n';
}

export function csvText(rows: readonly (readonly string[])[], style: CsvStyle = {}): string {
  return stringify(
    rows.map((row) => row.map(guarded)),
    {
      delimiter: style.delimiter ?? ',',
      bom: style.bom ?? false,
      record_delimiter: style.lineEnd ?? '\n',
      quoted_match: /['\n]/,
    },
  );
}
