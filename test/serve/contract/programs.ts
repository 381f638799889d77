/** Real programs as clients: whether they are here, and what they say. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export function isInstalled(program: string, ...args: readonly string[]): boolean {
  const { status, error } = spawnSync(program, args.length > 0 ? args : ['--version'], { stdio: 'ignore' });
  return error === undefined && status === 0;
}

export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Runs beside the event loop, on which the server answers. */
export async function say(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Said> {
  const env = { PATH: process.env.PATH, HOME: '/nonexistent', ...options.env };
  try {
    const { stdout, stderr } = await run(program, args, {
      ...options,
      env,
      timeout: 240_000,
      maxBuffer: 1e8,
    });
    return { stdout, stderr, exitCode: 0 };
  } catch (error) {
    const {
      stdout = '',
      stderr = String(error),
      code,
    } = error as { stdout?: string; stderr?: string; code?: number };
    return { stdout, stderr, exitCode: code ?? -1 };
  }
}

/** Where AWS's clients find the server, and credentials of nobody. */
export function clientEnv(port: number): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'anybody',
    AWS_SECRET_ACCESS_KEY: 'anything',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
