/** What is said when serve is up: where it listens, and how to begin. */
import type { Serving } from '../../serve/serve.ts';
import type { Desks } from './desks.ts';

/** For machines. */
export function addressesOf({ api, dns, edges }: Serving): object {
  return {
    api: urlOf(api),
    ...(dns && { dns: { host: dns.host, port: dns.port } }),
    ...(edges && { edges: urlOf(edges) }),
  };
}

export function welcome({ api, dns, edges }: Serving, { sim, lab }: Desks): string {
  const url = urlOf(api);
  const what = lab ? `the lab '${lab.title}', seed ${lab.seed}` : 'a simulated world';
  const rows: readonly (readonly [command: string, meaning: string])[] = [
    [`eval "$(curl -s ${url}/_netlab/shell)"`, 'in bash: the exports above; wait, fail, dig … of that world'],
    ...(lab ? ([[`curl -sX POST ${url}/_netlab/check`, 'whether the lab is solved']] as const) : []),
    ...(lab ? ([[`netlab watch ${url}`, 'the lab on a screen, its checks live']] as const) : []),
    ...(dns ? ([[`dig @${dns.host} -p ${dns.port} aws.amazon.com`, 'the DNS of that world']] as const) : []),
    ...(edges
      ? ([[`curl -H 'Host: d….cloudfront.net' ${urlOf(edges)}/`, 'its edges and web servers']] as const)
      : []),
    ...(edges
      ? ([[`curl -s ${url}/_netlab/ca.pem`, 'who signs for TLS on the same port: curl --cacert']] as const)
      : []),
    [`${url}/_netlab/openapi.json`, 'time, faults, packets'],
  ];
  const width = Math.max(...rows.map(([command]) => command.length));
  return `netlab serves ${what}. In another terminal:

  export AWS_ENDPOINT_URL=${url}
  export AWS_ACCESS_KEY_ID=netlab AWS_SECRET_ACCESS_KEY=netlab AWS_DEFAULT_REGION=${sim.state.region}
  aws ec2 describe-vpcs

${rows.map(([command, meaning]) => `  ${command.padEnd(width)}   ${meaning}\n`).join('')}
Ctrl-C ends it, and the world with it.
`;
}

function urlOf({ host, port }: Serving['api']): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
