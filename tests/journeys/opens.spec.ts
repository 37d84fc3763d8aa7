import { newPhone, putPhonesAway } from './phone';
import { newWeappPhone } from './weapp-phone';

describe('a phone that has never been here', () => {
  afterAll(putPhonesAway);

  it('opens the product in a browser, without a complaint', async () => {
    const phone = await newPhone();
    await phone.open('/');
    await phone.page.waitForFunction(() => document.body.innerText.trim().length > 20);
    await phone.shot('opens');
    expect(phone.complaints).toEqual([]);
  });

  it('opens it in WeChat, without a complaint', async () => {
    const phone = await newWeappPhone({ phone: '13900000000' });
    try {
      await phone.open(`/${phone.routes[0] ?? ''}`);
      expect(phone.text()).not.toBe('');
      expect(phone.errors).toEqual([]);
    } finally {
      phone.close();
    }
  });
});
