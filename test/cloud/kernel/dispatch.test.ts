import { describe, expect, test } from 'vitest';
import { ControlPlane } from '../../../src/cloud/kernel/dispatch.ts';
import { createWorld } from '../../../src/cloud/kernel/world.ts';
import { harness } from '../harness.ts';
import { toy } from './toy.ts';

const boxes = (seed = 'test') => harness({ services: [toy], seed });

test('what a write does is in the world after it, and nothing of it before', () => {
  const h = boxes();
  const before = h.world;
  const { Box } = h.call('toy:CreateBox', { Size: 3 });
  expect(h.call('toy:DescribeBoxes').Boxes).toMatchObject([{ BoxId: Box.BoxId, Size: 3 }]);
  expect(before.regions['us-east-1']?.box).toBeUndefined();
});

test('a read leaves the world as it is', () => {
  const h = boxes();
  const before = h.world;
  h.call('toy:DescribeBoxes');
  expect(h.world).toBe(before);
});

test('an answer is plain and frozen in time', () => {
  const h = boxes();
  const { Box } = h.call('toy:CreateBox', { Size: 3 });
  h.advance(2);
  expect(Box.State).toBe('pending');
  expect(JSON.parse(JSON.stringify(Box))).toEqual(Box);
});

test('the world stays serialisable', () => {
  const h = boxes();
  h.call('toy:CreateBox', { Size: 3, ClientToken: 'a' });
  expect(JSON.parse(JSON.stringify(h.world))).toEqual(h.world);
});

describe('R-VPC-1: IDs', () => {
  test('a prefix and 17 hexadecimal digits, from the seed', () => {
    const id = (seed: string): string => boxes(seed).call('toy:CreateBox', { Size: 1 }).Box.BoxId;
    expect(id('a')).toMatch(/^box-[0-9a-f]{17}$/);
    expect(id('a')).toBe(id('a'));
    expect(id('a')).not.toBe(id('b'));
  });

  test.each([
    ['box-00000000000000000', 'InvalidBoxID.NotFound'],
    ['box-0000000f', 'InvalidBoxID.NotFound'],
    ['box-000', 'InvalidBoxID.Malformed'],
    ['box-0000000000000000G', 'InvalidBoxID.Malformed'],
    ['bag-00000000000000000', 'InvalidBoxID.Malformed'],
    ['', 'InvalidBoxID.Malformed'],
    ['__proto__', 'InvalidBoxID.Malformed'],
    ['constructor', 'InvalidBoxID.Malformed'],
  ])('R-VPC-2, R-VPC-3: %j', (id, code) => {
    const h = boxes();
    h.call('toy:CreateBox', { Size: 1 });
    expect(h.error('toy:DescribeBoxes', { BoxIds: [id] })).toBe(`${code}: ${id}`);
  });
});

describe('R-VPC-5: dry run', () => {
  const dry = 'DryRunOperation: Request would have succeeded, but DryRun flag is set.';

  test('of what would succeed', () => {
    const h = boxes();
    expect(h.error('toy:CreateBox', { Size: 1, DryRun: true })).toBe(dry);
    expect(h.error('toy:DescribeBoxes', { DryRun: true })).toBe(dry);
    expect(h.call('toy:DescribeBoxes').Boxes).toEqual([]);
  });

  test('of what would fail', () => {
    expect(boxes().error('toy:CreateBox', { Size: -1, DryRun: true })).toBe('InvalidSize: -1');
  });

  test('DryRun=false is no dry run', () => {
    expect(boxes().call('toy:CreateBox', { Size: 1, DryRun: false }).Box.Size).toBe(1);
  });
});

describe('R-VPC-8: client tokens', () => {
  test('the same request answers the same and does nothing more', () => {
    const h = boxes();
    const request = { Size: 1, ClientToken: 'token' };
    const first = h.call('toy:CreateBox', request);
    const after = h.world;
    expect(h.call('toy:CreateBox', { ...request })).toEqual(first);
    expect(h.world).toBe(after);
    expect(h.error('toy:CreateBox', { ...request, Size: 2 })).toMatch(/^IdempotentParameterMismatch: /);
  });

  test('another token, another operation, no token: a request of its own', () => {
    const h = boxes();
    h.call('toy:CreateBox', { Size: 1, ClientToken: 'a' });
    h.call('toy:CreateBox', { Size: 1, ClientToken: 'b' });
    h.call('toy:CreateBox', { Size: 1 });
    h.call('toy:CreateBox', { Size: 1 });
    expect(h.call('toy:DescribeBoxes').Boxes).toHaveLength(4);
  });

  test('a request that failed is not remembered', () => {
    const h = boxes();
    h.error('toy:CreateBox', { Size: -1, ClientToken: 'a' });
    expect(h.call('toy:CreateBox', { Size: 1, ClientToken: 'a' }).Box.Size).toBe(1);
  });
});

