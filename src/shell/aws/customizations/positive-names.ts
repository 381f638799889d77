/** Booleans whose negation has a name of its own: `--ingress` for "not egress". */
import type { Customization } from './customization.ts';

const RENAMED: Readonly<Record<string, string>> = {
  'no-egress': 'ingress',
  'no-disable-api-termination': 'enable-api-termination',
  'no-no-reboot': 'reboot',
};

export const positiveNames: Customization = {
  service: 'ec2',
  arguments(table) {
    for (const [name, better] of Object.entries(RENAMED)) {
      const argument = table.get(name);
      if (!argument) continue;
      table.delete(name);
      table.set(better, { ...argument, name: better });
    }
  },
};
