/** Points on the earth, how far apart they are, and how long a packet takes. */

/** Degrees; south and west are negative. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_KM = 6371;

/** Along the surface, the earth taken as a sphere (haversine). */
export function distanceKm(from: Point, to: Point): number {
  const [phi1, phi2] = [radians(from.latitude), radians(to.latitude)];
  const deltaPhi = phi2 - phi1;
  const deltaLambda = radians(to.longitude - from.longitude);
  const h = Math.sin(deltaPhi / 2) ** 2 + Math.cos(phi1) * Math.cos(phi2) * Math.sin(deltaLambda / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Light in fibre covers about 200 km in a millisecond, and cables take a way half as long again as the straight one. */
const FIBRE_KM_PER_MS = 200;
const DETOUR = 1.5;
/** The last mile and the devices on the way, there and back. */
const BASE_MS = 4;

/**
 * The round trip that netlab assumes between two points, in whole milliseconds. Real networks differ, and drift
 * (R-R53-83); this keeps the order of near and far.
 */
export function roundTripMs(from: Point, to: Point): number {
  return Math.round(BASE_MS + (2 * distanceKm(from, to) * DETOUR) / FIBRE_KM_PER_MS);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
