/**
 * What `aws … wait` polls, and how it judges each answer, after botocore's waiters: the first acceptor that matches
 * decides; an error that none of them expects ends the waiting.
 */

export interface Acceptor {
  readonly matcher: 'path' | 'pathAll' | 'pathAny' | 'error' | 'status';
  /** JMESPath over the output, for the path matchers. */
  readonly argument?: string;
  readonly expected: string | number | boolean;
  readonly state: 'success' | 'failure' | 'retry';
}

export interface Waiter {
  /** AWS's name; the CLI's is `cliName(name)`: `VpcAvailable` is `vpc-available`. */
  readonly name: string;
  readonly operation: string;
  readonly delaySeconds: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly Acceptor[];
}

/** What one attempt brought back. */
export type Attempt =
  | { readonly output: unknown }
  | { readonly error: { readonly code: string; readonly message: string } };

export interface Verdict {
  /** `undecided`: nothing matched, so one asks again, as with `retry`. */
  readonly state: 'success' | 'failure' | 'retry' | 'undecided';
  /** In the client's words: why it failed, or what was last matched; empty if undecided. */
  readonly reason: string;
}

/** Judges an attempt. `search` evaluates a JMESPath expression. */
export function judgeAttempt(
  { acceptors }: Waiter,
  attempt: Attempt,
  search: (value: unknown, expression: string) => unknown,
): Verdict {
  const matched = acceptors.find((acceptor) => matches(acceptor, attempt, search));
  if (matched) {
    const reason = explanation(matched);
    const failed = matched.state === 'failure';
    return {
      state: matched.state,
      reason: failed ? `Waiter encountered a terminal failure state: ${reason}` : reason,
    };
  }
  if ('error' in attempt) {
    const { code, message } = attempt.error;
    return { state: 'failure', reason: `An error occurred (${code}): ${message}` };
  }
  return { state: 'undecided', reason: '' };
}

function matches(
  acceptor: Acceptor,
  attempt: Attempt,
  search: (value: unknown, path: string) => unknown,
): boolean {
  const { matcher, argument, expected } = acceptor;
  if (matcher === 'error') {
    if (typeof expected === 'boolean') return 'error' in attempt === expected;
    return 'error' in attempt && attempt.error.code === expected;
  }
  if ('error' in attempt) return false;
  if (matcher === 'status') return expected === 200;
  const found = search(attempt.output, argument ?? '');
  if (matcher === 'path') return found === expected;
  if (!Array.isArray(found) || found.length === 0) return false;
  return matcher === 'pathAll' ? found.every((item) => item === expected) : found.includes(expected);
}

function explanation({ matcher, argument, expected }: Acceptor): string {
  const value = typeof expected === 'boolean' ? (expected ? 'True' : 'False') : expected;
  switch (matcher) {
    case 'path':
      return `For expression "${argument}" we matched expected path: "${value}"`;
    case 'pathAll':
      return `For expression "${argument}" all members matched expected path: "${value}"`;
    case 'pathAny':
      return `For expression "${argument}" we matched expected path: "${value}" at least once`;
    case 'status':
      return `Matched expected HTTP status code: ${value}`;
    case 'error':
      return `Matched expected service error code: ${value}`;
  }
}
