/** What the world pane has to show, the newest first: the way of the last request, who is told what for a name; last, the lines to sites. */
import type { Journey } from '../../../cloud/web/journey.ts';
import type { Question } from '../../../dns/index.ts';
import { ownQuestions } from '../../../sim/dns/own-names.ts';
import { distributionHosts } from '../../../sim/edges.ts';
import { hasSites } from '../../../sim/networks.ts';
import type { Sim } from '../../../sim/sim.ts';

export type View =
  | { readonly kind: 'request'; readonly journey: Journey }
  | { readonly kind: 'name'; readonly question: Question }
  | { readonly kind: 'lines' };

/** Which of how many views is shown. */
export interface ViewChoice {
  readonly index: number;
  readonly count: number;
}

export function viewsOf({ state }: Sim): readonly View[] {
  const { last: request } = state.web;
  const { last: lookup } = state.dns;
  const way: View[] = request ? [{ kind: 'request', journey: request }] : [];
  const names = questionsOf({ state }).map((question): View => ({ kind: 'name', question }));
  const isNewer = (request?.at ?? 0) >= (lookup?.at ?? 0);
  const lines: View[] = hasSites(state) ? [{ kind: 'lines' }] : [];
  return isNewer ? [...way, ...names, ...lines] : [...names.slice(0, 1), ...way, ...names.slice(1), ...lines];
}

/** The one looked up last, then those of the learner's zones and distributions. */
function questionsOf({ state }: Pick<Sim, 'state'>): readonly Question[] {
  const hosts = distributionHosts(state).map((name): Question => ({ name, type: 'A' }));
  const own = [...ownQuestions(state), ...hosts];
  const { last } = state.dns;
  if (!last) return own;
  const asked = { name: last.question.name.toLowerCase(), type: last.question.type };
  return [asked, ...own.filter(({ name, type }) => name !== asked.name || type !== asked.type)];
}
