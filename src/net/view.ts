/**
 * How a bundle of packets looks at some point of its way, told in terms of the packets that were originally sent.
 *
 * Every header field is one of
 * - `field`: a field of the original, as it was or moved by a constant (source ports behind a translator, the type of
 *   an echo reply),
 * - `mapped`: a field of the original, led through a one-to-one table,
 * - `constant`: the same for all packets of the bundle.
 *
 * So a filter on the header of *now* is pulled back to a constraint on the *originals*, exactly; a translation replaces
 * a view; an answer reverses it. Source and destination change places only in answers, which is why the two views of a
 * field that are ever compared descend from the same field of the original.
 */
import type { Address, Family } from '../kit/address.ts';
import { assert } from '../kit/assert.ts';
import { FIELDS, type Field, mergeTerms, type Term, withField } from '../kit/packet-set.ts';
import {
  type Bound,
  equalRanges,
  intersectRanges,
  onlyValue,
  type Ranges,
  rangesContain,
  singleton,
  subtractRanges,
} from '../kit/ranges.ts';
import {
  type AddressTable,
  agreement,
  changesNothing,
  compose,
  fixedValues,
  preimage,
} from './address-table.ts';
import type { Packet } from './packet.ts';

export type FieldView =
  | { readonly kind: 'field'; readonly field: Field; readonly shift: number }
  | { readonly kind: 'mapped'; readonly field: Field; readonly table: AddressTable }
  | { readonly kind: 'constant'; readonly value: Bound };

export type View = Readonly<Record<Field, FieldView>>;

/**
 * What an answer looks like beside the packet that it answers: `flow` turns addresses and ports around, `echo` is an
 * ICMP echo reply with the same identifier, `error` an ICMP error about it (which carries its header along), `word` such
 * an error from a router on its way, under the router's own address.
 */
export type Answer = 'flow' | 'echo' | 'error' | 'word';

/** By which fields an answer is known to belong to what it answers. */
export function fieldsThatTell(answer: Answer): readonly Field[] {
  if (answer === 'word') return ['destination'];
  return answer === 'error' ? ['source', 'destination'] : FIELDS;
}

const original = (field: Field): FieldView => ({ kind: 'field', field, shift: 0 });

/** As sent. */
export const AS_SENT: View = {
  source: original('source'),
  destination: original('destination'),
  protocol: original('protocol'),
  sourcePort: original('sourcePort'),
  destinationPort: original('destinationPort'),
};

export function constant(value: Bound): FieldView {
  return { kind: 'constant', value };
}

export function shifted(view: FieldView, by: number): FieldView {
  if (view.kind === 'constant') return constant(Number(view.value) + by);
  assert(view.kind === 'field', 'only numbers can be shifted, not mapped addresses');
  return { ...view, shift: view.shift + by };
}

/** From echo request to echo reply: ICMP 8 → 0 (RFC 792), ICMPv6 128 → 129 (RFC 4443), times 256. */
const ECHO_SHIFT: Readonly<Record<Family, number>> = { 4: -8 * 256, 6: 256 };

/** The view of the answer to a packet that looks like this. Of errors only the addresses mean anything. */
export function reversed(view: View, answer: Answer, family: Family): View {
  const turned = { ...view, source: view.destination, destination: view.source };
  if (answer === 'error' || answer === 'word') return turned;
  if (answer === 'echo')
    return { ...turned, destinationPort: shifted(view.destinationPort, ECHO_SHIFT[family]) };
  return { ...turned, sourcePort: view.destinationPort, destinationPort: view.sourcePort };
}

/** The originals of the term for which the viewed field lies in `wanted`. */
export function constrain(term: Term, view: FieldView, wanted: Ranges): Term | undefined {
  if (view.kind === 'constant') return rangesContain(wanted, view.value) ? term : undefined;
  return within(
    term,
    view.field,
    view.kind === 'mapped' ? preimage(view.table, wanted) : unshift(wanted, view.shift),
  );
}

function within(term: Term, field: Field, values: Ranges): Term | undefined {
  const own = term[field];
  const only = onlyValue(own);
  if (only !== undefined) return rangesContain(values, only) ? term : undefined;
  const kept = intersectRanges(own, values);
  if (kept.length === 0) return undefined;
  return equalRanges(kept, own) ? term : withField(term, field, kept);
}

function unshift(ranges: Ranges, shift: number): Ranges {
  return shift === 0 ? ranges : ranges.map((bound) => Number(bound) - shift);
}

export function constrainAll(terms: readonly Term[], view: FieldView, wanted: Ranges): readonly Term[] {
  return each(terms, (term) => constrain(term, view, wanted));
}

