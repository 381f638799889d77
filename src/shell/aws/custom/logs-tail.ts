/**
 * `aws logs tail GROUP`: the latest events of a log group, a line each.
 * https://docs.aws.amazon.com/cli/latest/reference/logs/tail.html
 */
import { parseDuration } from '../../../kit/duration.ts';
import { loadModel } from '../../../model/load.ts';
import type { ServiceModel } from '../../../model/model.ts';
import type { Argument, ArgumentTable, Params } from '../argument.ts';
import { type GivenOptions, parseArguments } from '../argument-parser.ts';
import type { AwsIo } from '../aws-io.ts';
import { regionFor } from '../configuration.ts';
import { CliFailure, EXIT, usageError } from '../failure.ts';
import { serviceFailure } from '../operation-command.ts';
import { validateRequest } from '../request.ts';
import type { CustomCommand } from './custom-command.ts';
import { takeOperands } from './operands.ts';

interface Event {
  /** Milliseconds since the Unix epoch. */
  readonly timestamp: number;
  readonly logStreamName: string;
  readonly message: string;
}

interface Page {
  readonly events: readonly Event[];
  readonly nextToken?: string;
}

const OPERATION = 'FilterLogEvents';
const DEFAULT_SINCE = '10m';

const FORMATS: Readonly<Record<string, (event: Event) => string>> = {
  detailed: ({ timestamp, logStreamName, message }) =>
    `${isoTime(timestamp)}${microseconds(timestamp)}+00:00 ${logStreamName} ${message}`,
  short: ({ timestamp, message }) => `${isoTime(timestamp)} ${message}`,
  json: ({ timestamp, logStreamName, message }) =>
    `${isoTime(timestamp)}${timestamp % 1000 === 0 ? '' : microseconds(timestamp)}+00:00 ${logStreamName} ${indentJson(message)}`,
};

const OPTIONS: readonly Argument[] = [
  { name: 'since', arity: 'one', required: false, hint: '<10m|2026-01-05T08:00:00Z>' },
  { name: 'follow', arity: 'none', required: false },
  {
    name: 'format',
    arity: 'one',
    required: false,
    choices: Object.keys(FORMATS),
    hint: '<detailed|short|json>',
  },
  { name: 'filter-pattern', arity: 'one', required: false, hint: '<string>' },
  { name: 'log-stream-names', arity: 'many', required: false, hint: '<list>' },
  { name: 'log-stream-name-prefix', arity: 'one', required: false, hint: '<string>' },
];

const TABLE: ArgumentTable = new Map(OPTIONS.map((option) => [option.name, option]));

const HELP = `TAIL()

NAME
       tail - the events of a log group's streams from the last ten minutes

SYNOPSIS
       aws logs tail <group_name>
         [--since <value>]   10m (default), 2h, 3d, or a time such as 2026-01-05T08:00:00Z
         [--format <value>]   detailed (default), short or json
         [--filter-pattern <value>]
         [--log-stream-names <value> ...] [--log-stream-name-prefix <value>]

       --follow has nothing to wait for here: time passes with 'wait 10m'.
`;

export const logsTail: CustomCommand = {
  service: 'logs',
  name: 'tail',
  options: TABLE,
  help: HELP,
  async run(words, globals, io) {
    const { group, options } = takeGroup(words);
    const given = parseArguments(TABLE, options);
    if (given.has('follow')) throw nothingToFollow();
    const format = FORMATS[text(given, 'format') ?? 'detailed'] as (event: Event) => string;
    const region = await regionFor(io, globals.get('region'));
    const events = await readEvents(requestFor(group, given, io), region, io);
    return events.map((event) => `${format(event).trimEnd()}\n`).join('');
  },
};

/** The one word that is neither an option nor an option's value. */
function takeGroup(words: readonly string[]): { group: string; options: string[] } {
  const { operands, options } = takeOperands(TABLE, words);
  const [group, ...others] = operands;
  if (group === undefined) throw usageError('the following arguments are required: group_name');
  // What is one too many is refused by the parser of options, in its own words.
  return { group, options: [...others, ...options] };
}

function requestFor(group: string, given: GivenOptions, io: AwsIo): Params {
  const pattern = text(given, 'filter-pattern');
  const prefix = text(given, 'log-stream-name-prefix');
  const names = given.get('log-stream-names')?.value;
  return {
    logGroupName: group,
    interleaved: true,
    startTime: startTime(text(given, 'since') ?? DEFAULT_SINCE, io.sim.state.clock.now),
    ...(pattern !== undefined && { filterPattern: pattern }),
    ...(names !== undefined && { logStreamNames: names }),
    ...(prefix !== undefined && { logStreamNamePrefix: prefix }),
  };
}

function text(given: GivenOptions, name: string): string | undefined {
  return given.get(name)?.value as string | undefined;
}

/** Times without a zone are UTC; a bare number counts seconds since the Unix epoch. */
function startTime(since: string, now: number): number {
  const ago = /^\d+[smhdw]$/.test(since) ? parseDuration(since) : undefined;
  if (ago !== undefined) return Math.max(0, now - ago);
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(since) || !since.includes(':');
  const time = /^\d+(?:\.\d+)?$/.test(since)
    ? Number(since) * 1000
    : Date.parse(hasZone ? since : `${since}Z`);
  if (Number.isNaN(time)) throw new CliFailure(EXIT.general, `Invalid timestamp "${since}"`);
  return Math.trunc(time);
}

async function readEvents(request: Params, region: string, io: AwsIo): Promise<Event[]> {
  const model = loadModel('logs') as ServiceModel;
  const operation = model.operations[OPERATION];
  if (operation) validateRequest(model, operation, request);
  const events: Event[] = [];
  let nextToken: string | undefined;
  do {
    await io.pause();
    const input = nextToken === undefined ? request : { ...request, nextToken };
    const result = io.sim.call({
      service: 'logs',
      operation: OPERATION,
      region,
      input,
      from: io.standing.place,
    });
    if (!result.ok) throw serviceFailure(result.error, OPERATION);
    const page = result.output as unknown as Page;
    events.push(...page.events);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}

function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19);
}

function microseconds(epochMs: number): string {
  return `.${String(epochMs % 1000).padStart(3, '0')}000`;
}

function indentJson(message: string): string {
  try {
    return `\n${JSON.stringify(JSON.parse(message), null, 4)}`;
  } catch {
    return message; // most log lines are no JSON
  }
}

function nothingToFollow(): CliFailure {
  return new CliFailure(
    EXIT.general,
    "netlab's time stands still while a command runs, so --follow would wait for ever: let time pass with 'wait 10m' and tail again.",
  );
}
