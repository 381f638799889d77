/**
 * A choice of instance types, with what counts for networks: how many interfaces and addresses one may have
 * (R-VPC-114). https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AvailableIpPerENI.html
 */
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { AwsError } from '../../kernel/errors.ts';
import { invalidValue } from '../errors.ts';

export interface InstanceTypeEntry {
  readonly name: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly interfaces: number;
  /** IPv4 addresses of each interface; as many IPv6 ones, unless the type has none. */
  readonly addresses: number;
  readonly network: string;
  /** Before the Nitro system. */
  readonly xen?: true;
  /** Of the first generation: paravirtual only, no IPv6. */
  readonly old?: true;
  readonly burstable?: true;
  readonly freeTier?: true;
}

const GIB = 1024;

export const INSTANCE_TYPES: readonly InstanceTypeEntry[] = [
  // biome-ignore format: a table is read by its columns
  ...([
    { name: 't2.micro', architecture: 'x86_64', vcpus: 1, memoryMiB: GIB, interfaces: 2, addresses: 2, network: 'Low to Moderate', xen: true, burstable: true, freeTier: true },
    { name: 't2.small', architecture: 'x86_64', vcpus: 1, memoryMiB: 2 * GIB, interfaces: 3, addresses: 4, network: 'Low to Moderate', xen: true, burstable: true },
    { name: 't3.nano', architecture: 'x86_64', vcpus: 2, memoryMiB: GIB / 2, interfaces: 2, addresses: 2, network: 'Up to 5 Gigabit', burstable: true },
    { name: 't3.micro', architecture: 'x86_64', vcpus: 2, memoryMiB: GIB, interfaces: 2, addresses: 2, network: 'Up to 5 Gigabit', burstable: true, freeTier: true },
    { name: 't3.small', architecture: 'x86_64', vcpus: 2, memoryMiB: 2 * GIB, interfaces: 3, addresses: 4, network: 'Up to 5 Gigabit', burstable: true, freeTier: true },
    { name: 't3.medium', architecture: 'x86_64', vcpus: 2, memoryMiB: 4 * GIB, interfaces: 3, addresses: 6, network: 'Up to 5 Gigabit', burstable: true },
    { name: 't3.large', architecture: 'x86_64', vcpus: 2, memoryMiB: 8 * GIB, interfaces: 3, addresses: 12, network: 'Up to 5 Gigabit', burstable: true },
    { name: 't4g.micro', architecture: 'arm64', vcpus: 2, memoryMiB: GIB, interfaces: 2, addresses: 2, network: 'Up to 5 Gigabit', burstable: true, freeTier: true },
    { name: 't4g.small', architecture: 'arm64', vcpus: 2, memoryMiB: 2 * GIB, interfaces: 3, addresses: 4, network: 'Up to 5 Gigabit', burstable: true, freeTier: true },
    { name: 'm5.large', architecture: 'x86_64', vcpus: 2, memoryMiB: 8 * GIB, interfaces: 3, addresses: 10, network: 'Up to 10 Gigabit' },
    { name: 'm5.xlarge', architecture: 'x86_64', vcpus: 4, memoryMiB: 16 * GIB, interfaces: 4, addresses: 15, network: 'Up to 10 Gigabit' },
    { name: 'm5.4xlarge', architecture: 'x86_64', vcpus: 16, memoryMiB: 64 * GIB, interfaces: 8, addresses: 30, network: 'Up to 10 Gigabit' },
    { name: 'm5.24xlarge', architecture: 'x86_64', vcpus: 96, memoryMiB: 384 * GIB, interfaces: 15, addresses: 50, network: '25 Gigabit' },
    { name: 'c5.large', architecture: 'x86_64', vcpus: 2, memoryMiB: 4 * GIB, interfaces: 3, addresses: 10, network: 'Up to 10 Gigabit' },
    { name: 'c5n.large', architecture: 'x86_64', vcpus: 2, memoryMiB: 5376, interfaces: 3, addresses: 10, network: 'Up to 25 Gigabit' },
    { name: 'm1.small', architecture: 'x86_64', vcpus: 1, memoryMiB: 1740, interfaces: 2, addresses: 4, network: 'Low', xen: true, old: true },
  ] as const satisfies readonly InstanceTypeEntry[]),
];

/** What AWS takes when a request names none. */
export const DEFAULT_INSTANCE_TYPE = 'm1.small';

export function requireInstanceType(name: string): InstanceTypeEntry {
  const entry = INSTANCE_TYPES.find((type) => type.name === name);
  if (entry) return entry;
  if (/^[a-z]+\d[a-z0-9-]*\.(?:nano|micro|small|medium|\d*x?large|metal[a-z0-9-]*)$/.test(name)) {
    const names = INSTANCE_TYPES.map((type) => type.name).join(', ');
    throw new AwsError(
      'NotSimulated',
      `netlab does not simulate the instance type ${name}; use one of ${names}`,
      501,
    );
  }
  throw invalidValue(`Invalid value '${name}' for InstanceType.`);
}

export interface InterfaceLimits {
  readonly interfaces: number;
  /** Of each interface. */
  readonly addresses: number;
  readonly ipv6Addresses: number;
}

export function interfaceLimits(name: string): InterfaceLimits {
  const { interfaces, addresses, old } = requireInstanceType(name);
  return { interfaces, addresses, ipv6Addresses: old ? 0 : addresses };
}

/** As `describe-instance-types` shows it. */
export function showInstanceType(entry: InstanceTypeEntry): InstanceTypeInfo {
  return {
    InstanceType: entry.name as NonNullable<InstanceTypeInfo['InstanceType']>,
    CurrentGeneration: !entry.old,
    FreeTierEligible: entry.freeTier ?? false,
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: [entry.old ? 'paravirtual' : 'hvm'],
    BareMetal: false,
    Hypervisor: entry.xen ? 'xen' : 'nitro',
    ProcessorInfo: { SupportedArchitectures: [entry.architecture] },
    VCpuInfo: { DefaultVCpus: entry.vcpus },
    MemoryInfo: { SizeInMiB: entry.memoryMiB },
    InstanceStorageSupported: false,
    NetworkInfo: {
      NetworkPerformance: entry.network,
      MaximumNetworkInterfaces: entry.interfaces,
      MaximumNetworkCards: 1,
      DefaultNetworkCardIndex: 0,
      NetworkCards: [
        {
          NetworkCardIndex: 0,
          NetworkPerformance: entry.network,
          MaximumNetworkInterfaces: entry.interfaces,
        },
      ],
      Ipv4AddressesPerInterface: entry.addresses,
      Ipv6AddressesPerInterface: entry.old ? 0 : entry.addresses,
      Ipv6Supported: !entry.old,
      EnaSupport: entry.xen ? 'unsupported' : 'required',
      EfaSupported: false,
      EncryptionInTransitSupported: false,
      EnaSrdSupported: false,
    },
    HibernationSupported: false,
    BurstablePerformanceSupported: entry.burstable ?? false,
    DedicatedHostsSupported: !entry.burstable,
    AutoRecoverySupported: !entry.old,
  };
}
