// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are bash's
import { beforeEach, describe, expect, test } from 'vitest';
import { nextUint32, seedRandom } from '../../../src/kit/random.ts';
import { BashSession } from '../../../src/shell/bash/bash-session.ts';

const START = Date.UTC(2026, 0, 5, 8);
let now = START;
let session: BashSession;

async function open(seed = 'x'): Promise<BashSession> {
  now = START;
  const random = seedRandom(seed);
  return BashSession.create({
    now: () => now,
    sleep: (ms) => {
      now += ms;
    },
    random: () => nextUint32(random),
    env: {},
    commands: [
      {
        name: 'wait',
        run: async (args) => ({ stdout: `waited ${args.join(' ')}\n`, stderr: '', exitCode: 0 }),
      },
      {
        name: 'upper',
        run: async (_args, { stdin }) => ({ stdout: stdin.toUpperCase(), stderr: '', exitCode: 0 }),
      },
      {
        name: 'where',
        run: async (_args, { cwd, env }) => ({ stdout: `${cwd} ${env.EXPORTED}\n`, stderr: '', exitCode: 3 }),
      },
    ],
  });
}

/** Runs lines one after the other; each is a call of its own. */
async function play(...lines: readonly string[]): Promise<string> {
  let output = '';
  for (const line of lines) {
    const { stdout, stderr } = await session.run(line);
    output += stdout + stderr;
  }
  return output;
}

beforeEach(async () => {
  session = await open();
});

/** What the last of several lines prints. */
const PERSISTENT: readonly (readonly [what: string, lines: readonly string[], printed: string])[] = [
  ['variables', ['a=1; b=2', 'a=3', 'echo $a $b'], '3 2\n'],
  ['exported variables', ['export EXPORTED=yes', 'where'], '/home/learner yes\n'],
  ['the export attribute', ['export E=1', 'E=2', "bash -c 'echo $E'"], '2\n'],
  ['unset', ['a=1', 'unset a', 'echo [$a]'], '[]\n'],
  [
    'indexed arrays',
    ['a=(x "y z")', 'a+=(w)', 'a[5]=v', 'echo "${a[1]}" ${#a[@]} ${!a[@]}'],
    'y z 4 0 1 2 5\n',
  ],
  ['arrays with line breaks', ["a=($'x\\ny')", 'echo "${a[0]}"'], 'x\ny\n'],
  ['associative arrays', ['declare -A m=([k]="v w")', 'm[l]=2', 'echo "${m[k]}" ${m[l]}'], 'v w 2\n'],
  ['empty arrays', ['a=()', 'a+=(1)', 'echo ${#a[@]}'], '1\n'],
  ['mapfile', ["mapfile -t lines < <(printf 'a\\nb\\n')", 'echo ${lines[1]}'], 'b\n'],
  ['functions', ['f() { echo "f $1"; }', 'f x'], 'f x\n'],
  ['redefined functions', ['f() { echo 1; }', 'f() { echo 2; }', 'f'], '2\n'],
  [
    'functions that were not defined after all',
    ['f() { echo 1; }', 'if false; then f() { echo 2; }; fi', 'f'],
    '1\n',
  ],
  ['functions from eval', ["eval 'g() { echo g; }'", 'g'], 'g\n'],
  [
    'functions and variables from a file',
    ["printf 'h() { echo h; }\\nV=7\\n' > lib.sh", '. ./lib.sh', 'h; echo $V'],
    'h\n7\n',
  ],
  ['aliases', ["alias hi='echo hi'", 'hi you'], 'hi you\n'],
  ['the working directory', ['mkdir -p a/b', 'cd a/b', 'pwd'], '/home/learner/a/b\n'],
  ['the directory before', ['cd /tmp', 'cd ~', 'cd -'], '/tmp\n'],
  ['set options', ['set -o pipefail', 'false | true', 'echo $?'], '1\n'],
  ['shopt options', ['shopt -s nullglob', 'echo [*.none]'], '\n'],
  ['the exit status', ['false', 'echo $?'], '1\n'],
  ['the status of a pipeline', ['false | true', 'echo "${PIPESTATUS[@]}"'], '1 0\n'],
  ['the last argument', ['echo one two > /dev/null', 'echo $_'], 'two\n'],
  ['positional parameters', ['set -- p q', 'echo $2 $#'], 'q 2\n'],
  ['integer variables', ['declare -i n', 'n=3+4', 'n+=1', 'echo $n'], '8\n'],
  ['readonly variables', ['readonly R=1', 'R=2 2>/dev/null', 'echo $R'], '1\n'],
  ['namerefs', ['t=1; declare -n r=t', 'r=5', 'echo $t'], '5\n'],
  ['files', ['echo x > f', 'cat f'], 'x\n'],
  ['the directory stack', ['pushd /tmp > /dev/null', 'popd > /dev/null', 'pwd'], '/home/learner\n'],
];

describe('from line to line there remain', () => {
  test.each(PERSISTENT)('%s', async (_what, lines, printed) => {
    await play(...lines.slice(0, -1));
    expect(await play(lines.at(-1) as string)).toBe(printed);
  });
});

