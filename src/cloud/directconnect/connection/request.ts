/** What a request for ports must say, of connections and of groups alike. */
import type { Context } from '../../kernel/context.ts';
import { clientException } from '../errors.ts';
import { type DxLocation, findLocation } from '../location/locations.ts';

interface Wanted {
  location?: string | undefined;
  providerName?: string | undefined;
  requestMACSec?: boolean | undefined;
}

/** Where the ports are to be; throws where the region has no such location, or it doesn't offer what is wanted. */
export function locationFor(wanted: Wanted, bandwidth: string, { region }: Context): DxLocation {
  const code = wanted.location ?? '';
  const location = findLocation(code);
  if (!location)
    throw clientException(`Location ${code} does not exist. Use DescribeLocations to list the locations.`);
  if (location.region !== region)
    throw clientException(
      `Location ${location.code} is not associated with the Region ${region}: it belongs to ${location.region}.`,
    );
  // R-DX-6.
  if (!location.speeds.includes(bandwidth))
    throw clientException('The requested bandwidth is not supported at this location.');
  if (wanted.requestMACSec && !location.macSecSpeeds.includes(bandwidth))
    throw clientException(
      'MAC Security (MACsec) is not supported at this location for the requested bandwidth.',
    );
  checkProvider(wanted.providerName, location);
  return location;
}

export function checkProvider(name: string | undefined, { code, providers }: DxLocation): void {
  if (name !== undefined && !providers.includes(name))
    throw clientException(
      `Provider ${name} is not available at location ${code}. Available providers: ${providers.join(', ')}.`,
    );
}

const LONGEST_NAME = 100;

export function checkName(name: string | undefined, what: string): string {
  if (name === undefined || name.trim() === '' || name.length > LONGEST_NAME)
    throw clientException(`${what} must be between 1 and ${LONGEST_NAME} characters in length.`);
  return name;
}
