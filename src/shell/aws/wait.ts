/**
 * `aws SERVICE wait WAITER`: asks again and again, with the waiter's real delays, in virtual time.
 * https://docs.aws.amazon.com/cli/latest/reference/ec2/wait/
 */
import { searchJmespath } from '../../kit/jmespath.ts';
import type { ServiceModel } from '../../model/model.ts';
import { cliName } from '../../model/names.ts';
import { judgeAttempt, type Waiter, waitersOf } from '../../model/waiters/index.ts';
import { invalidChoice, parseArguments } from './argument-parser.ts';
import { argumentTable } from './argument-table.ts';
import type { AwsIo } from './aws-io.ts';
import { regionFor } from './configuration.ts';
import { CliFailure, EXIT, usageError } from './failure.ts';
import { buildRequest, validateRequest } from './request.ts';

export async function runWaiter(
  model: ServiceModel,
  words: readonly string[],
  globals: ReadonlyMap<string, string>,
  io: AwsIo,
): Promise<void> {
  const [name, ...rest] = words;
  if (name === undefined) throw usageError('the following arguments are required: subcommand');
  const waiter = findWaiter(model, name);
  const operation = model.operations[waiter.operation];
  if (!operation)
    throw invalidChoice(
      'subcommand',
      name,
      waitersOf(model).map((known) => cliName(known.name)),
    );
  const given = parseArguments(argumentTable(model, operation), rest);
  const params = await buildRequest(model, operation, given, io.readFile);
  validateRequest(model, operation, params);
  const region = await regionFor(io, globals.get('region'));
  for (let attempt = 1; ; attempt++) {
    await io.pause();
    const result = io.sim.call({
      service: model.service,
      operation: operation.name,
      region,
      input: params,
      from: io.standing.place,
    });
    const verdict = judgeAttempt(
      waiter,
      result.ok ? { output: result.output } : { error: result.error },
      searchJmespath,
    );
    if (verdict.state === 'success') return;
    if (verdict.state === 'failure') throw waiterFailure(waiter, verdict.reason);
    if (attempt >= waiter.maxAttempts) {
      const last = verdict.reason === '' ? '' : `. Previously accepted state: ${verdict.reason}`;
      throw waiterFailure(waiter, `Max attempts exceeded${last}`);
    }
    io.sim.advance(waiter.delaySeconds * 1000);
  }
}

function findWaiter(model: ServiceModel, name: string): Waiter {
  const waiters = waitersOf(model);
  const waiter = waiters.find((candidate) => cliName(candidate.name) === name);
  if (!waiter)
    throw invalidChoice(
      'subcommand',
      name,
      waiters.map((known) => cliName(known.name)),
    );
  return waiter;
}

function waiterFailure(waiter: Waiter, reason: string): CliFailure {
  return new CliFailure(EXIT.general, `Waiter ${waiter.name} failed: ${reason}`);
}
