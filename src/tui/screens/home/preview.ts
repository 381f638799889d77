/** What the chosen lab is about. */
import type { CatalogueLab, LabProgress } from '../../catalogue.ts';
import { markdownRows, withoutHeading } from '../../text/markdown.ts';
import { EMPTY_ROW, type Row, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';

export function previewRows(lab: CatalogueLab, progress: LabProgress | undefined, width: number): Row[] {
  const facts = [
    lab.level,
    `${lab.minutes} min`,
    `${lab.tasks} tasks`,
    ...(lab.breakFix ? ['★ break/fix'] : []),
  ].join(' · ');
  return [
    ...wrapWords(row([style.title, sanitize(lab.title)]), width),
    ...wrapWords(row([style.muted, facts]), width),
    ...wrapWords(row([style.muted, `exam ${lab.exam.join(', ')}`]), width),
    ...(progress ? [EMPTY_ROW, ...wrapWords(progressRow(progress), width, 2)] : []),
    EMPTY_ROW,
    ...wrapWords(row(sanitize(lab.summary)), width),
    ...(lab.brief ? [EMPTY_ROW, ...markdownRows(previewBrief(lab.brief, lab.title), width)] : []),
  ];
}

/** What a seed has yet to draw is left open. */
function previewBrief(brief: string, title: string): string {
  return withoutHeading(brief, title).replace(/\{[a-z0-9_]+\}/g, '…');
}

function progressRow({ state, points, maxPoints }: LabProgress): Row {
  const score = `${points} of ${maxPoints} points`;
  return state === 'solved'
    ? row([style.good, `✓ solved, ${score}`])
    : row([style.warn, `◐ under way, ${score}: Enter goes on`]);
}
