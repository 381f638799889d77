/** What the clock does to cross-connects: they are made, or a partner hands its share of a port over. */
import type { Transitions } from '../../kernel/resource.ts';
import { sendMail } from '../../mail/mail.ts';
import { allocateHosted } from '../hosted/allocate.ts';
import type { CrossConnectItem } from './cross-connect.ts';

export const crossConnectTransitions: Transitions<CrossConnectItem> = {
  made: (item, context) => {
    item.State = 'made';
    sendMail(
      context,
      capital(item.by),
      `Cross-connect ${item.CrossConnectId} from ${item.connectionId} to port ${item.port} of ${item.router} is made.`,
    );
  },
  allocate: (item, context) => {
    item.State = 'made';
    allocateHosted(item, context);
    sendMail(
      context,
      item.by,
      `Hosted connection ${item.connectionId} is yours: confirm it with \`aws directconnect confirm-connection\`. Its VLAN is ${item.hosted?.vlan}, its port ${item.port} of ${item.router}.`,
    );
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
