import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../scripts/model/build-model.ts';
import type { ServiceModel } from '../../src/model/model.ts';
import { type Attempt, judgeAttempt, type Waiter, waitersOf } from '../../src/model/waiters/index.ts';
import { askBotocore, hasBotocore } from './botocore.ts';

const ec2 = buildModel('ec2', 'all');
const { search } = createRequire(import.meta.url)('jmespath') as {
  search(value: unknown, expression: string): unknown;
};

function waiter(name: string): Waiter {
  return waitersOf(ec2).find((candidate) => candidate.name === name)!;
}

const natGateways = (...states: string[]): Attempt => ({
  output: { NatGateways: states.map((State) => ({ State })) },
});
const error = (code: string): Attempt => ({ error: { code, message: 'No.' } });

describe('judgeAttempt', () => {
  it.each<[string, Attempt, string, string]>([
    [
      'NatGatewayAvailable',
      natGateways('available', 'available'),
      'success',
      'For expression "NatGateways[].State" all members matched expected path: "available"',
    ],
    ['NatGatewayAvailable', natGateways('available', 'pending'), 'undecided', ''],
    ['NatGatewayAvailable', natGateways(), 'undecided', ''],
    [
      'NatGatewayAvailable',
      natGateways('available', 'failed'),
      'failure',
      'Waiter encountered a terminal failure state: For expression "NatGateways[].State" we matched expected path: "failed" at least once',
    ],
    [
      'NatGatewayAvailable',
      error('NatGatewayNotFound'),
      'retry',
      'Matched expected service error code: NatGatewayNotFound',
    ],
    [
      'NatGatewayDeleted',
      error('NatGatewayNotFound'),
      'success',
      'Matched expected service error code: NatGatewayNotFound',
    ],
    [
      'NatGatewayDeleted',
      error('UnauthorizedOperation'),
      'failure',
      'An error occurred (UnauthorizedOperation): No.',
    ],
    ['VpcExists', { output: { Vpcs: [] } }, 'success', 'Matched expected HTTP status code: 200'],
    [
      'VpcExists',
      error('InvalidVpcID.NotFound'),
      'retry',
      'Matched expected service error code: InvalidVpcID.NotFound',
    ],
    [
      'ImageExists',
      { output: { Images: [{}] } },
      'success',
      'For expression "length(Images[]) > `0`" we matched expected path: "True"',
    ],
    ['ImageExists', { output: { Images: [] } }, 'undecided', ''],
    [
      'SubnetAvailable',
      error('InvalidSubnetID.NotFound'),
      'failure',
      'An error occurred (InvalidSubnetID.NotFound): No.',
    ],
  ])('%s judges %j: %s', (name, attempt, state, reason) => {
    expect(judgeAttempt(waiter(name), attempt, search)).toEqual({ state, reason });
  });
});

describe('waitersOf', () => {
  it('offers only what can be polled', () => {
    const model: ServiceModel = { ...ec2, operations: { DescribeVpcs: ec2.operations.DescribeVpcs! } };
    expect(waitersOf(model).map(({ name }) => name)).toEqual(['VpcAvailable', 'VpcExists']);
    expect(waitersOf(buildModel('sts', 'all'))).toEqual([]);
  });

  it('is sorted, as help and completion list it', () => {
    const names = waitersOf(ec2).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(22);
  });
});

describe.skipIf(!hasBotocore)('beside botocore', { timeout: 120_000 }, () => {
  it.each(['cloudfront', 'ec2', 'route53'])('has the same waiters of %s', (service) => {
    const ours = waitersOf(buildModel(service, 'all')).map(
      ({ name, operation, delaySeconds, maxAttempts, acceptors }) => {
        return [name, { operation, delay: delaySeconds, maxAttempts, acceptors }];
      },
    );
    const theirs = askBotocore<Record<string, unknown>>(
      `
waiters = session.get_waiter_model('${service}')._waiter_config
answer({name: {key: waiters[name][key] for key in ('operation', 'delay', 'maxAttempts', 'acceptors')} for name in request})
`,
      ours.map(([name]) => name),
    );
    expect(ours.length).toBeGreaterThan(0);
    expect(Object.fromEntries(ours)).toEqual(theirs);
  });
});
