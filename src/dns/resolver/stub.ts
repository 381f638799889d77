/**
 * The resolver in a host: it knows its recursive resolvers and a search list, and no more (RFC 1034 §5.3.1; the rules
 * of resolv.conf: `nameserver`, `search`, `ndots`, `timeout`, `attempts`).
 */
import { labelsOf, type Name, ROOT } from '../name.ts';
import type { Rcode } from '../query.ts';
import type { QueryType, Question, ResourceRecord } from '../record.ts';
import type { Resolution, Step } from './resolver.ts';
import { asked, listed } from './sentences.ts';

export interface StubConfig {
  /** Addresses of resolvers, in order. */
  readonly servers: readonly string[];
  readonly search: readonly Name[];
  /** Names with fewer dots are looked for in the search list first. */
  readonly ndots: number;
  /** How long a resolver may be silent, in milliseconds, and how often all of them are asked. */
  readonly timeoutMs: number;
  readonly attempts: number;
}

export const STUB_DEFAULTS: StubConfig = { servers: [], search: [], ndots: 1, timeoutMs: 5000, attempts: 2 };

/** What asking a resolver comes to. */
export type StubReply =
  | { readonly kind: 'resolution'; readonly resolution: Resolution; readonly roundTripMs: number }
  | { readonly kind: 'silence'; readonly text?: string }
  | { readonly kind: 'refused'; readonly text?: string; readonly roundTripMs: number };

export interface StubResult {
  readonly rcode: Rcode | 'NO_SERVER';
  /** The name that was asked for in the end, after the search list. */
  readonly name: Name;
  readonly answer: readonly ResourceRecord[];
  readonly authority: readonly ResourceRecord[];
  /** The resolvers' own steps among the stub's. */
  readonly steps: readonly Step[];
  readonly elapsedMs: number;
}

/** `name` is absolute; `isRooted`: it was written with a last dot, so that the search list is not for it. */
export function stubResolve(
  config: StubConfig,
  name: Name,
  type: QueryType,
  isRooted: boolean,
  ask: (server: string, question: Question) => StubReply,
): StubResult {
  let first: StubResult | undefined;
  const steps: Step[] = [];
  let elapsedMs = 0;
  for (const candidate of candidates(config, name, isRooted)) {
    const result = askResolvers(config, { name: candidate, type }, elapsedMs, ask);
    steps.push(...result.steps);
    elapsedMs = result.elapsedMs;
    if (result.rcode === 'NOERROR' && result.answer.length > 0) return { ...result, steps };
    if (!first || candidate === name) first = result;
    if (result.rcode === 'NO_SERVER') break;
  }
  return { ...(first as StubResult), steps, elapsedMs };
}

function candidates({ search, ndots }: StubConfig, name: Name, isRooted: boolean): Name[] {
  if (isRooted || name === ROOT) return [name];
  const searched = search.map((domain) => (domain === ROOT ? name : `${name}${domain}`));
  const dots = labelsOf(name).length - 1;
  return dots >= ndots ? [name, ...searched] : [...searched, name];
}

/** The first resolver that answers is believed, whatever it says but SERVFAIL and REFUSED: then the next is asked. */
function askResolvers(
  config: StubConfig,
  question: Question,
  startMs: number,
  ask: (server: string, question: Question) => StubReply,
): StubResult {
  const steps: Step[] = [];
  let elapsedMs = startMs;
  let failed: Resolution | undefined;
  const note = (kind: Step['kind'], text: string, address: string, records?: readonly ResourceRecord[]) =>
    steps.push({
      kind,
      text,
      question,
      atMs: elapsedMs,
      depth: 0,
      server: { address },
      ...(records ? { records } : {}),
    });
  for (let attempt = 0; attempt < config.attempts; attempt++) {
    for (const server of config.servers) {
      note('stub-asks', `Ask the resolver ${server} for ${asked(question)}.`, server);
      const reply = ask(server, question);
      if (reply.kind !== 'resolution') {
        elapsedMs += reply.kind === 'refused' ? reply.roundTripMs : config.timeoutMs;
        const because = reply.text ? `: ${reply.text}` : '';
        if (reply.kind === 'refused') note('unreachable', `${server} cannot be reached${because}.`, server);
        else note('timeout', `${server} does not answer within ${config.timeoutMs} ms${because}.`, server);
        continue;
      }
      const { resolution } = reply;
      steps.push(...resolution.steps.map((step) => ({ ...step, atMs: step.atMs + elapsedMs })));
      elapsedMs += resolution.elapsedMs + reply.roundTripMs;
      note('stub-answer', `${server} says ${said(resolution)}.`, server, resolution.answer);
      const { rcode, answer, authority } = resolution;
      if (rcode === 'SERVFAIL' || rcode === 'REFUSED') failed = resolution;
      else return { rcode, name: question.name, answer, authority, steps, elapsedMs };
    }
    if (failed) break;
  }
  const rcode = failed?.rcode ?? 'NO_SERVER';
  return { rcode, name: question.name, answer: [], authority: [], steps, elapsedMs };
}

function said({ rcode, answer }: Resolution): string {
  if (rcode !== 'NOERROR') return rcode;
  return answer.length === 0 ? 'that there is no such data' : listed(answer.map(({ data }) => data));
}
