import { fromHex, headText, utf8, type BookBlockView } from '@jishan/contracts';
import nacl from 'tweetnacl';

/** Ed25519 over the block's head. An answer of another shape than promised is a signature that does not fit. */
export function signatureFits({ head, signature, publicKey }: BookBlockView): boolean {
  try {
    const [bytes, key] = [fromHex(signature), fromHex(publicKey)];
    return bytes?.length === 64 && key?.length === 32 && nacl.sign.detached.verify(utf8(headText(head)), bytes, key);
  } catch {
    return false;
  }
}
