import { describe, expect, it } from 'vitest';
import type { ServiceModel } from '../../src/model/model.ts';
import { validateInput } from '../../src/model/validate.ts';

const model: ServiceModel = {
  service: 'test',
  serviceId: 'Test',
  protocol: 'query',
  apiVersion: '2026-01-01',
  operationNames: ['Try'],
  paginators: {},
  operations: { Try: { name: 'Try', input: 'Input', output: 'Unit' } },
  shapes: {
    Unit: { type: 'structure', members: {}, required: [] },
    Input: {
      type: 'structure',
      members: {
        Name: { shape: 'string', min: 2 },
        Count: { shape: 'integer', min: 5 },
        Share: { shape: 'double' },
        On: { shape: 'boolean' },
        At: { shape: 'timestamp' },
        Key: { shape: 'blob' },
        Tags: { shape: 'Tags', min: 1 },
        Labels: { shape: 'Labels' },
        Color: { shape: 'Color' },
        Choice: { shape: 'Choice' },
      },
      required: ['Name'],
    },
    Tags: { type: 'list', member: { shape: 'Tag' } },
    Tag: {
      type: 'structure',
      members: { Key: { shape: 'string' }, Value: { shape: 'string' } },
      required: ['Key'],
    },
    Labels: { type: 'map', key: { shape: 'string' }, value: { shape: 'integer' } },
    Color: { type: 'string', enum: ['green', 'red'] },
    Choice: {
      type: 'structure',
      members: { A: { shape: 'string' }, B: { shape: 'string' } },
      required: [],
      union: true,
    },
  },
};

const STRING = "valid types: <class 'str'>";

describe('validateInput', () => {
  it.each<[string, unknown, string[]]>([
    [
      'a whole input',
      { Name: 'web', Count: 5, Share: 1, On: true, At: '2026-01-01', Tags: [{ Key: 'a' }] },
      [],
    ],
    ['values unknown to the enum', { Name: 'web', Color: 'blue' }, []],
    ['a member left undefined', { Name: 'web', Count: undefined }, []],
    ['true for a number, as Python has it', { Name: 'web', Share: true }, []],
    ['nothing', {}, ['Missing required parameter in input: "Name"']],
    [
      'a missing member further in',
      { Name: 'web', Tags: [{}] },
      ['Missing required parameter in Tags[0]: "Key"'],
    ],
    [
      'an unknown member',
      { Name: 'web', Tags: [{ Key: 'a', Colour: 1 }] },
      ['Unknown parameter in Tags[0]: "Colour", must be one of: Key, Value'],
    ],
    [
      'inherited names',
      { Name: 'web', Tags: [{ Key: 'a', toString: 1 }] },
      ['Unknown parameter in Tags[0]: "toString", must be one of: Key, Value'],
    ],
    [
      'a number for text',
      { Name: 1 },
      [`Invalid type for parameter Name, value: 1, type: <class 'int'>, ${STRING}`],
    ],
    [
      'null for text',
      { Name: null },
      [`Invalid type for parameter Name, value: None, type: <class 'NoneType'>, ${STRING}`],
    ],
    [
      'a structure for text',
      { Name: { a: [true, "it's", 'x"\'', 0.5] } },
      [
        `Invalid type for parameter Name, value: {'a': [True, "it's", 'x"\\'', 0.5]}, type: <class 'dict'>, ${STRING}`,
      ],
    ],
    [
      'text for a list',
      { Name: 'web', Tags: 'a' },
      [
        "Invalid type for parameter Tags, value: a, type: <class 'str'>, valid types: <class 'list'>, <class 'tuple'>",
      ],
    ],
    [
      'a fraction for a whole number',
      { Name: 'web', Count: 5.5 },
      ["Invalid type for parameter Count, value: 5.5, type: <class 'float'>, valid types: <class 'int'>"],
    ],
    [
      'text for a timestamp',
      { Name: 'web', At: 'soon' },
      [
        "Invalid type for parameter At, value: soon, type: <class 'str'>, " +
          "valid types: <class 'datetime.datetime'>, timestamp-string",
      ],
    ],
    [
      'a number for bytes',
      { Name: 'web', Key: 7 },
      [
        "Invalid type for parameter Key, value: 7, type: <class 'int'>, " +
          "valid types: <class 'bytes'>, <class 'bytearray'>, file-like object",
      ],
    ],
    [
      'a wrong value in a map',
      { Name: 'web', Labels: { a: 'b' } },
      ["Invalid type for parameter Labels.a, value: b, type: <class 'str'>, valid types: <class 'int'>"],
    ],
    [
      'a number below the least',
      { Name: 'web', Count: 4 },
      ['Invalid value for parameter Count, value: 4, valid min value: 5'],
    ],
    [
      'text below the least',
      { Name: 'w' },
      ['Invalid length for parameter Name, value: 1, valid min length: 2'],
    ],
    [
      'one character outside the BMP',
      { Name: '𝔸' },
      ['Invalid length for parameter Name, value: 1, valid min length: 2'],
    ],
    [
      'a list below the least',
      { Name: 'web', Tags: [] },
      ['Invalid length for parameter Tags, value: 0, valid min length: 1'],
    ],
    [
      'an empty choice',
      { Name: 'web', Choice: {} },
      ['Must set one of the following keys for tagged unionstructure Choice: A, B.'],
    ],
    [
      'two choices',
      { Name: 'web', Choice: { A: 'x', B: 'y' } },
      [
        'Invalid number of parameters set for tagged union structure Choice. ' +
          'Can only set one of the following keys: A, B.',
      ],
    ],
    [
      'text for the whole',
      'x',
      ["Invalid type for parameter input, value: x, type: <class 'str'>, valid types: <class 'dict'>"],
    ],
  ])('judges %s', (_, input, problems) => {
    expect(validateInput(model, 'Try', input)).toEqual(problems);
  });

  it('reports every problem: missing ones first, then unknown ones, then what is wrong inside', () => {
    expect(validateInput(model, 'Try', { Count: 'x', Foo: 1, Tags: [{ Key: 1 }] })).toEqual([
      'Missing required parameter in input: "Name"',
      'Unknown parameter in input: "Foo", must be one of: Name, Count, Share, On, At, Key, Tags, Labels, Color, Choice',
      "Invalid type for parameter Count, value: x, type: <class 'str'>, valid types: <class 'int'>",
      `Invalid type for parameter Tags[0].Key, value: 1, type: <class 'int'>, ${STRING}`,
    ]);
  });
});
