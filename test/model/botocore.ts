/** An installed botocore as an oracle: AWS's own client library says what it would say. Tests skip without it. */
import { spawnSync } from 'node:child_process';

export const hasBotocore = spawnSync('python3', ['-c', 'import botocore, awscli']).status === 0;

const PRELUDE = `
import json, sys
import botocore.session
from botocore import xform_name
from botocore.validate import ParamValidator
session = botocore.session.get_session()
request = json.load(sys.stdin)
def answer(value):
    json.dump(value, sys.stdout)
`;

/** Runs Python lines that read `request` and call `answer(value)`. */
export function askBotocore<T>(program: string, request: unknown): T {
  const python = spawnSync('python3', ['-c', PRELUDE + program], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (python.status !== 0) throw new Error(python.stderr);
  return JSON.parse(python.stdout) as T;
}
