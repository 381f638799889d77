/**
 * `dns`: what a client is told when it asks for a name: these data and no others, a status, or in exact shares what
 * routing policies give to each answer. The walk through caches and servers is the evidence.
 */
import * as z from 'zod';
import type { Name, QueryType, Question } from '../../dns/index.ts';
import { parseAddress } from '../../kit/address.ts';
import { reverseName } from '../../kit/reverse-name.ts';
import type { Lookup } from '../../sim/dns/look-up.ts';
import { sharesOf } from '../../sim/dns/shares.ts';
import { comparableData, shownData, typedName, typedType } from '../../sim/dns/words.ts';
import { addressesOf } from '../../sim/places.ts';
import type { Sim } from '../../sim/sim.ts';
import { commonFields, defineCheck, placeName, placeSchema, type Verdict } from './check.ts';
import { wherePlacesExist } from './unknown-place.ts';

const STATUSES = ['NODATA', 'NXDOMAIN', 'SERVFAIL', 'REFUSED', 'TIMEOUT'] as const;

type Status = (typeof STATUSES)[number];

const answerSchema = z
  .string()
  .min(1)
  .max(4000)
  .describe('Data of a record as `dig +short` shows it, or `instance/web` for any address of that instance.');

const shareSchema = z
  .union([
    z.number().min(0).max(1),
    z.string().regex(/^(?:\d{1,6}|\{[a-z0-9_]+\})\/[1-9]\d{0,5}$/, 'must be like `1/3` or `{percent}/100`'),
    z.literal('rest'),
  ])
  .describe('`0.9`, a fraction such as `1/3` or `{percent}/100`, or `rest`: what the others leave.');

type Share = z.infer<typeof shareSchema>;

const secondsSchema = z.int().min(0).max(2_147_483_647).describe('Seconds.');

const schema = z
  .strictObject({
    ...commonFields,
    dns: z
      .strictObject({
        from: placeSchema,
        name: z
          .string()
          .min(1)
          .max(300)
          .describe('The name that is asked for: `www.example.com`; for PTR, an address will do.'),
        type: z
          .string()
          .refine((text) => typedType(text) !== undefined, {
            error: 'must be a record type such as `A` or `MX`',
          })
          .default('A')
          .describe('The type that is asked for.'),
        resolver: z
          .string()
          .min(1)
          .max(300)
          .optional()
          .describe('Who is asked instead of the client’s own resolver: `8.8.8.8`, a name server’s name.'),
        cached: z
          .literal(true)
          .optional()
          .describe(
            'Resolvers remember what they were told before; otherwise they are asked with empty caches.',
          ),
      })
      .describe(
        'The question. A change of Route 53 takes up to 60 seconds: `after: [{ wait: 60s }]` waits for it.',
      ),
    expect: z
      .union([z.enum(STATUSES), z.array(answerSchema).min(1).max(50)])
      .optional()
      .describe(
        'The data of the answer, exactly these in any order, CNAMEs left out; or what there is instead.',
      ),
    ttl: z
      .strictObject({ min: secondsSchema.optional(), max: secondsSchema.optional() })
      .refine(({ min, max }) => min !== undefined || max !== undefined, { error: 'needs `min` or `max`' })
      .optional()
      .describe(
        'For how many seconds each record of the answer, CNAMEs included, may be remembered: `{ max: 60 }`. With `cached`, what is left of it.',
      ),
    share: z
      .record(z.string().min(1), shareSchema)
      .optional()
      .describe('Exactly which share of the answers each of these is; what is not named must get none.'),
  })
  .refine(({ expect, share }) => (expect === undefined) !== (share === undefined), {
    error: 'needs either `expect` or `share`',
  })
  .describe('What a client is told by the DNS.');

export type DnsCheck = z.infer<typeof schema>;

