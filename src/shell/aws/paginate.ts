/**
 * Pagination as the CLI does it: all pages are fetched and merged; `--max-items` cuts the answer and leaves a token
 * that resumes at the very next item. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html
 */
import { searchJmespath } from '../../kit/jmespath.ts';
import {
  type Operation,
  type Paginator,
  type ServiceModel,
  shapeOf,
  structureOf,
} from '../../model/model.ts';
import { cliName } from '../../model/names.ts';
import type { Params } from './argument.ts';
import type { GivenOptions } from './argument-parser.ts';
import { parseInteger } from './coerce.ts';
import { CliFailure, EXIT } from './failure.ts';
import { isRecord } from './output/python.ts';
import { PAGING_OPTIONS } from './paging-arguments.ts';

type Answer = Readonly<Record<string, unknown>>;

export interface Answers {
  /** One for each page, as `--output text` prints them. */
  readonly pages: readonly Answer[];
  readonly merged: Answer;
}

/** More pages than any world can fill: a service that never ends its pages must not hang the console. */
const MAX_PAGES = 10_000;

export function callPaginated(
  model: ServiceModel,
  operation: Operation,
  given: GivenOptions,
  params: Params,
  call: (params: Params) => Answer,
): Answers {
  const paginator = model.paginators[operation.name] as Paginator;
  const { resultKeys: keys } = paginator;
  const most = numberOption(given, 'max-items');
  const size = numberOption(given, 'page-size');
  const inputs = [paginator.inputToken].flat();
  const outputs = [paginator.outputToken].flat();
  let { token, skip } = decodeToken(given.get('starting-token')?.value as string | undefined, inputs);
  const pages: Answer[] = [];
  let resume: string | undefined;
  let total = 0;
  for (let page = 0; page < MAX_PAGES; page++) {
    const request: Params = { ...params, ...token };
    if (size !== undefined && paginator.limitKey !== undefined)
      request[paginator.limitKey] = isText(model, operation, paginator.limitKey) ? String(size) : size;
    const answer = call(request);
    const [primary = ''] = keys;
    const all = listOf(answer, primary).slice(skip);
    const items = most === undefined ? all : all.slice(0, Math.max(0, most - total));
    pages.push(pageOf(answer, keys, items, skip > 0));
    total += items.length;
    if (items.length < all.length) {
      resume = encodeToken(inputs, token, skip + items.length);
      break;
    }
    skip = 0;
    token = nextToken(inputs, outputs, answer);
    if (token === undefined) break;
    if (total === most) {
      resume = encodeToken(inputs, token, undefined);
      break;
    }
  }
  const merged = merge(pages, keys);
  if (resume === undefined) return { pages, merged };
  return {
    pages: [...pages, { NextToken: { NextToken: resume } }],
    merged: { ...merged, NextToken: resume },
  };
}

/** Whether the pages are fetched automatically: not with `--no-paginate`, nor where the API's own options are used. */
export function paginates(
  model: ServiceModel,
  operation: Operation,
  given: GivenOptions,
  params: Params,
  noPaginate: boolean,
): boolean {
  const paginator = model.paginators[operation.name];
  if (!paginator) return false;
  const own = [paginator.inputToken, paginator.limitKey].flat().some((member) => {
    if (member === undefined) return false;
    const option = cliName(member);
    // Some APIs call their page size what the CLI calls its own limit; the CLI's option stands then.
    return member in params || (given.has(option) && !isPagingOption(option));
  });
  const paging = PAGING_OPTIONS.filter((name) => given.has(name));
  if ((own || noPaginate) && paging.length > 0) {
    const names = paging.map((name) => `--${name}`).join(', ');
    const message = `Cannot specify --no-paginate along with pagination arguments: ${names}`;
    throw new CliFailure(EXIT.general, `Error during pagination: ${message}`);
  }
  return !own && !noPaginate;
}

function isPagingOption(name: string): boolean {
  return PAGING_OPTIONS.some((option) => option === name);
}

function listOf(answer: Answer, key: string): readonly unknown[] {
  const list = memberAt(answer, key);
  return Array.isArray(list) ? list : [];
}

function pageOf(
  answer: Answer,
  keys: readonly string[],
  items: readonly unknown[],
  resumed: boolean,
): Answer {
  const page: Record<string, unknown> = {};
  for (const [index, key] of keys.entries()) {
    const list = memberAt(answer, key);
    if (list !== undefined) setMember(page, key, index === 0 ? items : resumed ? [] : list);
  }
  return page;
}

function merge(pages: readonly Answer[], keys: readonly string[]): Answer {
  const merged: Record<string, unknown> = {};
  for (const key of keys) {
    const lists = pages.filter((page) => memberAt(page, key) !== undefined).map((page) => listOf(page, key));
    if (lists.length > 0) setMember(merged, key, lists.flat());
  }
  return merged;
}

/** `path` as the model writes it: `Vpcs`, `DistributionList.Items`. */
function memberAt(answer: Answer, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), answer);
}

/** Where no member says it, an expression does: `NextMarker || Contents[-1].Key`. */
function tokenAt(answer: Answer, path: string): unknown {
  return /^[\w.]+$/.test(path) ? memberAt(answer, path) : searchJmespath(answer, path);
}

function setMember(answer: Record<string, unknown>, path: string, value: unknown): void {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) answer[name] = value;
  else {
    answer[name] ??= {};
    setMember(answer[name] as Record<string, unknown>, rest.join('.'), value);
  }
}

function numberOption(given: GivenOptions, name: string): number | undefined {
  const value = given.get(name)?.value;
  return typeof value === 'string' ? parseInteger(value) : undefined;
}

function isText(model: ServiceModel, operation: Operation, member: string): boolean {
  const shape = structureOf(model, operation.input).members[member]?.shape;
  return shape !== undefined && shapeOf(model, shape).type === 'string';
}

/** The members of a request that say where a page begins. */
type Token = Readonly<Record<string, string>>;

/** Undefined where the answer names no next page. */
function nextToken(inputs: readonly string[], outputs: readonly string[], answer: Answer): Token | undefined {
  if (answer.IsTruncated === false) return undefined;
  const values = inputs.map((input, index) => [input, tokenAt(answer, outputs[index] as string)] as const);
  const given = values.filter((pair): pair is readonly [string, string] => Boolean(pair[1]));
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** The CLI's own token: the API's, and how many items of its page were shown. Base64 of JSON, as botocore writes it. */
function encodeToken(inputs: readonly string[], token: Token | undefined, shown: number | undefined): string {
  const parts = inputs.map((input) => `"${input}": ${JSON.stringify(token?.[input] ?? null)}`);
  const cut = shown === undefined ? '' : `, "boto_truncate_amount": ${shown}`;
  return btoa(`{${parts.join(', ')}${cut}}`);
}

function decodeToken(
  text: string | undefined,
  inputs: readonly string[],
): { token: Token | undefined; skip: number } {
  if (text === undefined) return { token: undefined, skip: 0 };
  try {
    const value: unknown = JSON.parse(atob(text));
    if (isRecord(value)) {
      const given = inputs.filter((input) => typeof value[input] === 'string');
      const skip = value.boto_truncate_amount;
      return {
        token:
          given.length > 0
            ? Object.fromEntries(given.map((input) => [input, value[input] as string]))
            : undefined,
        skip: typeof skip === 'number' ? skip : 0,
      };
    }
  } catch {
    // Not one of the CLI's own tokens: it is the service's, and the service judges it.
  }
  return { token: { [inputs[0] as string]: text }, skip: 0 };
}
