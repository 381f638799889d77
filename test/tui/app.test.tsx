import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { App, type AppProps } from '../../src/tui/app.tsx';
import { CATALOGUE, PROGRESS } from './fake-catalogue.ts';
import { fakeSession } from './fake-session.ts';
import { KEY, type RenderedApp, type RenderOptions, renderApp } from './render.ts';

const running: RenderedApp[] = [];
afterEach(() => {
  for (const app of running.splice(0)) app.stop();
});

async function start(options: RenderOptions = {}, props: Partial<AppProps> = {}) {
  const session = fakeSession();
  const saveProgress = vi.fn();
  const onExit = vi.fn();
  const app = await renderApp(
    <App
      catalogue={CATALOGUE}
      progress={PROGRESS}
      openSession={async () => session}
      saveProgress={saveProgress}
      onExit={onExit}
      {...props}
    />,
    options,
  );
  running.push(app);
  return { app, session, saveProgress, onExit };
}

/** In the lab, with the brief read. */
async function startLab(options: RenderOptions = {}) {
  const started = await start(options, { firstSlug: 'build-a-vpc' });
  await started.app.press(KEY.enter);
  return started;
}

describe('home', () => {
  test('80×24', async () => {
    const { app } = await start();
    expect(app.frame()).toMatchInlineSnapshot(`
      "╭─ netlab ─ a flight simulator for cloud networks ───── 1/4 labs · 104 points ─╮
      │ VPC                                      │ Build a VPC                       │
      │ ▸ ✓  1 Build a VPC                 84/90 │ beginner · 25 min · 4 tasks       │
      │   ◐  2 One way out                resume │ exam ANS-C01/2.2                  │
      │   ○  3 Lost replies ★                    │                                   │
      │                                          │ ✓ solved, 84 of 90 points         │
      │ Route 53                                 │                                   │
      │   ○ 10 Names that move                   │ From an empty account to a web    │
      │                                          │ server that anyone can open.      │
      │                                          │                                   │
      │                                          │ A shop wants to go online. You    │
      │                                          │ have an empty account, a name     │
      │                                          │ (shop) and an afternoon.          │
      │                                          │                                   │
      │                                          │ 1. Put its web server on the      │
      │                                          │    internet.                      │
      │                                          │ 2. Keep its database away from    │
      │                                          │    it.                            │
      │                                          │                                   │
      │                                          │                                   │
      │                                          │                                   │
      ├──────────────────────────────────────────┴───────────────────────────────────┤
      │ ↑↓ choose · enter open · / filter · pgdn scroll · f1 help · q quit           │
      ╰──────────────────────────────────────────────────────────────────────────────╯"
    `);
  });

  test('a window without room for the preview still has the list', async () => {
    const { app } = await start({ columns: 60, rows: 16 });
    expect(app.frame()).toMatchInlineSnapshot(`
      "╭─ netlab ─ a flight simulator for… 1/4 labs · 104 points ─╮
      │ VPC                                                      │
      │ ▸ ✓  1 Build a VPC                     84/90 ●○○  25 min │
      │   ◐  2 One way out                    resume ●○○  20 min │
      │   ○  3 Lost replies ★                        ●●○  15 min │
      │                                                          │
      │ Route 53                                                 │
      │   ○ 10 Names that move                       ●●○  30 min │
      │                                                          │
      │                                                          │
      │                                                          │
      │                                                          │
      │                                                          │
      ├──────────────────────────────────────────────────────────┤
      │ ↑↓ choose · enter open · / filter · f1 help · q quit     │
      ╰──────────────────────────────────────────────────────────╯"
    `);
  });

  test('arrows and letters choose, the preview follows', async () => {
    const { app } = await start({ columns: 120, rows: 40 });
    await app.press(KEY.down, 'j');
    expect(app.frame()).toContain('▸ ○  3 Lost replies ★');
    expect(app.frame()).toContain('Requests arrive, answers do not.');
    await app.press(KEY.up, KEY.up, KEY.up, KEY.up);
    expect(app.frame()).toContain('▸ ✓  1 Build a VPC');
  });

  test('the filter looks at titles, tracks, levels and exam objectives', async () => {
    const { app } = await start();
    await app.press('/', 'inter', 'mediate');
    expect(app.frame()).toContain('Lost replies');
    expect(app.frame()).toContain('Names that move');
    expect(app.frame()).not.toContain('One way out');
    expect(app.frame()).toContain('2 labs');
    expect(app.cursor()).toEqual({ row: 22, column: 22 });
    await app.press(' 4.2');
    expect(app.frame()).toContain('1 lab');
    await app.press('zzz');
    expect(app.frame()).toContain('No lab has these words.');
    await app.press(KEY.escape);
    expect(app.frame()).toContain('One way out');
  });

  test('Enter opens the lab that is chosen; a failure says why', async () => {
    const openSession = vi
      .fn()
      .mockRejectedValue(new Error('The journal of this lab is open in another window.'));
    const { app } = await start({}, { openSession });
    await app.press(KEY.down, KEY.enter);
    expect(openSession).toHaveBeenCalledWith('one-way-out');
    expect(app.frame()).toContain('✗ The journal of this lab is open in another window.');
  });

  test('help lists its keys, any key closes it', async () => {
    const { app } = await start();
    await app.press(KEY.f1);
    expect(app.frame()).toContain('show only labs with these words');
    await app.press('x');
    expect(app.frame()).not.toContain('show only labs with these words');
  });

  test.each(['q', KEY.ctrl('c'), KEY.ctrl('d')])('%j quits', async (key) => {
    const { app, onExit } = await start();
    await app.press(key);
    expect(onExit).toHaveBeenCalledOnce();
  });
});

