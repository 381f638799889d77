/** What becomes of a flow, told so that a beginner understands it, and what has to change. */
import type { Step, Trace } from '../net/trace.ts';
import type { FlowSpec, Sim } from '../sim/sim.ts';
import { ICMP, TCP, UDP } from './flows.ts';

export function explainFlow(sim: Sim, flow: FlowSpec): string {
  const trace = sim.trace(flow);
  return [
    story(trace, flow),
    trace.blockers.length > 0 ? ON_AND_ON : '',
    walk('On the way there:', trace.forward),
    walk('On the way back:', trace.back),
    todo(trace),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Where the walk would have ended; it is told on as if they weren't there. */
const OBSTACLES = new Set(['denied', 'no-route', 'dropped']);

/** `tcp/80`, `a ping`, `a ping of 1500 octets`. */
export function serviceWords(flow: FlowSpec): string {
  return flow.size === undefined ? plainWords(flow) : `${plainWords(flow)} of ${flow.size} octets`;
}

function plainWords({ protocol, destinationPort }: FlowSpec): string {
  if (protocol === ICMP) return 'a ping';
  const name = protocol === TCP ? 'tcp' : protocol === UDP ? 'udp' : `protocol ${protocol}`;
  return destinationPort === undefined ? name : `${name}/${destinationPort}`;
}

export function placeWords(place: string): string {
  return place === 'internet' ? 'the internet' : place.replace(/^(?:client|instance|eni)\//, '');
}

function story(trace: Trace, flow: FlowSpec): string {
  const { disposition, tooBig, pathMtu } = trace;
  const from = placeWords(flow.from);
  const to = placeWords(flow.to);
  const what = serviceWords(flow);
  switch (disposition) {
    case 'delivered':
      return `From ${from} to ${to}, ${what}: the packet arrives, and its answer comes back. All is well.`;
    case 'refused':
      return (
        `From ${from} to ${to}, ${what}: the way is open in both directions, but nothing on ${to} listens there. ` +
        `It answers "no" at once, which a tool shows as "connection refused". The network is right; ask for a port that is served.`
      );
    case 'dropped':
      if (tooBig?.by === 'sender' || tooBig?.told)
        return (
          `From ${from} to ${to}, ${what}: the packet is too large for its way, and its sender is told so. Packets of up to ` +
          `${pathMtu?.forward} octets fit.`
        );
      return (
        `From ${from} to ${to}, ${what}: the packet doesn't arrive, and nobody tells the sender. It waits for an answer ` +
        'until it gives up: that is the timeout you see. A timeout always means that something on the way threw a packet away.'
      );
    case 'reply-dropped':
      return (
        `From ${from} to ${to}, ${what}: the packet arrives, but its answer is lost on the way back. The sender can't tell ` +
        'this from a packet that never arrived: it times out all the same.'
      );
  }
}

/** Said where the walk doesn't end at the first obstacle. */
const ON_AND_ON =
  'Past each obstacle (✗) netlab goes on as if it were gone, so that you see all of them at once.';

function walk(title: string, steps: Trace['forward']): string {
  if (steps.length === 0) return '';
  return [
    title,
    ...steps.map(
      (step, index) => `${OBSTACLES.has(step.action) ? '✗' : ' '} ${index + 1}. ${stepWords(step)}`,
    ),
  ].join('\n');
}

/** A step with whose it is, unless its text says so itself. */
export function stepWords({ text, origin: { label, resource } }: Step): string {
  const isNamed = label === '' || text.includes(label) || (resource !== '' && text.includes(resource));
  return isNamed ? text : `${label}: ${text}`;
}

function todo({ blockers }: Trace): string {
  if (blockers.length === 0) return '';
  const title =
    blockers.length === 1
      ? 'What stands in the way:'
      : `What stands in the way, all ${blockers.length} of them, in order:`;
  const lines = blockers.map(
    ({ text, direction }, index) => `  ${index + 1}. ${direction === 'back' ? '(answer) ' : ''}${text}`,
  );
  return [title, ...lines].join('\n');
}
