import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../src/model/protocol/codec.ts';
import { answerControl, type ControlOptions } from '../../../src/serve/control/answer.ts';
import type { LabReport } from '../../../src/serve/lab-desk.ts';
import { createSim } from '../../../src/sim/create-sim.ts';

const REPORT: LabReport = {
  ...{ lab: 'tiny', title: 'Tiny', seed: '1', solved: false, points: 0, maxPoints: 10 },
  tasks: [
    {
      ...{ id: 'one', title: 'One', done: false, points: 0, maxPoints: 10 },
      checks: [{ id: 'open', label: 'open', passed: false, code: 'not-delivered', text: 'No.' }],
    },
  ],
};

function open(): ControlOptions & { readonly lines: string[] } {
  const sim = createSim({
    seed: 'control',
    setting: { clients: { lisbon: { city: 'Lisbon', address: '198.51.100.10' } } },
  });
  const lines: string[] = [];
  return {
    sim,
    beginning: sim.state,
    version: 'test',
    lines,
    console: {
      prompt: '$ ',
      commands: ['aws', 'wait', 'dig'],
      async run(line, files = {}) {
        lines.push(line, ...Object.entries(files).flat());
        return { stdout: "it's done\n", stderr: 'so so\n', exitCode: 3 };
      },
    },
    lab: {
      lab: 'tiny',
      title: 'Tiny',
      seed: '1',
      parameters: { zone: "o'hara.example" },
      check: async () => REPORT,
    },
  };
}

async function ask(
  options: ControlOptions,
  method: string,
  path: string,
  body = '',
  host = '127.0.0.1:4566',
) {
  const request = {
    method,
    path: `/_netlab/${path}`,
    query: '',
    headers: { host },
    body: new TextEncoder().encode(body),
  };
  const { status, body: text } = (await answerControl(options, request)) as HttpResponse;
  return { status, text: String(text) };
}

async function post(options: ControlOptions, path: string, input: object): Promise<Record<string, unknown>> {
  const { status, text } = await ask(options, 'POST', path, JSON.stringify(input));
  return { status, ...(JSON.parse(text) as Record<string, unknown>) };
}

describe('operations', () => {
  it('tell the state, let time pass, go back to the beginning', async () => {
    const options = open();
    expect(await post(options, 'advance', { duration: '1h30m' })).toMatchObject({
      status: 200,
      now: '2026-01-05T09:30:00.000Z',
      passed: '1h30m',
      events: [],
    });
    expect(JSON.parse((await ask(options, 'GET', 'state')).text)).toMatchObject({
      now: '2026-01-05T09:30:00.000Z',
      account: '123456789012',
      resources: { 'us-east-1': { vpc: 1, subnet: 6 } },
    });
    expect(await post(options, 'reset', {})).toMatchObject({ now: '2026-01-05T08:00:00.000Z' });
  });

  it('tell what happened while time passed', async () => {
    const options = open();
    const { output } = options.sim.call({
      service: 'ec2',
      operation: 'RunInstances',
      input: { ImageId: 'ami-0abcdef1234567890', MinCount: 1, MaxCount: 1 },
    }) as { output?: object };
    const { events } = await post(options, 'advance', { duration: '10m' });
    expect(Boolean(output)).toBe((events as unknown[]).length > 0);
  });

  it('break and mend', async () => {
    const options = open();
    expect(await post(options, 'fault', { target: 'az/us-east-1a' })).toMatchObject({
      faults: ['az/us-east-1a'],
    });
    expect(await post(options, 'heal', { target: 'az/us-east-1a' })).toMatchObject({
      text: 'az/us-east-1a works again.',
      faults: [],
    });
  });

  it('follow a packet, and all that get through', async () => {
    const options = open();
    const flow = { from: 'client/lisbon', to: '10.9.9.9', port: 'tcp/80' };
    expect(await post(options, 'trace', flow)).toMatchObject({ disposition: 'dropped' });
    expect(await post(options, 'reach', { from: 'client/lisbon', to: '10.9.9.9' })).toMatchObject({
      services: [],
    });
  });

  it('ask the DNS and the web', async () => {
    const options = open();
    const asked = { from: 'client/lisbon', name: 'sts.amazonaws.com' };
    expect(await post(options, 'resolve', asked)).toMatchObject({ status: 200, resolver: 'resolver-lisbon' });
    expect(
      await post(options, 'fetch', {
        from: 'client/lisbon',
        url: 'https://s3.amazonaws.com/nobody-has-this/k?a=1',
      }),
    ).toMatchObject({
      status: 404,
      legs: [{ kind: 'dns' }, { kind: 'tcp' }, { kind: 'tls' }, { kind: 'http' }],
    });
  });

  it('look at the checks', async () => {
    expect(await post(open(), 'check', {})).toEqual({ status: 200, ...REPORT });
  });

  it('type into the console', async () => {
    const options = open();
    expect(await post(options, 'console', { line: 'wait 3d', files: { 'a.json': '{}' } })).toMatchObject({
      exitCode: 3,
      prompt: '$ ',
    });
    expect(options.lines).toEqual(['wait 3d', 'a.json', '{}']);
  });
});

