/** A zone made ready for look-ups: a tree of names, empty non-terminals (RFC 4592 §2.2.2) among them. */
import { assert } from '../../kit/assert.ts';
import { ancestorsWithin, isWithin, type Name } from '../name.ts';
import type { RecordType } from '../record.ts';
import type { RecordSet, Zone } from '../zone.ts';

/** The sets of one name; none: a name that exists only because others are below it. */
export type ZoneNode = ReadonlyMap<RecordType, RecordSet>;

export interface CompiledZone {
  readonly apex: Name;
  readonly nodes: ReadonlyMap<Name, ZoneNode>;
  readonly soa: RecordSet;
  readonly ns: RecordSet;
  /** Whether any name below the apex is delegated: else nobody need look for it. */
  readonly delegates: boolean;
}

export function compileZone(zone: Zone): CompiledZone {
  const nodes = new Map<Name, Map<RecordType, RecordSet>>();
  let delegates = false;
  for (const set of zone.sets) {
    assert(isWithin(set.name, zone.apex), `${set.name} is not within the zone ${zone.apex}`);
    const existing = nodes.get(set.name);
    assert(!existing?.has(set.type), `two sets ${set.name} ${set.type} in the zone ${zone.apex}`);
    if (existing) {
      existing.set(set.type, set);
    } else {
      nodes.set(set.name, new Map([[set.type, set]]));
    }
    delegates ||= set.type === 'NS' && set.name !== zone.apex;
  }
  for (const name of [...nodes.keys()]) {
    for (const ancestor of ancestorsWithin(name, zone.apex)) {
      if (!nodes.has(ancestor)) nodes.set(ancestor, new Map());
    }
  }
  const apex = nodes.get(zone.apex);
  const soa = apex?.get('SOA');
  const ns = apex?.get('NS');
  assert(soa && ns, `the zone ${zone.apex} needs an SOA and an NS set at its apex`);
  return { apex: zone.apex, nodes, soa, ns, delegates };
}
