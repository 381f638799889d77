/** `aws SERVICE OPERATION OPTIONS…`: parses, validates, calls, prints. */

import type { AwsError } from '../../cloud/kernel/errors.ts';
import { nextBelow } from '../../kit/random.ts';
import type { Operation, ServiceModel } from '../../model/model.ts';
import { inputSkeleton } from '../../model/skeleton.ts';
import type { Params } from './argument.ts';
import { type GivenOptions, parseArguments } from './argument-parser.ts';
import { argumentTable, contentMember } from './argument-table.ts';
import type { AwsIo } from './aws-io.ts';
import { fillClientTokens } from './client-tokens.ts';
import { outputFor, regionFor } from './configuration.ts';
import type { Session } from './customizations/customization.ts';
import { customizationsFor } from './customizations/index.ts';
import { CliFailure, EXIT } from './failure.ts';
import { checkQuery, formatAnswer, search } from './output/format.ts';
import { present } from './output/present.ts';
import { formatJson, formatYaml } from './output/structured.ts';
import { callPaginated, paginates } from './paginate.ts';
import { buildRequest, validateRequest } from './request.ts';
import { outputSkeleton } from './skeleton.ts';

type Answer = Readonly<Record<string, unknown>>;

export async function runOperation(
  model: ServiceModel,
  operation: Operation,
  words: readonly string[],
  globals: ReadonlyMap<string, string>,
  io: AwsIo,
): Promise<string> {
  const given = parseArguments(argumentTable(model, operation), words);
  const query = globals.get('query');
  if (query !== undefined) checkQuery(query);
  const sample = given.get('generate-cli-skeleton')?.value as string | undefined;
  if (sample === 'input') return `${inputSkeleton(model, operation.name)}\n`;
  if (sample === 'yaml-input') return formatYaml(JSON.parse(inputSkeleton(model, operation.name)));

  const params = await buildRequest(model, operation, given, io.readFile);
  const session = sessionFor(model, globals, io);
  for (const { fill } of customizationsFor(model.service, operation.name)) await fill?.(params, session);
  fillClientTokens(model, operation, params, io.random);
  validateRequest(model, operation, params);
  if (sample === 'output') return formatJson(search(outputSkeleton(model, operation.output), query));

  const region = await regionFor(io, globals.get('region'));
  const format = await outputFor(io, globals.get('output'));
  const call = (request: Params) => {
    const answer = callService(io, model.service, operation.name, region, request);
    return present(model, operation.output, answer) as Answer;
  };
  await io.pause();
  const print = { title: operation.name, query, format };
  if (!paginates(model, operation, given, params, globals.has('no-paginate'))) {
    const answer = await writeContent(call(params), model, operation, given, io);
    return formatAnswer([answer], answer, print);
  }
  const { pages, merged } = callPaginated(model, operation, given, params, call);
  return formatAnswer(pages, merged, print);
}

/** Writes the content that an answer brings into the file that was named; the rest is shown. Throws `CliFailure`. */
async function writeContent(
  answer: Answer,
  model: ServiceModel,
  operation: Operation,
  given: GivenOptions,
  io: AwsIo,
): Promise<Answer> {
  const member = contentMember(model, operation);
  const path = given.get('outfile')?.value;
  if (member === undefined || typeof path !== 'string') return answer;
  const { [member]: content, ...shown } = answer;
  if (typeof content !== 'string')
    throw new CliFailure(EXIT.general, 'netlab knows the size of this object, not what is in it');
  await io.writeFile(path, content);
  return shown;
}

function sessionFor(model: ServiceModel, globals: ReadonlyMap<string, string>, io: AwsIo): Session {
  return {
    call: async (operation, input) =>
      callService(io, model.service, operation, await regionFor(io, globals.get('region')), input),
    unique: (prefix) =>
      `${prefix}-${Math.floor(io.sim.state.clock.now / 1000)}-${1 + nextBelow(io.random, 1_000_000)}`,
  };
}

function callService(io: AwsIo, service: string, operation: string, region: string, input: Params): Answer {
  const result = io.sim.call({ service, operation, region, input, from: io.standing.place });
  if (result.ok) return result.output;
  throw serviceFailure(result.error, operation);
}

/** How the client reports an error of the service; one that never reached a service has no code. */
export function serviceFailure(error: AwsError, operation: string): CliFailure {
  if (error.code === 'EndpointConnectionError') return new CliFailure(EXIT.general, error.message);
  const text = `An error occurred (${error.code}) when calling the ${operation} operation: ${error.message}`;
  return new CliFailure(EXIT.service, text);
}
