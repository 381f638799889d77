/**
 * Direct Connect locations: colocation sites in which AWS has routers, each belonging to one region (R-DX-1, R-DX-9).
 * https://aws.amazon.com/directconnect/locations/
 */
import type { Point } from '../../route53/geography/distance.ts';

export interface DxLocation {
  /** `EqDC2`. */
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly city: string;
  readonly point: Point;
  /** Of dedicated ports, in AWS's spelling: `10Gbps`. */
  readonly speeds: readonly string[];
  readonly macSecSpeeds: readonly string[];
  /** Partners that run lines to it. */
  readonly providers: readonly string[];
}

const LOCATIONS: readonly DxLocation[] = [
  {
    code: 'EqDC2',
    name: 'Equinix DC1 - DC6 & DC10, Ashburn, VA',
    region: 'us-east-1',
    city: 'Ashburn',
    point: { latitude: 39.0, longitude: -77.5 },
    speeds: ['1Gbps', '10Gbps', '100Gbps', '400Gbps'],
    macSecSpeeds: ['10Gbps', '100Gbps', '400Gbps'],
    providers: ['Beacon Carrier', 'Harbor Fiber'],
  },
];

export function locationsIn(region: string): readonly DxLocation[] {
  return LOCATIONS.filter((location) => location.region === region);
}

export function findLocation(code: string): DxLocation | undefined {
  return LOCATIONS.find((location) => location.code === code);
}
