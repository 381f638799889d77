/** The labs by track, each with its mark, title, score, level and minutes. */
import type { CatalogueLab, LabProgress, ProgressBySlug } from '../../catalogue.ts';
import { EMPTY_ROW, highlight, type Row, row, spread } from '../../text/row.ts';
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

/** Narrower, and titles need the room that the dots take. */
const DOTS_WIDTH = 44;

export const levelDots: Readonly<Record<CatalogueLab['level'], string>> = {
  beginner: '●○○',
  intermediate: '●●○',
  advanced: '●●●',
};

const progressMarks = {
  solved: row([style.good, '✓ ']),
  started: row([style.warn, '◐ ']),
  new: row([style.muted, '○ ']),
};

function labRow(lab: CatalogueLab, progress: LabProgress | undefined, isChosen: boolean, width: number): Row {
  const dots = width >= DOTS_WIDTH ? `${levelDots[lab.level]} ` : '';
  const left: Row = [
    { text: isChosen ? '▸ ' : '  ', style: style.focus },
    ...progressMarks[progress?.state ?? 'new'],
    { text: `${String(lab.number).padStart(2)} `, style: style.muted },
    { text: sanitize(lab.title) },
    ...(lab.breakFix ? [{ text: ' ★', style: style.star }] : []),
  ];
  const score =
    progress?.state === 'started' ? 'resume ' : progress ? `${progress.points}/${progress.maxPoints} ` : '';
  const right = row(
    [progress?.state === 'started' ? style.warn : style.good, ` ${score}`],
    [style.muted, `${dots}${String(lab.minutes).padStart(3)} min`],
  );
  const line = spread(left, right, width);
  return isChosen ? highlight(line, style.selected) : line;
}
