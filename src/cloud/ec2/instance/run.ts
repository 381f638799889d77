/** `run-instances`. User data is kept and not run. */
import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { nextHex } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidParameterCombination } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import { timestamp } from '../../kernel/plain.ts';
import { checkTagSpecifications, tagsFor } from '../../kernel/tags.ts';
import { invalidValue } from '../errors.ts';
import { type ImageItem, image } from '../image/image.ts';
import { requireKeyPair } from '../key-pair/key-pair.ts';
import { AddressPool, insufficientFreeAddresses } from '../network-interface/address-pool.ts';
import { attach, checkInterfaceLimits } from '../network-interface/attach.ts';
import {
  createInterface,
  readPrivateAddresses,
  refuseTooManyInterfaces,
  roomForInterfaces,
} from '../network-interface/create.ts';
import { type NetworkInterfaceItem, networkInterface } from '../network-interface/network-interface.ts';
import { availableAddressCount } from '../subnet/addresses.ts';
import { type SubnetItem, subnet } from '../subnet/subnet.ts';
import { createRootVolume, volume } from '../volume/volume.ts';
import { architectureMismatch, metadataOptions } from './attributes.ts';
import { reservationsOf } from './describe.ts';
import { type InstanceItem, instance } from './instance.ts';
import { DEFAULT_INSTANCE_TYPE, type InstanceTypeEntry, requireInstanceType } from './instance-types.ts';
import { interfacesOf } from './interfaces.ts';
import { type LaunchInterface, readLaunchInterfaces } from './launch-interfaces.ts';
import { boot, stateOf } from './lifecycle.ts';
import { showLaunched } from './show.ts';

const TAGGABLE = ['instance', 'volume', 'network-interface'];

const NOT_SIMULATED = [
  'LaunchTemplate',
  'InstanceMarketOptions',
  'HibernationOptions',
  'EnclaveOptions',
  'LicenseSpecifications',
  'ElasticGpuSpecification',
  'ElasticInferenceAccelerators',
  'KernelId',
  'RamdiskId',
  'IamInstanceProfile',
  'NetworkPerformanceOptions',
  'SecondaryInterfaces',
  'EnablePrimaryIpv6',
] as const;

interface Launch {
  readonly input: RunInstancesRequest;
  readonly image: ImageItem;
  readonly type: InstanceTypeEntry;
  readonly interfaces: readonly LaunchInterface[];
  readonly reservationId: string;
  /** Of every subnet that the launch uses. */
  readonly pools: ReadonlyMap<string, AddressPool>;
}

export function runInstances(input: RunInstancesRequest, context: Context): object {
  refuseOptions(input, NOT_SIMULATED);
  checkTagSpecifications(TAGGABLE, input.TagSpecifications);
  const source = context.get(image, required(input.ImageId, 'ImageId'));
  const type = requireInstanceType(input.InstanceType ?? DEFAULT_INSTANCE_TYPE);
  refuseMismatch(type, source);
  if (input.KeyName !== undefined) requireKeyPair(input.KeyName, context);
  const interfaces = readLaunchInterfaces(input, context);
  checkPlacement(input, interfaces);
  const subnets = [...new Set(interfaces.map((entry) => entry.subnet.SubnetId))];
  const launch: Launch = {
    input,
    image: source,
    type,
    interfaces,
    reservationId: `r-0${nextHex(context.random, 16)}`,
    pools: new Map(subnets.map((id) => [id, new AddressPool(context.get(subnet, id), context)])),
  };
  const count = launchCount(input, interfaces, context);
  const launched = Array.from({ length: count }, (_, index) => launchOne(launch, index, context));
  return reservationsOf(launched, context, showLaunched)[0] as object;
}

function refuseMismatch(type: InstanceTypeEntry, source: ImageItem): void {
  if (type.old) {
    throw invalidParameterCombination(
      `Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance type: ${type.name}.`,
    );
  }
  if (type.architecture !== source.Architecture) {
    throw architectureMismatch(type.architecture, source.Architecture);
  }
}

function checkPlacement(input: RunInstancesRequest, [primary]: readonly LaunchInterface[]): void {
  const zone = input.Placement?.AvailabilityZone;
  if (zone === undefined || !primary || primary.subnet.AvailabilityZone === zone) return;
  throw invalidValue(
    `Value (${zone}) for parameter availabilityZone is invalid. Subnet '${primary.subnet.SubnetId}' is in the availability zone ${primary.subnet.AvailabilityZone}`,
  );
}

/** As many as asked for, or, where the subnet or the region is too small, as many as fit, if that is enough. */
function launchCount(
  input: RunInstancesRequest,
  interfaces: readonly LaunchInterface[],
  context: Context,
): number {
  const least = input.MinCount ?? 1;
  const most = input.MaxCount ?? least;
  if (least < 1) throw invalidValue(`Value (${least}) for parameter minCount is invalid. Minimum is 1.`);
  if (least > most) {
    throw invalidValue(`Value (${least}) for parameter minCount is invalid. It is above maxCount (${most}).`);
  }
  const made = interfaces.filter((entry) => !entry.existing);
  refuseTooManyInterfaces(least * made.length, context);
  const fitting = made.map(({ subnet: home, specification }) => ({
    home,
    count: Math.floor(freeAddresses(home, context) / addressesTaken(specification, home)),
  }));
  const tight = fitting.find(({ count }) => count < least);
  if (tight) throw insufficientFreeAddresses(tight.home.SubnetId);
  const room = Math.floor(roomForInterfaces(context) / Math.max(1, made.length));
  return Math.min(most, room, ...fitting.map(({ count }) => count));
}

