/** `date`, `printf '%(…)T'` and `sleep` by the simulated clock. */
import type { ExecResult, ResolvedCommandContext } from 'just-bash';

export type Override = (args: readonly string[], context: ResolvedCommandContext) => Promise<ExecResult>;

const RELATIVE_UNITS_MS: Readonly<Record<string, number>> = {
  second: 1000,
  sec: 1000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const RELATIVE =
  /^(?:now|today|([+-]?)\s*(\d+)\s*(second|sec|minute|min|hour|day|week)s?(\s+ago)?|tomorrow|yesterday)$/i;

/** Milliseconds of what `-d` names relative to now; undefined for absolute dates. */
export function relativeDate(text: string, now: number): number | undefined {
  const match = RELATIVE.exec(text.trim());
  if (!match) return undefined;
  const [whole, sign, count, unit, ago] = match;
  if (count === undefined) {
    const days = { tomorrow: 1, yesterday: -1 }[whole.toLowerCase()] ?? 0;
    return now + days * 86_400_000;
  }
  const distance = Number(count) * (RELATIVE_UNITS_MS[(unit as string).toLowerCase()] as number);
  return now + ((sign === '-') !== (ago !== undefined) ? -distance : distance);
}

export function dateCommand(now: () => number): Override {
  return async (args, context) => {
    const given = args.findIndex((word) => /^(-[uRI]*d|--date)(=|$)/.test(word));
    const rest = [...args];
    let text = 'now';
    if (given >= 0) {
      const word = args[given] as string;
      const attached = word.includes('=') ? word.slice(word.indexOf('=') + 1) : undefined;
      text = attached ?? args[given + 1] ?? '';
      rest.splice(given, attached === undefined ? 2 : 1);
    }
    const time = relativeDate(text, now());
    const date = time === undefined ? text : `@${Math.floor(time / 1000)}`;
    return runOriginal(context, ['-d', date, ...rest]);
  };
}

/** Fills in the present where `%(…)T` would ask the machine for it. */
export function printfCommand(now: () => number): Override {
  return async (args, context) => {
    const format = args[0] === '-v' ? 2 : 0;
    const filled = [...args];
    let argument = format + 1;
    for (const [directive] of (args[format] ?? '').matchAll(/%(?:%|\([^)]*\)T|[^a-zA-Z%]*[a-zA-Z])/g)) {
      if (directive === '%%') continue;
      const asksNow = directive.endsWith('T') && ['-1', '-2', undefined].includes(filled[argument]);
      if (asksNow) filled[argument] = String(Math.floor(now() / 1000));
      argument++;
    }
    return runOriginal(context, filled);
  };
}

/** Of one `sleep` of the shell's, in seconds; whatever is longer it cuts short without a word. */
const LONGEST_NAP = 3600;
/** A year. */
const LONGEST_SLEEP = 365 * 86_400;

/** A real `sleep` lasts as long as it is told to: one nap after the other. */
export const sleepCommand: Override = async (args, context) => {
  const total = args.reduce((seconds, word) => seconds + secondsOf(word), 0);
  if (!(total > LONGEST_NAP)) return runOriginal(context, [...args]);
  let left = Math.min(total, LONGEST_SLEEP);
  for (; left > LONGEST_NAP; left -= LONGEST_NAP) await runOriginal(context, [String(LONGEST_NAP)]);
  return runOriginal(context, [String(left)]);
};

/** NaN where it is no duration: the shell's own `sleep` says so best. */
function secondsOf(word: string): number {
  const [, number = '', unit = 's'] = /^(\d+\.?\d*|\.\d+)([smhd])?$/.exec(word) ?? [];
  return number === '' ? Number.NaN : Number(number) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[unit] ?? 1);
}

function runOriginal(context: ResolvedCommandContext, args: string[]): Promise<ExecResult> {
  const run = context.origCommand;
  return run ? run(args) : Promise.resolve({ stdout: '', stderr: 'command not found\n', exitCode: 127 });
}
