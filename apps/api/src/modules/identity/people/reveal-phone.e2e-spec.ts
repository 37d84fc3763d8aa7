import { identityRoutes, PHONE_REVEALS_PER_DAY, VILLAGE_ROLES, type RevealedPhone } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant, type Reply } from '../../../../test/village';
import { FieldCipher } from '../../../platform/crypto/field-cipher';

const PHONE = '13912345678';
let here: TestVillage;
let villageId: string;
let household: string;
let cadre: Inhabitant;
let villager: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot({ LOG_LEVEL: 'silent' });
  villageId = await here.village();
  household = await here.household(villageId);
  cadre = await here.person(villageId, { roles: ['group_leader', 'cadre'] });
  villager = await here.person(villageId, { householdId: household });
  await writePhone(villager.personId);
});
afterAll(() => here.close());

async function writePhone(personId: string): Promise<void> {
  const sealed = here.app.get(FieldCipher).phone('person', personId, PHONE);
  await here.owner.query('UPDATE person SET phone_cipher = $2, phone_index = $3, phone_masked = $4 WHERE id = $1', [
    personId,
    sealed.cipher,
    sealed.index,
    sealed.masked,
  ]);
}
const reveal = (who: Inhabitant, personId: string, body: unknown = { reason: 'notice' }): Promise<Reply<RevealedPhone>> =>
  here.call(who, identityRoutes.revealPhone, { params: { personId }, body });
const traces = async (): Promise<{ audit: unknown[]; told: unknown[] }> => ({
  audit: (
    await here.owner.query(`SELECT account_id, person_id, roles, object_id, details FROM audit_entry WHERE action = 'phone.revealed'`)
  ).rows as unknown[],
  told: (await here.owner.query('SELECT person_id, by_person_id, role, reason FROM contact_reveal')).rows as unknown[],
});

describe('looking at a whole number', () => {
  it('answers it with a reason, and leaves a trace in the audit and one for the person', async () => {
    const reply = await reveal(cadre, villager.personId);
    expect([reply.status, reply.body]).toEqual([200, { phone: PHONE }]);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(await traces()).toEqual({
      audit: [
        {
          account_id: cadre.accountId,
          person_id: cadre.personId,
          roles: ['cadre', 'group_leader'],
          object_id: villager.personId,
          details: { reason: 'notice', role: 'cadre' },
        },
      ],
      told: [{ person_id: villager.personId, by_person_id: cadre.personId, role: 'cadre', reason: 'notice' }],
    });
  });

  it('tells the person concerned which office looked and why, and nobody else', async () => {
    const relative = await here.person(villageId, { householdId: household, head: true });
    const mine = await here.call(villager, identityRoutes.myPhoneReveals);
    expect(mine.body.items).toEqual([
      { id: expect.any(String) as string, role: 'cadre', reason: 'notice', revealedAt: expect.any(String) as string },
    ]);
    for (const other of [relative, cadre]) expect((await here.call(other, identityRoutes.myPhoneReveals)).body.items).toEqual([]);
    await reveal(cadre, villager.personId, { reason: 'care' });
    const first = await here.call(villager, identityRoutes.myPhoneReveals, { query: { limit: '1' } });
    expect(first.body.items.map(one => one.reason)).toEqual(['care']);
    const second = await here.call(villager, identityRoutes.myPhoneReveals, { query: { cursor: String(first.body.nextCursor) } });
    expect(second.body.items.map(one => one.reason)).toEqual(['notice']);
  });

  it('keeps the number nowhere: neither beside a key, nor in the audit, nor for the reactions', async () => {
    for (const table of ['idempotency_key', 'audit_entry', 'outbox_event', 'contact_reveal', 'person', 'rate_count']) {
      const { rows } = await here.owner.query(`SELECT t::text AS row FROM ${table} t`);
      expect(rows.filter(({ row }) => String(row).includes(PHONE))).toEqual([]);
    }
    const { rows } = await here.owner.query('SELECT 1 FROM idempotency_key WHERE account_id = $1', [cadre.accountId]);
    expect(rows).toEqual([]);
  });

  it('is refused without a reason of the list', async () => {
    const before = await traces();
    for (const body of [{}, { reason: '' }, { reason: '想看看' }, { reason: 'notice', note: '他欠我钱' }])
      expect((await reveal(cadre, villager.personId, body)).status).toBe(400);
    expect(await traces()).toEqual(before);
  });

  it('is for the cadre, the secretary and the village’s administrator', async () => {
    const may: string[] = [];
    for (const role of VILLAGE_ROLES) {
      const lives = role === 'villager' || role === 'household_head';
      const who = await here.person(villageId, lives ? { householdId: household, head: role === 'household_head' } : { roles: [role] });
      const reply = await reveal(who, villager.personId, { reason: 'roster' });
      if (reply.status === 200) may.push(role);
      else expect([role, reply.status, reply.problem.code]).toEqual([role, 403, 'ACCESS.DENIED']);
    }
    expect(may).toEqual(['cadre', 'secretary', 'village_admin']);
  });

  it('finds nobody of another village, and says when there is no number', async () => {
    const elsewhere = await here.village('解放村');
    const stranger = await here.person(elsewhere, { householdId: await here.household(elsewhere) });
    await writePhone(stranger.personId);
    const before = await traces();
    const [foreign, missing] = [await reveal(cadre, stranger.personId), await reveal(cadre, uuidv7())];
    expect([foreign.status, foreign.problem.code]).toEqual([404, 'RESOURCE.NOT_FOUND']);
    expect([missing.status, missing.problem.code]).toEqual([404, 'RESOURCE.NOT_FOUND']);
    expect((await reveal(cadre, cadre.personId)).problem.code).toBe('PERSON.NO_PHONE');
    expect(await traces()).toEqual(before);
  });

  it('ends after so many a day, for this account only', async () => {
    const [eager, other] = [await here.person(villageId, { roles: ['secretary'] }), await here.person(villageId, { roles: ['cadre'] })];
    for (let n = 0; n < PHONE_REVEALS_PER_DAY; n += 1) expect((await reveal(eager, villager.personId)).status).toBe(200);
    const refused = await reveal(eager, villager.personId);
    expect([refused.status, refused.problem.code]).toEqual([429, 'REQUEST.TOO_MANY']);
    expect((await traces()).told.filter(one => (one as { by_person_id: string }).by_person_id === eager.personId)).toHaveLength(
      PHONE_REVEALS_PER_DAY,
    );
    expect((await reveal(other, villager.personId)).status).toBe(200);
  });

  it('shows no number whose trace could not be written, and no trace is ever taken away', async () => {
    const before = await traces();
    await here.owner.query('REVOKE INSERT ON audit_entry FROM jishan_app');
    try {
      const reply = await reveal(cadre, villager.personId);
      expect(reply.status).toBe(500);
      expect(JSON.stringify(reply.body)).not.toContain(PHONE);
    } finally {
      await here.owner.query('GRANT INSERT ON audit_entry TO jishan_app');
    }
    expect(await traces()).toEqual(before);
    await expect(here.owner.query('DELETE FROM contact_reveal')).rejects.toThrow('append-only');
    expect(await traces()).toEqual(before);
  });
});
