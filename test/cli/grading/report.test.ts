/** The report as an instructor meets it: opened from a file, in a browser that is offline. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gradeReport } from '../../../src/cli/grading/report/report.ts';
import type { Gradebook, StudentGrade } from '../../../src/lab/classroom/gradebook.ts';
import type { Grade } from '../../../src/lab/grade.ts';

const CHROMIUM = '/usr/bin/chromium';
const EVIL = `<img src=x onerror="window.owned=1"></script><script>window.owned=1</script>\u001b[31m\u202e&amp;`;

const replayed: Grade = {
  ...{ lab: 'build-a-vpc', hash: '', seed: '1', passed: false, points: 10, maxPoints: 20, commands: 3 },
  ...{ failures: [], notes: [] },
  tasks: [
    {
      ...{ id: 'net', title: EVIL, done: false, points: 10, maxPoints: 20, hints: 1 },
      checks: [
        { id: 'there', passed: true, code: 'ok', text: 'It is there.' },
        { id: 'open', passed: false, code: 'no', text: EVIL },
      ],
    },
  ],
  transcript: [
    { prompt: '$ ', line: 'aws ec2 create-vpc', output: EVIL, exitCode: 0 },
    { prompt: '$ ', line: EVIL, output: '', exitCode: 254 },
    { prompt: '$ ', line: 'check', output: 'done', exitCode: 0 },
  ],
};

const ada: StudentGrade = {
  ...{ student: 'ada', name: EVIL, score: 50, earned: 50, daysLate: 0, findings: [], attempts: 1 },
  ...{ file: 'ada.netlab', submitted: '2026-11-23T12:00:00Z' },
  labs: [{ lab: 'build-a-vpc', weight: 1, state: 'graded', score: 50, findings: [], grade: replayed }],
};
const book: Gradebook = {
  assignment: { id: 'week-3', title: 'Week 3', hash: '', due: '2026-12-01T00:00:00Z' },
  students: [ada, { ...ada, student: 'zoe', name: 'Zoe', attempts: 0, score: 0, labs: [] }],
  strays: [],
};

test('the same gradebook, the same bytes; and nothing of it comes from elsewhere', () => {
  const page = gradeReport(book);
  expect(gradeReport(book)).toBe(page);
  expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  expect(page).not.toContain('<img');
});

describe.skipIf(!existsSync(CHROMIUM))('in Chromium (skipped where it is missing)', () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'netlab-report-')), 'report.html');
    writeFileSync(path, gradeReport(book));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    page = await (await browser.newContext({ offline: true })).newPage();
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => request.url().startsWith('file:') || problems.push(request.url()));
    await page.goto(pathToFileURL(path).href);
  }, 60_000);
  afterAll(() => browser.close());

  test('it opens without an error, and runs nothing but its own script', async () => {
    expect(await page.title()).toBe('Week 3: grades');
    expect(await page.evaluate('window.owned')).toBeUndefined();
    expect(problems).toEqual([]);
  });

  test('the class at a glance is in tables that a screen reader can read', async () => {
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'The class at a glance',
      'Checks, by how many passed',
      'Students',
      'Attempts, step by step',
    ]);
    expect(await page.getByRole('row', { name: /^50–59/ }).textContent()).toContain('1');
    expect(await page.getByRole('rowheader', { name: 'there' }).count()).toBe(1);
    expect(await page.locator('th:not([scope])').count()).toBe(0);
  });

  test('from a name to the attempt, and through it step by step', async () => {
    await page.getByRole('link', { name: /ada/ }).click();
    const visible = () => page.locator('.steps > li:visible').count();
    expect(await visible()).toBe(1);
    await page.getByRole('button', { name: 'next' }).click();
    expect(await visible()).toBe(2);
    await page.getByRole('slider', { name: 'Step' }).press('ArrowRight');
    expect(await visible()).toBe(3);
    expect(await page.getByRole('button', { name: 'next' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'back' }).click();
    expect(await page.locator('.stepper output').textContent()).toBe('step 2 of 3');
  });

  test('on paper everything is there', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('.steps > li:visible').count()).toBe(3);
    expect(await page.locator('nav').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  test('a narrow window scrolls its tables, not the page', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});
