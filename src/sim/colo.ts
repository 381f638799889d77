/** Colocation sites for those who speak to them: where a location is, and what a cross-connect looks like. */
import { findLocation } from '../cloud/directconnect/location/locations.ts';

export type { CableStatus } from '../cloud/directconnect/cross-connect/colo-service.ts';
export type { CrossConnectItem } from '../cloud/directconnect/cross-connect/cross-connect.ts';
export { LOCATION_CODES } from '../cloud/directconnect/location/locations.ts';

/** The region to which a Direct Connect location belongs. */
export function regionOfLocation(code: string): string | undefined {
  return findLocation(code)?.region;
}
