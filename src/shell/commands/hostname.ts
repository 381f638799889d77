/** `hostname`: the private DNS name's first label on an instance, as Amazon Linux sets it. */
import { locate } from '../../sim/places.ts';
import { type ConsoleCommand, succeed } from '../command.ts';

export const hostname: ConsoleCommand = {
  name: 'hostname',
  summary: 'where you are',
  usage: 'hostname [-I]      -I: the addresses',
  async run(args, { standing, sim }) {
    if (!standing.host) return succeed('netlab\n');
    const place = locate(sim.state, standing.place);
    if (place.kind === 'premises' && args.includes('-I')) {
      const outside = place.publicAddress === undefined ? [] : [place.publicAddress];
      return succeed(`${[...place.addresses, ...outside].join(' ')}\n`);
    }
    if (place.kind !== 'interface') return succeed(`${standing.host.name}\n`);
    const addresses = place.item.PrivateIpAddresses.map(({ PrivateIpAddress = '' }) => PrivateIpAddress);
    if (args.includes('-I')) return succeed(`${addresses.join(' ')}\n`);
    return succeed(`ip-${addresses[0]?.replaceAll('.', '-')}\n`);
  },
};
