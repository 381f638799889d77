import { describe, expect, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { formatProblem } from '../../src/lab/problem.ts';
import { labJsonSchema } from '../../src/lab/schema.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

function problemsOf(yaml: string, more?: Record<string, string>): string[] {
  const compiled = compileLab(labFiles(yaml, more));
  return compiled.ok ? [] : compiled.problems.map((problem) => formatProblem('small', problem));
}

const change = (from: string, to: string) => {
  expect(LAB_YAML).toContain(from);
  return LAB_YAML.replace(from, to);
};

test('a sound lab compiles, with its texts and a hash over all its files', () => {
  const compiled = compileLab(labFiles());
  expect(compiled).toMatchObject({
    ok: true,
    lab: { slug: 'small', title: 'Small', start: '', right: [], wrong: [] },
  });
  const other = compileLab(labFiles(LAB_YAML, { 'start.sh': 'date\n' }));
  expect(compiled.ok && other.ok && compiled.lab.hash !== other.lab.hash).toBe(true);
});

describe('each problem has its place, its reason and a way out', () => {
  test.each<[string, string, string[]]>([
    [
      'a key with a slip of the finger',
      change('    hints:', '    hintz:'),
      [
        'small/lab.yaml:12:5: `tasks[0].hints` is missing: add it (a list)',
        'small/lab.yaml:15:5: unknown key `hintz` in `tasks[0]`; did you mean `hints`?',
      ],
    ],
    [
      'a key that is missing',
      change('title: Small\n', ''),
      ['small/lab.yaml:1:1: `title` is missing: add it (a text)'],
    ],
    [
      'a word that is none of those allowed',
      change('level: beginner', 'level: beginer'),
      [
        'small/lab.yaml:5:8: `level` must be one of beginner, intermediate, advanced; did you mean `beginner`?',
      ],
    ],
    [
      'a text where a number belongs',
      change('minutes: 10', 'minutes: ten'),
      ['small/lab.yaml:6:10: `minutes` must be a number, not a text ("ten")'],
    ],
    [
      'a number too big',
      change('minutes: 10', 'minutes: 1000'),
      ['small/lab.yaml:6:10: `minutes` is too big: at most 240'],
    ],
    [
      'a check of no kind',
      change(
        '        resource:\n          service: ec2\n          operation: describe-vpcs\n          query: "Vpcs[].CidrBlock"\n',
        '',
      ),
      [
        'small/lab.yaml:18:9: `tasks[0].checks[0]` needs exactly one of flow, reach, route, dns, http, cost, resource; it has none',
      ],
    ],
    [
      'a port that is none, spoken of only for the kind that was meant',
      change(
        '        resource:\n          service: ec2\n          operation: describe-vpcs\n          query: "Vpcs[].CidrBlock"\n        expect: ["{vpc_cidr}"]',
        '        flow: { from: internet, to: instance/web, port: tcp/http }\n        expect: delivered',
      ),
      [
        'small/lab.yaml:19:57: `tasks[0].checks[0].flow.port` must be like `tcp/80`, `udp/53`, `tcp/8000-8080`, `icmp`, `icmpv6` or a protocol number',
      ],
    ],
    [
      'a placeholder without a parameter',
      change('range {vpc_cidr}.', 'range {vpc_cdir}.'),
      ['small/lab.yaml:14:11: no parameter is called {vpc_cdir}; did you mean {vpc_cidr}?'],
    ],
    [
      'a parameter within one that does not exist',
      change('  vpc_cidr: [', '  part: { within: all, length: 24, at: [0] }\n  vpc_cidr: ['),
      ['small/lab.yaml:10:9: `within: all` names no parameter'],
    ],
    [
      'a part that lies outside of its whole',
      change('  vpc_cidr: [', '  part: { within: vpc_cidr, length: 24, at: [256] }\n  vpc_cidr: ['),
      [
        expect.stringMatching(
          /^small\/lab.yaml:10:9: there is no such part of \{vpc_cidr\}/,
        ) as unknown as string,
      ],
    ],
    [
      'a name given twice',
      `${LAB_YAML}      - id: vpc\n        reach: { from: internet, to: instance/web }\n        expect: nothing\n`,
      ['small/lab.yaml:24:13: another check is called `vpc` already; rename one'],
    ],
    [
      'a breaks without a guard',
      `${LAB_YAML}        breaks: date\n`,
      ['small/lab.yaml:24:9: `breaks` belongs to a guard; add `guard: true` or remove it'],
    ],
    ['an empty text', '', ['small/lab.yaml:1:1: the file is empty']],
  ])('%s', (_, yaml, expected) => {
    expect(problemsOf(yaml)).toEqual(expected);
  });

  test('all at once, in reading order', () => {
    const yaml = change('title: Small', 'title: 7')
      .replace('level: beginner', 'level: expert')
      .replace('hints', 'hnits');
    expect(problemsOf(yaml, { 'notes.txt': 'x' }).map((line) => line.split(': ')[0])).toEqual([
      'small/lab.yaml:2:8',
      'small/lab.yaml:5:8',
      'small/lab.yaml:12:5',
      'small/lab.yaml:15:5',
      'small/notes.txt:1:1',
    ]);
  });

  test('in the brief too', () => {
    expect(problemsOf(LAB_YAML, { 'brief.md': 'A story\nabout {vpc}.' })).toEqual([
      'small/brief.md:2:7: no parameter is called {vpc}: declare it under `parameters`',
    ]);
  });
});

describe('files of strangers', () => {
  test.each<[string, string, RegExp]>([
    ['not YAML', 'title: [', /^small\/lab\.yaml:1:9: not valid YAML/],
    ['a key twice', `${LAB_YAML}title: Again\n`, /^small\/lab\.yaml:24:1: the key `[a-z]+` is there twice/],
    [
      'a key that reaches into prototypes',
      `__proto__: { number: 1 }\n${LAB_YAML}`,
      /^small\/lab\.yaml:1:1: the key `__proto__` is not allowed/,
    ],
    [
      'the same, deeper',
      change('  vpc_cidr: [', '  constructor: [a]\n  vpc_cidr: ['),
      /^small\/lab\.yaml:10:3: the key `constructor` is not allowed/,
    ],
    [
      'a billion laughs',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      /aliases cannot be resolved/,
    ],
    ['deep brackets', `a: ${'['.repeat(100_000)}`, /^small\/lab\.yaml:1:36: nested deeper than 32 levels/],
    ['deep dashes', `a:\n${'- '.repeat(10_000)}x`, /nested deeper than 32 levels/],
    ['a huge file', `a: ${'x'.repeat(300_000)}`, /the file has 300003 characters; at most 262144 are read/],
    ['a list', '- a\n- b\n', /^small\/lab\.yaml:1:1: the file must be a mapping, not a list/],
    ['a tag of its own', 'a: !!js/function x\n', /not valid YAML/],
  ])('%s is refused', (_, yaml, expected) => {
    expect(problemsOf(yaml)[0]).toMatch(expected);
    expect(({} as Record<string, unknown>).number).toBeUndefined();
  });
});

test('the JSON Schema for editors describes every field', () => {
  const bare: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: Record<string, { description?: string }> };
    for (const [name, field] of Object.entries(properties ?? {})) {
      if (!field.description) bare.push(`${path}.${name}`);
    }
    for (const [key, value] of Object.entries(node)) walk(value, `${path}.${key}`);
  };
  walk(labJsonSchema(), '$');
  expect(bare).toEqual([]);
});