describe('the shell language', () => {
  test.each([
    ['pipes into our commands', 'echo abc | upper', 'ABC\n'],
    ['substitution of our commands', 'x=$(echo a | upper); echo $x', 'A\n'],
    ['here-documents', 'cat <<EOF | upper\nhello\nEOF', 'HELLO\n'],
    ['text beyond ASCII', 'echo é日本 | cat', 'é日本\n'],
    ['jq', `echo '{"a":[1,2]}' | jq -c .a`, '[1,2]\n'],
    ['loops', 'for i in {1..3}; do echo $i; done', '1\n2\n3\n'],
    ['the name of a builtin leads to our command', 'wait 3d', 'waited 3d\n'],
    ['an unset variable under set -u', 'set -u; echo $nope; echo no', 'bash: nope: unbound variable\n'],
  ])('%s', async (_what, line, printed) => {
    expect(await play(line)).toBe(printed);
  });

  test('tracing shows no machinery', async () => {
    expect(await play('set -x')).toBe('');
    expect(await play('x=$RANDOM', 'f() { :; }')).toMatch(/^\+ x=\d+\n$/);
    expect(await play('echo a')).toBe('a\n+ echo a\n');
  });
});

describe("time and chance are the simulator's", () => {
  test('date, printf and the made-up variables', async () => {
    expect(await play('date')).toBe('Mon Jan  5 08:00:00 UTC 2026\n');
    expect(await play("date -d '1 day ago' +%F", 'date -d tomorrow +%F', 'date -d @0 +%F')).toBe(
      '2026-01-04\n2026-01-06\n1970-01-01\n',
    );
    expect(await play("printf '%(%F %T)T\\n' -1", 'echo $EPOCHSECONDS')).toBe(
      `2026-01-05 08:00:00\n${START / 1000}\n`,
    );
  });

  test.each([
    ['sleep 1d', 86_400_000],
    ['sleep 5400 1h', 9_000_000],
    ['sleep 3600', 3_600_000],
  ])('%s lasts as long as it says', async (line, expected) => {
    const before = now;
    await play(line);
    expect(now - before).toBe(expected);
  });

  test('sleep moves the clock, and SECONDS follows', async () => {
    await play('sleep 1.5m');
    expect(now - START).toBe(90_000);
    expect(await play('echo $SECONDS')).toBe('90\n');
    expect(await play('time sleep 2')).toBe('\nreal\t0m2.000s\nuser\t0m0.000s\nsys\t0m0.000s\n');
  });

  test("RANDOM is the seed's, wherever it stands", async () => {
    const lines = [
      'echo $RANDOM ${RANDOM} $((RANDOM % 100)) ${RANDOM:0:1}',
      "eval 'echo $RANDOM'",
      'for i in 1 2; do echo $RANDOM; done',
    ];
    const first = await play(...lines);
    session = await open();
    expect(await play(...lines)).toBe(first);
    session = await open('another seed');
    expect(await play(...lines)).not.toBe(first);
    expect(new Set(first.trim().split(/\s+/)).size).toBeGreaterThan(4);
  });
});

describe('a line that cannot go on', () => {
  test.each([
    ['while true; do :; done', 'limit', /too many commands/],
    ['f() { f; }; f', 'limit', /recursion depth/],
    ['x=x; while true; do x=$x$x; done', 'limit', /netlab: stopped there/],
    ['exit 3', 'exit', /^$/],
    ['set -e; false', 'exit', /^$/],
    ['if true; then', 'syntax', /syntax error/],
    ['echo x; echo )', 'syntax', /unexpected token `\)'/],
    ['echo $((1/0))', 'done', /division by 0/],
  ] as const)('%s ends with %s', async (line, ending, text) => {
    const result = await session.run(line);
    expect(result.stdout).toBe('');
    expect(result.ending).toBe(ending);
    expect(result.stderr).toMatch(text);
    expect((await session.run('echo alive')).stdout).toBe('alive\n');
  });

  test('Ctrl-C ends it with 130', async () => {
    const controller = new AbortController();
    const running = session.run('while true; do sleep 1; controller; done', controller.signal);
    controller.abort();
    expect(await running).toMatchObject({ exitCode: 130, ending: 'interrupted' });
  });

  test('no program of the machine is within reach', async () => {
    for (const line of [
      'node -e 1',
      'python3 -c 1',
      'curl http://localhost',
      'cat /etc/hostname',
      'cat /etc/passwd',
    ]) {
      expect((await session.run(line)).exitCode).not.toBe(0);
    }
  });
});

describe('pasted text', () => {
  test('is cut into complete commands', () => {
    const text = [
      '#!/bin/bash',
      '# a comment',
      '',
      'a=1; b=2',
      'for i in 1 2; do',
      '  echo $i',
      'done',
      'cat <<EOF',
      'if true',
      'EOF',
      "echo 'two",
      "lines'",
      'aws ec2 create-vpc \\',
      '  --cidr-block 10.0.0.0/16',
      'f() {',
      '  echo f',
      '}',
      'a &&',
      'b',
    ].join('\n');
    expect(session.split(text)).toEqual([
      'a=1; b=2',
      'for i in 1 2; do\n  echo $i\ndone',
      'cat <<EOF\nif true\nEOF',
      "echo 'two\nlines'",
      'aws ec2 create-vpc \\\n  --cidr-block 10.0.0.0/16',
      'f() {\n  echo f\n}',
      'a &&\nb',
    ]);
  });

  test.each([
    ['ls', false],
    ['echo "a', true],
    ["echo 'a", true],
    ['cat <<EOF\nx', true],
    ['cat <<EOF\nx\nEOF', false],
    ['a \\', true],
    ['a |', true],
    ['a &&', true],
    ['if a; then', true],
    ['f() {', true],
    ['echo $(ls', true],
    ['case x in', true],
    ['echo )', false],
    ['', false],
    ['# "', false],
  ])('%j: more lines must follow: %s', (text, incomplete) => {
    expect(session.isIncomplete(text)).toBe(incomplete);
  });
});
