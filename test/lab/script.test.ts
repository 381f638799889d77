import { describe, expect, test } from 'vitest';
import { MAX_SCRIPT_COMMANDS, splitScript } from '../../src/lab/script.ts';

/** A shell that knows continued lines and single quotes, enough to see who asks whom. */
function shellSplit(text: string): string[] {
  const commands: string[] = [];
  let held = '';
  for (const line of text.split('\n')) {
    held = held === '' ? line : `${held}\n${line}`;
    if (held.endsWith('\\') || (held.split("'").length - 1) % 2 === 1) continue;
    if (!/^\s*(#.*)?$/.test(held)) commands.push(held);
    held = '';
  }
  return held === '' ? commands : [...commands, held];
}

const split = (script: string) =>
  splitScript(script, shellSplit).map(
    ({ line, text, convenience }) => `${line}${convenience ? '~' : ''} ${text}`,
  );

describe('a script as commands', () => {
  test.each<[string, string, string[]]>([
    ['comments and empty lines belong to nobody', '#!/bin/bash\n\n# why\na\n   # so\nb\n', ['4 a', '6 b']],
    ['a continued line is one command', 'a \\\n  --b\nc', ['1 a \\\n  --b', '3 c']],
    [
      'a comment within quotes is text',
      "echo '\n# not a comment\n'\nb",
      ["1 echo '\n# not a comment\n'", '4 b'],
    ],
    ['marked behind', 'a # convenience\nb', ['1~ a # convenience', '2 b']],
    ['marked above', '# Convenience: pretty names\na\nb', ['2~ a', '3 b']],
    ['a word in a text is no mark', "echo 'a # convenience'\n", ["1 echo 'a # convenience'"]],
    ['what is never finished is still played', "a\necho 'b", ['1 a', "2 echo 'b"]],
    ['nothing', '\n# only words\n', []],
  ])('%s', (_, script, expected) => {
    expect(split(script)).toEqual(expected);
  });

  test('is bounded', () => {
    expect(split('a\n'.repeat(MAX_SCRIPT_COMMANDS + 10)).length).toBe(MAX_SCRIPT_COMMANDS);
  });
});
