/** Reads the world pane's content from the simulator: asks on behalf of each client, and leaves no mark. */
import type { Question, ResourceRecord } from '../../../dns/index.ts';
import { ownQuestions, setsLeadingTo } from '../../../sim/dns/own-names.ts';
import { hostAt, pointOf } from '../../../sim/earth.ts';
import type { Sim } from '../../../sim/sim.ts';
import type { WorldAnswer, WorldClient, WorldModel, WorldRegion } from './model.ts';

/** `choice` counts on from the name that was looked up last. */
export function selectWorld(sim: Sim, choice: number): WorldModel {
  const { state } = sim;
  const questions = questionsOf(sim);
  const index = questions.length === 0 ? 0 : choice % questions.length;
  const question = questions[index];
  const answers: WorldAnswer[] = [];
  const clients = Object.entries(state.setting.clients).flatMap(([name, { city }]): WorldClient[] => {
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

/** Adds to the answers what no client before was told. */
function told(
  sim: Sim,
  client: string,
  question: Question,
  answers: WorldAnswer[],
): Pick<WorldClient, 'told' | 'cachedFor' | 'problem'> {
  const { rcode, answer, fromCache } = sim.peek(`client/${client}`, question);
  const data = finalData(answer, question);
  if (data.length === 0)
    return { told: [], problem: rcode === 'NOERROR' ? 'no data' : rcode.replace('_', ' ') };
  const known = answers.findIndex((one) => one.data.join() === data.join());
  const at = known < 0 ? answers.push(answerOf(sim, question, data)) - 1 : known;
  const cachedFor = fromCache ? Math.min(...answer.map(({ ttl }) => ttl)) : undefined;
  return { told: [{ answer: at, share: '' }], cachedFor };
}

/** In one order, so that the same addresses are the same answer. */
function finalData(records: readonly ResourceRecord[], { type }: Question): string[] {
  return records
    .filter((record) => record.type === type)
    .map(({ data }) => data)
    .sort();
}

function answerOf({ state }: Sim, question: Question, data: readonly string[]): WorldAnswer {
  const [first = ''] = data;
  const host = hostAt(state, first);
  const sets = setsLeadingTo(state, question, first);
  const label = [sets.join(' › '), host ? `${host.name} in ${host.region}` : ''].filter(Boolean).join(': ');
  return { data, label, point: host && pointOf(host.region) };
}
