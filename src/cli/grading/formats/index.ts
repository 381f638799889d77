/** What a gradebook is written as: one line a format. */
import { closest } from '../../../kit/closest-words.ts';
import type { Gradebook } from '../../../lab/classroom/gradebook.ts';
import { printableJson } from '../../../shell/printable.ts';
import { UsageError } from '../../command.ts';
import { changesText, openSheet, PLATFORMS, type SheetTarget } from '../lms/index.ts';
import { sheetText } from '../lms/sheet.ts';
import { gradeReport } from '../report/report.ts';
import { gradeCsv } from './csv.ts';
import { gradescopeResults } from './gradescope.ts';
import { gradeJunit } from './junit.ts';
import { gradeMarkdown } from './markdown.ts';
import { gradeTable } from './table.ts';

const FORMATS: Readonly<Record<string, (book: Gradebook) => string>> = {
  table: gradeTable,
  json: (book) => `${printableJson(book)}\n`,
  csv: gradeCsv,
  markdown: gradeMarkdown,
  junit: gradeJunit,
  gradescope: gradescopeResults,
  html: gradeReport,
};

/** Those that show what was typed and answered. */
const WITH_TRANSCRIPT: readonly string[] = ['html'];

export const showsTranscript = (name: string): boolean => WITH_TRANSCRIPT.includes(name);

export const FORMAT_NAMES: readonly string[] = [...Object.keys(FORMATS), ...Object.keys(PLATFORMS)];

/** Into a platform's own file, where the format is a platform's. */
export interface FormatOptions extends Partial<SheetTarget> {
  /** Tells what would change instead. */
  readonly dryRun: boolean;
}

export interface Written {
  readonly text: string;
  /** What people should know beside it. */
  readonly notes?: string;
}

/** `title`: of the assignment. Throws a `UsageError` before anything is graded, where something doesn't fit together. */
export function formatNamed(
  name: string,
  title: string,
  { path, dryRun, ...target }: FormatOptions,
): (book: Gradebook) => Written {
  const plan = Object.hasOwn(PLATFORMS, name) ? PLATFORMS[name] : undefined;
  if (plan) {
    if (path === undefined)
      throw new UsageError(`--format ${name} needs the file that it exported: --into FILE`);
    const fill = openSheet(plan, title, { path, ...target });
    return (book) => {
      const filled = fill(book);
      const notes = changesText(filled);
      return dryRun ? { text: notes } : { text: sheetText(filled.sheet), notes };
    };
  }
  const write = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!write) {
    const near = closest(name, FORMAT_NAMES)[0];
    throw new UsageError(
      `there is no format '${name}'${near ? `; did you mean '${near}'?` : `: ${FORMAT_NAMES.join(', ')}`}`,
    );
  }
  if (path !== undefined || dryRun)
    throw new UsageError(`--into and --dry-run go with --format ${Object.keys(PLATFORMS).join(' or ')}`);
  return (book) => ({ text: write(book) });
}
