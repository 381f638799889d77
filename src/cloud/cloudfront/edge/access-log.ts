/** Standard logs: each answer is a line, and the lines of some minutes a file in the distribution's bucket (R-CF-140). */
import { produce } from 'immer';
import { type HttpResponse, requestOctets, responseOctets, textBody } from '../../../cdn/index.ts';
import { hash32 } from '../../../kit/random.ts';
import { Context } from '../../kernel/context.ts';
import { GLOBAL_REGION } from '../../kernel/dispatch.ts';
import type { World } from '../../kernel/world.ts';
import { bucketArn, findBucket } from '../../s3/bucket/bucket.ts';
import { md5Of } from '../../s3/digest.ts';
import { store } from '../../s3/object/put.ts';
import { accessLogKey, accessLogText } from '../access-log/file.ts';
import { accessLogLine } from '../access-log/line.ts';
import { bucketBehind } from '../distribution/config/origin/s3-name.ts';
import { type DistributionItem, distribution } from '../distribution/distribution.ts';
import type { Call, Outcome } from './call.ts';
import { VIEWER_PORT } from './viewer.ts';

/** Several times an hour, best effort. */
const DELIVERY_MS = 15 * 60_000;

/** The world in which the request stands in the log, if the distribution keeps one. */
export function logged(call: Call, { result, detail, waitedMs }: Outcome, response: HttpResponse): World {
  const { errand, config, distribution: item, edge, requestId, visit } = call;
  const { world } = errand;
  if (!config.Logging.Enabled) return world;
  const line = accessLogLine(
    {
      endedAtMs: errand.now,
      takenMs: waitedMs,
      firstByteMs: waitedMs,
      edge: edge.pop,
      requestId,
      domainName: item.DomainName,
      viewer: { address: visit.peer, port: VIEWER_PORT },
      request: visit.request,
      response,
      requestOctets: requestOctets(visit.request),
      responseOctets: responseOctets(response),
      version: visit.request.scheme === 'https' ? 'HTTP/2.0' : 'HTTP/1.1',
      ...(visit.request.scheme === 'https' && {
        tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
      }),
      result,
      ...(detail !== undefined && { detailedResult: detail }),
    },
    { includeCookies: config.Logging.IncludeCookies },
  );
  return withLine(world, item.Id, line);
}

function withLine(world: World, id: string, line: string): World {
  const waiting = world.web.logs[id] ?? [];
  const noted = { ...world, web: { ...world.web, logs: { ...world.web.logs, [id]: [...waiting, line] } } };
  if (waiting.length > 0) return noted;
  return produce(noted, (draft) => {
    new Context(draft, GLOBAL_REGION, []).later(DELIVERY_MS, distribution, id, 'deliverLogs');
  });
}

/** A transition. Where the bucket is gone, so are the lines. */
export function deliverLogs(item: DistributionItem, context: Context): void {
  const { world } = context;
  const lines = world.web.logs[item.Id] ?? [];
  const { [item.Id]: _delivered, ...others } = world.web.logs;
  world.web = { ...world.web, logs: others };
  const { Bucket: host, Prefix: prefix } = item.DistributionConfig.Logging;
  const bucket = findBucket(world, bucketBehind(host)?.bucket);
  if (!bucket || lines.length === 0) return;
  const unique = hash32(`${item.Id}/${context.now}`).toString(16).padStart(8, '0');
  const key = accessLogKey(prefix, item.Id, context.now - DELIVERY_MS, unique);
  // Unpacked: the console has no way to look into what is packed.
  const body = textBody(accessLogText(lines));
  store(bucket, key, context, {
    body,
    ETag: `"${md5Of(body, `${bucketArn(bucket.Name)}/${key}`)}"`,
    headers: { ContentType: 'application/x-gzip' },
    Tags: [],
    Acl: 'log-delivery-write',
  });
}
