/** A learning platform's own file: read with all that makes it what it is, so that it can be written again as it was. */
import { parse } from 'csv-parse/sync';
import { textOf } from '../../assignment-file.ts';
import { UsageError } from '../../command.ts';
import { type CsvStyle, csvText } from '../cells.ts';

export interface Sheet {
  readonly path: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly style: CsvStyle;
}

export function readSheet(path: string): Sheet {
  const text = textOf(path);
  const bom = text.startsWith('\ufeff');
  const [first = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].reduce((best, mark) =>
    first.split(mark).length > first.split(best).length ? mark : best,
  );
  try {
    const [header, ...rows] = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      max_record_size: 1e6,
    });
    if (!header) throw new UsageError(`${path} is empty`);
    const style = { delimiter, bom, lineEnd: first.endsWith('\r') ? ('\r\n' as const) : ('\n' as const) };
    return { path, header, rows, style };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is no sound CSV file: ${(error as Error).message}`);
  }
}

export function sheetText({ header, rows, style }: Sheet): string {
  return csvText([header, ...rows], style);
}

/** The place of a column by one of the names that it may have; undefined where there is none. */
export function columnOf({ header }: Sheet, names: readonly string[]): number | undefined {
  const spelled = header.map((cell) => cell.trim().toLowerCase());
  const at = names.map((name) => spelled.indexOf(name.trim().toLowerCase())).find((place) => place >= 0);
  return at;
}

/** Says what there is instead. */
export function noColumn({ path }: Sheet, wanted: string, there: readonly string[]): UsageError {
  const hint = `there are: ${there.join(', ') || 'none'}`;
  return new UsageError(`${path} has no column '${wanted}' for grades; name one with --column (${hint})`);
}
