import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../../platform/crypto';
import { RateCounts } from '../../../platform/limits';

const KNOWN_SECONDS = 30 * 86_400;

/**
 * From where a name has logged in rightly in the last 30 days. Who guesses from elsewhere shall not lock out whoever sits where they always sit. Kept is
 * a keyed hash of both together, which tells nobody who has it where somebody was; it goes by itself.
 */
@Injectable()
export class KnownPlaces {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly counts: RateCounts,
  ) {}

  has(username: string, address: string): Promise<boolean> {
    return this.counts.isMarked(this.keyOf(username, address));
  }

  remember(username: string, address: string): Promise<void> {
    return this.counts.mark(this.keyOf(username, address), KNOWN_SECONDS);
  }

  private keyOf(username: string, address: string): string {
    return `known:${this.cipher.blindIndex('login-place', `${address}\0${username}`).toString('base64url')}`;
  }
}
