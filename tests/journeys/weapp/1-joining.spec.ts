import { identityRoutes } from '@jishan/contracts';
import { knownPeople } from '../../../apps/api/src/demo/known-people';
import { newPersonOnRoster, newSteward, newVillager, VILLAGE } from '../villagers';
import { answer, newPhone, phoneOf, press, putPhonesAway, see, seeNoMore, write } from './hands';

const SOON_MS = 240_000;
const { secondNewcomer: newcomer } = knownPeople;
/** WeChat's scene when a mini-program's code was scanned. */
const SCANNED = 1047;

describe('a new villager, in WeChat', () => {
  afterAll(putPhonesAway);

  it(
    'is in at once when name and WeChat’s number stand on the roster',
    async () => {
      const phone = await newPhone({ phone: newcomer.phone });
      await phone.open('/pages/home/index');
      await press(phone, '微信一键登录');
      await see(phone, '先找到您的村');
      await write(phone, '输入村名，如“桠溪”', '桠');
      await seeNoMore(phone, '顺河村');
      await press(phone, new RegExp(`^${VILLAGE}`));
      await phone.tap('用微信手机号核对');
      await see(phone, '微信手机号已取得');
      await write(phone, '姓名', newcomer.name);
      await press(phone, '提交姓名');
      await see(phone, `，${newcomer.name}`);
      await see(phone, `${newcomer.group} · ${newcomer.household}`);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'waits when nothing proves who she is, until a cadre finds her in the workbench',
    async () => {
      const person = await newPersonOnRoster();
      const note = `我住${person.groupName ?? ''}，记号 ${person.id.slice(-6)}`;
      const phone = await newPhone();
      await phone.open('/pages/home/index');
      await press(phone, '微信一键登录');
      await press(phone, new RegExp(`^${VILLAGE}`));
      await write(phone, '姓名', person.name);
      await write(phone, '给村干部的话', note);
      await press(phone, '提交姓名');
      await see(phone, '等待村干部核对');
      await press(phone, '看看核对好了没有');
      await see(phone, '还在核对中');

      const cadre = await phoneOf(await newVillager({ role: 'cadre' }));
      await press(cadre, /^工作台/);
      await press(cadre, /^身份核对/);
      await see(cadre, note);
      const card = cadre.findAll({ className: 'card' }).find(one => cadre.findAll({ text: note, within: one }).length > 0);
      if (!card) throw new Error(`no card says ${note}`);
      const place = new RegExp(`^${person.name}.*${person.groupName ?? ''}.*${person.householdName ?? ''}`);
      await cadre.tap(cadre.find({ role: 'radio', called: place, within: card }));
      const again = cadre.findAll({ className: 'card' }).find(one => cadre.findAll({ text: note, within: one }).length > 0);
      await cadre.tap(cadre.find({ role: 'button', called: '确认是本人', ...(again ? { within: again } : {}) }));
      // No phone was given: whoever approves is asked whether somebody has spoken with her.
      await answer(cadre, '核对过了');
      await seeNoMore(cadre, note);

      await press(phone, '看看核对好了没有');
      await see(phone, `${person.groupName ?? ''} · ${person.householdName ?? ''}`);
      expect([...phone.errors, ...cadre.errors]).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'scans the code of an invitation into her household, and her name is enough',
    async () => {
      const person = await newPersonOnRoster();
      const steward = await newSteward();
      const invitation = await steward.session.call(identityRoutes.createInvitation, {
        params: { villageId: person.villageId },
        body: { householdId: person.householdId ?? '' },
      });
      const phone = await newPhone();
      await phone.open(invitation.path, SCANNED);
      await press(phone, '微信一键登录');
      await see(phone, `邀请您加入${VILLAGE}`);
      await see(phone, `并进入${person.householdName ?? ''}`);
      await write(phone, '姓名', person.name);
      await press(phone, '提交姓名');
      await see(phone, `${person.groupName ?? ''} · ${person.householdName ?? ''}`);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
