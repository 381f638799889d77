/** The home screen for screen readers. */
import type { CatalogueLab, ProgressBySlug } from '../../catalogue.ts';
import { type Row, rowText } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { trackTitles } from './list.ts';
import type { HomeState } from './state.ts';

export function spokenHome(
  labs: readonly CatalogueLab[],
  chosen: CatalogueLab | undefined,
  progress: ProgressBySlug,
  state: HomeState,
  notice: Row,
): string[] {
  const told = (lab: CatalogueLab) =>
    `${lab.number}: ${sanitize(lab.title)}, ${trackTitles[lab.track]}, ${lab.level}, ${lab.minutes} minutes, ${progress[lab.slug]?.state ?? 'new'}`;
  return [
    'netlab, a flight simulator for cloud networks.',
    ...(state.isFiltering ? [`Filter: ${state.filter}`] : []),
    `${labs.length} labs.`,
    ...(chosen ? [`Chosen: ${told(chosen)}. ${sanitize(chosen.summary)}`] : []),
    ...labs.filter((lab) => lab !== chosen).map(told),
    rowText(notice),
    'Arrows choose, Enter opens, slash filters, question mark helps, q quits.',
  ];
}