/** The originals for which the viewed field lies in `wanted`, and the others. */
export function divideAll(
  terms: readonly Term[],
  view: FieldView,
  wanted: Ranges,
): readonly [inside: readonly Term[], outside: readonly Term[]] {
  const inside: Term[] = [];
  const outside: Term[] = [];
  let isWhole = true;
  for (const term of terms) {
    const kept = constrain(term, view, wanted);
    if (kept) inside.push(kept);
    if (kept === term) continue;
    isWhole = false;
    outside.push(kept && view.kind !== 'constant' ? outsideOf(term, kept, view.field) : term);
  }
  if (isWhole) return [terms, []];
  return inside.length === 0 ? [[], terms] : [inside, outside];
}

/** What a narrower term left out, which differs from it in one field. */
function outsideOf(term: Term, kept: Term, field: Field): Term {
  return withField(term, field, subtractRanges(term[field], kept[field]));
}

/** Maps and drops, handing back the very list where nothing changed. */
function each(terms: readonly Term[], change: (term: Term) => Term | undefined): readonly Term[] {
  const out: Term[] = [];
  let same = true;
  for (const term of terms) {
    const changed = change(term);
    if (changed) out.push(changed);
    same &&= changed === term;
  }
  return same ? terms : out;
}

/** The originals that, seen like this, are in the set (whose terms share no packet). */
export function pullBack(terms: readonly Term[], view: View, set: readonly Term[]): readonly Term[] {
  const out: Term[] = [];
  for (const term of terms) {
    for (const wanted of set) {
      const kept = constrainEach(term, view, wanted);
      if (kept === term && terms.length === 1) return terms;
      if (kept) out.push(kept);
    }
  }
  return out.length > 1 ? mergeTerms(out) : out;
}

function constrainEach(term: Term, view: View, wanted: Term): Term | undefined {
  let rest: Term | undefined = term;
  for (const field of FIELDS) {
    rest = constrain(rest, view[field], wanted[field]);
    if (!rest) return undefined;
  }
  return rest;
}

/** The originals for which two views show the same value. */
export function agreeing(terms: readonly Term[], left: FieldView, right: FieldView): readonly Term[] {
  if (left === right) return terms;
  if (left.kind === 'constant') return constrainAll(terms, right, singleton(left.value));
  if (right.kind === 'constant') return constrainAll(terms, left, singleton(right.value));
  assert(left.field === right.field, `${left.field} and ${right.field} of one packet are never compared`);
  const { field } = left;
  if (left.kind === 'field' && right.kind === 'field') return left.shift === right.shift ? terms : [];
  const values =
    left.kind === 'mapped' && right.kind === 'mapped'
      ? agreement(left.table, right.table)
      : fixedValues((left.kind === 'mapped' ? left : (right as FieldView & { kind: 'mapped' })).table);
  return each(terms, (term) => within(term, field, values));
}

/** The originals for which two views show the same in all these fields. */
export function agreeingViews(
  terms: readonly Term[],
  left: View,
  right: View,
  fields: readonly Field[],
): readonly Term[] {
  return fields.reduce(
    (rest, field) => (rest.length === 0 ? rest : agreeing(rest, left[field], right[field])),
    terms,
  );
}

/** The view of an address after the table, for originals whose address is in the table's domain. */
export function translated(terms: readonly Term[], view: FieldView, table: AddressTable): FieldView {
  const only = onlyShown(terms, view);
  if (view.kind === 'constant' || only !== undefined) {
    const to = table.entries.get(only as Bound);
    assert(to !== undefined, 'the originals were narrowed to what the table translates');
    return constant(to);
  }
  const whole = view.kind === 'mapped' ? compose(view.table, table) : table;
  return changesNothing(whole) ? original(view.field) : { kind: 'mapped', field: view.field, table: whole };
}

/** What the view shows, where it is the same for all originals. */
export function onlyShown(terms: readonly Term[], view: FieldView): Bound | undefined {
  const [term] = terms;
  if (view.kind === 'constant') return view.value;
  if (!term || onlyValue(term[view.field]) === undefined) return undefined;
  return terms.every((other) => equalRanges(other[view.field], term[view.field]))
    ? shownBy(view, term)
    : undefined;
}

/** What the view shows for the lowest original of the term. */
function shownBy(view: FieldView, term: Term): Bound {
  if (view.kind === 'constant') return view.value;
  const value = term[view.field][0] as Bound;
  if (view.kind === 'mapped') return view.table.entries.get(value) as Bound;
  return view.shift === 0 ? value : Number(value) + view.shift;
}

/** The packet that the lowest original of the term is now. */
export function packetOf(view: View, term: Term, family: Family): Packet {
  const address = (field: 'source' | 'destination'): Address => ({
    family,
    value: shownBy(view[field], term),
  });
  return {
    source: address('source'),
    destination: address('destination'),
    protocol: Number(shownBy(view.protocol, term)),
    sourcePort: Number(shownBy(view.sourcePort, term)),
    destinationPort: Number(shownBy(view.destinationPort, term)),
  };
}
