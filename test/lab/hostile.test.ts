/** Lab files and archives from strangers: mutated real ones, garbage and traps end in problems, never in a crash or a write. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { packLab, unpackLab } from '../../src/lab/archive.ts';
import { attempt } from '../../src/lab/attempt.ts';
import { type Compiled, compileLab } from '../../src/lab/compile-lab.ts';
import { readLabFolder } from '../../src/lab/files.ts';
import { type LabFiles, variantOf } from '../../src/lab/lab.ts';
import { formatProblem } from '../../src/lab/problem.ts';
import { setStage } from '../../src/lab/stage.ts';
import { parseYaml } from '../../src/lab/yaml-source.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

const LABS = join(import.meta.dirname, '../../labs');
const REAL = ['build-a-vpc', 'failover-dns', 'first-edge', 'order-direct-connect'].map((slug) =>
  readLabFolder(join(LABS, slug)),
);
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Sound: a lab, or problems that are fit for a terminal; and nobody's prototype has grown. */
function compileSoundly(files: LabFiles): Compiled {
  const compiled = compileLab(files);
  if (!compiled.ok) {
    expect(compiled.problems.length).toBeGreaterThan(0);
    for (const problem of compiled.problems) {
      expect(problem.line).toBeGreaterThan(0);
      expect(formatProblem(files.slug, problem)).not.toMatch(CONTROLS);
    }
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  return compiled;
}

/** A way to spoil a text: cut, repeated, swapped, or with something put in. */
const spoiling = fc.record({
  at: fc.nat(1_000_000),
  length: fc.nat(200),
  what: fc.oneof(
    fc.constant(''),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      ...[
        '__proto__: { polluted: 1 }\n',
        '"\\e]0;owned\\a\\e[2J"',
        '&a [*a, *a]',
        '<<: *a',
        '!!js/function "f"',
      ],
      ...[
        '99999999999999999999',
        '-1',
        '.inf',
        '.nan',
        '{',
        '[',
        '- - - -',
        '? ',
        '|',
        '\t',
        '\u0000',
        '\u202e',
      ],
      ...['{vpc_cidr}', '{__proto__}', '{constructor}', '0x7fffffff', '1e400', '~', 'null', '""', '  '],
    ),
  ),
});

function spoil(text: string, { at, length, what }: { at: number; length: number; what: string }): string {
  const place = text.length === 0 ? 0 : at % text.length;
  return text.slice(0, place) + what + text.slice(place + length);
}

describe('lab files', () => {
  test('real ones that were spoilt', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REAL),
        fc.nat(20),
        fc.array(spoiling, { minLength: 1, maxLength: 3 }),
        (lab, which, ways) => {
          const names = Object.keys(lab.files);
          // Mostly lab.yaml, which has the most to spoil.
          const name = which < 12 ? 'lab.yaml' : (names[which % names.length] as string);
          const text = ways.reduce(spoil, lab.files[name] ?? '');
          compileSoundly({ slug: lab.slug, files: { ...lab.files, [name]: text } });
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  }, 300_000);

  const nasty = fc.oneof(
    fc.constantFrom<unknown>(
      ...[
        2 ** 53,
        -1,
        0.1,
        1e308,
        null,
        true,
        '',
        ' ',
        'x'.repeat(5000),
        [],
        {},
        [[]],
        '{vpc_cidr}',
        '__proto__',
      ],
      ...[
        'constructor',
        '../../etc/passwd',
        '0.0.0.0/0',
        '::/0',
        '999.1.1.1',
        '10.0.0.0/99',
        "'; rm -rf / #",
        '\u0000',
      ],
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );

  test('what still compiles is played to its end, whatever it holds', async () => {
    const parsed = parseYaml('lab.yaml', LAB_YAML);
    if (!parsed.ok) throw new Error('the fixture is no YAML');
    const places = placesIn(parsed.source.value);
    let played = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), nasty, async (place, value) => {
        const document = structuredClone(parsed.source.value) as Record<string, unknown>;
        putAt(document, place, value);
        const compiled = compileSoundly(labFiles(stringify(document)));
        if (!compiled.ok) return;
        const stage = await setStage(variantOf(compiled.lab, '1'));
        await attempt(stage, stage.split(stage.variant.solution));
        played++;
      }),
      { numRuns: 150, seed: 12 },
    );
    expect(played).toBeGreaterThan(0);
  }, 300_000);

  test.each([
    [
      'a billion laughs',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]`).join('\n')}`,
    ],
    ['an alias of itself', 'a: &a [*a]'],
    ['a thousand brackets', '['.repeat(100_000)],
    [
      'a thousand keys in keys',
      Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ],
    ['dashes', '- '.repeat(50_000)],
    ['a key that is no word', '? [a, b]\n: 1'],
    ['a long line', `title: ${'x'.repeat(300_000)}`],
    ['many keys', Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['many anchors', Array.from({ length: 9000 }, (_, index) => `k${index}: &a${index} {}`).join('\n')],
    ['a tag', 'title: !!python/object/apply:os.system [ls]'],
    ['octets that are no text', '\ufffd\u0000\u0001\u0002'],
    ['quotes that never end', `title: "${'\\'.repeat(50_001)}`],
    ['digits', `number: ${'9'.repeat(200_000)}`],
  ])('%s', (_, yaml) => {
    expect(compileSoundly(labFiles(yaml)).ok).toBe(false);
  });

  test.each(['\u001b]0;owned\u0007', '\u009b2J', '\u202etxt.exe', '\r'])(
    'controls (%j) are refused wherever they stand',
    (text) => {
      const inYaml = LAB_YAML.replace('title: Small', `title: ${JSON.stringify(`Small${text}`)}`);
      for (const files of [
        labFiles(inYaml),
        labFiles(undefined, { 'brief.md': `For {vpc_cidr}${text}.\n` }),
        labFiles(undefined, { 'start.sh': `echo ${text}x\n` }),
      ]) {
        const compiled = compileSoundly(files);
        expect(compiled).toMatchObject({ ok: false });
        if (!compiled.ok)
          expect(compiled.problems.some((problem) => problem.text.includes('control character'))).toBe(true);
      }
    },
  );
});

