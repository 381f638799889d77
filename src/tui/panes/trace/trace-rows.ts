/** A trace drawn hop by hop, there and back; then everything that must change, in order. */

import { formatAddress } from '../../../kit/address.ts';
import type { Packet } from '../../../net/packet.ts';
import type { Blocker, Disposition, Step, StepAction, Trace } from '../../../net/trace.ts';
import { EMPTY_ROW, type Row, row, type Span } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { type Style, style } from '../../theme.ts';

const outcomes: Readonly<Record<Disposition, readonly [Style, string]>> = {
  delivered: [style.good, '✓ delivered: it arrives, and the reply comes back'],
  refused: [style.warn, '! refused: it reaches the host, but nothing listens there'],
  dropped: [style.bad, '✗ dropped: it is lost on the way there'],
  'reply-dropped': [style.bad, '✗ reply dropped: it arrives, but the answer is lost'],
};

const stops: readonly StepAction[] = ['denied', 'no-route', 'dropped', 'refused'];

export function traceRows(trace: Trace, width: number): Row[] {
  const [look, text] = outcomes[trace.disposition];
  const first = trace.forward[0];
  return [
    ...wrapWords(row([look, text]), width, 2),
    ...(first ? wrapWords(row([style.muted, `  ${describePacket(first.packet)}`]), width, 2) : []),
    ...blockerRows(trace.blockers, width),
    ...legRows(
      'There',
      '↓',
      trace.forward,
      trace.blockers.filter((b) => b.direction === 'forward'),
      width,
    ),
    ...legRows(
      'And back',
      '↑',
      trace.back,
      trace.blockers.filter((b) => b.direction === 'back'),
      width,
    ),
  ];
}

function legRows(
  title: string,
  arrow: string,
  steps: readonly Step[],
  blockers: readonly Blocker[],
  width: number,
): Row[] {
  if (steps.length === 0) return [];
  const rows: Row[] = [EMPTY_ROW, row([style.title, `${arrow} ${title}`])];
  const room = Math.max(8, width - 3);
  let before: Packet | undefined;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const isStop = stops.includes(step.action) || blockers.some((b) => b.origin === step.origin);
    const mark: Span = isStop
      ? { text: '✗', style: style.bad }
      : { text: isLast ? '●' : '○', style: style.good };
    const rail: Span = { text: isLast ? '   ' : ' │ ', style: style.border };
    const name = sanitize(step.origin.label || step.origin.resource || step.node);
    const isChanged = before !== undefined && isRewritten(before, step.packet);
    const isCarried = !isStop && !isChanged && before !== undefined && saysFlowOnly(step);
    const said = isCarried ? 'carries it' : sanitize(step.text);
    const text = row(
      [isStop ? style.bad : style.title, said.includes(name) ? '' : `${name}  `],
      [isStop ? style.bad : style.muted, said],
    );
    const lines = [
      ...wrapWords(text, room),
      ...(isChanged ? wrapWords(row([style.code, describePacket(step.packet)]), room) : []),
    ];
    rows.push(
      ...lines.map(
        (line, at): Row => [...(at === 0 ? [{ text: ' ' }, mark, { text: ' ' }] : [rail]), ...line],
      ),
    );
    before = step.packet;
  }
  return rows;
}

/** Of a line or a tunnel: nothing but the packet, which was told before. */
function saysFlowOnly({ action, text }: Step): boolean {
  return action === 'forwarded' && /^\S+ from \S+ to \S+$/.test(text);
}

function blockerRows(blockers: readonly Blocker[], width: number): Row[] {
  if (blockers.length === 0) return [];
  const rows: Row[] = [
    EMPTY_ROW,
    row([style.title, blockers.length === 1 ? 'What must change' : 'What must change, in order']),
  ];
  for (const [index, blocker] of blockers.entries()) {
    const where = blocker.origin.rule
      ? `${blocker.origin.label}, ${blocker.origin.rule}`
      : blocker.origin.label;
    const way = blocker.direction === 'back' ? ' (on the way back)' : '';
    rows.push(
      ...wrapWords(
        row([style.bad, `${index + 1}. `], [style.title, sanitize(where)], [style.muted, way]),
        width,
        3,
      ),
    );
    rows.push(...wrapWords(row('   ', sanitize(blocker.text)), width, 3));
    rows.push(...wrapWords(row('   ', [style.muted, blocker.code]), width, 3));
  }
  return rows;
}

function isRewritten(before: Packet, after: Packet): boolean {
  return (
    before.source.value !== after.source.value ||
    before.destination.value !== after.destination.value ||
    before.sourcePort !== after.sourcePort ||
    before.destinationPort !== after.destinationPort
  );
}

const protocolNames: Readonly<Record<number, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6' };

/** `tcp 203.0.113.7:40000 → 10.0.0.4:80` */
export function describePacket(packet: Packet): string {
  const { source, destination, protocol } = packet;
  const hasPorts = protocol === 6 || protocol === 17;
  const end = (address: Packet['source'], port: number) => {
    const text = formatAddress(address);
    if (!hasPorts) return text;
    return address.family === 6 ? `[${text}]:${port}` : `${text}:${port}`;
  };
  const name = protocolNames[protocol] ?? `protocol ${protocol}`;
  return `${name} ${end(source, packet.sourcePort)} → ${end(destination, packet.destinationPort)}`;
}
