/** `describe-instance-types` and `describe-instance-type-offerings`. */
import type {
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypesRequest,
  InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { applyFilters, wildcard } from '../../kernel/filters.ts';
import { paginate } from '../../kernel/pagination.ts';
import { zonesOf } from '../../kernel/regions.ts';
import type { Filters } from '../../kernel/resource.ts';
import { INSTANCE_TYPES, requireInstanceType, showInstanceType } from './instance-types.ts';

const TYPE_FILTERS: Filters<InstanceTypeInfo> = {
  'auto-recovery-supported': (type) => type.AutoRecoverySupported,
  'bare-metal': (type) => type.BareMetal,
  'burstable-performance-supported': (type) => type.BurstablePerformanceSupported,
  'current-generation': (type) => type.CurrentGeneration,
  'dedicated-hosts-supported': (type) => type.DedicatedHostsSupported,
  'free-tier-eligible': (type) => type.FreeTierEligible,
  'hibernation-supported': (type) => type.HibernationSupported,
  hypervisor: (type) => type.Hypervisor,
  'instance-storage-supported': (type) => type.InstanceStorageSupported,
  'instance-type': (type) => type.InstanceType,
  'memory-info.size-in-mib': (type) => type.MemoryInfo?.SizeInMiB,
  'network-info.efa-supported': (type) => type.NetworkInfo?.EfaSupported,
  'network-info.ena-support': (type) => type.NetworkInfo?.EnaSupport,
  'network-info.encryption-in-transit-supported': (type) => type.NetworkInfo?.EncryptionInTransitSupported,
  'network-info.ipv4-addresses-per-interface': (type) => type.NetworkInfo?.Ipv4AddressesPerInterface,
  'network-info.ipv6-addresses-per-interface': (type) => type.NetworkInfo?.Ipv6AddressesPerInterface,
  'network-info.ipv6-supported': (type) => type.NetworkInfo?.Ipv6Supported,
  'network-info.maximum-network-cards': (type) => type.NetworkInfo?.MaximumNetworkCards,
  'network-info.maximum-network-interfaces': (type) => type.NetworkInfo?.MaximumNetworkInterfaces,
  'network-info.network-performance': (type) => type.NetworkInfo?.NetworkPerformance,
  'processor-info.supported-architecture': (type) => type.ProcessorInfo?.SupportedArchitectures,
  'supported-root-device-type': (type) => type.SupportedRootDeviceTypes,
  'supported-usage-class': (type) => type.SupportedUsageClasses,
  'supported-virtualization-type': (type) => type.SupportedVirtualizationTypes,
  'vcpu-info.default-vcpus': (type) => type.VCpuInfo?.DefaultVCpus,
};

export function describeInstanceTypes(input: DescribeInstanceTypesRequest, context: Context) {
  const types = input.InstanceTypes?.length ? input.InstanceTypes.flatMap(typesMatching) : INSTANCE_TYPES;
  const shown = applyFilters(types.map(showInstanceType), input.Filters, TYPE_FILTERS, context);
  const page = paginate(shown, input, { least: 5, most: 100 });
  return { InstanceTypes: page.items, ...(page.nextToken && { NextToken: page.nextToken }) };
}

/** Wildcards name several types; a plain name must be one. */
function typesMatching(pattern: string) {
  if (!/[*?]/.test(pattern)) return [requireInstanceType(pattern)];
  const matches = wildcard(pattern);
  return INSTANCE_TYPES.filter((type) => matches(type.name));
}

/** Every type is offered in every zone of the simulated regions. */
export function describeInstanceTypeOfferings(input: DescribeInstanceTypeOfferingsRequest, context: Context) {
  const locationType = input.LocationType ?? 'region';
  const offerings = locationsOf(locationType, context).flatMap((location) =>
    INSTANCE_TYPES.map((type) => ({
      InstanceType: type.name,
      LocationType: locationType,
      Location: location,
    })),
  );
  const known: Filters<(typeof offerings)[number]> = {
    'instance-type': (offering) => offering.InstanceType,
    location: (offering) => offering.Location,
  };
  const page = paginate(applyFilters(offerings, input.Filters, known, context), input);
  return { InstanceTypeOfferings: page.items, ...(page.nextToken && { NextToken: page.nextToken }) };
}

function locationsOf(locationType: string, context: Context): string[] {
  const zones = zonesOf(context.region);
  if (locationType === 'availability-zone') return zones.map((zone) => zone.name);
  if (locationType === 'availability-zone-id') return zones.map((zone) => zone.id);
  return [context.region];
}
