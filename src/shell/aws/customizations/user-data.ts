/** The CLI encodes user data before it sends it; the API takes base64 only. */
import type { Customization } from './customization.ts';

export const userData: Customization = {
  service: 'ec2',
  operations: ['RunInstances'],
  finish(params) {
    const text = params.UserData;
    if (typeof text !== 'string') return;
    params.UserData = btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  },
};
