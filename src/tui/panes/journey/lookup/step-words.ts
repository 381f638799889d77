/** One step of a walk: its mark, and what it says beside it. */
import type { ResourceRecord, Step } from '../../../../dns/index.ts';
import { formatDuration } from '../../../../kit/duration.ts';
import { type Row, row, type Span } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { type Style, style } from '../../../theme.ts';

export interface StepWords {
  readonly mark: Span;
  readonly text: Row;
}

type Part = string | readonly [Style, string];

const words = (mark: string, look: Style, ...parts: readonly Part[]): StepWords => ({
  mark: { text: mark, style: look },
  text: row(...parts),
});

/** `asker` is who the stub is: `lisbon`; `resolver`, who works for it, as `cache` names it. */
export function stepWords(step: Step, asker: string, resolver?: string): StepWords {
  const { kind, question, server, records = [], ttl } = step;
  const said = sanitize(step.text);
  const cache = resolver === undefined ? 'the cache' : `the cache of ${sanitize(resolver)}`;
  const asked: Part = [style.code, sanitize(`${question.name} ${question.type}`)];
  switch (kind) {
    case 'stub-asks':
      return words(
        '●',
        style.focus,
        [style.title, asker],
        ` asks ${server?.address ?? 'its resolver'} for `,
        asked,
      );
    case 'stub-answer':
      return words('●', style.focus, [style.title, asker], ' is told ', toldOf(step));
    case 'cache-hit':
      return words('●', style.good, [style.good, `in ${cache}`], ` for ${ttlWords(ttl)} more: `, [
        style.title,
        finalData(records),
      ]);
    case 'negative-hit':
      return words(
        '●',
        style.warn,
        [style.warn, `in ${cache}`],
        ` for ${ttlWords(ttl)} more: there is no `,
        asked,
      );
    case 'cache-miss':
      return words('○', style.muted, [style.muted, `not in ${cache}: `], asked);
    case 'ask':
      return words(
        '◆',
        style.brand,
        [style.title, zoneWords(server?.zone)],
        [style.muted, `  ${sanitize([server?.name, server?.address].filter(Boolean).join(' '))}`],
      );
    case 'answer':
      return words(
        '╰✓',
        style.good,
        [style.good, finalData(records)],
        [style.muted, ` TTL ${ttlWords(ttl)}`],
      );
    case 'referral':
      return words('╰▸', style.muted, ...referralOf(records));
    case 'cname':
      return words('╰▸', style.warn, 'another name for ', [
        style.code,
        sanitize(records.at(-1)?.data ?? said),
      ]);
    case 'nodata':
    case 'nxdomain':
      return words('╰✗', style.warn, [style.warn, said]);
    case 'timeout':
    case 'unreachable':
    case 'lame':
      return words('╰✗', style.bad, [style.bad, said]);
    case 'failed':
      return words('✗', style.bad, [style.bad, said]);
    case 'server-address':
      return words('┊', style.border, [style.muted, `first, where is ${sanitize(question.name)}?`]);
    case 'rule':
    case 'truncated':
      return words('◇', style.warn, said);
  }
}

/** The stub's sentence names the resolver again; what came is enough here. */
function toldOf({ records = [], text }: Step): Part {
  if (records.length > 0) return [style.good, finalData(records)];
  return [style.bad, sanitize(text.replace(/^\S+ says /, '').replace(/\.$/, ''))];
}

const zoneWords = (zone: string | undefined) => (zone === '.' ? 'root' : sanitize(zone ?? 'forwarder'));

/** Short times as `dig` shows them. */
export function ttlWords(seconds = 0): string {
  return seconds < 600 ? `${seconds} s` : formatDuration(seconds * 1000);
}

const MOST_SHOWN = 4;

/** What a chain of records ends in. */
export function finalData(records: readonly ResourceRecord[]): string {
  const last = records.at(-1);
  const data = records.filter(({ type }) => type === last?.type).map((record) => sanitize(record.data));
  const more = data.length - MOST_SHOWN;
  return more > 0 ? `${data.slice(0, MOST_SHOWN).join(', ')} and ${more} more` : data.join(', ');
}

function referralOf(records: readonly ResourceRecord[]): Part[] {
  const servers = records.filter(({ type }) => type === 'NS');
  const [first] = servers;
  if (!first) return ['ask further down'];
  const others = servers.length > 1 ? ` and ${servers.length - 1} more` : '';
  return [
    'ask for ',
    [style.code, sanitize(first.name)],
    ` at ${sanitize(first.data)}${others}`,
    [style.muted, ` TTL ${ttlWords(first.ttl)}`],
  ];
}