export const dns = defineCheck({
  key: 'dns',
  schema,
  proof: 'Names that were asked for',

  describe({ dns: { from, name, type, resolver }, expect, share, ttl }) {
    const asked = `${placeName(from)}${resolver === undefined ? '' : ` at ${resolver}`}: ${name} ${type}`;
    if (share) {
      const parts = Object.entries(share).map(
        ([data, part]) => `${percent(partOf(part, share))} ${placeName(data)}`,
      );
      return `${asked} → ${parts.join(', ')}${inBounds(ttl)}`;
    }
    const told = typeof expect === 'string' ? expect : (expect ?? []).map(placeName).join(', ');
    return `${asked} → ${told}${inBounds(ttl)}`;
  },

  run(check, sim) {
    const name = askedName(check);
    if (name === undefined)
      return { passed: false, code: 'call-failed', text: `\`${check.dns.name}\` is no domain name.` };
    const question = { name, type: typedType(check.dns.type) as QueryType };
    return wherePlacesExist(() => {
      const verdict = check.share
        ? judgeShares(check, check.share, question, sim)
        : judgeAnswer(check, question, sim);
      return verdict.passed && check.ttl ? judgeTtl(check.ttl, verdict) : verdict;
    });
  },
});

type Bounds = NonNullable<DnsCheck['ttl']>;

function inBounds(bounds: Bounds | undefined): string {
  if (!bounds) return '';
  const { min, max } = bounds;
  const parts = [min !== undefined && `≥ ${min} s`, max !== undefined && `≤ ${max} s`];
  return `, TTL ${parts.filter(Boolean).join(' and ')}`;
}

/** Of what is right otherwise. */
function judgeTtl({ min = 0, max = Number.POSITIVE_INFINITY }: Bounds, verdict: Verdict): Verdict {
  const wrong = verdict.lookup?.answer.find(({ ttl }) => ttl < min || ttl > max);
  if (!wrong) return verdict;
  const bound = wrong.ttl > max ? `at most ${max}` : `at least ${min}`;
  const text = `${verdict.text} The ${wrong.type} of ${wrong.name} has a TTL of ${wrong.ttl} seconds; it should be ${bound}.`;
  return { ...verdict, passed: false, code: 'wrong-ttl', text, actual: wrong.ttl };
}

/** For pointers an address will do, as for `dig -x`. */
function askedName({ dns: { name, type } }: DnsCheck): Name | undefined {
  const address = typedType(type) === 'PTR' ? parseAddress(name) : undefined;
  return address ? reverseName(address) : typedName(name);
}

function ask({ dns: { from, resolver, cached } }: DnsCheck, question: Question, sim: Sim): Lookup {
  return sim.peek(from, question, {
    ...(resolver !== undefined && { server: resolver }),
    fresh: cached !== true,
  });
}

function judgeAnswer(check: DnsCheck, question: Question, sim: Sim): Verdict {
  const { expect = [] } = check;
  const lookup = ask(check, question, sim);
  const status = statusOf(lookup, question);
  const data = finalData(lookup, question);
  const told = status ?? data.map(shownData).join(', ');
  const findings = { lookup, expected: expect, actual: status ?? data };
  const who = placeName(check.dns.from);
  const sentence = `${who} asks for ${check.dns.name} ${question.type} and is told ${inWords(told, status)}.`;
  if (typeof expect === 'string') {
    if (status === expect) return { passed: true, code: 'passed', text: sentence, ...findings };
    return { passed: false, code: 'wrong-answer', text: `${sentence} It should be ${expect}.`, ...findings };
  }
  if (status !== undefined) {
    const reason = lookup.steps.findLast(({ kind }) => TROUBLES.has(kind))?.text;
    const text = reason === undefined ? sentence : `${sentence} ${reason}`;
    return { passed: false, code: 'not-answered', text, ...findings };
  }
  const left = data.filter((one) => !expect.some((wanted) => means(wanted, one, question.type, sim)));
  const missing = expect.filter((wanted) => !data.some((one) => means(wanted, one, question.type, sim)));
  if (left.length === 0 && missing.length === 0)
    return { passed: true, code: 'passed', text: sentence, ...findings };
  const wanted = `It should be ${expect.map(placeName).join(', ')}.`;
  return { passed: false, code: 'wrong-answer', text: `${sentence} ${wanted}`, ...findings };
}

