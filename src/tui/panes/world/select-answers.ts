/** Reads the world pane's content from the simulator: asks on behalf of each client, and leaves no mark. */
import type { Fraction } from '../../../cloud/route53/routing/fraction.ts';
import type { Question } from '../../../dns/index.ts';
import { waysTo } from '../../../sim/dns/own-names.ts';
import { addShares, sharesOf } from '../../../sim/dns/shares.ts';
import { hostAt, pointOf } from '../../../sim/earth.ts';
import { edgeOnEarth, edgesServing, keptAt } from '../../../sim/edges.ts';
import type { Sim } from '../../../sim/sim.ts';
import type { WorldAnswer, WorldClient, WorldModel, WorldRegion } from './model.ts';

/** More clients than this would take longer to ask for than a reader takes to look. */
const CLIENT_LIMIT = 24;

export function selectAnswers(sim: Sim, question: Question | undefined): WorldModel {
  const { state } = sim;
  const answers: WorldAnswer[] = [];
  const entries = Object.entries(state.setting.clients).slice(0, CLIENT_LIMIT);
  const clients = entries.flatMap(([name, { city }]): WorldClient[] => {
    const point = pointOf(city);
    if (!point) return [];
    return [{ name, city, point, ...(question ? told(sim, name, question, answers) : { told: [] }) }];
  });
  return {
    question: question && `${question.name} ${question.type}`,
    regions: regionsOf(sim),
    clients,
    answers,
    edges: question ? edgesServing(state, question.name).map(({ point }) => point) : [],
  };
}

function regionsOf({ state }: Sim): WorldRegion[] {
  const names = [state.region, ...Object.keys(state.regions).filter((name) => name !== state.region)];
  return names.flatMap((name) => {
    const point = pointOf(name);
    return point ? [{ name, point }] : [];
  });
}

/** The addresses of an edge are one answer. Adds to the answers what no client before was told. What a cache remembers is told whole; else shares are exact. */
function told(
  sim: Sim,
  client: string,
  question: Question,
  answers: WorldAnswer[],
): Pick<WorldClient, 'told' | 'cachedFor' | 'problem'> {
  const place = `client/${client}`;
  const { rcode, answer, fromCache } = sim.peek(place, question);
  const indexOf = (data: string) => {
    const found = answerOf(sim, question, data);
    const known = answers.findIndex((one) => one.data === found.data && one.sets === found.sets);
    return known < 0 ? answers.push(found) - 1 : known;
  };
  const final = answer.filter(({ type }) => type === question.type);
  if (final.length === 0)
    return { told: [], problem: rcode === 'NOERROR' ? 'no data' : rcode.replace('_', ' ') };
  if (fromCache) {
    const cachedFor = Math.min(...answer.map(({ ttl }) => ttl));
    const known = [...new Set(final.map(({ data }) => indexOf(data)))];
    return { told: known.map((index) => ({ answer: index, share: '' })), cachedFor };
  }
  const byAnswer = new Map<number, Fraction>();
  for (const [data, share] of sharesOf(sim.state, place, question)) {
    const index = indexOf(data);
    const before = byAnswer.get(index);
    byAnswer.set(index, before ? addShares(before, share) : share);
  }
  return { told: [...byAnswer].map(([index, share]) => ({ answer: index, share: shareText(share) })) };
}

/** Percent where that is exact; nothing for the whole. */
function shareText({ numerator, denominator }: Fraction): string {
  if (numerator === denominator) return '';
  const percent = numerator * 100n;
  return percent % denominator === 0n ? `${percent / denominator}%` : `${numerator}/${denominator}`;
}

function answerOf({ state }: Sim, question: Question, data: string): WorldAnswer {
  const ways = new Set(waysTo(state, question, data).map((way) => way.join(' › ')));
  const sets = [...ways].join(' or ');
  const edge = edgeOnEarth(data);
  if (edge) {
    const { pop, city, point } = edge;
    const kept = keptAt(state, question.name, edge);
    const objects = kept === 0 ? '' : `, ${kept} object${kept === 1 ? '' : 's'} kept`;
    return { data: pop, sets, host: `edge in ${city}${objects}`, point, edge: city };
  }
  const host = hostAt(state, data);
  return {
    data,
    sets,
    host: host ? `${host.name} in ${host.region}` : '',
    point: host && pointOf(host.region),
  };
}
