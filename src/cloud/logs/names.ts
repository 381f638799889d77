/** Names of log groups and streams. A `:` is in neither, so an ARN that holds both is unambiguous. */
import { brokenConstraint, invalidParameter } from './errors.ts';

const MAX_LENGTH = 512;
const GROUP_PATTERN = String.raw`[\.\-_/#A-Za-z0-9]+`;
const STREAM_PATTERN = '[^:*]*';

const isGroupName = (name: string) => /^[.\-_/#A-Za-z0-9]+$/.test(name);
const isStreamName = (name: string) => /^[^:*]*$/.test(name);

export function checkGroupName(name: string): void {
  checkLength(name);
  if (!isGroupName(name)) {
    throw brokenConstraint(name, 'logGroupName', `satisfy regular expression pattern: ${GROUP_PATTERN}`);
  }
}

export function checkStreamName(name: string): void {
  checkLength(name);
  if (!isStreamName(name)) {
    throw brokenConstraint(name, 'logStreamName', `satisfy regular expression pattern: ${STREAM_PATTERN}`);
  }
}

function checkLength(name: string): void {
  if (name.length > MAX_LENGTH) {
    throw invalidParameter(
      `Invalid LogGroup or LogStream, both must have length less than or equal to ${MAX_LENGTH}.`,
    );
  }
}

/** The name in `arn:aws:logs:…:log-group:NAME`, with or without `:*`; a bare name is itself. */
export function groupNameOf(identifier: string): string {
  return /^arn:aws:logs:[^:]*:[^:]*:log-group:([^:]+)(?::\*)?$/.exec(identifier)?.[1] ?? identifier;
}
