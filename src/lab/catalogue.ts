/** The labs that there are, in the order in which they are shown, wherever they came from. */
import { closest } from '../kit/closest-words.ts';
import { type Lab, type LabSummary, summarise } from './lab.ts';
import { TRACKS } from './tracks.ts';

export interface Catalogue {
  readonly labs: readonly Lab[];
  readonly summaries: readonly LabSummary[];
  find(slug: string): Lab | undefined;
  /** The slug that was probably meant. */
  suggest(slug: string): string | undefined;
}

export function createCatalogue(unsorted: readonly Lab[]): Catalogue {
  const labs = [...unsorted].sort(
    (left, right) =>
      TRACKS.indexOf(left.track) - TRACKS.indexOf(right.track) ||
      left.number - right.number ||
      (left.slug < right.slug ? -1 : 1),
  );
  const bySlug = new Map(labs.map((lab) => [lab.slug, lab]));
  return {
    labs,
    summaries: labs.map(summarise),
    find: (slug) => bySlug.get(slug),
    suggest: (slug) => closest(slug, bySlug.keys())[0],
  };
}