/** Paths to all values of a tree. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Object.entries(value).map(
    ([key, inner]) => [Array.isArray(value) ? Number(key) : key, inner] as const,
  );
  return [
    ...(path.length > 0 ? [path] : []),
    ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key])),
  ];
}

function putAt(
  tree: Record<string | number, unknown>,
  path: readonly (string | number)[],
  value: unknown,
): void {
  let node = tree;
  for (const step of path.slice(0, -1)) node = node[step] as Record<string | number, unknown>;
  node[path.at(-1) as string] = value;
}

describe('endless and huge scripts of a lab', () => {
  test.each([
    'while true; do :; done',
    'f() { f; f; }; f',
    'x=a; while true; do x=$x$x; done',
    'echo {1..99999999}',
    'sleep 99999999999999999999',
    'yes | head -c 99999999999',
    'cat /etc/passwd ../../../../etc/passwd && exit 3',
    'eval "$(printf \'%s\' "while :; do :; done")"',
  ])('%s', async (script) => {
    const compiled = compileSoundly(
      labFiles(undefined, { 'start.sh': `${script}\n`, 'solution.sh': `${script}\necho $vpc_cidr\n` }),
    );
    if (!compiled.ok) throw new Error('it compiles');
    const stage = await setStage(variantOf(compiled.lab, '1'));
    const { failed } = await attempt(stage, stage.split(stage.variant.solution));
    expect(failed.map(({ id }) => id)).toEqual(['vpc']);
    expect(JSON.stringify(stage.failures)).not.toContain('root:');
  });
});

describe('archives', () => {
  const small = labFiles();
  const good = packLab(small);
  const archive = (files: Zippable) => zipSync(files);
  const sound = (changes: Zippable) =>
    archive({
      ...Object.fromEntries(
        Object.entries(small.files).map(([name, text]) => [`small/${name}`, strToU8(text)]),
      ),
      ...changes,
    });

  test('one of a real lab, there and back', () => {
    for (const lab of REAL) expect(unpackLab(packLab(lab))).toEqual({ ok: true, files: lab });
  });

  test.each<[string, Uint8Array, string]>([
    ['a name that leads out', sound({ '../evil.sh': strToU8('x') }), "'../evil.sh'"],
    ['one that leads out of the folder', sound({ 'small/../../solution.sh': strToU8('x') }), 'it holds'],
    ['an absolute name', sound({ '/etc/cron.d/solution.sh': strToU8('x') }), "'/etc/cron.d/solution.sh'"],
    ['a name of Windows', sound({ 'small\\..\\solution.sh': strToU8('x') }), 'it holds'],
    ['a drive', sound({ 'C:/solution.sh': strToU8('x') }), 'it holds'],
    ['a device', archive({ 'con/lab.yaml': strToU8(LAB_YAML) }), "'con/lab.yaml'"],
    ['two labs', sound({ 'other/lab.yaml': strToU8(LAB_YAML) }), 'both small and other'],
    ['a file that no lab has', sound({ 'small/package.json': strToU8('{}') }), "'small/package.json'"],
    ['a prototype', sound({ ['small/__proto__' as string]: strToU8('x') }), "'small/__proto__'"],
    [
      'a file that is too large',
      sound({ 'small/start.sh': new Uint8Array(3 * 1024 * 1024) }),
      'start.sh is larger',
    ],
    [
      'very many files',
      archive(
        Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`small/wrong-${i}.sh`, strToU8('x')])),
      ),
      'more than 100 files',
    ],
    ['nothing', archive({}), 'empty'],
    ['text', strToU8('PK, but no archive'), 'no sound ZIP archive'],
    ['a name twice', twice(good), 'twice'],
  ])('%s is refused', (_, octets, reason) => {
    const unpacked = unpackLab(octets);
    expect(unpacked).toMatchObject({ ok: false });
    if (!unpacked.ok) expect(unpacked.reason).toContain(reason);
  });

  test('a link is the text that it holds, and leads nowhere', () => {
    // Unix attributes of a symbolic link (APPNOTE.TXT §4.4.15).
    const octets = sound({
      'small/start.sh': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
    });
    const unpacked = unpackLab(octets);
    expect(unpacked.ok && unpacked.files.files['start.sh']).toBe('/etc/passwd');
  });

  test('what machines leave behind is passed over', () => {
    const octets = sound({
      'small/': new Uint8Array(),
      '__MACOSX/small/._lab.yaml': strToU8('x'),
      'small/.DS_Store': strToU8('x'),
    });
    expect(unpackLab(octets)).toEqual({ ok: true, files: small });
  });

  test('one that was spoilt is a lab or refused, and nothing of it is anywhere else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(good.length),
        (changes, length) => {
          const octets = good.slice(0, length % 3 === 0 ? length : good.length);
          for (const [at, value] of changes) if (at < octets.length) octets[at] = value;
          const unpacked = unpackLab(octets);
          if (!unpacked.ok) expect(unpacked.reason).not.toBe('');
          else for (const name of Object.keys(unpacked.files.files)) expect(name).toMatch(/^[a-z0-9.-]+$/);
        },
      ),
      { numRuns: 400, seed: 13 },
    );
  });

  test('one that lies about its sizes unpacks to no more than it says', () => {
    const octets = sound({ 'small/start.sh': new Uint8Array(1024 * 1024) });
    const view = new DataView(octets.buffer, octets.byteOffset);
    for (let at = 0; at < octets.length - 46; at++) {
      // Central directory headers (APPNOTE.TXT §4.3.12).
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 1024 * 1024)
        view.setUint32(at + 24, 10, true);
    }
    const unpacked = unpackLab(octets);
    if (unpacked.ok) expect(unpacked.files.files['start.sh']?.length).toBeLessThanOrEqual(10);
  });
});

/** The same archive with one entry of the central directory twice: its names are in conflict. */
function twice(octets: Uint8Array): Uint8Array {
  const names = Object.keys(unzipSync(octets));
  const text = Buffer.from(octets).toString('latin1');
  // `brief.md` and `lab.yaml` have names of one length.
  expect(names).toEqual(['small/brief.md', 'small/lab.yaml', 'small/solution.sh']);
  return new Uint8Array(Buffer.from(text.replaceAll('small/brief.md', 'small/lab.yaml'), 'latin1'));
}

test('a folder full of traps is read, and nothing is followed', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'netlab-hostile-')), 'small');
  mkdirSync(folder);
  for (let index = 0; index < 80; index++) writeFileSync(join(folder, `wrong-${index}.sh`), 'x');
  mkdirSync(join(folder, 'lab.yaml'));
  writeFileSync(join(folder, 'brief.md'), Buffer.alloc(2 * 1024 * 1024, 0xff));
  const before = readdirSync(folder).length;
  const compiled = compileSoundly(readLabFolder(folder));
  expect(compiled.ok).toBe(false);
  expect(readdirSync(folder).length).toBe(before);
  expect(existsSync(join(folder, '.compiled.json'))).toBe(false);
});
