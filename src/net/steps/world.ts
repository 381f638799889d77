/**
 * The world: packets for addresses of the graph's own networks go in by their doors; other public addresses are hosts
 * that serve everything; the rest is not routed.
 */
import { formatAddress, sameAddress } from '../../kit/address.ts';
import { prefixContains } from '../../kit/prefix.ts';
import { rangesContain } from '../../kit/ranges.ts';
import { type Bundle, cutByField, cutByMark, isAnswer } from '../bundle.ts';
import type { StaticTranslatorNode, ValveNode } from '../graph.ts';
import type { Packet } from '../packet.ts';
import { codeOf, type Outcome, type Place, type Walk } from '../place.ts';
import { flowOf } from '../prose.ts';
import { nodeOf } from '../topology.ts';
import { claimAnswers } from './answers.ts';
import { concluded, OPEN_HOUSE, received } from './receive.ts';

export function inWorld(walk: Walk, bundle: Bundle): readonly Outcome[] {
  if (isAnswer(bundle) && bundle.sender === 'world')
    return claimAnswers(walk, bundle, 'world', () => walk.topology.world);
  const [returning, rest] = backThroughTheirDoor(bundle);
  const outcomes: Outcome[] = returning;
  if (rest) outcomes.push(...delivered(walk, rest));
  return outcomes;
}

/** Answers go back to the door by which the request came out; the door itself undoes what it did. */
function backThroughTheirDoor(bundle: Bundle): [Outcome[], Bundle | undefined] {
  const outcomes: Outcome[] = [];
  let rest: Bundle | undefined = bundle;
  for (const { at } of isAnswer(bundle) ? bundle.marks : []) {
    if (!rest) break;
    if (!('kind' in at) || (at.kind !== 'static-translator' && at.kind !== 'valve')) continue;
    const [found, others]: ReturnType<typeof cutByMark> = cutByMark(rest, at, 'out');
    for (const { terms } of found)
      outcomes.push({ kind: 'go', bundle: { ...rest, terms }, place: enter(at) });
    rest = others;
  }
  return [outcomes, rest];
}

function enter(node: StaticTranslatorNode | ValveNode): Place {
  return node.kind === 'valve' ? { at: 'valve-in', node } : { at: 'static-translator-in', node };
}

function delivered(walk: Walk, bundle: Bundle): readonly Outcome[] {
  const { doors, hosts } = walk.topology.internet[bundle.family];
  const outcomes: Outcome[] = [];
  let rest: Bundle | undefined = bundle;
  for (const { node, addresses } of doors) {
    if (!rest) return outcomes;
    const [entering, others]: readonly [Bundle | undefined, Bundle | undefined] = cutByField(
      rest,
      'destination',
      addresses,
    );
    if (entering) outcomes.push({ kind: 'go', bundle: entering, place: enter(node) });
    rest = others;
  }
  const [arrived, nowhere] = rest ? cutByField(rest, 'destination', hosts) : [];
  if (arrived)
    outcomes.push(
      ...(isAnswer(arrived)
        ? claimAnswers(walk, arrived, 'world', () => walk.topology.world)
        : receivedBySomebody(walk, arrived)),
    );
  if (nowhere && walk.explains) outcomes.push(lostInTheWorld(walk, nowhere));
  return outcomes;
}

function receivedBySomebody(walk: Walk, bundle: Bundle): readonly Outcome[] {
  const { world } = walk.topology;
  const remark = (packet: Packet) => {
    const { destination } = packet;
    const client = world.clients.find(({ addresses }) =>
      addresses.some((address) => sameAddress(address, destination)),
    );
    const service = world.services?.find(({ prefixes }) =>
      prefixes.some((prefix) => prefix.family === destination.family && prefixContains(prefix, destination)),
    );
    const stranger = service
      ? `${service.name} at ${formatAddress(destination)}`
      : `${formatAddress(destination)} on the internet`;
    const who = client?.name ?? stranger;
    return {
      node: world.id,
      origin: world.origin,
      action: 'delivered',
      text: `${who} receives ${flowOf(packet)}`,
    } as const;
  };
  return OPEN_HOUSE.flatMap((reception) => {
    const kept = received(walk, bundle, reception);
    return kept ? [concluded(kept, 'world', reception, { at: 'world' }, remark)] : [];
  });
}

function lostInTheWorld(walk: Walk, bundle: Bundle): Outcome {
  const { topology, towards } = walk;
  const { internet, world } = topology;
  const door = towards?.segment.router.door;
  if (towards && door !== undefined && !isAnswer(bundle)) {
    const node = nodeOf(topology, door, 'static-translator');
    return { kind: 'go', bundle, place: { at: 'static-translator-in', node } };
  }
  return {
    kind: 'lost',
    bundle,
    action: 'dropped',
    complaint: ({ destination }) => {
      const { family, value } = destination;
      const unused = rangesContain(internet[family].unused, value);
      const text = unused
        ? `Nobody holds the public address ${formatAddress(destination)}; send to one that is in use.`
        : `${formatAddress(destination)} is a private address, which the internet does not route; send to a public one.`;
      const code = codeOf(walk, unused ? 'UNUSED_ADDRESS' : 'NOT_ROUTED_BY_INTERNET');
      return { node: world.id, code, origin: world.origin, text };
    },
  };
}