describe('the workspace', () => {
  test('80×24: tasks above, console below', async () => {
    const { app } = await startLab();
    await app.press('echo hello', KEY.enter, 'aws', KEY.enter);
    expect(app.frame()).toMatchInlineSnapshot(`
      "╭─ netlab ─ Build a VPC ───────────── Tasks ─ Map ─ Reach ─ Trace ─ Resources ─╮
      │ ▸ 1/2 Put a web server on the internet  0/2                                  │
      │ Launch web from ami-web so that anyone can open it, on port 80 and on no     │
      │ other.                                                                       │
      │                                                                              │
      │  ✗ open          internet → web tcp/80 delivered                             │
      │                  A packet from internet to web tcp/80 is lost on the way.    │
      │  ✗ nothing-else  internet → web exactly tcp/80                               │
      │                  Also open: tcp/22.                                          │
      │                                                                              │
      │ · 2/2 Give it a database  0/1                                                │
      ├──────────────────────────────────────────────────────────────────────────────┤
      │ learner@netlab:us-east-1 $ echo hello                                        │
      │ echo hello                                                                   │
      │ learner@netlab:us-east-1 $ aws                                               │
      │                                                                              │
      │ An error occurred (UnauthorizedOperation) when calling the DescribeVpcs      │
      │ operation: no.                                                               │
      │ learner@netlab:us-east-1 $                                                   │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      ╰─ day 0 00:04:14 · 0/3 checks · 0 pts ──────── ^T panes · f1 help · esc menu ─╯"
    `);
    expect(app.cursor()).toEqual({ row: 18, column: 29 });
  });

  test('120×40: tasks, map and console', async () => {
    const { app } = await startLab({ columns: 120, rows: 40 });
    await app.press('echo hello', KEY.enter, 'stage 1', KEY.enter);
    expect(app.frame()).toMatchInlineSnapshot(`
      "╭─ netlab ─ Build a VPC ──────────────────────────────┬─ Map ─ Reach ─ Trace ─ Resources ──────────────────────────────╮
      │ ▸ 1/2 Put a web server on the internet  1/2         │ us-east-1                                            internet  │
      │ Launch web from ami-web so that anyone can open it, │ ╭─ shop 10.36.0.0/16 ─────────────────────────────── ◆ door ─╮ │
      │ on port 80 and on no other.                         │ │ ┌─ public 1a front ────────┐ ┌─ private 1a data ─────────┐ │ │
      │                                                     │ │ │ ● web .10 54.1.2.3       │ │ ○ db .12 stopped          │ │ │
      │  ✓ open          internet → web tcp/80 delivered    │ │ │ ● nat-04dd… 54.9.8.7     │ │                           │ │ │
      │  ✗ nothing-else  internet → web exactly tcp/80      │ │ │ to-internet              │ │ rtb-02bb…                 │ │ │
      │                  Also open: tcp/22.                 │ │ └─ 10.36.0.0/24 ───────────┘ └─ 10.36.1.0/24 ────────────┘ │ │
      │                                                     │ │ to-internet  10.36.0.0/16 → local  0.0.0.0/0 → door        │ │
      │ · 2/2 Give it a database  0/1                       │ │ rtb-02bb… (main)  10.36.0.0/16 → local                     │ │
      │                                                     │ │   0.0.0.0/0 → nat-04dd…                                    │ │
      │                                                     │ ╰────────────────────────────────────────────────────────────╯ │
      │                                                     │                                                                │
      │                                                     │                                                                │
      │                                                     │                                                                │
      │                                                     │                                                                │
      │                                                     │                                                                │
      │                                                     │                                                                │
      │                                                     │                                                                │
      ├─────────────────────────────────────────────────────┴────────────────────────────────────────────────────────────────┤
      │ learner@netlab:us-east-1 $ echo hello                                                                                │
      │ echo hello                                                                                                           │
      │ learner@netlab:us-east-1 $ stage 1                                                                                   │
      │ ✓ open: internet → web tcp/80 delivered                                                                              │
      │ learner@netlab:us-east-1 $                                                                                           │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      ├──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┤
      │ day 0 00:04:14 · $0.00/h · 1/3 checks · 10 points     tab complete · shift-tab focus · ^T panes · f1 help · esc menu │
      ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯"
    `);
  });

  test('a newcomer reads the brief first, one who comes back does not', async () => {
    const { app } = await start({}, { firstSlug: 'build-a-vpc' });
    expect(app.frame()).toContain('A shop wants to go online.');
    await app.press(KEY.enter);
    expect(app.frame()).not.toContain('A shop wants to go online.');

    const session = fakeSession();
    await session.run('echo before');
    const again = await start({}, { firstSlug: 'build-a-vpc', openSession: async () => session });
    expect(again.app.frame()).toContain('$ echo before');
    expect(again.app.frame()).not.toContain('A shop wants to go online.');
    await again.app.press(KEY.up);
    expect(again.app.frame()).toContain('$ echo before\n'.trim());
  });

  test('who types or pastes at once has read the brief', async () => {
    const { app, session } = await start({}, { firstSlug: 'build-a-vpc' });
    await app.press('echo one', KEY.enter);
    expect(session.ran).toEqual(['echo one']);
    const other = await start({}, { firstSlug: 'build-a-vpc' });
    await other.app.paste('echo two\n');
    expect(other.session.ran).toEqual(['echo two']);
  });

  test('keys that arrive in one read are not lost', async () => {
    const { app, session } = await startLab();
    await app.press('echo one\recho two\rech');
    expect(session.ran).toEqual(['echo one', 'echo two']);
    expect(app.frame()).toContain('$ ech');
  });

  test('hundreds of pasted lines run in order', async () => {
    const { app, session } = await startLab();
    const lines = Array.from({ length: 300 }, (_, index) => `echo ${index}`);
    await app.paste(`${lines.join('\n')}\nrest`);
    expect(session.ran).toEqual(lines);
    expect(app.frame()).toContain('$ rest');
    expect(app.frame()).toContain('echo 299');
  });

  test('a command over two lines', async () => {
    const { app, session } = await startLab();
    await app.press("echo 'a", KEY.enter, "b'");
    expect(app.frame()).toContain("│ > b'");
    await app.press(KEY.enter);
    expect(session.ran).toEqual(["echo 'a\nb'"]);
  });

  test('completion: the common beginning, then a menu', async () => {
    const { app, session } = await startLab();
    await app.press('aws d', KEY.tab);
    expect(app.frame()).toContain('$ aws describe-');
    await app.press(KEY.tab);
    expect(app.frame()).toContain('▸ describe-vpcs          list VPCs');
    await app.press(KEY.down, KEY.enter, KEY.enter);
    expect(session.ran).toEqual(['aws describe-subnets']);
  });

  test('searching the history', async () => {
    const { app, session } = await startLab();
    await app.press('echo one', KEY.enter, 'echo two', KEY.enter, KEY.ctrl('r'), 'one');
    expect(app.frame()).toContain('(search) ‘one’: echo one');
    await app.press(KEY.enter);
    expect(session.ran).toEqual(['echo one', 'echo two', 'echo one']);
  });

  test('output keeps its colours and loses what moves the cursor', async () => {
    const { app } = await startLab();
    await app.press('color', KEY.enter);
    expect(app.frame()).toContain('│ green plain');
    expect(app.written()).toContain('\x1b[32mgreen\x1b[0m');
    expect(app.written()).not.toContain('title');
  });

  test('the console scrolls back through what it has shown, and on', async () => {
    const { app } = await startLab();
    await app.press('lines 2000', KEY.enter);
    expect(app.frame()).toContain('line 2000');
    await app.press(KEY.pageUp, KEY.pageUp);
    expect(app.frame()).not.toContain('line 2000');
    expect(app.frame()).toMatch(/\d+ rows below, pgdn/);
    expect(app.cursor()).toBeUndefined();
    await app.press(...Array.from({ length: 300 }, () => KEY.pageUp));
    expect(app.frame()).toContain('$ lines 2000');
    await app.press('x');
    expect(app.frame()).toContain('$ x');
  }, 60_000);

  test('C-l clears, scrolling up brings it back', async () => {
    const { app } = await startLab();
    await app.press('echo hello', KEY.enter, KEY.ctrl('l'));
    expect(app.frame()).not.toContain('hello');
    await app.press(KEY.pageUp);
    expect(app.frame()).toContain('hello');
  });

  test('C-c throws the line away', async () => {
    const { app, session } = await startLab();
    await app.press('nonsense', KEY.ctrl('c'));
    expect(app.frame()).toContain('$ nonsense^C');
    expect(session.ran).toEqual([]);
  });

  test('C-c ends the command that runs, and what waits behind it', async () => {
    const { app, session } = await startLab();
    await app.press('hang', KEY.enter, 'echo after', KEY.enter);
    expect(app.frame()).toContain('running, 1 more');
    await app.press(KEY.ctrl('c'));
    expect(session.ran).toEqual(['hang']);
    expect(app.frame()).not.toContain('running');
  });

  test('what was odd about the journal is told', async () => {
    const session = fakeSession();
    await session.run('echo before');
    Object.assign(session, { notes: ['The lab has changed since.'] });
    const { app } = await start({}, { firstSlug: 'build-a-vpc', openSession: async () => session });
    expect(app.frame()).toContain('! The lab has changed since.');
  });

  test('a journal that cannot be written is told, and the screen goes on', async () => {
    const { app, session } = await startLab();
    session.run = async () => {
      throw new Error('ENOSPC: no space left on device');
    };
    await app.press('echo one', KEY.enter);
    expect(app.frame()).toContain('netlab: ENOSPC: no space left on device');
    await app.press('more');
    expect(app.frame()).toContain('$ more');
  });

  test('C-d leaves a host, and opens the menu at home', async () => {
    const { app, session } = await startLab();
    await app.press('ssh web', KEY.enter);
    expect(app.frame()).toContain('[ec2-user@web] $');
    await app.press(KEY.ctrl('d'));
    expect(session.ran).toEqual(['ssh web', 'exit']);
    await app.press(KEY.ctrl('d'));
    expect(app.frame()).toContain('Back to work');
  });

  test('a check that turns is told under the command that turned it', async () => {
    const { app, saveProgress } = await startLab();
    await app.press('stage 2', KEY.enter);
    expect(app.frame()).toContain('✓ open: internet → web tcp/80 delivered');
    expect(app.frame()).toContain('● Put a web server on the internet: done');
    expect(saveProgress).toHaveBeenCalledWith('build-a-vpc', { state: 'started', points: 20, maxPoints: 30 });
    await app.press('stage 1', KEY.enter);
    expect(app.frame()).toContain('✗ nothing-else: Also open: tcp/22.');
  });

  test('solving the lab opens a calm end', async () => {
    const { app, saveProgress } = await startLab();
    await app.press('stage 3', KEY.enter);
    expect(app.frame()).toContain('30 of 30 points');
    expect(app.frame()).toMatch(
      /Packets that were sent: .*\n.*✓ internet → web tcp\/80 delivered .*\n.*✓ web → db tcp\/5432 delivered/,
    );
    expect(app.frame()).toMatch(
      /Proved for every packet there can be: .*\n.*✓ internet → web exactly tcp\/80/,
    );
    expect(saveProgress).toHaveBeenLastCalledWith('build-a-vpc', {
      state: 'solved',
      points: 30,
      maxPoints: 30,
    });
    await app.press(KEY.escape);
    expect(app.frame()).not.toContain('30 of 30 points');
  });
});