describe('what is wrong is told with its place and the way out', () => {
  it.each([
    ['advance', '{"duration":"soon"}', 400, { code: 'InvalidInput', at: 'duration' }],
    ['advance', '{"duration":"999w"}', 400, { code: 'TooLong', at: 'duration' }],
    ['advance', '{"duration":', 400, { code: 'NoJson' }],
    ['advance', '[]', 400, { code: 'InvalidInput' }],
    ['advance', '{"duration":"1s","__proto__":{"a":1},"more":1}', 400, { code: 'InvalidInput' }],
    [
      'trace',
      '{"from":"internet","to":"instance/none","port":"tcp/80"}',
      404,
      { code: 'UnknownPlace', at: 'instance/none' },
    ],
    [
      'trace',
      '{"from":"internet","to":"internet","port":"tcp/99999"}',
      400,
      { code: 'InvalidInput', at: 'port' },
    ],
    ['fault', '{"target":"az/moon-1a"}', 404, { code: 'UnknownPlace', at: 'az/moon-1a' }],
    ['resolve', '{"from":"client/lisbon","name":"a..b"}', 400, { code: 'InvalidName', at: 'name' }],
    [
      'resolve',
      '{"from":"client/lisbon","name":"a","type":"MOON"}',
      400,
      { code: 'InvalidInput', at: 'type' },
    ],
    ['fetch', '{"from":"client/lisbon","url":"ftp://a/"}', 400, { code: 'InvalidInput', at: 'url' }],
    ['nothing', '{}', 404, { code: 'NotFound' }],
    ['state', '{}', 405, { code: 'WrongMethod' }],
  ])('%s %s', async (path, body, status, error) => {
    const answer = await ask(open(), 'POST', path, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).error).toMatchObject(error);
  });

  it('there is no lab', async () => {
    const { lab: _, ...options } = open();
    expect(await post(options, 'check', {})).toMatchObject({ status: 404, error: { code: 'NoLab' } });
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1, and names every operation', async () => {
    const { text } = await ask(open(), 'GET', 'openapi.json');
    const { openapi, paths } = JSON.parse(text) as { openapi: string; paths: Record<string, object> };
    expect(openapi).toBe('3.1.1');
    expect(Object.keys(paths)).toEqual(
      [
        'state',
        'world',
        'reset',
        'advance',
        'fault',
        'heal',
        'trace',
        'reach',
        'resolve',
        'fetch',
        'check',
        'console',
        'events',
        'ca.pem',
        'shell',
      ].map((name) => `/_netlab/${name}`),
    );
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a real shell', () => {
  it('is told variables and functions, quoted', async () => {
    const { text } = await ask(open(), 'GET', 'shell');
    expect(text).toContain('export AWS_ENDPOINT_URL=http://127.0.0.1:4566\n');
    expect(text).toContain(`export zone='o'\\''hara.example'\n`);
    expect(text).toContain('\nwait() { _netlab wait "$@"; }\n');
    expect(text).not.toContain('\naws() ');
  });

  it('is not told what a header smuggles in', async () => {
    const { text } = await ask(open(), 'GET', 'shell', '', '$(rm -rf /)');
    expect(text).toContain('export AWS_ENDPOINT_URL=http://127.0.0.1:4566\n');
  });

  it('sends words and files, and is told what to print', async () => {
    const options = open();
    const form = new URLSearchParams([
      ['word', 'colo'],
      ['word', "it's"],
      ['word', 'file://a b.json'],
      ['file.2', '{}'],
      ['file.9', 'nobody named it'],
      ['stdin', 'one NETLAB_INPUT\ntwo'],
    ]);
    const { text } = await ask(options, 'POST', 'shell', form.toString());
    expect(options.lines).toEqual([
      `colo 'it'\\''s' 'file://a b.json' <<'NETLAB_INPUT_'\none NETLAB_INPUT\ntwo\nNETLAB_INPUT_`,
      'a b.json',
      '{}',
    ]);
    expect(text).toBe(`printf %s 'it'\\''s done\n'\nprintf %s 'so so\n' >&2\nreturn 3\n`);
  });
});
