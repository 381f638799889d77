import { describe, expect, test } from 'vitest';
import type { Harness } from '../harness.ts';
import { filter, instanceOf, scenery } from './scenery.ts';

const UNKNOWN = 'i-00000000000000000';

function stateOf(h: Harness, id: string): string {
  return instanceOf(h, id).State.Name;
}

describe('states (R-VPC-119)', () => {
  test('pending, running, stopping, stopped, pending, running, shutting-down, terminated, gone', () => {
    const h = scenery();
    const id = h.launch();
    expect(instanceOf(h, id).State).toEqual({ Code: 16, Name: 'running' });
    expect(h.call('StopInstances', { InstanceIds: [id] })).toEqual({
      StoppingInstances: [
        {
          InstanceId: id,
          CurrentState: { Code: 64, Name: 'stopping' },
          PreviousState: { Code: 16, Name: 'running' },
        },
      ],
    });
    h.advance(60);
    expect(instanceOf(h, id)).toMatchObject({
      State: { Code: 80, Name: 'stopped' },
      StateReason: { Code: 'Client.UserInitiatedShutdown' },
      StateTransitionReason: expect.stringMatching(/^User initiated \(2026-01-05 \d\d:\d\d:\d\d GMT\)$/),
    });
    expect(h.call('StartInstances', { InstanceIds: [id] }).StartingInstances[0].CurrentState).toEqual({
      Code: 0,
      Name: 'pending',
    });
    h.advance(60);
    expect(instanceOf(h, id)).toMatchObject({ State: { Name: 'running' }, StateTransitionReason: '' });
    h.call('TerminateInstances', { InstanceIds: [id] });
    expect(stateOf(h, id)).toBe('shutting-down');
    h.advance(120);
    expect(instanceOf(h, id)).toMatchObject({
      State: { Code: 48, Name: 'terminated' },
      NetworkInterfaces: [],
      SecurityGroups: [],
      PrivateDnsName: '',
    });
    // It is nowhere any more, and no filter on places finds it.
    expect(instanceOf(h, id)).not.toHaveProperty('SubnetId');
    const inVpc = h.call('DescribeInstances', { Filters: [filter('vpc-id', h.vpcId)] });
    expect(inVpc.Reservations).toEqual([]);
    expect(h.call('DescribeNetworkInterfaces').NetworkInterfaces).toEqual([]);
    expect(h.call('DescribeVolumes').Volumes).toEqual([]);
    h.advance(3600);
    expect(h.error('DescribeInstances', { InstanceIds: [id] })).toBe(
      `InvalidInstanceID.NotFound: The instance ID '${id}' does not exist`,
    );
  });

  test('a stop that comes before the boot is over is refused, a termination is not overtaken', () => {
    const h = scenery();
    const run = {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      SubnetId: h.subnetId,
      MinCount: 1,
      MaxCount: 1,
    };
    const id = h.call('RunInstances', run).Instances[0].InstanceId;
    expect(h.error('StopInstances', { InstanceIds: [id] })).toBe(
      `IncorrectInstanceState: This instance '${id}' is not in a state from which it can be stopped.`,
    );
    h.call('TerminateInstances', { InstanceIds: [id] });
    h.advance(20);
    expect(stateOf(h, id)).toBe('shutting-down');
    h.advance(60);
    expect(h.error('StartInstances', { InstanceIds: [id] })).toBe(
      `IncorrectInstanceState: The instance '${id}' is not in a state from which it can be started.`,
    );
  });

  test('asking twice changes nothing', () => {
    const h = scenery();
    const id = h.launch();
    expect(h.call('StartInstances', { InstanceIds: [id] }).StartingInstances[0].CurrentState.Name).toBe(
      'running',
    );
    h.call('StopInstances', { InstanceIds: [id] });
    h.advance(60);
    expect(h.call('StopInstances', { InstanceIds: [id] }).StoppingInstances[0].CurrentState.Name).toBe(
      'stopped',
    );
    expect(h.error('RebootInstances', { InstanceIds: [id] })).toMatch(/^IncorrectInstanceState/);
  });

  test('protection from termination and stopping', () => {
    const h = scenery();
    const id = h.launch({ DisableApiTermination: true, DisableApiStop: true });
    expect(h.error('TerminateInstances', { InstanceIds: [id] })).toBe(
      `OperationNotPermitted: The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
    expect(h.error('StopInstances', { InstanceIds: [id] })).toMatch(
      /Modify its 'disableApiStop' instance attribute/,
    );
    h.call('ModifyInstanceAttribute', { InstanceId: id, DisableApiTermination: { Value: false } });
    h.call('TerminateInstances', { InstanceIds: [id] });
  });

  test.each(['StartInstances', 'StopInstances', 'RebootInstances', 'TerminateInstances'])(
    '%s of what is not there',
    (operation) => {
      const h = scenery();
      expect(h.error(operation, { InstanceIds: [UNKNOWN] })).toBe(
        `InvalidInstanceID.NotFound: The instance ID '${UNKNOWN}' does not exist`,
      );
      expect(h.error(operation, { InstanceIds: ['web'] })).toBe(
        'InvalidInstanceID.Malformed: Invalid id: "web" (expecting "i-...")',
      );
      expect(h.error(operation, { InstanceIds: [] })).toBe(
        'MissingParameter: The request must contain the parameter InstanceId',
      );
    },
  );

  test('status: initializing, then ok; impaired by a fault', () => {
    const h = scenery();
    const id = h.launch();
    const status = () => h.call('DescribeInstanceStatus', { InstanceIds: [id] }).InstanceStatuses[0];
    expect(status().InstanceStatus.Status).toBe('initializing');
    h.advance(120);
    expect(status()).toMatchObject({ InstanceStatus: { Status: 'ok' }, SystemStatus: { Status: 'ok' } });
    h.world = { ...h.world, faults: ['az/us-east-1a'] };
    expect(status()).toMatchObject({
      InstanceStatus: { Status: 'ok' },
      SystemStatus: { Status: 'impaired' },
    });
    h.world = { ...h.world, faults: [id] };
    expect(status().InstanceStatus).toEqual({
      Status: 'impaired',
      Details: [{ Name: 'reachability', Status: 'failed' }],
    });
    h.call('StopInstances', { InstanceIds: [id] });
    expect(h.call('DescribeInstanceStatus').InstanceStatuses).toEqual([]);
    expect(
      h.call('DescribeInstanceStatus', { IncludeAllInstances: true }).InstanceStatuses[0].InstanceStatus
        .Status,
    ).toBe('not-applicable');
  });
});

describe('describing', () => {
  test.each([
    ['instance-state-name', 'running'],
    ['instance-state-code', '16'],
    ['instance-type', 't3.*'],
    ['image-id', 'ami-*'],
    ['private-ip-address', '10.0.0.30'],
    ['network-interface.addresses.private-ip-address', '10.0.0.30'],
    ['network-interface.status', 'in-use'],
    ['network-interface.attachment.device-index', '0'],
    ['instance.group-name', 'default'],
    ['tag:Name', 'web'],
    ['tag-key', 'Name'],
    ['availability-zone', 'us-east-1a'],
    ['source-dest-check', 'true'],
    ['root-device-name', '/dev/xvda'],
  ])('the filter %s=%s', (name, value) => {
    const h = scenery();
    const id = h.launch({
      PrivateIpAddress: '10.0.0.30',
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }],
    });
    const ids = (...values: string[]) =>
      h
        .call('DescribeInstances', { Filters: [filter(name, ...values)] })
        .Reservations.flatMap((reservation: { Instances: { InstanceId: string }[] }) =>
          reservation.Instances.map((item) => item.InstanceId),
        );
    expect(ids(value)).toEqual([id]);
    expect(ids('something else')).toEqual([]);
  });

  test('pages count instances', () => {
    const h = scenery();
    h.call('RunInstances', {
      ImageId: h.imageId,
      InstanceType: 't3.micro',
      SubnetId: h.subnetId,
      MinCount: 7,
      MaxCount: 7,
    });
    const first = h.call('DescribeInstances', { MaxResults: 5 });
    expect(first.Reservations[0].Instances).toHaveLength(5);
    const second = h.call('DescribeInstances', { MaxResults: 5, NextToken: first.NextToken });
    expect(second.Reservations[0].Instances).toHaveLength(2);
    expect(second).not.toHaveProperty('NextToken');
  });
});
