/**
 * Direct Connect locations: colocation sites in which AWS has routers, each belonging to one region (R-DX-1, R-DX-9).
 * https://aws.amazon.com/directconnect/locations/
 */
import type { Point } from '../../route53/geography/distance.ts';
import { LOCATION_LINES } from './location-list.ts';
import { providersIn } from './providers.ts';

export interface DxLocation {
  /** `EqDC2`. */
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly city: string;
  readonly point: Point;
  /** Of dedicated ports, as requests name them: `10Gbps`. */
  readonly speeds: readonly string[];
  readonly macSecSpeeds: readonly string[];
  /** Names of the partners that run lines to it. */
  readonly providers: readonly string[];
}

const LOCATIONS: readonly DxLocation[] = Object.entries(LOCATION_LINES).flatMap(([region, lines]) =>
  lines
    .trim()
    .split('\n')
    .map((line) => parse(line, region)),
);

const BY_CODE = new Map(LOCATIONS.map((location) => [location.code.toUpperCase(), location]));

export function locationsIn(region: string): readonly DxLocation[] {
  return LOCATIONS.filter((location) => location.region === region);
}

export const LOCATION_CODES: readonly string[] = LOCATIONS.map(({ code }) => code);

/** AWS's documentation writes codes as `EqDC2` here and `EQDC2` there: either finds it. */
export function findLocation(code: string): DxLocation | undefined {
  return BY_CODE.get(code.toUpperCase());
}

function parse(line: string, region: string): DxLocation {
  const [code = '', name = '', city = '', point = '', speeds = '', macSec = ''] = line
    .split('|')
    .map((part) => part.trim());
  const [latitude, longitude] = point.split(' ').map(Number);
  return {
    code,
    name,
    region,
    city,
    point: { latitude: latitude ?? 0, longitude: longitude ?? 0 },
    speeds: speedsIn(speeds),
    macSecSpeeds: speedsIn(macSec),
    providers: providersIn(region).map((provider) => provider.name),
  };
}

function speedsIn(text: string): string[] {
  return text.split(' ').flatMap((speed) => (speed === '' ? [] : [`${speed}bps`]));
}
