/** From pending to terminated, and what each state does to addresses and interfaces (R-VPC-77, R-VPC-119). */
import type {
  InstanceStateName,
  RebootInstancesRequest,
  StartInstancesRequest,
  StopInstancesRequest,
  TerminateInstancesRequest,
} from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsError, missingParameter } from '../../kernel/errors.ts';
import { timestamp } from '../../kernel/plain.ts';
import { detach } from '../network-interface/attach.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { givePublicAddress, releasePublicAddress } from '../network-interface/public-address.ts';
import { removeVolumesOf } from '../volume/volume.ts';
import { requireInstances } from './describe.ts';
import { type InstanceItem, instance } from './instance.ts';
import { interfacesOf } from './interfaces.ts';

const PENDING_MS = 15_000;
const STOPPING_MS = 40_000;
const SHUTTING_DOWN_MS = 40_000;
/** A terminated instance is shown for about an hour. */
const TERMINATED_MS = 3_600_000;

const CODES: Readonly<Partial<Record<InstanceStateName, number>>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export function stateOf(name: InstanceStateName): InstanceItem['State'] {
  return { Code: CODES[name] ?? 0, Name: name };
}

/** Boots an instance that has its interfaces: they get their public address, and in a while it runs. */
export function boot(item: InstanceItem, context: Context): void {
  item.State = stateOf('pending');
  item.StateTransitionReason = '';
  item.StateReason = { Code: 'pending', Message: 'pending' };
  const primary = interfacesOf(item, context)[0];
  if (primary && item.TakesPublicAddress) givePublicAddress(primary, context);
  context.later(PENDING_MS, instance, item.InstanceId, 'running');
}

export function becomeRunning(item: InstanceItem): void {
  if (item.State.Name !== 'pending') return;
  item.State = stateOf('running');
  delete item.StateReason;
  item.MetadataOptions.State = 'applied';
}

export function startInstances(input: StartInstancesRequest, context: Context): object {
  return { StartingInstances: named(input.InstanceIds, context).map((item) => change(item, start, context)) };
}

function start(item: InstanceItem, context: Context): void {
  if (item.State.Name === 'running' || item.State.Name === 'pending') return;
  if (item.State.Name !== 'stopped') {
    throw incorrectState(`The instance '${item.InstanceId}' is not in a state from which it can be started.`);
  }
  item.LaunchTime = timestamp(context.now);
  boot(item, context);
}

export function stopInstances(input: StopInstancesRequest, context: Context): object {
  return { StoppingInstances: named(input.InstanceIds, context).map((item) => change(item, stop, context)) };
}

function stop(item: InstanceItem, context: Context): void {
  if (item.State.Name === 'stopped' || item.State.Name === 'stopping') return;
  if (item.Attributes.DisableApiStop) throw protectedFrom('stopped', 'disableApiStop', item);
  if (item.State.Name !== 'running') {
    throw incorrectState(
      `This instance '${item.InstanceId}' is not in a state from which it can be stopped.`,
    );
  }
  leave(item, 'stopping', context);
  context.later(STOPPING_MS, instance, item.InstanceId, 'stopped');
}

export function becomeStopped(item: InstanceItem): void {
  if (item.State.Name === 'stopping') item.State = stateOf('stopped');
}

/** A reboot keeps state and addresses; the network doesn't notice it. */
export function rebootInstances(input: RebootInstancesRequest, context: Context): object {
  const idle = named(input.InstanceIds, context).find((item) => item.State.Name !== 'running');
  if (idle) throw incorrectState(`The instance '${idle.InstanceId}' is not in the 'running' state.`);
  return {};
}

export function terminateInstances(input: TerminateInstancesRequest, context: Context): object {
  return {
    TerminatingInstances: named(input.InstanceIds, context).map((item) => change(item, terminate, context)),
  };
}

function terminate(item: InstanceItem, context: Context): void {
  if (item.State.Name === 'terminated' || item.State.Name === 'shutting-down') return;
  if (item.Attributes.DisableApiTermination) throw protectedFrom('terminated', 'disableApiTermination', item);
  leave(item, 'shutting-down', context);
  context.later(SHUTTING_DOWN_MS, instance, item.InstanceId, 'terminated');
}

export function becomeTerminated(item: InstanceItem, context: Context): void {
  item.State = stateOf('terminated');
  for (const entry of interfacesOf(item, context)) {
    const goes = entry.Attachment?.DeleteOnTermination;
    detach(entry, context);
    if (goes) context.remove(networkInterface, entry.NetworkInterfaceId);
  }
  item.InterfaceIds = [];
  // What is only shown a little longer is nowhere any more.
  delete item.SubnetId;
  delete item.VpcId;
  removeVolumesOf(item, context);
  item.BlockDeviceMappings = [];
  context.later(TERMINATED_MS, instance, item.InstanceId, 'vanish');
}

export function vanish(item: InstanceItem, context: Context): void {
  context.remove(instance, item.InstanceId);
}

/** On the way down: Amazon's public address goes back to the pool at once. */
function leave(item: InstanceItem, name: InstanceStateName, context: Context): void {
  item.State = stateOf(name);
  item.StateTransitionReason = `User initiated (${timestamp(context.now).slice(0, 19).replace('T', ' ')} GMT)`;
  item.StateReason = {
    Code: 'Client.UserInitiatedShutdown',
    Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
  };
  const primary = interfacesOf(item, context)[0];
  if (primary) releasePublicAddress(primary);
}

function change(item: InstanceItem, act: (item: InstanceItem, context: Context) => void, context: Context) {
  const before = { ...item.State };
  act(item, context);
  return { InstanceId: item.InstanceId, CurrentState: item.State, PreviousState: before };
}

function named(ids: readonly string[] | undefined, context: Context): InstanceItem[] {
  const items = requireInstances(ids, context);
  if (!items) throw missingParameter('InstanceId');
  return items;
}

function incorrectState(message: string): AwsError {
  return new AwsError('IncorrectInstanceState', message);
}

function protectedFrom(deed: string, attribute: string, item: InstanceItem): AwsError {
  return new AwsError(
    'OperationNotPermitted',
    `The instance '${item.InstanceId}' may not be ${deed}. Modify its '${attribute}' instance attribute and try again.`,
  );
}
