/** Guards what a machine can see of the architecture: import arrows, dead files, calls that only the edges may make. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SOURCE = join(ROOT, 'src');

/** Which folders of ours each folder may import (DESIGN: "The layers"); itself always. */
const ENGINES = ['net', 'bgp', 'dns', 'cdn'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  clock: ['kit'],
  model: ['kit'],
  net: ['kit', 'clock'],
  bgp: ['kit', 'clock'],
  dns: ['kit', 'clock'],
  cdn: ['kit', 'clock'],
  frr: ['kit', 'clock', 'bgp'],
  cloud: ['kit', 'clock', 'model', ...ENGINES, 'frr'],
  sim: ['kit', 'clock', 'model', ...ENGINES, 'frr', 'cloud'],
  shell: ['kit', 'clock', 'model', 'sim'],
  lab: ['kit', 'clock', 'sim', 'shell'],
  serve: ['kit', 'clock', 'sim', 'model', 'dns'],
  library: ['kit', 'sim', 'shell', 'lab'],
  tui: ['kit', 'clock', 'sim', 'shell', 'lab'],
  cli: ['kit', 'clock', 'model', ...ENGINES, 'frr', 'cloud', 'sim', 'shell', 'lab', 'serve', 'tui'],
};

/** Types may be looked at from above without an arrow of their own: they are the words that `sim` speaks in. */
const TYPES_FROM_BELOW = ['net', 'bgp', 'dns', 'cdn', 'frr', 'cloud', 'model'];

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.replaceAll('\\', '/'));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s+'(\.[^']+)'/g)) {
    found.push({ from: file, to: resolve(file, match[3] as string), typeOnly: match[2] !== undefined });
  }
  for (const match of text.matchAll(/import\('(\.[^']+)'\)|(?:^|\n)import\s+'(\.[^']+)'/g)) {
    found.push({ from: file, to: resolve(file, (match[1] ?? match[2]) as string), typeOnly: false });
  }
  return found;
}

function resolve(file: string, specifier: string): string {
  return relative(SOURCE, join(SOURCE, dirname(file), specifier)).replaceAll('\\', '/');
}

const floor = (file: string) => file.split('/')[0] as string;
const imports = files.flatMap(importsOf);

describe('import arrows point downward', () => {
  test.each(Object.keys(MAY_IMPORT))('%s', (folder) => {
    const forbidden = imports.filter(
      ({ from, to, typeOnly }) =>
        floor(from) === folder &&
        floor(to) !== folder &&
        !MAY_IMPORT[folder]?.includes(floor(to)) &&
        !(typeOnly && TYPES_FROM_BELOW.includes(floor(to)) && (MAY_IMPORT[folder] ?? []).includes('sim')),
    );
    expect(forbidden.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('every folder has its place on the map', () => {
    expect([...new Set(files.map(floor))].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });
});

test('no import leads back to where it came from', () => {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('no file is dead', () => {
  const entries = ['cli/main.ts', 'cli/grading/worker.ts', 'library/index.ts', ...importedByScripts()];
  const reached = new Set(entries);
  for (const file of reached) {
    if (files.includes(file)) for (const { to } of importsOf(file)) reached.add(to);
  }
  expect(files.filter((file) => !reached.has(file))).toEqual([]);
});

/** Files of ours that a build script starts from. */
function importedByScripts(): string[] {
  const scripts = readdirSync(join(ROOT, 'scripts'), { recursive: true, encoding: 'utf8' });
  return scripts
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(ROOT, 'scripts', name), 'utf8');
      return [...text.matchAll(/'(?:\.\.\/)+src\/([^']+)'/g)].map((match) => match[1] as string);
    });
}

/** Sockets, files, the process, real time and real chance belong to the edges. */
const EDGES = [/^cli\//, /^serve\//, /^lab\/files\.ts$/];
const BANNED: readonly [string, RegExp][] = [
  ['process', /\bprocess\.(?!env\.NODE_ENV)/],
  ['Date.now', /\bDate\.now\(/],
  ['new Date()', /\bnew Date\(\)/],
  ['Math.random', /\bMath\.random\(/],
  ['timers', /\b(?:setTimeout|setInterval|setImmediate)\(/],
  ['performance.now', /\bperformance\.now\(/],
  [
    'files and sockets',
    /from 'node:(?:fs|fs\/promises|net|http|https|dgram|child_process|worker_threads|os)'/,
  ],
];

describe('only the edges touch the machine', () => {
  test.each(BANNED)('%s', (_name, pattern) => {
    const inner = files.filter((file) => !EDGES.some((edge) => edge.test(file)));
    expect(
      inner.filter((file) => pattern.test(withoutComments(readFileSync(join(SOURCE, file), 'utf8')))),
    ).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

test('names of AWS stay out of the engines', () => {
  const engines = files.filter((file) => ENGINES.includes(floor(file)));
  const named = engines.filter((file) =>
    /@aws-sdk|\bAWS\b|\bEC2\b/.test(withoutComments(readFileSync(join(SOURCE, file), 'utf8'))),
  );
  expect(named).toEqual([]);
});
