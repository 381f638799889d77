/**
 * Headers that CloudFront adds to what it asks an origin (R-CF-17), and those that nobody may add.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
 */
import type { CustomHeaders } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../../../kernel/errors.ts';
import { invalidArgument } from '../../../errors.ts';
import { itemsOf, type Quantified, quantified } from '../../../quantities.ts';
import { distinct, upTo } from '../check.ts';

export interface CustomHeader {
  HeaderName: string;
  HeaderValue: string;
}

const MOST_HEADERS = 30;
const NAME_LENGTH = 256;
const VALUE_LENGTH = 1783;
const TOTAL_LENGTH = 10_240;

const FORBIDDEN = new Set(
  `cache-control connection content-length cookie host if-match if-modified-since if-none-match if-range
   if-unmodified-since max-forwards pragma proxy-authenticate proxy-authorization proxy-connection range request-range
   te trailer transfer-encoding upgrade via x-real-ip`.split(/\s+/),
);

export function completeCustomHeaders(given: CustomHeaders | undefined): Quantified<CustomHeader> {
  const headers = itemsOf(given).map(({ HeaderName: name = '', HeaderValue: value = '' }) => ({
    HeaderName: checkHeaderName(name),
    HeaderValue: upTo(value, VALUE_LENGTH, 'HeaderValue'),
  }));
  if (headers.length > MOST_HEADERS) {
    throw new AwsError('TooManyOriginCustomHeaders', 'Your request contains too many origin custom headers.');
  }
  distinct(
    headers.map(({ HeaderName: name }) => name.toLowerCase()),
    'CustomHeaders',
  );
  const total = headers.reduce((sum, each) => sum + each.HeaderName.length + each.HeaderValue.length, 0);
  if (total > TOTAL_LENGTH) throw invalidArgument('The parameter CustomHeaders is too big.');
  return quantified(headers);
}

function checkHeaderName(name: string): string {
  const lower = name.toLowerCase();
  if (FORBIDDEN.has(lower) || /^x-(?:amz|edge)-/.test(lower)) {
    throw invalidArgument(`The parameter HeaderName : ${name} is not allowed.`);
  }
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
    throw invalidArgument('The parameter HeaderName contains invalid characters.');
  }
  return upTo(name, NAME_LENGTH, 'HeaderName');
}
