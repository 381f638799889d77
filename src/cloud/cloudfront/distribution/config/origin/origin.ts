/**
 * One origin: its name, how it is reached, and whether CloudFront signs what it asks (R-CF-30 to R-CF-37, R-CF-41).
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html
 */
import type { Origin } from '@aws-sdk/client-cloudfront';
import { parseAddress } from '../../../../../kit/address.ts';
import { AwsError } from '../../../../kernel/errors.ts';
import { invalidArgument, notSimulatedHere } from '../../../errors.ts';
import type { Quantified } from '../../../quantities.ts';
import { required, upTo, within } from '../check.ts';
import { type CustomHeader, completeCustomHeaders } from './custom-headers.ts';
import { type CustomOrigin, completeCustomOrigin } from './custom-origin.ts';
import { isBucketName } from './s3-name.ts';
import { completeShield, type Shield } from './shield.ts';
import { completeCompletionTimeout, completeReadTimeout } from './timeouts.ts';

export interface OriginSettings {
  Id: string;
  DomainName: string;
  /** Before every path; empty, or `/…` without a slash at its end. */
  OriginPath: string;
  CustomHeaders: Quantified<CustomHeader>;
  /** A bucket, by its REST endpoint. `OriginAccessIdentity`: empty, or `origin-access-identity/cloudfront/E…`. */
  S3OriginConfig?: { OriginAccessIdentity: string; OriginReadTimeout: number };
  /** Anything else that speaks HTTP. */
  CustomOriginConfig?: CustomOrigin;
  ConnectionAttempts: number;
  /** Seconds, of each attempt. */
  ConnectionTimeout: number;
  /** Seconds until a whole answer must be there, all attempts together; absent: any. */
  ResponseCompletionTimeout?: number;
  OriginShield: Shield;
  /** Empty, or the ID of an origin access control. */
  OriginAccessControlId: string;
}

const PATH_LENGTH = 255;

export function completeOrigin(given: Origin, index: number): OriginSettings {
  const place = `distributionConfig.origins.items.${index + 1}.member`;
  const domain = checkName(required(given.DomainName, `${place}.domainName`));
  const identity = given.S3OriginConfig?.OriginAccessIdentity ?? '';
  const control = given.OriginAccessControlId ?? '';
  refuseUnsimulated(given);
  if (identity !== '' && control !== '') {
    throw new AwsError(
      'IllegalOriginAccessConfiguration',
      'An origin cannot contain both an origin access control (OAC) and an origin access identity (OAI).',
    );
  }
  const reached = reach(given, domain);
  const { OriginReadTimeout: readTimeout = 0 } = reached.S3OriginConfig ?? reached.CustomOriginConfig ?? {};
  const completion = completeCompletionTimeout(given.ResponseCompletionTimeout, readTimeout);
  return {
    Id: upTo(required(given.Id, `${place}.id`), 128, 'Origin Id'),
    DomainName: domain,
    OriginPath: checkPath(given.OriginPath ?? ''),
    CustomHeaders: completeCustomHeaders(given.CustomHeaders),
    ...reached,
    ConnectionAttempts: within(given.ConnectionAttempts ?? 3, 1, 3, 'ConnectionAttempts'),
    ConnectionTimeout: within(given.ConnectionTimeout ?? 10, 1, 10, 'ConnectionTimeout'),
    ...(completion !== undefined && { ResponseCompletionTimeout: completion }),
    OriginShield: completeShield(given.OriginShield),
    OriginAccessControlId: control,
  };
}

/** Whether it is a bucket's REST endpoint or something else, exactly one of them (R-CF-30). */
function reach(given: Origin, domain: string): Pick<OriginSettings, 'S3OriginConfig' | 'CustomOriginConfig'> {
  const { S3OriginConfig: bucket, CustomOriginConfig: custom } = given;
  if (bucket && custom) {
    throw invalidArgument(
      'The parameter Origin can have S3OriginConfig or CustomOriginConfig, but not both.',
    );
  }
  if (custom) return { CustomOriginConfig: completeCustomOrigin(custom) };
  if (!isBucketName(domain)) {
    throw invalidArgument('The parameter Origin DomainName does not refer to a valid S3 bucket.');
  }
  return {
    S3OriginConfig: {
      OriginAccessIdentity: bucket?.OriginAccessIdentity ?? '',
      OriginReadTimeout: completeReadTimeout(bucket?.OriginReadTimeout),
    },
  };
}

/** CloudFront takes no `localhost`; here it is the real machine that serves the simulated world, where one does. */
const SERVING_MACHINE = 'localhost';

function checkName(name: string): string {
  if (name === SERVING_MACHINE) return name;
  if (parseAddress(name)) throw invalidArgument('The parameter origin name cannot be an IP address.');
  const labels = name.split('.');
  const fine =
    name.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/.test(label));
  if (!fine) throw invalidArgument('The parameter origin name must be a domain name.');
  return name;
}

/** R-CF-32. */
function checkPath(path: string): string {
  if (path === '') return path;
  const fine = path.startsWith('/') && !path.endsWith('/') && path.length <= PATH_LENGTH;
  if (fine && /^[\x21-\x7e]*$/.test(path)) return path;
  throw new AwsError(
    'InvalidRelativePath',
    'The relative path is too big, is not URL-encoded, or does not begin with a slash (/).',
  );
}

function refuseUnsimulated(given: Origin): void {
  if (given.VpcOriginConfig) {
    throw notSimulatedHere(
      'VPC origins',
      'Put a public load balancer before the instances, as a custom origin.',
    );
  }
}
