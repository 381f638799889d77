/**
 * MACsec (R-DX-90): which ports are capable of it, and what they are to do, is kept; keys are not simulated, and so no port
 * ever encrypts.
 */
import { clientException, notSimulatedHere } from '../errors.ts';

const MODES: readonly string[] = ['no_encrypt', 'should_encrypt', 'must_encrypt'];

/** The mode, where the port may have it. */
export function checkEncryption(mode: string, { macSecCapable }: { macSecCapable: boolean }): string {
  if (!MODES.includes(mode))
    throw clientException(`Encryption mode ${mode} is invalid. Valid values: ${MODES.join(', ')}.`);
  if (!macSecCapable && mode !== 'no_encrypt')
    throw clientException('MAC Security (MACsec) is not supported on this port.');
  if (mode === 'must_encrypt')
    throw notSimulatedHere(
      'the exchange of MACsec keys: with must_encrypt the port would stay down; no_encrypt and should_encrypt are simulated',
    );
  return mode;
}