test('what is under way is told whole in a narrow preview', async () => {
  const { app } = await start();
  await app.press(KEY.down);
  expect(app.frame()).toMatch(/◐ under way, .*\n.*goes on/);
});

describe('panes', () => {
  test.each([
    [80, 24],
    [120, 40],
  ])('%i×%i: Ctrl-T goes through them', async (columns, rows) => {
    const { app } = await startLab({ columns, rows });
    const seen = [];
    for (let index = 0; index < 5; index++) {
      seen.push(app.frame());
      await app.press(KEY.ctrl('t'));
    }
    const all = seen.join('\n');
    expect(all).toContain('◆ door');
    expect(all).toContain('from internet');
    expect(all).toContain('What must change');
    expect(all).toContain('Subnets 2');
  });

  test('a failing check opens its path, hop by hop', async () => {
    const { app } = await startLab({ columns: 120, rows: 40 });
    await app.press(KEY.shiftTab);
    expect(app.frame()).toContain('▸ Build a VPC');
    await app.press(KEY.enter);
    expect(app.frame()).toMatchInlineSnapshot(`
      "╭─ netlab ─ Build a VPC ──────────────────────────────┬─ Map ─ Reach ─▸Trace ─ Resources ──────────────────────────────╮
      │ ▸ 1/2 Put a web server on the internet  0/2         │ ✗ open  internet → web tcp/80 delivered                        ┃
      │ Launch web from ami-web so that anyone can open it, │   A packet from internet to web tcp/80 is lost on the way.     ┃
      │ on port 80 and on no other.                         │                                                                ┃
      │                                                     │ ✗ dropped: it is lost on the way there                         ┃
      │  ✗ open          internet → web tcp/80 delivered    │   tcp 203.0.113.7:40000 → 54.1.2.3:80                          ┃
      │                  A packet from internet to web      │                                                                ┃
      │                  tcp/80 is lost on the way.         │ What must change                                               ┃
      │  ✗ nothing-else  internet → web exactly tcp/80      │ 1. security group sg-08… (web), inbound rules                  ┃
      │                  Also open: tcp/22.                 │    No inbound rule permits tcp/80 from 203.0.113.7; authorize  ┃
      │                                                     │    tcp/80 from 0.0.0.0/0.                                      ┃
      │ · 2/2 Give it a database  0/1                       │    ENI_SG_RULES_MISMATCH                                       ┃
      │                                                     │                                                                ┃
      │                                                     │ ↓ There                                                        ┃
      │                                                     │  ○ a packet leaves the internet                                ┃
      │                                                     │  ○ internet gateway igw-03cc… (door)  54.1.2.3 becomes         ┃
      │                                                     │  │ 10.36.0.10                                                  │
      │                                                     │  │ tcp 203.0.113.7:40000 → 10.36.0.10:80                       │
      │                                                     │  ○ network ACL acl-07… (default)  inbound rule 100 permits     │
      ├─ console ───────────────────────────────────────────┴────────────────────────────────────────────────────────────────┤
      │ learner@netlab:us-east-1 $                                                                                           │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      │                                                                                                                      │
      ├──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┤
      │ day 0 00:04:12 · $0.00/h · 0/3 checks · 0 points       shift-tab focus · ^T panes · f1 help · ↑ scroll · esc console │
      ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯"
    `);
    await app.press(KEY.down, KEY.down);
    expect(app.frame()).not.toContain('✗ open  internet → web tcp/80 delivered');
    await app.press(KEY.escape, 'echo back', KEY.enter);
    expect(app.frame()).toContain('$ echo back');
  });

  test('a check about a setting says that no packet was sent', async () => {
    const { app } = await startLab({ columns: 120, rows: 40 });
    await app.press(KEY.shiftTab, KEY.down, KEY.enter);
    expect(app.frame()).toContain('no packet was sent');
  });

  test('typing while a pane has the keys goes to the console', async () => {
    const { app } = await startLab();
    await app.press(KEY.shiftTab, 'ech');
    expect(app.frame()).toContain('$ ech');
  });

  test('the focused part takes the whole height and gives it back', async () => {
    const { app } = await startLab();
    await app.press('lines 30', KEY.enter, KEY.ctrl('o'));
    expect(app.frame()).toContain('line 12');
    expect(app.frame()).not.toContain('Put a web server');
    await app.press(KEY.ctrl('o'));
    expect(app.frame()).toContain('Put a web server');
  });
});

