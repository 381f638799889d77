import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openApiOf } from '../../../src/serve/control/openapi.ts';
import { CONTROL_OPERATIONS } from '../../../src/serve/control/operations/index.ts';
import { isInstalled, say } from './programs.ts';

const VALIDATE =
  'import json, sys; from openapi_spec_validator import validate; validate(json.load(open(sys.argv[1])))';

it.skipIf(!isInstalled('python3', '-c', 'import openapi_spec_validator'))(
  "the control API's description is valid OpenAPI",
  { timeout: 60_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netlab-'));
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(openApiOf(CONTROL_OPERATIONS, '1.0.0')));
    expect(await say('python3', ['-c', VALIDATE, file])).toEqual({ stdout: '', stderr: '', exitCode: 0 });
    await rm(folder, { recursive: true });
  },
);
