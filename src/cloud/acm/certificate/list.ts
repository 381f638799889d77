/**
 * ListCertificates. Without `Includes` it shows RSA keys of 1024 and 2048 bits only, as AWS does: an EC certificate
 * seems to be missing. https://docs.aws.amazon.com/acm/latest/APIReference/API_Filters.html
 */
import type { ListCertificatesRequest, ListCertificatesResponse } from '@aws-sdk/client-acm';
import type { Context } from '../../kernel/context.ts';
import { paginate } from '../../kernel/pagination.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { validationError } from '../errors.ts';
import { type CertificateItem, certificate } from './certificate.ts';
import { summaryOf } from './show.ts';

const USUAL_KEY_TYPES: readonly string[] = ['RSA_1024', 'RSA_2048'];
const MOST = 1000;

export function listCertificates(
  input: ListCertificatesRequest,
  context: Context,
): Plain<ListCertificatesResponse> {
  refuseOptions(input, ['CertificateKeyPairOrigins']);
  if ((input.SortBy === undefined) !== (input.SortOrder === undefined))
    throw validationError('SortBy and SortOrder must be given together.');
  const items = context.list(certificate).filter((item) => isWanted(item, input));
  if (input.SortBy !== undefined) items.sort((left, right) => left.createdAt - right.createdAt);
  if (input.SortOrder === 'DESCENDING') items.reverse();
  const page = paginate(
    items,
    { MaxResults: input.MaxItems ?? MOST, NextToken: input.NextToken },
    { least: 1, most: MOST },
  );
  return {
    CertificateSummaryList: page.items.map((item) => summaryOf(item, context)),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

function isWanted(
  { Status, KeyAlgorithm }: CertificateItem,
  { CertificateStatuses: statuses = [], Includes: includes = {} }: ListCertificatesRequest,
): boolean {
  const { keyTypes = [], keyUsage = [], extendedKeyUsage = [], exportOption, managedBy } = includes;
  const usual = keyTypes.length > 0 ? keyTypes : USUAL_KEY_TYPES;
  const usages = KeyAlgorithm.startsWith('EC')
    ? ['DIGITAL_SIGNATURE']
    : ['DIGITAL_SIGNATURE', 'KEY_ENCIPHERMENT'];
  return (
    (statuses.length === 0 || statuses.includes(Status)) &&
    usual.includes(KeyAlgorithm) &&
    isAny(keyUsage, usages) &&
    isAny(extendedKeyUsage, ['TLS_WEB_SERVER_AUTHENTICATION']) &&
    exportOption !== 'ENABLED' &&
    managedBy === undefined
  );
}

/** `ANY` and an empty list ask for nothing in particular. */
function isAny(wanted: readonly string[], present: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((one) => one === 'ANY' || present.includes(one));
}