describe('dialogs', () => {
  test('the menu leads to hints, which cost', async () => {
    const { app, session } = await startLab();
    await app.press(KEY.escape, KEY.down, KEY.down, KEY.enter);
    expect(app.frame()).toContain('No hint taken yet.');
    await app.press(KEY.down, KEY.enter);
    expect(session.ran).toEqual(['hint']);
    expect(app.frame()).toContain('Which port does a web server listen on?');
  });

  test('starting again asks first', async () => {
    const { app, session } = await startLab();
    await app.press(KEY.escape, KEY.up, KEY.up, KEY.up, KEY.enter);
    expect(app.frame()).toContain('The network goes back');
    await app.press(KEY.enter);
    expect(session.ran).toEqual([]);
    await app.press(KEY.escape, KEY.up, KEY.up, KEY.up, KEY.enter, KEY.down, KEY.enter);
    expect(session.ran).toEqual(['reset --yes']);
  });

  test('help comes from the keys themselves, F1 or ? on an empty line', async () => {
    const { app } = await startLab();
    await app.press('?');
    expect(app.frame()).toContain('the next pane');
    await app.press(
      KEY.pageDown,
      KEY.pageDown,
      KEY.pageDown,
      KEY.pageDown,
      KEY.pageDown,
      KEY.pageDown,
      KEY.pageDown,
    );
    expect(app.frame()).toContain('Resources');
    await app.press(KEY.escape, 'a?', KEY.f1);
    expect(app.frame()).toContain('the next pane');
  });

  test('home keeps the work and closes the session', async () => {
    const { app, session } = await startLab();
    await app.press(KEY.escape, KEY.up, KEY.up, KEY.enter);
    expect(app.frame()).toContain('a flight simulator for cloud networks');
    expect(session.isClosed).toBe(true);
  });

  test('quitting closes the session first', async () => {
    const { app, session, onExit } = await startLab();
    await app.press(KEY.escape, KEY.up, KEY.enter);
    expect(session.isClosed).toBe(true);
    expect(onExit).toHaveBeenCalledOnce();
  });
});

