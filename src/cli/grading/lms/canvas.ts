/**
 * Canvas: the gradebook as it exports it (community.canvaslms.com, "How do I import grades in the Gradebook?"). A row
 * "Points Possible" says what each assignment is worth; students are known by ID, SIS User ID or SIS Login ID.
 */
import { UsageError } from '../../command.ts';
import type { SheetPlan } from './fill.ts';
import { columnOf, noColumn, type Sheet } from './sheet.ts';

const ID_COLUMNS = ['SIS Login ID', 'SIS User ID', 'ID', 'Integration ID'];
/** An assignment's column carries its number: `Week 3 (48151)`. */
const ASSIGNMENT = /^(.*\S)\s*\(\d+\)$/;
const POINTS = /^\s*points possible\s*$/i;

export function canvasPlan(sheet: Sheet, title: string, column?: string): SheetPlan {
  const gradeAt = gradeColumn(sheet, column ?? title);
  const points = sheet.rows.find((row) => POINTS.test(row[0] ?? ''))?.[gradeAt]?.trim() ?? '';
  if (points.includes('read only'))
    throw new UsageError(`Canvas reckons '${sheet.header[gradeAt]}' itself; name another with --column`);
  const maximum = points === '' ? 100 : Number(points);
  if (!(maximum > 0)) throw new UsageError(`${sheet.path}: '${points}' is no number of points possible`);
  const idsAt = ID_COLUMNS.flatMap((name) => columnOf(sheet, [name]) ?? []);
  if (idsAt.length === 0)
    throw new UsageError(
      `${sheet.path} has none of the columns ${ID_COLUMNS.join(', ')}: is it Canvas's export?`,
    );
  return {
    gradeAt,
    idsAt,
    skips: (row) => POINTS.test(row[0] ?? '') || /^\s*student, test\s*$/i.test(row[0] ?? ''),
    maximum: () => maximum,
  };
}

/** By its full heading, or by the assignment's name without the number. */
function gradeColumn(sheet: Sheet, wanted: string): number {
  const whole = columnOf(sheet, [wanted]);
  if (whole !== undefined) return whole;
  const names = sheet.header.map((cell) => ASSIGNMENT.exec(cell.trim())?.[1]);
  const matching = names.flatMap((name, at) => (name?.toLowerCase() === wanted.toLowerCase() ? [at] : []));
  const [at, ...more] = matching;
  if (at === undefined)
    throw noColumn(
      sheet,
      wanted,
      sheet.header.filter((_, place) => names[place] !== undefined),
    );
  if (more.length > 0)
    throw new UsageError(
      `several columns are called '${wanted}': ${matching.map((place) => sheet.header[place]).join(', ')}; name one with --column`,
    );
  return at;
}
