import type { ComplaintStep } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { FieldCipher } from '../../platform/crypto';
import type { Tx } from '../../platform/db/tx';

/** Who writes: somebody of the village, or an office above it. */
export type Writer = { readonly personId: string } | { readonly organizationId: string };

/** How words of complaints are kept: as cipher text only (security.md 26), bound to the row where they were written. */
@Injectable()
export class ComplaintWords {
  constructor(private readonly cipher: FieldCipher) {}

  async write(
    tx: Tx,
    complaint: { readonly id: string; readonly position: number },
    step: ComplaintStep,
    by: Writer,
    text: string,
  ): Promise<void> {
    const id = uuidv7();
    await tx.query(
      'INSERT INTO complaint_message (village_id, id, complaint_id, position, step, author_person_id, organization_id, text_cipher) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        tx.villageId,
        id,
        complaint.id,
        complaint.position,
        step,
        'personId' in by ? by.personId : null,
        'organizationId' in by ? by.organizationId : null,
        this.cipher.encrypt('complaint_message', 'text', id, text.trim()),
      ],
    );
  }

  read(messageId: string, sealed: Buffer): string {
    return this.cipher.decrypt('complaint_message', 'text', messageId, sealed);
  }
}
