/** Where a geoproximity record's resource stands: a region, a Local Zone group or coordinates, exactly one (R-R53-87). */
import type { GeoProximityLocation } from '@aws-sdk/client-route-53';
import { brokenConstraint, invalidInput, notInEnumeration } from '../errors.ts';
import type { Point } from './distance.ts';
import { REGION_NAMES, regionPlace } from './region-places.ts';

const MAX_BIAS = 99;

export function checkGeoProximity(location: GeoProximityLocation): void {
  const { AWSRegion, LocalZoneGroup, Coordinates, Bias } = location;
  const given = [AWSRegion, LocalZoneGroup, Coordinates].filter((value) => value !== undefined);
  if (given.length !== 1) {
    const found = given.length === 0 ? 'none' : 'more than one';
    throw invalidInput(
      `Invalid request: Expected exactly one of [AWSRegion, LocalZoneGroup, or Coordinates], but found ${found} in GeoProximityLocation`,
    );
  }
  if (AWSRegion !== undefined && !REGION_NAMES.includes(AWSRegion))
    throw notInEnumeration(AWSRegion, REGION_NAMES);
  if (Bias !== undefined && Bias < -MAX_BIAS)
    throw brokenConstraint(Bias, 'bias', 'have value greater than or equal to -99');
  if (Bias !== undefined && Bias > MAX_BIAS)
    throw brokenConstraint(Bias, 'bias', 'have value less than or equal to 99');
  if (Coordinates && !pointOf(location))
    throw invalidInput(
      'Invalid request: Coordinates need a Latitude from -90 to 90 and a Longitude from -180 to 180',
    );
  if (LocalZoneGroup !== undefined && !pointOf(location))
    throw invalidInput(
      `netlab does not know where the Local Zone group ${LocalZoneGroup} stands: give Coordinates.`,
    );
}

/** Local Zone groups begin with the region that they belong to: `us-east-1-bos-1`. Some cities that have one: */
const LOCAL_ZONE_CITIES: Readonly<Record<string, readonly [number, number]>> = {
  atl: [33.7, -84.4],
  bos: [42.4, -71.1],
  chi: [41.9, -87.6],
  dfw: [32.8, -96.8],
  den: [39.7, -105.0],
  iah: [29.8, -95.4],
  las: [36.2, -115.1],
  lax: [34.1, -118.2],
  mci: [39.1, -94.6],
  mia: [25.8, -80.2],
  msp: [45.0, -93.3],
  nyc: [40.7, -74.0],
  pdx: [45.5, -122.7],
  phl: [40.0, -75.2],
  phx: [33.4, -112.1],
  sea: [47.6, -122.3],
};

export function pointOf(location: GeoProximityLocation): Point | undefined {
  const { AWSRegion, LocalZoneGroup, Coordinates } = location;
  if (AWSRegion !== undefined) return regionPlace(AWSRegion);
  if (LocalZoneGroup !== undefined) {
    const city = /^[a-z]+-[a-z]+-\d-([a-z]{3})-\d+$/.exec(LocalZoneGroup)?.[1] ?? '';
    const found = Object.hasOwn(LOCAL_ZONE_CITIES, city) ? LOCAL_ZONE_CITIES[city] : undefined;
    return found && { latitude: found[0], longitude: found[1] };
  }
  const [latitude, longitude] = [degrees(Coordinates?.Latitude, 90), degrees(Coordinates?.Longitude, 180)];
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

function degrees(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^-?\d{1,3}(?:\.\d{1,2})?$/.test(text)) return undefined;
  return Math.abs(Number(text)) <= most ? Number(text) : undefined;
}
