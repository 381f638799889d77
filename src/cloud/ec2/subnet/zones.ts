/** Availability Zones in requests, by name or by ID (R-VPC-43, R-VPC-44, R-VPC-49). */
import { pick } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidParameterCombination, invalidParameterValue } from '../../kernel/errors.ts';
import { type ZoneInfo, zonesOf } from '../../kernel/regions.ts';

interface ZoneInput {
  AvailabilityZone?: string | undefined;
  AvailabilityZoneId?: string | undefined;
}

/** The zone that the request names; where it names none, AWS picks one. */
export function requireZone(input: ZoneInput, context: Context): ZoneInfo {
  const { AvailabilityZone: name, AvailabilityZoneId: id } = input;
  const zones = zonesOf(context.region);
  if (name !== undefined && id !== undefined) {
    throw invalidParameterCombination(
      'The parameter availabilityZone cannot be used with the parameter availabilityZoneId',
    );
  }
  if (name !== undefined) {
    const found = zones.find((zone) => zone.name === name);
    if (!found)
      throw unknownZone(
        name,
        'availabilityZone',
        zones.map((zone) => zone.name),
      );
    return found;
  }
  if (id !== undefined) {
    const found = zones.find((zone) => zone.id === id);
    if (!found)
      throw unknownZone(
        id,
        'availabilityZoneId',
        zones.map((zone) => zone.id),
      );
    return found;
  }
  return pick(context.random, zones);
}

function unknownZone(value: string, parameter: string, zones: readonly string[]) {
  return invalidParameterValue(
    value,
    parameter,
    `Subnets can currently only be created in the following availability zones: ${zones.join(', ')}.`,
  );
}
