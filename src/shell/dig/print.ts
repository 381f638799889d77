/** A response as `dig` 9.18 prints it. */
import type { ResourceRecord, Response } from '../../dns/index.ts';
import type { Lookup } from '../../sim/dns/look-up.ts';
import { messageSize, shownData } from '../../sim/dns/words.ts';
import { questionLine, recordLine } from './master-text.ts';
import type { Display } from './options.ts';

export const VERSION = 'DiG 9.18.28';

export interface Occasion {
  /** 16 bits, which the tool draws. */
  readonly id: number;
  /** Milliseconds since the Unix epoch, of virtual time. */
  readonly now: number;
  /** As the learner named it, without the `@`. */
  readonly server?: string;
}

/** The first lines of all output. */
export function banner(args: readonly string[], display: Display): string {
  if (!display.cmd || display.short) return '';
  return `\n; <<>> ${VERSION} <<>> ${args.join(' ')}\n;; global options: +cmd\n`;
}

export function shortText({ answer }: Pick<Response, 'answer'>): string {
  return answer.map(({ data }) => `${shownData(data)}\n`).join('');
}

export function responseText(
  response: Response,
  lookup: Lookup,
  display: Display,
  occasion: Occasion,
): string {
  const sections = [
    display.comments ? `${header(response, occasion.id)}\n` : '',
    display.question
      ? section('QUESTION', [questionLine(response.question.name, response.question.type)], display)
      : '',
    display.answer ? records('ANSWER', response.answer, display) : '',
    display.authority ? records('AUTHORITY', response.authority, display) : '',
    display.additional ? records('ADDITIONAL', response.additional, display) : '',
    display.stats ? stats(response, lookup, occasion) : '',
  ];
  return sections.join('');
}

function header(response: Response, id: number): string {
  const { rcode, answer, authority, additional, edns } = response;
  const flags = [
    'qr',
    response.authoritative ? 'aa' : '',
    response.truncated ? 'tc' : '',
    response.recursionDesired ? 'rd' : '',
    response.recursionAvailable ? 'ra' : '',
  ].filter((flag) => flag !== '');
  const lines = [
    ';; Got answer:',
    `;; ->>HEADER<<- opcode: QUERY, status: ${rcode}, id: ${id}`,
    `;; flags: ${flags.join(' ')}; QUERY: 1, ANSWER: ${answer.length}, AUTHORITY: ${authority.length}, ADDITIONAL: ${additional.length + (edns ? 1 : 0)}`,
  ];
  if (response.recursionDesired && !response.recursionAvailable)
    lines.push(';; WARNING: recursion requested but not available');
  lines.push('');
  if (edns) {
    lines.push(';; OPT PSEUDOSECTION:', `; EDNS: version: 0, flags:; udp: ${edns.udpSize}`);
    if (edns.clientSubnet !== undefined)
      lines.push(`; CLIENT-SUBNET: ${edns.clientSubnet}/${edns.scope ?? 0}`);
  }
  return lines.join('\n');
}

function records(title: string, list: readonly ResourceRecord[], display: Display): string {
  return list.length === 0 ? '' : section(title, list.map(recordLine), display);
}

function section(title: string, lines: readonly string[], { comments }: Display): string {
  const body = lines.map((line) => `${line}\n`).join('');
  return comments ? `;; ${title} SECTION:\n${body}\n` : body;
}

function stats(response: Response, lookup: Lookup, { now, server }: Occasion): string {
  const address = lookup.servers[0] ?? '';
  return `${[
    `;; Query time: ${Math.round(lookup.elapsedMs)} msec`,
    `;; SERVER: ${address}#53(${server ?? address}) (${lookup.transport.toUpperCase()})`,
    `;; WHEN: ${when(now)}`,
    `;; MSG SIZE  rcvd: ${messageSize(response)}`,
  ].join('\n')}\n\n`;
}

/** `Mon Jan 05 08:00:03 UTC 2026`. */
function when(now: number): string {
  const [weekday = '', day, month, year, time] = new Date(now).toUTCString().split(' ');
  return `${weekday.replace(',', '')} ${month} ${day} ${time} UTC ${year}`;
}
