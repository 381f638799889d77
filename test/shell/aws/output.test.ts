import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatAnswer } from '../../../src/shell/aws/output/format.ts';
import { formatJson, formatYaml } from '../../../src/shell/aws/output/structured.ts';
import { formatTable } from '../../../src/shell/aws/output/table.ts';
import { formatText } from '../../../src/shell/aws/output/text.ts';
import { askAwsCli, hasAwsCli } from './awscli.ts';

const VPCS = {
  Vpcs: [
    { VpcId: 'vpc-1', IsDefault: true, CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: 'web' }] },
    { VpcId: 'vpc-2', IsDefault: false, CidrBlock: '10.1.0.0/16', Tags: [] },
  ],
};

describe('output formats', () => {
  test('json: four spaces, nothing for an empty answer, null for a query that finds nothing', () => {
    expect(formatJson({ a: [1, { b: 'ü' }], c: [], d: {} })).toBe(
      '{\n    "a": [\n        1,\n        {\n            "b": "ü"\n        }\n    ],\n    "c": [],\n    "d": {}\n}\n',
    );
    expect(formatJson({})).toBe('');
    expect(formatJson(undefined)).toBe('null\n');
  });

  test('text: a line a structure, tabs, section names', () => {
    expect(formatText(VPCS)).toBe(
      'VPCS\t10.0.0.0/16\tTrue\tvpc-1\nTAGS\tName\tweb\nVPCS\t10.1.0.0/16\tFalse\tvpc-2\n',
    );
    expect(formatText(null)).toBe('None\n');
    expect(
      formatText([
        ['a', 'b'],
        ['c', null],
      ]),
    ).toBe('a\tb\nc\tNone\n');
    expect(formatText([])).toBe('');
  });

  test('table: sections in boxes', () => {
    expect(formatTable('DescribeVpcs', { Vpcs: [{ VpcId: 'vpc-1' }] })).toBe(
      [
        '--------------',
        '|DescribeVpcs|',
        '+------------+',
        '||   Vpcs   ||',
        '|+----------+|',
        '||   VpcId  ||',
        '|+----------+|',
        '||  vpc-1   ||',
        '|+----------+|',
        '',
      ].join('\n'),
    );
    expect(formatTable('DescribeVpcs', [])).toBe('');
  });

  test('yaml: sorted keys, lists flush with their key, ambiguous texts quoted', () => {
    expect(
      formatYaml({ b: [{ y: '1', x: 'a' }], a: '2026-01-05T08:00:00+00:00', c: [], d: 'true', e: "it's" }),
    ).toBe("a: '2026-01-05T08:00:00+00:00'\nb:\n- x: a\n  y: '1'\nc: []\nd: 'true'\ne: it's\n");
  });

  test('text prints page by page, with the query applied to each', () => {
    const pages = [{ Ids: ['a', 'b'] }, { Ids: ['c'] }];
    const print = { title: 'X', query: 'Ids', format: 'text' } as const;
    expect(formatAnswer(pages, { Ids: ['a', 'b', 'c'] }, print)).toBe('a\tb\nc\n');
    expect(formatAnswer(pages, { Ids: ['a', 'b', 'c'] }, { ...print, format: 'off' })).toBe('');
  });
});

describe.skipIf(!hasAwsCli)("the real CLI's formatters agree", () => {
  const FORMAT = `
import io, yaml
from awscli.formatter import JSONFormatter, TableFormatter, TextFormatter
class Options:
    query = None
    color = 'off'
def show(formatter, data):
    stream = io.StringIO()
    try:
        formatter(Options)('Title', json.loads(json.dumps(data)), stream)
    except (ValueError, AttributeError, TypeError):
        return None
    return stream.getvalue()
answer([[show(JSONFormatter, data), show(TextFormatter, data), show(TableFormatter, data)] for data in request])
`;
  const scalar = fc.oneof(
    fc.constantFrom(
      'vpc-1',
      '',
      'a b',
      'ü',
      '日本',
      'a longer text that has some words in it',
      null,
      true,
      false,
    ),
    fc.integer({ min: -5, max: 70000 }),
  );
  const key = fc.constantFrom('Id', 'Name', 'Tags', 'State', 'Zone', 'Items', 'ALongerName');
  const { structure } = fc.letrec((tie) => ({
    structure: fc.dictionary(
      key,
      fc.oneof(
        { weight: 4, arbitrary: scalar },
        { weight: 1, arbitrary: tie('structure') },
        { weight: 2, arbitrary: tie('list') },
      ),
      { maxKeys: 4, noNullPrototype: true },
    ),
    list: fc.oneof(fc.array(scalar, { maxLength: 3 }), fc.array(tie('structure'), { maxLength: 3 })),
  }));

  it('on generated answers, byte for byte', () => {
    const answers = fc.sample(structure as fc.Arbitrary<Record<string, unknown>>, { numRuns: 1500, seed: 2 });
    const theirs = askAwsCli<(string | null)[][]>(FORMAT, answers);
    for (const [index, data] of answers.entries()) {
      const [json, text, table] = theirs[index] as (string | null)[];
      expect(formatJson(data)).toBe(json);
      expect({ data, text: formatText(data) }).toEqual({ data, text });
      // Where the real CLI crashes there is nothing to agree with.
      if (table !== null) expect({ data, table: formatTable('Title', data) }).toEqual({ data, table });
    }
  });
});
