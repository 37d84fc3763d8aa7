import { identityRoutes, type ClaimView } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { inTurn } from '../../../../test/in-turn';
import { bearer, TestVillage, type Inhabitant, type Reply } from '../../../../test/village';
import { FieldCipher } from '../../../platform/crypto/field-cipher';
import { WechatStandIn } from '../auth/wechat-stand-in';

let here: TestVillage;
let villageId: string;
let household: string;
let hand: Inhabitant;
let other: Inhabitant;
let head: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  await here.stopClock();
  villageId = await here.village();
  household = await here.household(villageId);
  hand = await here.person(villageId, { roles: ['cadre'], name: '周干部' });
  other = await here.person(villageId, { roles: ['secretary'], name: '吴书记' });
  head = await here.person(villageId, { householdId: household, head: true, name: '罗户主' });
});
afterAll(() => here.close());

/** No two of a test's people have one name or one number. */
let count = 0;
const next = (): { name: string; phone: string } => ({ name: `罗${(count += 1)}妹`, phone: `139008${String(10_000 + count)}` });

/** Somebody who has been in for long, with her letters. */
const villager = (name: string): Promise<Inhabitant> => here.person(villageId, { householdId: household, name });
const newcomer = async (phone: string): Promise<{ who: Inhabitant; phoneCode: string | null }> => {
  const minted = here.app.get(WechatStandIn).mint(`openid-${uuidv7()}`, phone);
  const { body } = await here.call(null, identityRoutes.wechatLogin, { body: { code: minted.code, client: 'weapp' } });
  return { who: bearer(body.accessToken, villageId), phoneCode: minted.phoneCode };
};
const release = (by: Inhabitant, personId: string) =>
  here.call(by, identityRoutes.releasePlace, { params: { personId }, body: { reason: '认错了人' } });
const correct = (by: Inhabitant, personId: string, phone?: string) =>
  here.call(by, identityRoutes.correctPhone, { params: { personId }, body: { reason: '换了号码', ...(phone ? { phone } : {}) } });
const claim = async (name: string, phone: string, more: object = {}): Promise<Reply<ClaimView>> => {
  const { who, phoneCode } = await newcomer(phone);
  return here.call(who, identityRoutes.submitClaim, { body: { name, phoneCode, ...more } });
};
const approve = (by: Inhabitant, claimId: string, personId: string) =>
  here.call(by, identityRoutes.decideClaim, { params: { claimId }, body: { decision: 'approve', personId } });
const invitation = async (by: Inhabitant, body: object = {}): Promise<string> =>
  (await here.call(by, identityRoutes.createInvitation, { body })).body.token;

describe('a place that was emptied', () => {
  it('is not opened by the number of the same hand, before or after: somebody else compares', async () => {
    for (const turn of ['number first', 'place first']) {
      const { name, phone } = next();
      const { personId } = await villager(name);
      if (turn === 'number first') expect((await correct(hand, personId, phone)).status).toBe(200);
      expect((await release(hand, personId)).status).toBe(200);
      if (turn === 'place first') expect((await correct(hand, personId, phone)).status).toBe(200);
      const waiting = await claim(name, phone);
      expect([turn, waiting.body.status]).toEqual([turn, 'pending']);
      expect((await approve(hand, waiting.body.id, personId)).problem.code).toBe('CLAIM.OWN_HAND');
      expect((await approve(other, waiting.body.id, personId)).body.status).toBe('approved');
    }
  });

  it('is, at once, by a number that somebody else wrote, or that the village was founded with', async () => {
    const { name, phone } = next();
    const { personId } = await villager(name);
    await release(hand, personId);
    await correct(other, personId, phone);
    expect((await claim(name, phone)).body.status).toBe('approved');
    const founded = next();
    const lost = await villager(founded.name);
    const sealed = here.app.get(FieldCipher).phone('person', lost.personId, founded.phone);
    await here.owner.query('UPDATE person SET phone_cipher = $2, phone_index = $3, phone_masked = $4 WHERE id = $1', [
      lost.personId,
      sealed.cipher,
      sealed.index,
      sealed.masked,
    ]);
    await release(hand, lost.personId);
    expect((await claim(founded.name, founded.phone)).body.status).toBe('approved');
  });

  it('of two of one name and one number is weighed with the other: which of them it is, a person says', async () => {
    const { name, phone } = next();
    const [emptied, untouched] = [await villager(name), await villager(name)];
    for (const { personId } of [emptied, untouched]) await correct(hand, personId, phone);
    await release(hand, emptied.personId);
    await release(other, untouched.personId);
    const waiting = await claim(name, phone);
    expect(waiting.body.status).toBe('pending');
    expect((await approve(other, waiting.body.id, emptied.personId)).body.status).toBe('approved');
  });

  it('is not opened by an invitation of that hand, nor of a head whom it named; by one of the head’s own it is', async () => {
    const own = next();
    const emptied = await villager(own.name);
    await release(hand, emptied.personId);
    const byHand = await claim(own.name, own.phone, { invitationToken: await invitation(hand, { householdId: household }) });
    expect(byHand.body.status).toBe('pending');

    const [friend, left] = [await here.person(villageId, { householdId: household, name: '远亲' }), next()];
    const gone = await villager(left.name);
    await release(hand, gone.personId);
    const nameHead = (personId: string) =>
      here.call(hand, identityRoutes.nameHead, { params: { householdId: household }, body: { personId, reason: '换户主' } });
    expect((await nameHead(friend.personId)).status).toBe(200);
    expect((await claim(left.name, left.phone, { invitationToken: await invitation(friend) })).body.status).toBe('pending');
    await here.owner.query('UPDATE household SET head_person_id = $2 WHERE id = $1', [household, head.personId]);
    expect((await claim(left.name, left.phone, { invitationToken: await invitation(head) })).body.status).toBe('approved');
  });
});

describe('a claim', () => {
  it('is not approved by whoever wrote the number that stands there', async () => {
    const { name, phone } = next();
    const { personId } = await villager(name);
    await release(other, personId);
    await correct(hand, personId, phone);
    const typed = await newcomer(phone);
    const waiting = await here.call(typed.who, identityRoutes.submitClaim, { body: { name, phone } });
    expect((await approve(hand, waiting.body.id, personId)).problem.code).toBe('CLAIM.OWN_HAND');
    // A number that is taken away again says nothing.
    await correct(hand, personId);
    expect((await approve(hand, waiting.body.id, personId)).body.status).toBe('approved');
  });

  it('is not approved by whoever empties the place at this very moment', async () => {
    const { name, phone } = next();
    const { personId } = await villager(name);
    const waiting = await claim(name, phone);
    const [released, decided] = await inTurn(
      here,
      () => release(hand, personId),
      () => approve(hand, waiting.body.id, personId),
    );
    expect([released.status, decided.problem.code]).toEqual([200, 'CLAIM.OWN_HAND']);
  });

  it('finds the number that is written at this very moment, not the one before it', async () => {
    const { name, phone } = next();
    const { personId } = await villager(name);
    await correct(other, personId, phone);
    await release(hand, personId);
    const [corrected, claimed] = await inTurn(
      here,
      () => correct(hand, personId, next().phone),
      () => claim(name, phone),
    );
    expect([corrected.status, claimed.body.status]).toEqual([200, 'pending']);
  });
});
