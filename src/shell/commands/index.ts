/** netlab's console commands, in the order in which `help` lists them. */
import type { ConsoleCommand } from '../command.ts';
import { aws } from './aws.ts';
import { bgp } from './bgp.ts';
import { cache } from './cache.ts';
import { clear } from './clear.ts';
import { colo } from './colo/colo.ts';
import { connect } from './connect.ts';
import { cost } from './cost.ts';
import { curl } from './curl/curl.ts';
import { dig } from './dig.ts';
import { explain } from './explain.ts';
import { fail } from './fail.ts';
import { getent } from './getent.ts';
import { heal } from './heal.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { host } from './host.ts';
import { hostname } from './hostname.ts';
import { ip } from './ip/ip.ts';
import { ipsec } from './ipsec.ts';
import { less, more } from './less.ts';
import { mail } from './mail.ts';
import { map } from './map.ts';
import { nc } from './nc.ts';
import { nslookup } from './nslookup.ts';
import { openssl } from './openssl.ts';
import { pdftotext } from './pdftotext.ts';
import { ping } from './ping.ts';
import { redo } from './redo.ts';
import { snowballEdge } from './snowball-edge.ts';
import { ssh } from './ssh.ts';
import { tracepath } from './tracepath.ts';
import { traceroute } from './traceroute.ts';
import { undo } from './undo.ts';
import { vtysh } from './vtysh.ts';
import { wait } from './wait.ts';
import { whoami } from './whoami.ts';

export const commands: readonly ConsoleCommand[] = [
  aws,
  ssh,
  connect,
  ping,
  traceroute,
  tracepath,
  curl,
  nc,
  dig,
  host,
  nslookup,
  getent,
  cache,
  explain,
  openssl,
  snowballEdge,
  ipsec,
  vtysh,
  bgp,
  colo,
  mail,
  map,
  cost,
  wait,
  fail,
  heal,
  undo,
  redo,
  history,
  hostname,
  ip,
  whoami,
  clear,
  less,
  more,
  pdftotext,
  help,
];
