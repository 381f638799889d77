/** The labs by track, each with its mark, title, score, level and minutes. */
import type { CatalogueLab, LabProgress, ProgressBySlug } from '../../catalogue.ts';
import { EMPTY_ROW, fitText, highlight, type Row, row, rowWidth, spread } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { style } from '../../theme.ts';

export const trackTitles: Readonly<Record<CatalogueLab['track'], string>> = {
  vpc: 'VPC',
  dns: 'Route 53',
  cdn: 'CloudFront',
  hybrid: 'Direct Connect',
};

export function listRows(
  labs: readonly CatalogueLab[],
  chosen: string | undefined,
  progress: ProgressBySlug,
  width: number,
) {
  const rows: Row[] = [];
  let chosenRow = 0;
  let track: string | undefined;
  for (const lab of labs) {
    if (lab.track !== track) {
      if (rows.length > 0) rows.push(EMPTY_ROW);
      rows.push(row([style.title, trackTitles[lab.track]]));
      track = lab.track;
    }
    if (lab.slug === chosen) chosenRow = rows.length;
    rows.push(labRow(lab, progress[lab.slug], lab.slug === chosen, width));
  }
  if (labs.length === 0) rows.push(row([style.muted, 'No lab has these words. Esc shows all.']));
  return { rows, chosenRow };
}

/** Narrower, and titles need the room; the preview beside the list tells level and minutes. */
const FACTS_WIDTH = 44;

export const levelDots: Readonly<Record<CatalogueLab['level'], string>> = {
  beginner: '●○○',
  intermediate: '●●○',
  advanced: '●●●',
};

const progressMarks = {
  solved: [style.good, '✓ '],
  started: [style.warn, '◐ '],
  new: [style.muted, '○ '],
} as const;

function labRow(lab: CatalogueLab, progress: LabProgress | undefined, isChosen: boolean, width: number): Row {
  const score =
    progress?.state === 'started' ? ' resume' : progress ? ` ${progress.points}/${progress.maxPoints}` : '';
  const facts = ` ${levelDots[lab.level]} ${String(lab.minutes).padStart(3)} min`;
  const right = row(
    [progress?.state === 'started' ? style.warn : style.good, score],
    [style.muted, width >= FACTS_WIDTH ? facts : ''],
  );
  const left = row([style.focus, isChosen ? '▸ ' : '  '], progressMarks[progress?.state ?? 'new'], [
    style.muted,
    `${String(lab.number).padStart(2)} `,
  ]);
  const star = row([style.star, lab.breakFix ? ' ★' : '']);
  const title = fitText(sanitize(lab.title), width - rowWidth(left) - rowWidth(star) - rowWidth(right));
  const line = spread([...left, { text: title }, ...star], right, width);
  return isChosen ? highlight(line, style.selected) : line;
}
