/** Errors of the registrar (R-R53-158). https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53_Domains.html */
import { AwsError } from '../kernel/errors.ts';

export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInput', message);
}

export function domainNotFound(name: string): AwsError {
  return invalidInput(`Domain ${name} not found in the account`);
}

export function unsupportedTld(tld: string): AwsError {
  return new AwsError('UnsupportedTLD', `The TLD ${tld} is not supported.`);
}

/** What the registry of a top-level domain doesn't allow. */
export function tldRulesViolation(message: string): AwsError {
  return new AwsError('TLDRulesViolation', message);
}

export function duplicateRequest(name: string): AwsError {
  return new AwsError('DuplicateRequest', `A request for the domain ${name} is already in progress.`);
}
