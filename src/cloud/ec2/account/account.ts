/** What an account can ask before it has anything: regions, zones, and its own limits (R-VPC-49). */
import type {
  AccountAttribute,
  AvailabilityZone,
  DescribeAccountAttributesRequest,
  DescribeAccountAttributesResult,
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
  DescribeRegionsRequest,
  DescribeRegionsResult,
  Region,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { REGIONS, zonesOf } from '../../kernel/regions.ts';
import { type Filters, type OperationDefinition, read } from '../../kernel/resource.ts';
import { invalidValue } from '../errors.ts';
import { defaultVpcOf } from '../vpc/default-vpc.ts';

export const ACCOUNT_OPERATIONS: Readonly<Record<string, OperationDefinition>> = {
  DescribeRegions: read<DescribeRegionsRequest, DescribeRegionsResult>(describeRegions),
  DescribeAvailabilityZones: read<DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult>(
    describeAvailabilityZones,
  ),
  DescribeAccountAttributes: read<DescribeAccountAttributesRequest, DescribeAccountAttributesResult>(
    describeAccountAttributes,
  ),
};

const REGION_FILTERS: Filters<Region> = {
  endpoint: (item) => item.Endpoint,
  'opt-in-status': (item) => item.OptInStatus,
  'region-name': (item) => item.RegionName,
};

function describeRegions(input: DescribeRegionsRequest, context: Context): DescribeRegionsResult {
  const all = REGIONS.map(
    ({ name, optIn }): Region => ({
      OptInStatus: optIn ? 'not-opted-in' : 'opt-in-not-required',
      RegionName: name,
      Endpoint: `ec2.${name}.amazonaws.com`,
    }),
  );
  const wanted = input.RegionNames ?? [];
  const unknown = wanted.filter((name) => !all.some((region) => region.RegionName === name));
  if (unknown.length > 0) throw invalidValue(`Invalid region names: [${unknown.join(', ')}]`);
  const usable = input.AllRegions ? all : all.filter((region) => region.OptInStatus !== 'not-opted-in');
  const named = wanted.length > 0 ? all.filter((region) => wanted.includes(region.RegionName ?? '')) : usable;
  return { Regions: applyFilters(named, input.Filters, REGION_FILTERS, context) };
}

const ZONE_FILTERS: Filters<AvailabilityZone> = {
  'group-name': (item) => item.GroupName,
  message: (item) => item.Messages?.map((message) => message.Message),
  'opt-in-status': (item) => item.OptInStatus,
  'parent-zone-id': (item) => item.ParentZoneId,
  'parent-zone-name': (item) => item.ParentZoneName,
  'region-name': (item) => item.RegionName,
  state: (item) => item.State,
  'zone-id': (item) => item.ZoneId,
  'zone-name': (item) => item.ZoneName,
  'zone-type': (item) => item.ZoneType,
};

function describeAvailabilityZones(
  input: DescribeAvailabilityZonesRequest,
  context: Context,
): DescribeAvailabilityZonesResult {
  const { region } = context;
  const all = zonesOf(region).map(
    ({ name, id }): AvailabilityZone => ({
      OptInStatus: 'opt-in-not-required',
      Messages: [],
      RegionName: region,
      ZoneName: name,
      ZoneId: id,
      GroupName: `${region}-zg-1`,
      NetworkBorderGroup: region,
      ZoneType: 'availability-zone',
      State: 'available',
    }),
  );
  const { ZoneNames: names = [], ZoneIds: ids = [] } = input;
  const unknown = [
    ...names.filter((name) => !all.some((zone) => zone.ZoneName === name)),
    ...ids.filter((id) => !all.some((zone) => zone.ZoneId === id)),
  ];
  if (unknown.length > 0) throw invalidValue(`Invalid availability zones: [${unknown.join(', ')}]`);
  const named = all.filter(
    ({ ZoneName = '', ZoneId = '' }) =>
      (names.length === 0 && ids.length === 0) || names.includes(ZoneName) || ids.includes(ZoneId),
  );
  return { AvailabilityZones: applyFilters(named, input.Filters, ZONE_FILTERS, context) };
}

function describeAccountAttributes(
  input: DescribeAccountAttributesRequest,
  context: Context,
): DescribeAccountAttributesResult {
  const all = [
    attribute('supported-platforms', 'VPC'),
    attribute('vpc-max-security-groups-per-interface', '5'),
    attribute('max-elastic-ips', '5'),
    attribute('max-instances', '20'),
    attribute('vpc-max-elastic-ips', '5'),
    attribute('default-vpc', defaultVpcOf(context)?.VpcId ?? 'none'),
  ];
  const wanted: readonly string[] = input.AttributeNames ?? [];
  const unknown = wanted.filter((name) => !all.some((item) => item.AttributeName === name));
  if (unknown.length > 0) throw invalidValue(`Invalid account attribute names: [${unknown.join(', ')}]`);
  const named = wanted.length > 0 ? all.filter((item) => wanted.includes(item.AttributeName ?? '')) : all;
  return { AccountAttributes: named };
}

function attribute(AttributeName: string, AttributeValue: string): AccountAttribute {
  return { AttributeName, AttributeValues: [{ AttributeValue }] };
}