describe('windows of all sizes', () => {
  test('what is shown follows the window', async () => {
    const { app } = await startLab({ columns: 120, rows: 40 });
    await app.press('echo hello', KEY.enter);
    for (const [columns, rows] of [
      [80, 24],
      [60, 16],
      [200, 60],
      [99, 29],
      [100, 30],
      [61, 50],
    ] as const) {
      await app.resize(columns, rows);
      const lines = app.frame().split('\n');
      expect(lines).toHaveLength(rows);
      for (const line of lines) expect(line).toHaveLength(columns);
      expect(app.frame()).toContain('echo hello');
    }
  });

  test('too small a window says so, and comes back', async () => {
    const { app, session } = await startLab();
    await app.press('echo half');
    await app.resize(50, 12);
    expect(app.frame()).toContain('This window is 50×12.');
    expect(app.cursor()).toBeUndefined();
    await app.press('x');
    await app.resize(80, 24);
    expect(app.frame()).toContain('Put a web server on the internet');
    expect(app.frame()).toContain('$ echo half ');
    await app.press(KEY.enter);
    expect(session.ran).toEqual(['echo half']);
  });
});

test('without colour no colour is written, and the marks still tell', async () => {
  const { app } = await startLab({ theme: { color: false } });
  await app.press('stage 1', KEY.enter);
  expect(app.written()).not.toMatch(/\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|38|48)(?:;\d+)*m/);
  expect(app.frame()).toContain('✓ open');
  expect(app.frame()).toContain('✗ nothing-else');
});

