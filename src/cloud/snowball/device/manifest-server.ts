/** Where the links of GetJobManifest lead: a bucket of AWS's own, to which only the link's signature opens. */
import { textBody } from '../../../cdn/message.ts';
import type { Table, World } from '../../kernel/world.ts';
import { s3Server } from '../../s3/answer/server.ts';
import type { Arrival, WebServer } from '../../web/web-server.ts';
import { manifestHost, manifestSignature, manifestText } from '../job/credentials.ts';
import { type JobItem, job } from '../job/job.ts';

export function manifestServer(world: World, arrival: Arrival): WebServer | undefined {
  const server = s3Server(world, arrival);
  if (!server || server.place === undefined) return server;
  const host = manifestHost(server.place);
  return {
    ...server,
    answer(visit, errand) {
      const { request } = visit;
      if (request.host !== host) return server.answer(visit, errand);
      const item = jobAt(errand.world, request.path);
      const allowed =
        item &&
        item.State === 'WithCustomer' &&
        request.query?.includes(`X-Amz-Signature=${manifestSignature(item, errand.world.seed)}`);
      const text = allowed ? manifestText(item) : DENIED;
      return {
        kind: 'response',
        response: {
          status: allowed ? 200 : 403,
          headers: [['Content-Type', allowed ? 'binary/octet-stream' : 'application/xml']],
          body: textBody(text),
        },
        thoughtMs: READ_MS,
      };
    },
  };
}

const READ_MS = 20;
const DENIED =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

/** `/JID…/manifest-JID….bin` */
function jobAt({ regions }: World, path: string): JobItem | undefined {
  const id = /^\/(JID[\w-]+)\/manifest-/.exec(path)?.[1] ?? '';
  for (const region of Object.values(regions)) {
    const table = region[job.kind] as Table<JobItem> | undefined;
    if (table && Object.hasOwn(table, id)) return table[id];
  }
  return undefined;
}
