/** What is handed in comes from strangers: folders, links, archives of every kind. */
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/command.ts';
import { collect } from '../../../src/cli/grading/collect.ts';
import { readRoster } from '../../../src/cli/grading/roster.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netlab-collect-'));
});
const put = (name: string, data: string | Uint8Array) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, data);
  return path;
};
const octets = (text: string) => new TextEncoder().encode(text);

describe('collecting', () => {
  test('files, folders within folders and archives, in the order of their names', () => {
    put('b/ben.netlab', 'B');
    put('a.netlab', 'A');
    put('notes.txt', 'no');
    put(
      'class.zip',
      zipSync({
        'x/cleo.netlab': octets('C'),
        'readme.txt': octets('no'),
        '__MACOSX/._cleo.netlab': octets('no'),
      }),
    );
    expect(collect([folder])).toEqual([
      { name: 'a.netlab', text: 'A' },
      { name: 'b/ben.netlab', text: 'B' },
      { name: 'class.zip/x/cleo.netlab', text: 'C' },
    ]);
  });

  test('a link leads nowhere', () => {
    const secret = put('elsewhere/secret.netlab', 'S');
    mkdirSync(join(folder, 'in'));
    symlinkSync(secret, join(folder, 'in/link.netlab'));
    put('in/own.netlab', 'O');
    expect(collect([join(folder, 'in')]).map(({ text }) => text)).toEqual(['O']);
    expect(() => collect([join(folder, 'in/link.netlab')])).toThrow(UsageError);
  });

  test('names in an archive that lead out of it write nothing anywhere', () => {
    const path = put(
      'slip.zip',
      zipSync({ '../../../evil.netlab': octets('E'), '/etc/evil.netlab': octets('E') }),
    );
    const before = readdirSync(join(folder, '..')).length;
    expect(collect([path]).map(({ text }) => text)).toEqual(['E', 'E']);
    expect(readdirSync(join(folder, '..')).length).toBe(before);
  });

  test('a bomb is refused before it is unpacked', () => {
    const path = put('bomb.zip', zipSync({ 'a.netlab': new Uint8Array(80 * 1024 * 1024) }, { level: 9 }));
    expect(() => collect([path])).toThrow('would unpack to more than netlab takes');
  });

  test('a bomb that lies about its size is refused too', () => {
    const archive = zipSync({ 'a.netlab': new Uint8Array(8 * 1024 * 1024) }, { level: 9 });
    // The declared size, in the local header and in the central directory (APPNOTE.TXT §4.3.7, §4.3.12).
    const view = new DataView(archive.buffer, archive.byteOffset);
    view.setUint32(22, 10, true);
    const directory = view.getUint32(archive.length - 6, true);
    view.setUint32(directory + 24, 10, true);
    const path = put('liar.zip', archive);
    const outcome = (() => {
      try {
        return collect([path]).reduce((sum, { text }) => sum + text.length, 0);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        return 0;
      }
    })();
    expect(outcome).toBeLessThanOrEqual(10);
  });

  test('garbage that calls itself an archive is told as what it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const path = put('garbage.zip', Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), tail]));
        expect(() => collect([path])).toThrow(UsageError);
      }),
      { numRuns: 50 },
    );
  });

  test.each(['nowhere', '.'])('nothing to grade: %s', (name) => {
    expect(() => collect([join(folder, name)])).toThrow(UsageError);
  });
});

describe('a roster', () => {
  test('by the names that platforms use, whatever stands between', () => {
    const path = put(
      'r.csv',
      '\ufeffStudent name,SIS Login ID\nPoints Possible,\n"Lovelace, Ada",ADA\n"Ben",ben\n',
    );
    expect(readRoster(path)).toEqual([
      { student: 'ada', name: 'Lovelace, Ada' },
      { student: 'ben', name: 'Ben' },
    ]);
  });

  test.each([
    ['no column of IDs', 'a,b\n1,2\n', 'no column of student IDs'],
    ['an ID twice', 'id\nada\nADA\n', ':3: ada is there twice'],
    ['an ID that is none', 'id\n../x\n', ":2: '../x': a student ID is"],
    ['nobody', 'id\n', 'has no students'],
    ['no CSV', 'id\n"ada\n', 'is no sound CSV file'],
  ])('%s', (_, text, message) => {
    const path = put('r.csv', text);
    expect(() => readRoster(path)).toThrow(message);
  });

  test('with a column of its own', () => {
    expect(readRoster(put('r.csv', 'matriculation,x\n4711,1\n'), 'Matriculation')).toEqual([
      { student: '4711' },
    ]);
  });
});
