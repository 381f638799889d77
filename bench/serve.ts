/** `netlab serve` under load: its API, its DNS and its edges, each beside its peers, in turn. */
import { encodeQuery } from '../src/dns/message/codec.ts';
import { hasProgram, startNsd } from '../test/dns/nsd.ts';
import { median, type Row } from './row.ts';
import { httpLoad, udpLoad } from './serving/load.ts';
import { startMoto, startNginx, startRole } from './serving/peers.ts';

const ROUNDS = 5;
const REQUESTS = 8000;
const QUERIES = 20_000;

interface Netlab {
  readonly api: number;
  readonly dns: number;
  readonly edges: number;
  readonly host: string;
}

interface Contestant {
  readonly name: string;
  readonly aim?: string;
  run(): Promise<number>;
}

export async function serveBench(): Promise<readonly Row[]> {
  const netlab = await startRole<Netlab>('netlab');
  const bare = await startRole<{ port: number }>('http');
  const echo = await startRole<{ port: number }>('echo');
  const moto = await startMoto();
  const nginx = await startNginx();
  const nsd = hasProgram('nsd') ? await startNsd([{ apex: APEX, records: RECORDS }]) : undefined;
  try {
    const { api, dns, edges, host } = netlab.ports;
    const plain = { name: 'http.createServer', run: () => httpLoad(bare.ports.port, GET_BARE, REQUESTS) };
    return [
      ...(await contest('serve: DescribeVpcs', () => httpLoad(api, DESCRIBE_VPCS, REQUESTS), [
        { ...plain, aim: '≥ 0.3' },
        // Two orders of magnitude slower: so many fewer, or it would take minutes.
        ...(moto
          ? [
              {
                name: 'moto',
                aim: '≥ 20',
                run: () => httpLoad(moto.ports.port, DESCRIBE_VPCS, REQUESTS / 80),
              },
            ]
          : []),
      ])),
      ...(await contest('serve: DNS query', () => udpLoad(dns, QUERY, QUERIES), [
        { name: 'bare UDP echo', aim: '≥ 0.5', run: () => udpLoad(echo.ports.port, QUERY, QUERIES) },
        ...(nsd ? [{ name: 'NSD', aim: '≥ 0.2', run: () => udpLoad(nsd.port, NSD_QUERY, QUERIES) }] : []),
      ])),
      ...(await contest('serve: hit at an edge', () => httpLoad(edges, getPage(host), REQUESTS), [
        { ...plain, aim: '≥ 0.5' },
        ...(nginx
          ? [
              {
                name: 'nginx',
                aim: '≥ 0.2',
                run: () => httpLoad(nginx.ports.port, getPage('localhost'), REQUESTS),
              },
            ]
          : []),
      ])),
    ];
  } finally {
    for (const peer of [netlab, bare, echo, moto, nginx]) peer?.stop();
    await nsd?.stop();
  }
}

/** All of them warm up, then take turns; a row for each peer. */
async function contest(
  name: string,
  own: () => Promise<number>,
  peers: readonly Contestant[],
): Promise<readonly Row[]> {
  const runs = [own, ...peers.map(({ run }) => run)];
  const figures = runs.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [index, run] of runs.entries()) {
      const figure = await run();
      if (round > 0) figures[index]?.push(figure);
    }
  const [value = Number.NaN, ...others] = figures.map(median);
  return peers.map(({ name: peer, aim }, index) => ({
    name,
    value,
    unit: '/s',
    against: { name: `${peer}, /s`, value: others[index] ?? Number.NaN },
    ...(aim !== undefined && { aim }),
  }));
}

const FORM = 'Action=DescribeVpcs&Version=2016-11-15';
const DESCRIBE_VPCS = [
  'POST / HTTP/1.1',
  'Host: 127.0.0.1',
  'Authorization: AWS4-HMAC-SHA256 Credential=bench/20260105/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0',
  'Content-Type: application/x-www-form-urlencoded; charset=utf-8',
  'User-Agent: aws-cli/2.34.0 md/Botocore#1.43.11',
  `Content-Length: ${FORM.length}`,
  '',
  FORM,
].join('\r\n');
const GET_BARE = 'GET /page HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
const getPage = (host: string) => `GET /page HTTP/1.1\r\nHost: ${host}\r\nAccept: */*\r\n\r\n`;

const APEX = 'amazonaws.com.';
const NAME = `sts.${APEX}`;
const RECORDS = [
  { name: APEX, type: 'SOA', ttl: 900, data: `ns1.${APEX} hostmaster.${APEX} 1 7200 900 1209600 900` },
  { name: APEX, type: 'NS', ttl: 172_800, data: `ns1.${APEX}` },
  { name: `ns1.${APEX}`, type: 'A', ttl: 172_800, data: '192.0.2.53' },
  { name: NAME, type: 'A', ttl: 300, data: '192.0.2.7' },
] as const;
const question = { name: NAME, type: 'A' } as const;
const QUERY = encodeQuery(1, { question, recursionDesired: true, edns: { udpSize: 1232 } });
const NSD_QUERY = encodeQuery(1, { question, recursionDesired: false, edns: { udpSize: 1232 } });