function freeAddresses(home: SubnetItem, context: Context): number {
  return home.Ipv6Native ? Number.POSITIVE_INFINITY : availableAddressCount(home, context);
}

function addressesTaken(specification: LaunchInterface['specification'], home: SubnetItem): number {
  if (home.Ipv6Native) return 1;
  const { secondaryPrivateIpAddresses, secondaryPrivateIpAddressCount } = readPrivateAddresses(specification);
  return 1 + secondaryPrivateIpAddresses.length + (secondaryPrivateIpAddressCount ?? 0);
}

function launchOne(launch: Launch, index: number, context: Context): InstanceItem {
  const { input, interfaces } = launch;
  const item = context.add(instance, newInstance(launch, index, context));
  for (const entry of interfaces) {
    attach(
      entry.existing ?? makeInterface(launch, entry, context),
      item,
      entry.deviceIndex,
      entry.deleteOnTermination,
      context,
    );
  }
  const attached = interfacesOf(item, context);
  checkInterfaceLimits(item.InstanceType, attached.length, attached);
  createRootVolume(item, launch.image, tagsFor(volume.kind, input.TagSpecifications), context);
  boot(item, context);
  return item;
}

function makeInterface(launch: Launch, entry: LaunchInterface, context: Context): NetworkInterfaceItem {
  const { specification, subnet: home } = entry;
  return createInterface(context, {
    subnet: home,
    description: specification.Description,
    groups: specification.Groups?.length ? specification.Groups : undefined,
    ...readPrivateAddresses(specification),
    ipv6Addresses: specification.Ipv6Addresses?.map((address) => address.Ipv6Address ?? ''),
    ipv6AddressCount: specification.Ipv6AddressCount,
    tags: tagsFor(networkInterface.kind, launch.input.TagSpecifications),
    pool: launch.pools.get(home.SubnetId),
  });
}

/** The launch's own word on public addresses goes before the subnet's; several interfaces get none (R-VPC-77). */
function takesPublicAddress([primary, another]: readonly LaunchInterface[]): boolean {
  if (!primary || another || primary.existing) return false;
  return primary.specification.AssociatePublicIpAddress ?? primary.subnet.MapPublicIpOnLaunch;
}

function newInstance(launch: Launch, index: number, context: Context): InstanceItem {
  const { input, image: source, type, interfaces } = launch;
  const home = (interfaces[0] as LaunchInterface).subnet;
  return {
    AmiLaunchIndex: index,
    Architecture: source.Architecture,
    BlockDeviceMappings: [],
    ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    CpuOptions: { CoreCount: Math.max(1, type.vcpus / 2), ThreadsPerCore: type.vcpus > 1 ? 2 : 1 },
    CurrentInstanceBootMode: type.xen ? 'legacy-bios' : 'uefi',
    EbsOptimized: input.EbsOptimized ?? false,
    EnaSupport: true,
    EnclaveOptions: { Enabled: false },
    HibernationOptions: { Configured: false },
    Hypervisor: 'xen',
    ImageId: source.ImageId,
    InstanceId: context.newId(instance.prefix),
    InstanceType: type.name,
    ...(input.KeyName !== undefined && { KeyName: input.KeyName }),
    LaunchTime: timestamp(context.now),
    MaintenanceOptions: { AutoRecovery: 'default', RebootMigration: 'default' },
    MetadataOptions: {
      State: 'pending',
      HttpTokens: 'required',
      HttpPutResponseHopLimit: 2,
      HttpEndpoint: 'enabled',
      HttpProtocolIpv6: 'disabled',
      InstanceMetadataTags: 'disabled',
      ...metadataOptions(input.MetadataOptions ?? {}),
    },
    Monitoring: { State: input.Monitoring?.Enabled ? 'enabled' : 'disabled' },
    OwnerId: context.account,
    Placement: {
      AvailabilityZone: home.AvailabilityZone,
      AvailabilityZoneId: home.AvailabilityZoneId,
      GroupName: '',
      Tenancy: input.Placement?.Tenancy ?? 'default',
    },
    PlatformDetails: 'Linux/UNIX',
    PrivateDnsNameOptions: { ...home.PrivateDnsNameOptionsOnLaunch, ...input.PrivateDnsNameOptions },
    ProductCodes: [],
    ReservationId: launch.reservationId,
    RootDeviceName: source.RootDeviceName,
    RootDeviceType: 'ebs',
    State: stateOf('pending'),
    StateTransitionReason: '',
    SubnetId: home.SubnetId,
    Tags: tagsFor(instance.kind, input.TagSpecifications),
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: timestamp(context.now),
    VirtualizationType: source.VirtualizationType,
    VpcId: home.VpcId,
    InterfaceIds: [],
    TakesPublicAddress: takesPublicAddress(interfaces),
    Attributes: {
      DisableApiTermination: input.DisableApiTermination ?? false,
      DisableApiStop: input.DisableApiStop ?? false,
      InstanceInitiatedShutdownBehavior: input.InstanceInitiatedShutdownBehavior ?? 'stop',
      ...(input.UserData !== undefined && { UserData: input.UserData }),
    },
  };
}