describe('time', () => {
  test('states settle when their time has come, each part in its turn', () => {
    const h = boxes();
    h.call('toy:CreateBox', { Size: 1 });
    const state = () => h.call('toy:DescribeBoxes').Boxes[0].State;
    h.advance(0.9);
    expect(state()).toBe('pending');
    h.advance(0.1);
    expect(state()).toBe('available');
    h.advance(4);
    expect(state()).toBe('old');
  });

  test('a transition of what is gone by then is skipped', () => {
    const h = boxes();
    const { Box } = h.call('toy:CreateBox', { Size: 1 });
    h.call('toy:DeleteBox', { BoxId: Box.BoxId });
    h.advance(10);
    expect(h.call('toy:DescribeBoxes').Boxes).toEqual([]);
  });
});

test('R-VPC-185: what holds a resource keeps it', () => {
  const h = boxes();
  const { BoxId } = h.call('toy:CreateBox', { Size: 1 }).Box;
  const { LidId } = h.call('toy:CreateLid', { BoxId }).Lid;
  expect(h.error('toy:DeleteBox', { BoxId })).toBe(`DependencyViolation: ${BoxId}`);
  expect(h.context().holders(BoxId)).toEqual([LidId]);
  h.call('toy:DeleteLid', { LidId });
  h.call('toy:DeleteBox', { BoxId });
});

describe('what stands inside another resource', () => {
  test('is found, described, changed and located like any other', () => {
    const h = boxes();
    const [first] = h.call('toy:CreateBox', { Size: 1 }).Box.Marbles;
    h.call('toy:CreateBox', { Size: 2 });
    expect(h.call('toy:DescribeMarbles').Marbles).toHaveLength(2);
    h.call('toy:LabelMarble', { MarbleId: first.MarbleId, Label: 'red' });
    const sieve = [{ Name: 'tag:Name', Values: ['r?d'] }];
    expect(h.call('toy:DescribeMarbles', { Sieve: sieve }).Marbles).toEqual([
      { MarbleId: first.MarbleId, Labels: [{ Key: 'Name', Value: 'red' }] },
    ]);
    expect(h.context().locate(first.MarbleId)?.resource.kind).toBe('marble');
    expect(h.error('toy:DescribeMarbles', { MarbleIds: ['mrb-00000000000000000'] })).toMatch(
      /^InvalidMarbleID\.NotFound/,
    );
  });
});

describe('what is not there', () => {
  test('operations and services say so', () => {
    const h = boxes();
    expect(h.error('toy:Fly')).toBe('NotSimulated: netlab does not simulate toy:Fly');
    expect(h.error('mars:Fly')).toBe('NotSimulated: netlab does not simulate mars:Fly');
  });

  test('so do regions', () => {
    const plane = new ControlPlane([toy]);
    const world = createWorld('a', 'us-east-1', { images: {}, clients: {}, defaultVpc: false });
    const { result } = plane.call(world, {
      service: 'toy',
      operation: 'DescribeBoxes',
      region: 'mars-1',
      input: {},
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'EndpointConnectionError' } });
  });
});

test('a bug of ours is no error of AWS', () => {
  const h = boxes();
  const before = h.world;
  expect(() => h.call('toy:Break')).toThrow('a bug');
  expect(h.world).toBe(before);
});

describe('regions', () => {
  test('come into being when they are first spoken to, each with the same things whatever came before', () => {
    const plane = new ControlPlane([toy]);
    const fresh = createWorld('a', 'us-east-1', { images: {}, clients: {}, defaultVpc: false });
    const ask = (world: typeof fresh, region: string) =>
      plane.call(world, { service: 'toy', operation: 'CreateBox', region, input: { Size: 1 } }).world;
    const one = ask(ask(fresh, 'us-east-1'), 'eu-west-1');
    const other = ask(ask(fresh, 'eu-west-1'), 'us-east-1');
    expect(Object.keys(one.regions).sort()).toEqual(['eu-west-1', 'us-east-1']);
    expect(one.regions['eu-west-1']?.lid).toEqual(other.regions['eu-west-1']?.lid);
    expect(one.regions['eu-west-1']?.lid).not.toEqual(one.regions['us-east-1']?.lid);
  });
});

test('looking at a table sees what the same request wrote', () => {
  const h = boxes();
  h.call('toy:CreateBox', { Size: 1 });
  expect(h.call('toy:CountBoxes', { Size: 2 })).toEqual({ Before: 1, After: 2 });
});
