import { describe, expect, it } from 'vitest';
import { loadModel, serviceNames } from '../../src/model/load.ts';
import type { ServiceModel } from '../../src/model/model.ts';
import { inputSkeleton } from '../../src/model/skeleton.ts';
import { askBotocore, hasBotocore } from './botocore.ts';

const model: ServiceModel = {
  service: 'test',
  serviceId: 'Test',
  protocol: 'query',
  apiVersion: '2026-01-01',
  operationNames: ['Try', 'Rest'],
  paginators: {},
  operations: {
    Try: { name: 'Try', input: 'Tree', output: 'Unit' },
    Rest: { name: 'Rest', input: 'Unit', output: 'Unit' },
  },
  shapes: {
    Unit: { type: 'structure', members: {}, required: [] },
    Tree: {
      type: 'structure',
      members: {
        Name: { shape: 'string' },
        Color: { shape: 'Color' },
        Count: { shape: 'integer' },
        Share: { shape: 'double' },
        On: { shape: 'boolean' },
        At: { shape: 'timestamp' },
        Labels: { shape: 'Labels' },
        Branches: { shape: 'Trees' },
      },
      required: [],
    },
    Trees: { type: 'list', member: { shape: 'Tree' } },
    Labels: { type: 'map', key: { shape: 'string' }, value: { shape: 'string' } },
    Color: { type: 'string', enum: ['green', 'red'] },
  },
};

describe('inputSkeleton', () => {
  it('shows every member once, and ends where a structure meets itself', () => {
    expect(inputSkeleton(model, 'Try')).toBe(`{
    "Name": "",
    "Color": "green",
    "Count": 0,
    "Share": 0.0,
    "On": true,
    "At": "1970-01-01T00:00:00",
    "Labels": {
        "KeyName": ""
    },
    "Branches": [
        {}
    ]
}`);
  });

  it('is empty for an operation without input', () => {
    expect(inputSkeleton(model, 'Rest')).toBe('{}');
  });
});

describe.skipIf(!hasBotocore)('beside the AWS CLI', { timeout: 120_000 }, () => {
  const PROGRAM = `
from botocore.utils import ArgumentGenerator
from awscli.utils import json_encoder

class FirstOfEnum(ArgumentGenerator):
    def _generate_skeleton(self, shape, stack, name=''):
        if shape.type_name == 'string' and getattr(shape, 'enum', None):
            return sorted(shape.enum)[0]
        return super()._generate_skeleton(shape, stack, name)

def skeleton(service, operation):
    model = session.get_service_model(service)
    if operation not in model.operation_names:
        return None
    shape = model.operation_model(operation).input_shape
    return json.dumps(FirstOfEnum().generate_skeleton(shape) if shape else {}, indent=4, default=json_encoder)

answer([skeleton(*case) for case in request])
`;

  it.each(serviceNames())(
    'prints the same for every operation of %s, but for members and values that are newer',
    (service) => {
      const ours = loadModel(service)!;
      const operations = Object.keys(ours.operations);
      const theirs = askBotocore<(string | null)[]>(
        PROGRAM,
        operations.map((operation) => [service, operation]),
      );
      const pairs = operations.map(
        (operation, index) => [inputSkeleton(ours, operation), theirs[index]] as const,
      );
      const known = pairs.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string');
      for (const [mine, other] of known)
        expect(disagreements(JSON.parse(mine), JSON.parse(other)), mine).toEqual([]);
      const alike = known.filter(([mine, other]) => mine === other);
      // In a small service a handful of renewed operations weighs much.
      expect(alike.length).toBeGreaterThan(operations.length * 0.7);
    },
  );
});

/** Places where both have a member and show another kind of value; strings may differ, as enums grow. */
function disagreements(ours: unknown, theirs: unknown, path = ''): string[] {
  if (typeof ours !== typeof theirs || Array.isArray(ours) !== Array.isArray(theirs)) return [path];
  if (typeof ours === 'string') return (ours === '') === (theirs === '') ? [] : [path];
  if (typeof ours !== 'object' || ours === null || theirs === null) return ours === theirs ? [] : [path];
  const other = theirs as Record<string, unknown>;
  return Object.entries(ours).flatMap(([key, value]) =>
    key in other ? disagreements(value, other[key], `${path}.${key}`) : [],
  );
}
