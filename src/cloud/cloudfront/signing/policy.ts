/**
 * What a signature vouches for: a policy statement in JSON. A canned one is not sent along; CloudFront writes it anew
 * from the URL and the expiry. (R-CF-121)
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html
 */
import { type Prefix, parsePrefix } from '../../../kit/prefix.ts';

/** Times in seconds since the Unix epoch. */
export interface Statement {
  /** With `*` and `?`. Absent: whatever the key pair may open. */
  readonly resource?: string;
  readonly before: number;
  readonly after?: number;
  readonly from?: Prefix;
}

/** The greatest time that CloudFront takes: milliseconds are beyond it. */
const LAST_SECOND = 2 ** 31 - 1;

/** The text that is signed for a canned policy. */
export function cannedPolicy(resource: string, expires: number): string {
  return JSON.stringify({
    Statement: [{ Resource: resource, Condition: { DateLessThan: { 'AWS:EpochTime': expires } } }],
  });
}

/** Undefined for what is no time that CloudFront takes. */
export function readExpiry(text: string): number | undefined {
  const expires = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return expires <= LAST_SECOND ? expires : undefined;
}

/** The statement of a custom policy; undefined where it is malformed. */
export function readPolicy(text: string): Statement | undefined {
  const statements = membersOf(parseJson(text)).Statement;
  if (!Array.isArray(statements) || statements.length !== 1) return undefined;
  const { Resource: resource, Condition } = membersOf(statements[0]);
  const { DateLessThan, DateGreaterThan, IpAddress, ...unknown } = membersOf(Condition);
  const before = momentIn(DateLessThan);
  const after = momentIn(DateGreaterThan);
  const from = rangeIn(IpAddress);
  const isSound =
    before !== undefined &&
    Object.keys(unknown).length === 0 &&
    (resource === undefined || typeof resource === 'string') &&
    (DateGreaterThan === undefined || after !== undefined) &&
    (IpAddress === undefined || from !== undefined);
  if (!isSound) return undefined;
  return {
    before,
    ...(resource !== undefined && { resource }),
    ...(after !== undefined && { after }),
    ...(from && { from }),
  };
}

function momentIn(condition: unknown): number | undefined {
  const { 'AWS:EpochTime': seconds, ...others } = membersOf(condition);
  const isMoment =
    Number.isInteger(seconds) && (seconds as number) >= 0 && (seconds as number) <= LAST_SECOND;
  return isMoment && Object.keys(others).length === 0 ? (seconds as number) : undefined;
}

/** IPv4 only, an address or a range. */
function rangeIn(condition: unknown): Prefix | undefined {
  const { 'AWS:SourceIp': text } = membersOf(condition);
  if (typeof text !== 'string') return undefined;
  const range = parsePrefix(text.includes('/') ? text : `${text}/32`);
  return range?.family === 4 ? range : undefined;
}

function membersOf(value: unknown): Record<string, unknown> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: no policy either
  }
}