const TROUBLES = new Set(['timeout', 'unreachable', 'lame', 'nodata', 'nxdomain', 'negative-hit', 'failed']);

function judgeShares(
  check: DnsCheck,
  share: Readonly<Record<string, Share>>,
  question: Question,
  sim: Sim,
): Verdict {
  const { from, resolver } = check.dns;
  const lookup = ask(check, question, sim);
  const options = resolver === undefined ? {} : { server: resolver };
  const actual = [...sharesOf(sim.state, from, question, options)].map(([data, fraction]) => ({
    data,
    part: Number(fraction.numerator) / Number(fraction.denominator),
  }));
  const findings = {
    lookup,
    expected: share,
    actual: Object.fromEntries(actual.map(({ data, part }) => [data, part])),
  };
  const listed = actual
    .filter(({ part }) => part > 0)
    .map(({ data, part }) => `${percent(part)} ${shownData(data)}`);
  const sentence = `Of the answers to ${check.dns.name} ${question.type}, ${placeName(from)} gets ${listed.join(', ') || 'none'}.`;
  for (const [wanted, written] of Object.entries(share)) {
    const part = partOf(written, share);
    const own = actual.filter(({ data }) => means(wanted, data, question.type, sim));
    if (!isSame(total(own), part)) {
      const text = `${sentence} ${placeName(wanted)} should be ${percent(part)}.`;
      return { passed: false, code: 'wrong-share', text, ...findings };
    }
  }
  const others = actual.filter(
    ({ data }) => !Object.keys(share).some((wanted) => means(wanted, data, question.type, sim)),
  );
  if (!isSame(total(others), 0))
    return {
      passed: false,
      code: 'wrong-share',
      text: `${sentence} Nothing else should be answered.`,
      ...findings,
    };
  return { passed: true, code: 'passed', text: sentence, ...findings };
}

function total(parts: readonly { readonly part: number }[]): number {
  return parts.reduce((sum, { part }) => sum + part, 0);
}

/** Shares are fractions of whole numbers below a million; only rounding tells two equal ones apart. */
function isSame(left: number, right: number): boolean {
  return Math.abs(left - right) < 1e-9;
}

function partOf(share: Share, all: Readonly<Record<string, Share>>): number {
  if (typeof share === 'number') return share;
  if (share === 'rest') {
    const others = Object.values(all).filter((one) => one !== 'rest');
    return 1 - others.reduce<number>((sum, one) => sum + partOf(one, all), 0);
  }
  const [numerator, denominator] = share.split('/').map(Number);
  return (numerator ?? 0) / (denominator ?? 1);
}

function percent(part: number): string {
  return `${Math.round(part * 1000) / 10} %`;
}

/** Undefined where there is data. */
function statusOf(lookup: Lookup, question: Question): Status | undefined {
  if (lookup.response === undefined || lookup.rcode === 'NO_SERVER') {
    return lookup.rcode === 'SERVFAIL' || lookup.rcode === 'REFUSED' ? lookup.rcode : 'TIMEOUT';
  }
  const { rcode } = lookup.response;
  if (rcode === 'NXDOMAIN' || rcode === 'REFUSED') return rcode;
  if (rcode !== 'NOERROR') return 'SERVFAIL';
  return finalData(lookup, question).length > 0 ? undefined : 'NODATA';
}

function finalData({ answer }: Lookup, { type }: Question): readonly string[] {
  return answer.filter((record) => record.type === type).map(({ data }) => data);
}

function means(wanted: string, data: string, type: QueryType, sim: Sim): boolean {
  if (/^(?:instance|client)\//.test(wanted)) return addressesOf(sim.state, wanted).includes(data);
  return comparableData(type, wanted) === data;
}

function inWords(told: string, status: Status | undefined): string {
  if (status === 'TIMEOUT') return 'nothing: nobody answers';
  if (status === 'NODATA') return 'that there is no such data';
  if (status === 'NXDOMAIN') return 'that it does not exist (NXDOMAIN)';
  return told;
}
