/**
 * Unsigned requests. Of AWS's services only S3 has something for everybody: what buckets make public. Such a request goes
 * the way that a visitor's would, from the simulated internet to S3's endpoint of the bucket's region.
 */
import type { HttpRequest, HttpResponse } from '../../model/protocol/codec.ts';
import { bucketOfHost } from '../../model/protocol/s3.ts';
import { journeyResponse } from '../http/journey-response.ts';
import { simulatedRequest } from '../http/simulated-request.ts';
import type { ApiDesk } from './answer.ts';

export function visitBucket({ sim, visitor }: ApiDesk, request: HttpRequest): HttpResponse {
  const bucket = bucketOfHost(request.headers.host);
  const host = `${bucket === undefined ? '' : `${bucket}.`}s3.amazonaws.com`;
  return journeyResponse(sim.fetch(visitor, simulatedRequest(request, 'https', host)));
}
