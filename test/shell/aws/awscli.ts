/** An installed AWS CLI as an oracle (version 1: same shorthand, same requests, same text and tables). */
import { spawnSync } from 'node:child_process';

export const hasAwsCli = spawnSync('python3', ['-c', 'import awscli']).status === 0;

/** Runs Python lines that read `request` and call `answer(value)`. */
export function askAwsCli<T>(program: string, request: unknown): T {
  const prelude =
    'import json, sys\nrequest = json.load(sys.stdin)\ndef answer(value):\n    json.dump(value, sys.stdout)\n';
  const python = spawnSync('python3', ['-c', prelude + program], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_DEFAULT_REGION: 'us-east-1',
    },
  });
  if (python.status !== 0) throw new Error(python.stderr);
  return JSON.parse(python.stdout) as T;
}