test('a screen reader gets sentences in reading order, without frames', async () => {
  const { app } = await startLab({ screenReader: true });
  await app.press('echo hello', KEY.enter);
  expect(app.frame()).toContain('Task 1 of 2: Put a web server on the internet');
  expect(app.frame()).toContain('Failed: nothing-else. Also open: tcp/22.');
  expect(app.frame()).toContain('hello');
  expect(app.frame()).not.toMatch(/[│─╭╯]/);
});

test('no sequence of keys breaks it', async () => {
  const sequences = [
    ...Object.values(KEY).filter((key) => typeof key === 'string'),
    ...'abcdefghijklmnopqrstuvwxyz'
      .split('')
      .map(KEY.ctrl)
      .filter((key) => key !== KEY.ctrl('c')),
    ...'bfdyt<>'.split('').map(KEY.meta),
    "echo 'x",
    'd',
    '?',
    '/',
    '日',
    '\x1b[200~a\nb\x1b[201~',
    '\x1b[99~',
    '\x1b[1;9Z',
    '\u{1f469}\u200d\u{1f469}',
    '\x1b]0;x\x07',
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...sequences), { maxLength: 25 }), async (keys) => {
      const { app } = await startLab({ columns: 80, rows: 24 });
      await app.press(...keys);
      const lines = app.frame().split('\n');
      expect(lines).toHaveLength(24);
      for (const line of lines)
        expect(line.endsWith('│') || line.endsWith('┃') || /[╮╯┤]$/.test(line)).toBe(true);
      const cursor = app.cursor();
      if (cursor) expect(cursor.column).toBeLessThan(79);
      app.stop();
    }),
    { numRuns: 25 },
  );
}, 60_000);
