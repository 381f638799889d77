/**
 * A bundle: packets that have met the same decisions so far and travel together. Its `terms` are the originals, its
 * `view` says what they look like now, its `marks` what stateful parts on the way remember of them. Bundles are
 * values; a part that treats some of the packets otherwise cuts the bundle in two.
 */
import type { Address, Family } from '../kit/address.ts';
import { type Field, subtractTerms, type Term } from '../kit/packet-set.ts';
import type { Ranges } from '../kit/ranges.ts';
import type {
  BalancerNode,
  DynamicTranslatorNode,
  HostNode,
  StaticTranslatorNode,
  ValveNode,
} from './graph.ts';
import type { InterfaceGroup } from './topology.ts';
import type { Origin } from './trace.ts';
import {
  type Answer,
  AS_SENT,
  agreeingViews,
  divideAll,
  fieldsThatTell,
  onlyShown,
  pullBack,
  reversed,
  type View,
} from './view.ts';

/** What keeps state about flows. */
export type Keeper =
  | InterfaceGroup
  | HostNode
  | DynamicTranslatorNode
  | BalancerNode
  | StaticTranslatorNode
  | ValveNode;

/** A stateful part's memory of a flow that went through it. */
export interface Mark {
  /** The part, and the way through it. */
  readonly at: Keeper;
  readonly way: 'in' | 'out';
  /** What came, and what it was made. */
  readonly seen: View;
  readonly made: View;
}

export interface Bundle {
  readonly family: Family;
  /** Never empty. */
  readonly terms: readonly Term[];
  readonly view: View;
  readonly marks: readonly Mark[];
  /** Who sent the originals, and so must get the answer. */
  readonly sender: InterfaceGroup | 'world';
  /** How often it was routed or forwarded. */
  readonly hops: number;
  /** A host on the way passed it on. */
  readonly relayed?: true;
  /** The route that it followed last. */
  readonly route: Origin | undefined;
  /** Set once it was received: where, as what, and with which answer, which is what now travels. */
  readonly received: Received | undefined;
}

/** Packets as they set out. */
export function sentBundle(family: Family, terms: readonly Term[], sender: InterfaceGroup | 'world'): Bundle {
  return { family, terms, view: AS_SENT, marks: [], sender, hops: 0, route: undefined, received: undefined };
}

export interface Received {
  readonly by: InterfaceGroup | 'world';
  readonly view: View;
  readonly result: 'delivered' | 'refused';
  readonly answer: Answer;
}

/** The balancers that passed the packets on, with what they made of them. */
export function passedOnBy({ marks }: Bundle): readonly (Mark & { readonly at: BalancerNode })[] {
  return marks.some(isBalancers) ? marks.filter(isBalancers) : NO_MARKS;
}

const NO_MARKS: readonly never[] = [];

function isBalancers(mark: Mark): mark is Mark & { readonly at: BalancerNode } {
  return 'kind' in mark.at && mark.at.kind === 'balancer';
}

export type Cut = readonly [inside: Bundle | undefined, outside: Bundle | undefined];

export function withTerms(bundle: Bundle, terms: readonly Term[]): Bundle | undefined {
  if (terms.length === 0) return undefined;
  return terms === bundle.terms ? bundle : { ...bundle, terms };
}

export function withView(bundle: Bundle, change: Partial<View>): Bundle {
  const { source, destination, protocol, sourcePort, destinationPort } = bundle.view;
  // Spelt out: this is where walks spend their time, and a second spread is slow.
  const view: View = {
    source: change.source ?? source,
    destination: change.destination ?? destination,
    protocol: change.protocol ?? protocol,
    sourcePort: change.sourcePort ?? sourcePort,
    destinationPort: change.destinationPort ?? destinationPort,
  };
  return { ...bundle, view };
}

/** By one field of the packets as they are now. */
export function cutByField(bundle: Bundle, field: Field, ranges: Ranges): Cut {
  const [inside, outside] = divideAll(bundle.terms, bundle.view[field], ranges);
  return [withTerms(bundle, inside), withTerms(bundle, outside)];
}

/** The destination of all packets of the bundle, where they share one. */
export function onlyDestination({ terms, view, family }: Bundle): Address | undefined {
  const value = onlyShown(terms, view.destination);
  return value === undefined ? undefined : { family, value };
}

/** By membership of the packets, as they are now, in a set. */
export function cutBySet(bundle: Bundle, set: readonly Term[]): Cut {
  const inside = pullBack(bundle.terms, bundle.view, set);
  return [withTerms(bundle, inside), without(bundle, inside)];
}

/** The packets, as they are now, that are in the set. */
export function keepSet(bundle: Bundle, set: readonly Term[]): Bundle | undefined {
  return withTerms(bundle, pullBack(bundle.terms, bundle.view, set));
}

export function without(bundle: Bundle, terms: readonly Term[]): Bundle | undefined {
  return terms === bundle.terms ? undefined : withTerms(bundle, subtractTerms(bundle.terms, terms));
}

/** Remembers the flow at a stateful part. Answers leave no marks: nobody answers them. */
export function marked(bundle: Bundle, at: Keeper, way: Mark['way'], seen: View): Bundle {
  if (isAnswer(bundle)) return bundle;
  return { ...bundle, marks: [...bundle.marks, { at, way, seen, made: bundle.view }] };
}

/** Whether the packets answer what they met before: only answers find marks. */
export function isAnswer(bundle: Bundle): boolean {
  return bundle.received !== undefined;
}

/**
 * Cuts out the answers to flows that went through `at` the given way, with the view that undoes what was made of
 * them there.
 */
export function cutByMark(
  bundle: Bundle,
  at: Keeper,
  way: Mark['way'],
): readonly [restored: readonly Bundle[], rest: Bundle | undefined] {
  const answer = bundle.received?.answer;
  const restored: Bundle[] = [];
  let rest: Bundle | undefined = bundle;
  if (answer === undefined) return [restored, rest];
  for (const mark of bundle.marks) {
    if (!rest) break;
    if (mark.at !== at || mark.way !== way) continue;
    const matching = agreeingViews(
      rest.terms,
      rest.view,
      reversed(mark.made, answer, rest.family),
      fieldsThatTell(answer),
    );
    const found = withTerms(rest, matching);
    if (found) restored.push(withView(found, undone(mark, answer, rest.family)));
    rest = without(rest, matching);
  }
  return [restored, rest];
}

function undone(mark: Mark, answer: Answer, family: Family): Partial<View> {
  const { source, destination, ...rest } = reversed(mark.seen, answer, family);
  if (answer === 'word') return { destination };
  return answer === 'error' ? { source, destination } : { source, destination, ...rest };
}
