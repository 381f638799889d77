/** Everybody else on the internet: well-known sites, AWS's own endpoints, and hosts that nobody said anything about. */
import { textBody } from '../../cdn/message.ts';
import { AMAZON_ADDRESSES, SITE_ADDRESSES, WELL_KNOWN_SITES } from '../internet/sites.ts';
import { WORLD_START, type World } from '../kernel/world.ts';
import { s3EndpointAt } from '../public-names/s3.ts';
import { type Certificate, inventCertificate } from './certificate.ts';
import type { HttpSetting } from './http-setting.ts';
import { answerWithPage } from './pages.ts';
import { certificateFrom, spokenOn } from './ports.ts';
import { renewedByMs } from './renewal.ts';
import type { Visit } from './visit.ts';
import type { Answer, Arrival, Errand, WebServer } from './web-server.ts';

/** They tell a caller its own address. */
const ECHO_SITES =
  /^(?:checkip\.amazonaws\.com|ifconfig\.me|ifconfig\.io|icanhazip\.com|api\.ipify\.org|ipinfo\.io)$/;

const PLAIN: HttpSetting = {};

export function internetServer(
  { clock: { now } }: World,
  { address, port, host }: Arrival,
): WebServer | undefined {
  if (host !== '' || s3EndpointAt(address)) return undefined;
  const isAmazon = AMAZON_ADDRESSES.includes(address);
  const isKnown = SITE_ADDRESSES.includes(address);
  return {
    resource: isAmazon ? 'aws' : 'internet',
    label: isAmazon ? 'an endpoint of AWS' : address,
    speaks: spokenOn(port, PLAIN),
    alpn: ['h2', 'http/1.1'],
    certificate(serverName) {
      if (isAmazon) return amazonCertificate(serverName, now);
      if (!isKnown) return certificateFrom({ issuer: 'self-signed' }, [address], now);
      return certificateFrom({ issuer: 'public' }, siteNames(serverName), now);
    },
    answer: (visit, errand) => greeting(bare(visit.request.host), visit, errand),
  };
}

function greeting(name: string, visit: Visit, errand: Errand): Answer {
  if (!ECHO_SITES.test(name))
    return answerWithPage({ resource: 'internet', name, setting: PLAIN }, visit, errand);
  const body = textBody(`${visit.peer}\n`);
  const headers = [
    ['Content-Type', 'text/plain'],
    ['Content-Length', String(body.size)],
  ] as const;
  return { kind: 'response', response: { status: 200, headers, body }, thoughtMs: 2 };
}

/** One server for all of the well-known sites; to whoever asks for another name it shows its first. */
function siteNames(serverName: string): readonly string[] {
  const name = bare(serverName);
  const site =
    WELL_KNOWN_SITES.find((known) => name === known || name.endsWith(`.${known}`)) ?? WELL_KNOWN_SITES[0];
  return site === undefined ? [] : [site, `*.${site}`];
}

const YEAR_MS = 365 * 86_400_000;

function amazonCertificate(serverName: string, now: number): Certificate {
  const renewed = renewedByMs(now);
  const name = bare(serverName);
  const names = /(?:^|\.)(?:amazonaws|amazon)\.com$/.test(name) ? [name] : ['*.amazonaws.com'];
  return inventCertificate(
    {
      names,
      keyType: 'RSA_2048',
      notBefore: WORLD_START + renewed - YEAR_MS / 4,
      notAfter: WORLD_START + renewed + YEAR_MS,
      issuer: { kind: 'amazon', name: 'Amazon RSA 2048 M01' },
    },
    'aws',
  );
}

function bare(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}
