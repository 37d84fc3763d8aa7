import { createHash, createHmac } from 'node:crypto';
import {
  INVITATION_ALPHABET,
  INVITATION_CODE_CHARS,
  INVITATION_DAYS,
  INVITATION_PAGE,
  readInvitationCode,
  type CreateInvitation,
  type InvitationCreated,
  type InvitationView,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { keepInPlace, keepOpen } from '../people/household-rights';
import { refuseLeft } from '../people/still-acts';
import { readVillageHome } from '../villages/villages.queries';

const FORMER_TOKEN_BYTES = 16;

/**
 * Derived from the id under our key, so that a repeated call can be answered again, the household reads its open codes as often as it likes, and
 * neither table nor stored answer holds the token. One letter a byte, those that would favour some letters left out.
 */
function tokenOf(key: Buffer, invitationId: string): string {
  const fair = 256 - (256 % INVITATION_ALPHABET.length);
  let letters = '';
  for (let round = 0; letters.length < INVITATION_CODE_CHARS; round += 1) {
    const bytes = createHmac('sha256', key).update(`invitation\n${invitationId}\n${round}`).digest();
    letters += [...bytes].flatMap(byte => (byte < fair ? (INVITATION_ALPHABET[byte % INVITATION_ALPHABET.length] ?? '') : '')).join('');
  }
  return letters.slice(0, INVITATION_CODE_CHARS);
}
/** As codes were made before they were meant to be typed; some of them are open for a month still. */
const formerTokenOf = (key: Buffer, invitationId: string): string =>
  createHmac('sha256', key).update(`invitation\n${invitationId}`).digest().subarray(0, FORMER_TOKEN_BYTES).toString('base64url');
export const hashInvitation = (token: string): Buffer => createHash('sha256').update(readInvitationCode(token)).digest();

/** What is stored of an invitation's answer. */
export interface MadeInvitation {
  readonly id: string;
  readonly expiresAt: string;
}

/** `hash`: of the code that was given out, where it may be an old one. */
export function invitationCreated(key: Buffer, { id, expiresAt }: MadeInvitation, hash?: Buffer): InvitationCreated {
  const made = tokenOf(key, id);
  const token = hash && !hash.equals(hashInvitation(made)) ? formerTokenOf(key, id) : made;
  return { id, token, path: `${INVITATION_PAGE}?scene=${token}`, expiresAt };
}

/** A head invites into the own household only; cadres into any, or just to the village. */
export async function createInvitation(
  tx: Tx,
  call: Call,
  key: Buffer,
  who: VillageActor,
  wish: CreateInvitation,
): Promise<MadeInvitation> {
  const staff = who.roles.some(role => role === 'cadre' || role === 'secretary' || role === 'village_admin');
  const householdId = wish.householdId ?? (staff ? null : who.householdId);
  if (!staff && householdId !== who.householdId) throw notFound();
  if (householdId && !(await keepOpen(tx, householdId))) throw notFound();
  await keepInPlace(tx, [who.personId]);
  await refuseLeft(tx, who, 'invitation.create');
  const id = uuidv7();
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * 86_400_000);
  await tx.query(
    'INSERT INTO invitation (village_id, id, token_hash, household_id, created_by_person_id, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [tx.villageId, id, hashInvitation(tokenOf(key, id)), householdId, who.personId, expiresAt],
  );
  await audit(tx, call, 'invitation.created', id);
  return { id, expiresAt: expiresAt.toISOString() };
}

export interface FoundInvitation {
  readonly village_id: string;
  readonly household_name: string | null;
  readonly expires_at: Date;
}

export async function findInvitation(tx: Tx, token: string): Promise<FoundInvitation> {
  const [found] = await tx.query<FoundInvitation[]>('SELECT * FROM identity_find_invitation($1)', [hashInvitation(token)]);
  if (!found) throw new Problem('INVITATION.INVALID');
  return found;
}

export async function invitationView(tx: Tx, found: FoundInvitation): Promise<InvitationView> {
  const village = await readVillageHome(tx);
  return {
    villageId: village.id,
    villageName: village.name,
    pathNames: village.pathNames,
    householdName: found.household_name,
    expiresAt: found.expires_at.toISOString(),
  };
}
