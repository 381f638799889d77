import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { findLabFolders, openJournalFile, readLabFolder } from '../../src/lab/files.ts';
import { entryLine, headerLine, readJournal } from '../../src/lab/journal.ts';
import { LAB_YAML } from './fixture.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'netlab-files-'));
const HEADER = { lab: 'small', hash: 'h', seed: '1', version: '0.1.0' };

describe('a folder of labs', () => {
  const write = (root: string, slug: string, files: Record<string, string | Buffer>) => {
    mkdirSync(join(root, slug), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, slug, name), text);
  };
  const whole = { 'lab.yaml': LAB_YAML, 'brief.md': 'A story.', 'solution.sh': 'true' };

  test('needs no registration', () => {
    const root = folder();
    write(root, 'small', whole);
    write(root, 'notes', { 'todo.txt': 'no lab' });
    expect(findLabFolders(root)).toEqual([join(root, 'small')]);
    expect(findLabFolders(join(root, 'small'))).toEqual([join(root, 'small')]);
    expect(compileLab(readLabFolder(join(root, 'small')))).toMatchObject({
      ok: true,
      lab: { slug: 'small' },
    });
  });

  test('the ends of lines do not matter, nor a byte order mark', () => {
    const root = folder();
    write(root, 'a', whole);
    write(root, 'b', { ...whole, 'lab.yaml': `\uFEFF${LAB_YAML.replaceAll('\n', '\r\n')}` });
    const [a, b] = ['a', 'b'].map((slug) => compileLab(readLabFolder(join(root, slug))));
    expect(a?.ok && b?.ok && a.lab.hash === b.lab.hash).toBe(true);
  });

  test('links and folders within are named, never followed', () => {
    const root = folder();
    write(root, 'small', whole);
    symlinkSync('/etc/hostname', join(root, 'small', 'start.sh'));
    const compiled = compileLab(readLabFolder(join(root, 'small')));
    expect(compiled).toMatchObject({ ok: false, problems: [{ file: 'start.sh/' }] });
  });

  test('a huge file is not read', () => {
    const root = folder();
    write(root, 'small', { ...whole, 'brief.md': Buffer.alloc(8 * 1024 * 1024, 'x') });
    const compiled = compileLab(readLabFolder(join(root, 'small')));
    expect(compiled).toMatchObject({ ok: false, problems: [{ file: 'brief.md' }] });
  });
});

describe('a journal on disk', () => {
  test('holds what was appended, and is private', async () => {
    const path = join(folder(), 'deep', 'small.jsonl');
    const store = openJournalFile(path);
    const header = headerLine(HEADER);
    await store.append(header.text);
    await store.append(entryLine({ at: 1, line: 'date' }, header.hash).text);
    await store.close();
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readJournal(openJournalFile(path).text)).toMatchObject({
      header: HEADER,
      entries: [{ at: 1, line: 'date' }],
    });
  });

  test('sets the whole aside before cutting a torn line off', async () => {
    const path = join(folder(), 'small.jsonl');
    const header = headerLine(HEADER);
    writeFileSync(path, `${header.text}{"after":"torn`);
    const store = openJournalFile(path);
    await store.keep(readJournal(store.text).soundBytes);
    await store.append(entryLine({ at: 1, line: 'next' }, header.hash).text);
    expect(readFileSync(`${path}.damaged`, 'utf8')).toContain('torn');
    expect(readJournal(readFileSync(path, 'utf8'))).toMatchObject({ entries: [{ line: 'next' }], notes: [] });
  });

  test('is not torn by a second session in it', async () => {
    const path = join(folder(), 'small.jsonl');
    const header = headerLine(HEADER);
    const first = openJournalFile(path);
    await first.append(header.text);
    const second = openJournalFile(path);
    await second.append(entryLine({ at: 1, line: 'second' }, header.hash).text);
    await expect(first.append(entryLine({ at: 1, line: 'first' }, header.hash).text)).rejects.toThrow(
      /another netlab/,
    );
    expect(readJournal(readFileSync(path, 'utf8'))).toMatchObject({
      damaged: false,
      entries: [{ line: 'second' }],
    });
  });

  test('survives kill -9: whatever was acknowledged is there', async () => {
    const path = join(folder(), 'small.jsonl');
    const script = `
      const { openJournalFile } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/lab/files.ts'))});
      const { entryLine, headerLine } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/lab/journal.ts'))});
      const store = openJournalFile(${JSON.stringify(path)});
      let { text, hash } = headerLine(${JSON.stringify(HEADER)});
      await store.append(text);
      for (let n = 0; ; n++) {
        ({ text, hash } = entryLine({ at: n, line: 'command ' + n }, hash));
        await store.append(text);
        process.stdout.write(n + '\\n');
      }`;
    const tsx = join(import.meta.dirname, '../../node_modules/tsx/dist/loader.mjs');
    const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = -1;
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => resolve());
      child.stdout.on('data', (data: Buffer) => {
        acknowledged = Number(data.toString().trimEnd().split('\n').at(-1));
        if (acknowledged >= 20) child.kill('SIGKILL');
      });
    });
    expect(acknowledged).toBeGreaterThanOrEqual(20);
    expect(existsSync(path)).toBe(true);
    appendFileSync(path, '{"after":"');
    const journal = readJournal(readFileSync(path, 'utf8'));
    expect(journal.damaged).toBe(false);
    expect(journal.entries.length).toBeGreaterThan(20);
    expect(journal.entries.map((entry) => entry.line)).toEqual(journal.entries.map((_, n) => `command ${n}`));
  });
});
