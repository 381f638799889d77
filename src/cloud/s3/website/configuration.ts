/** A bucket's website configuration. https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html */
import type {
  DeleteBucketWebsiteRequest,
  GetBucketWebsiteRequest,
  PutBucketWebsiteRequest,
  RoutingRule,
  WebsiteConfiguration,
} from '@aws-sdk/client-s3';
import type { Plain } from '../../kernel/plain.ts';
import { read, write } from '../../kernel/resource.ts';
import { onBucket } from '../access/guard.ts';
import { invalidArgument, invalidRequest, malformedXml, S3Error } from '../errors.ts';

const MOST_ROUTING_RULES = 50;
const REDIRECT_CODES = ['301', '302', '303', '304', '305', '307', '308'];

export const WEBSITE_OPERATIONS = {
  GetBucketWebsite: read<GetBucketWebsiteRequest, object>(
    onBucket('s3:GetBucketWebsite', (_input, { Name, Website }) => {
      if (!Website) throw noSuchWebsite(Name);
      return structuredClone(Website);
    }),
  ),
  PutBucketWebsite: write<PutBucketWebsiteRequest, object>(
    onBucket('s3:PutBucketWebsite', (input, bucket) => {
      const wanted = input.WebsiteConfiguration ?? {};
      checkWebsite(wanted);
      bucket.Website = structuredClone(wanted) as Plain<WebsiteConfiguration>;
      return {};
    }),
  ),
  DeleteBucketWebsite: write<DeleteBucketWebsiteRequest, object>(
    onBucket('s3:DeleteBucketWebsite', (_input, bucket) => {
      delete bucket.Website;
      return {};
    }),
  ),
};

export function noSuchWebsite(name: string): S3Error {
  return new S3Error(
    'NoSuchWebsiteConfiguration',
    'The specified bucket does not have a website configuration',
    404,
    { BucketName: name },
  );
}

function checkWebsite(wanted: WebsiteConfiguration): void {
  const { IndexDocument, ErrorDocument, RedirectAllRequestsTo, RoutingRules } = wanted;
  if (RedirectAllRequestsTo) {
    if (IndexDocument || ErrorDocument || RoutingRules)
      throw invalidArgument(
        'IndexDocument, ErrorDocument and RoutingRules cannot be specified in conjunction with RedirectAllRequestsTo.',
        'RedirectAllRequestsTo',
        RedirectAllRequestsTo.HostName ?? '',
      );
    if (!RedirectAllRequestsTo.HostName) throw malformedXml();
    return;
  }
  const suffix = IndexDocument?.Suffix;
  if (!IndexDocument) {
    throw invalidArgument(
      'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty',
      'IndexDocument',
      'null',
    );
  }
  if (!suffix || suffix.includes('/'))
    throw invalidArgument('The IndexDocument Suffix is not well formed', 'IndexDocument', suffix ?? '');
  if (ErrorDocument && !ErrorDocument.Key)
    throw invalidArgument(
      'The ErrorDocument Key is not well formed',
      'ErrorDocument',
      ErrorDocument.Key ?? '',
    );
  if ((RoutingRules?.length ?? 0) > MOST_ROUTING_RULES) {
    throw invalidRequest(
      `${RoutingRules?.length} routing rules provided, the number of routing rules in a website configuration is limited to ${MOST_ROUTING_RULES}.`,
    );
  }
  for (const rule of RoutingRules ?? []) checkRule(rule);
}

function checkRule({ Redirect, Condition }: RoutingRule): void {
  if (!Redirect) throw malformedXml();
  const { HttpRedirectCode: code, ReplaceKeyWith, ReplaceKeyPrefixWith } = Redirect;
  if (code !== undefined && !REDIRECT_CODES.includes(code)) {
    throw invalidRequest(
      `The provided HTTP redirect code (${code}) is not valid. Valid codes are 3XX except 300.`,
    );
  }
  if (ReplaceKeyWith !== undefined && ReplaceKeyPrefixWith !== undefined)
    throw invalidRequest('You can only define ReplaceKeyPrefix or ReplaceKey but not both.');
  const status = Condition?.HttpErrorCodeReturnedEquals;
  if (status !== undefined && !/^[45]\d\d$/.test(status)) {
    throw invalidRequest(
      `The provided HTTP error code (${status}) is not valid. Valid codes are 4XX or 5XX.`,
    );
  }
}
