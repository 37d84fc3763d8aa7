import { newPhoto } from '../photos';
import { putSoundsAway, soundFile } from '../sounds';
import { CLEAN_YARD, newVillager, VILLAGE } from '../villagers';
import { canPress, choosePhotos, newPhone, press, putPhonesAway, see, seeNoMore } from './hands';

const SOON_MS = 240_000;
const TITLE = '使用前请您同意';

describe('a phone on which nobody has agreed yet, in WeChat', () => {
  afterAll(() => {
    putPhonesAway();
    putSoundsAway();
  });

  it(
    'asks before the first photo is touched; a no keeps the rest usable, a yes is asked for once',
    async () => {
      const { openid } = await newVillager();
      const phone = await newPhone({ phone: '13900000000', openid, privacyAgreed: false });
      await phone.open('/pages/home/index');
      await press(phone, '微信一键登录');
      await press(phone, '申报积分');
      await press(phone, new RegExp(`^${CLEAN_YARD}`));
      await see(phone, '提交申报');
      expect(phone.text()).not.toContain(TITLE);

      await choosePhotos(phone, '现在拍照', [await newPhoto(), await newPhoto()]);
      await see(phone, TITLE);
      expect(phone.text()).not.toContain('1/4');
      await press(phone, '不同意');
      await seeNoMore(phone, TITLE);
      expect(phone.text()).not.toContain('1/4');

      await press(phone, '现在拍照');
      await see(phone, TITLE);
      await phone.tap('#agree-privacy');
      await seeNoMore(phone, TITLE);
      await see(phone, '2/4');

      await choosePhotos(phone, '现在拍照', [await newPhoto()]);
      await see(phone, '3/4');
      expect(phone.text()).not.toContain(TITLE);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'asks before the number is given',
    async () => {
      const phone = await newPhone({ phone: '13900000000', privacyAgreed: false });
      await phone.open('/pages/home/index');
      await press(phone, '微信一键登录');
      await press(phone, new RegExp(`^${VILLAGE}`));
      await phone.tap('用微信手机号核对');
      await see(phone, TITLE);
      expect(phone.text()).not.toContain('微信手机号已取得');
      await press(phone, '不同意');
      await seeNoMore(phone, TITLE);
      expect(phone.text()).not.toContain('微信手机号已取得');

      await phone.tap('用微信手机号核对');
      await see(phone, TITLE);
      await phone.tap('#agree-privacy');
      await see(phone, '微信手机号已取得');
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );

  it(
    'asks before the microphone is touched as well',
    async () => {
      const { openid } = await newVillager();
      const phone = await newPhone({ phone: '13900000000', openid, privacyAgreed: false });
      await phone.open('/pages/home/index');
      await press(phone, '微信一键登录');
      await press(phone, '申报积分');
      await press(phone, new RegExp(`^${CLEAN_YARD}`));
      await see(phone, '提交申报');
      phone.nextVoice(soundFile(2));
      await press(phone, '按一下，开始说');
      await see(phone, TITLE);
      await see(phone, '麦克风：只在您按下录音时用');
      await press(phone, '不同意');
      await seeNoMore(phone, TITLE);
      await see(phone, '按一下，开始说');
      expect(phone.text()).not.toContain('麦克风没有打开');

      await press(phone, '按一下，开始说');
      await see(phone, TITLE);
      await phone.tap('#agree-privacy');
      await see(phone, '正在录，请说话');
      await press(phone, '说完了');
      await phone.waitFor(() => canPress(phone, /^播放录音/), SOON_MS / 4);
      expect(phone.errors).toEqual([]);
    },
    SOON_MS,
  );
});
