/** What a gradebook is written as: one line a format. */
import { closest } from '../../kit/closest-words.ts';
import type { Gradebook } from '../../lab/classroom/gradebook.ts';
import { UsageError } from '../command.ts';
import { gradeTable } from './table.ts';

export interface GradeFormat {
  readonly write: (book: Gradebook) => string;
  /** Needs what was typed and answered. */
  readonly transcript?: true;
}

export const FORMATS: Readonly<Record<string, GradeFormat>> = {
  table: { write: gradeTable },
  json: { write: (book) => `${JSON.stringify(book, undefined, 2)}\n` },
};

export function formatNamed(name: string): GradeFormat {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format) return format;
  const near = closest(name, Object.keys(FORMATS))[0];
  throw new UsageError(
    `there is no format '${name}'${near ? `; did you mean '${near}'?` : `: ${Object.keys(FORMATS).join(', ')}`}`,
  );
}
