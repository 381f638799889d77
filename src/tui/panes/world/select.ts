/** Reads the world pane's content from the simulator: asks on behalf of each client, and leaves no mark. */
import type { Fraction } from '../../../cloud/route53/routing/fraction.ts';
import type { Question } from '../../../dns/index.ts';
import { ownQuestions, waysTo } from '../../../sim/dns/own-names.ts';
import { sharesOf } from '../../../sim/dns/shares.ts';
import { hostAt, pointOf } from '../../../sim/earth.ts';
import type { Sim } from '../../../sim/sim.ts';
import type { WorldAnswer, WorldClient, WorldModel, WorldRegion } from './model.ts';

/** More clients than this would take longer to ask for than a reader takes to look. */
const CLIENT_LIMIT = 24;

/** `choice` counts on from the name that was looked up last. */
export function selectWorld(sim: Sim, choice: number): WorldModel {
  const { state } = sim;
  const questions = questionsOf(sim);
  const index = questions.length === 0 ? 0 : choice % questions.length;
  const question = questions[index];
  const answers: WorldAnswer[] = [];
  const entries = Object.entries(state.setting.clients).slice(0, CLIENT_LIMIT);
  const clients = entries.flatMap(([name, { city }]): WorldClient[] => {
    const point = pointOf(city);
    if (!point) return [];
    return [{ name, city, point, ...(question ? told(sim, name, question, answers) : { told: [] }) }];
  });
  return {
    question: question && `${question.name} ${question.type}`,
    choice: { index, count: questions.length },
    regions: regionsOf(sim),
    clients,
    answers,
  };
}

function questionsOf({ state }: Sim): readonly Question[] {
  const { last } = state.dns;
  const own = ownQuestions(state);
  if (!last) return own;
  const asked = { name: last.question.name.toLowerCase(), type: last.question.type };
  return [asked, ...own.filter(({ name, type }) => name !== asked.name || type !== asked.type)];
}

function regionsOf({ state }: Sim): WorldRegion[] {
  const names = [state.region, ...Object.keys(state.regions).filter((name) => name !== state.region)];
  return names.flatMap((name) => {
    const point = pointOf(name);
    return point ? [{ name, point }] : [];
  });
}

/** Adds to the answers what no client before was told. What a cache remembers is told whole; else shares are exact. */
function told(
  sim: Sim,
  client: string,
  question: Question,
  answers: WorldAnswer[],
): Pick<WorldClient, 'told' | 'cachedFor' | 'problem'> {
  const place = `client/${client}`;
  const { rcode, answer, fromCache } = sim.peek(place, question);
  const indexOf = (data: string) => {
    const known = answers.findIndex((one) => one.data === data);
    return known < 0 ? answers.push(answerOf(sim, question, data)) - 1 : known;
  };
  const final = answer.filter(({ type }) => type === question.type);
  if (final.length === 0)
    return { told: [], problem: rcode === 'NOERROR' ? 'no data' : rcode.replace('_', ' ') };
  if (fromCache) {
    const cachedFor = Math.min(...answer.map(({ ttl }) => ttl));
    return { told: final.map(({ data }) => ({ answer: indexOf(data), share: '' })), cachedFor };
  }
  const shares = [...sharesOf(sim.state, place, question)];
  return { told: shares.map(([data, share]) => ({ answer: indexOf(data), share: shareText(share) })) };
}

/** Percent where that is exact; nothing for the whole. */
function shareText({ numerator, denominator }: Fraction): string {
  if (numerator === denominator) return '';
  const percent = numerator * 100n;
  return percent % denominator === 0n ? `${percent / denominator}%` : `${numerator}/${denominator}`;
}

function answerOf({ state }: Sim, question: Question, data: string): WorldAnswer {
  const host = hostAt(state, data);
  const ways = new Set(waysTo(state, question, data).map((way) => way.join(' › ')));
  return {
    data,
    sets: [...ways].join(' or '),
    host: host ? `${host.name} in ${host.region}` : '',
    point: host && pointOf(host.region),
  };
}
