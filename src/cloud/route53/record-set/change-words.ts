/** How AWS's messages name a change, a set, and where a set routes. */

import { showName } from '../domain-name.ts';
import { geoLocationNames } from '../geography/geo-locations.ts';
import type { RecordSetItem } from './record-set.ts';

/** `[Action=CREATE, Name=www.example.com, Type=A, SetIdentifier=null]`, the name as it was written. */
export function changeWords(
  action: string,
  set: { Name?: string | undefined; Type?: string | undefined; SetIdentifier?: string | undefined },
): string {
  return `[Action=${action}, Name=${set.Name}, Type=${set.Type}, SetIdentifier=${set.SetIdentifier ?? 'null'}]`;
}

/** `[name='www.example.com.', type='A', set-identifier='b']`. */
export function setWords({ Name, Type, SetIdentifier }: RecordSetItem): string {
  const identifier = SetIdentifier === undefined ? '' : `, set-identifier='${SetIdentifier}'`;
  return `[name='${showName(Name)}', type='${Type}'${identifier}]`;
}

/** `RRSet with DNS name www.example.com., type A, SetIdentifier b`. */
export function rrsetWords({ Name, Type, SetIdentifier }: RecordSetItem): string {
  const identifier = SetIdentifier === undefined ? '' : `, SetIdentifier ${SetIdentifier}`;
  return `RRSet with DNS name ${showName(Name)}, type ${Type}${identifier}`;
}

/** What stands after the set identifier in messages about a policy (R-R53-53). */
export function routingWords(set: RecordSetItem): string {
  if (set.Region !== undefined) return `, and Region Name=${set.Region}`;
  if (set.Failover !== undefined) return `, and Failover=${set.Failover}`;
  if (set.GeoLocation) return `, and routing to [${geoLocationWords(set.GeoLocation)}]`;
  return '';
}

function geoLocationWords(location: NonNullable<RecordSetItem['GeoLocation']>): string {
  const { ContinentName, CountryName, SubdivisionName } = geoLocationNames(location);
  const { ContinentCode, CountryCode, SubdivisionCode } = location;
  if (SubdivisionCode !== undefined) return `subdivision = (${SubdivisionCode}, ${SubdivisionName})`;
  if (CountryCode !== undefined) return `country = (${CountryCode}, ${CountryName})`;
  return `continent = (${ContinentCode}, ${ContinentName})`;
}
