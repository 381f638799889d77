/**
 * A bucket's CORS rules: which pages of other origins may read what it answers.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html
 */
import type {
  CORSRule,
  DeleteBucketCorsRequest,
  GetBucketCorsRequest,
  PutBucketCorsRequest,
} from '@aws-sdk/client-s3';
import { matchesWildcards } from '../../../kit/wildcards.ts';
import type { Plain } from '../../kernel/plain.ts';
import { read, write } from '../../kernel/resource.ts';
import { onBucket } from '../access/guard.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { invalidRequest, malformedXml, S3Error } from '../errors.ts';

const METHODS = ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'];
const MOST_RULES = 100;

export const CORS_OPERATIONS = {
  GetBucketCors: read<GetBucketCorsRequest, object>(
    onBucket('s3:GetBucketCORS', (_input, { Name, Cors }) => {
      if (!Cors) {
        throw new S3Error('NoSuchCORSConfiguration', 'The CORS configuration does not exist', 404, {
          BucketName: Name,
        });
      }
      return { CORSRules: structuredClone(Cors) };
    }),
  ),
  PutBucketCors: write<PutBucketCorsRequest, object>(
    onBucket('s3:PutBucketCORS', (input, bucket) => {
      const rules = input.CORSConfiguration?.CORSRules ?? [];
      if (rules.length === 0 || rules.length > MOST_RULES) throw malformedXml();
      for (const rule of rules) checkRule(rule);
      bucket.Cors = structuredClone(rules) as Plain<CORSRule>[];
      return {};
    }),
  ),
  DeleteBucketCors: write<DeleteBucketCorsRequest, object>(
    onBucket('s3:PutBucketCORS', (_input, bucket) => {
      delete bucket.Cors;
      return {};
    }),
  ),
};

function checkRule({
  AllowedMethods = [],
  AllowedOrigins = [],
  AllowedHeaders = [],
  ExposeHeaders = [],
}: CORSRule) {
  if (AllowedMethods.length === 0 || AllowedOrigins.length === 0) throw malformedXml();
  const method = AllowedMethods.find((name) => !METHODS.includes(name));
  if (method !== undefined)
    throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${method}`);
  refuseStars('AllowedOrigin', AllowedOrigins);
  refuseStars('AllowedHeader', AllowedHeaders);
  const exposed = ExposeHeaders.find((name) => name.includes('*'));
  if (exposed !== undefined)
    throw invalidRequest(
      `ExposeHeader "${exposed}" contains wildcard. We currently do not support wildcard for ExposeHeader.`,
    );
}

function refuseStars(element: string, values: readonly string[]): void {
  const starry = values.find((value) => value.split('*').length > 2);
  if (starry !== undefined)
    throw invalidRequest(`${element} "${starry}" can not have more than one wildcard.`);
}

export interface CorsQuestion {
  readonly origin: string;
  readonly method: string;
  /** Of a preflight: the headers that the request would carry. */
  readonly headers: readonly string[];
}

/** The first rule that fits counts; the others aren't asked. */
export function matchingRule({ Cors = [] }: BucketItem, question: CorsQuestion): Plain<CORSRule> | undefined {
  return Cors.find(
    (rule) =>
      rule.AllowedMethods?.includes(question.method) &&
      rule.AllowedOrigins?.some((pattern) => matchesOne(pattern, question.origin)) &&
      question.headers.every((name) =>
        rule.AllowedHeaders?.some((pattern) => matchesOne(pattern.toLowerCase(), name.toLowerCase())),
      ),
  );
}

/** Only the star is a wildcard here. */
function matchesOne(pattern: string, text: string): boolean {
  return pattern.includes('?') ? pattern === text : matchesWildcards(pattern, text);
}
