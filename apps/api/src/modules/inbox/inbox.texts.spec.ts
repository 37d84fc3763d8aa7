import { INBOX_KINDS, inboxWords, type InboxParams } from '@jishan/contracts';

const everything: InboxParams = {
  subject: '院落“五清”',
  points: 2,
  reason: '重复',
  mustAcknowledge: true,
  private: true,
  followUp: true,
  step: '村级初审',
  status: 'open',
  delayed: true,
};

it.each(INBOX_KINDS)('%s is said in Chinese, with all of its facts or none', kind => {
  for (const params of [everything, {}]) {
    const { title, body } = inboxWords(kind, params);
    expect(title).toMatch(/[\u4e00-\u9fff]/);
    expect(`${title}${body}`).not.toMatch(/undefined|null|NaN|[{}]|true|false/);
  }
});

it('says how long one may appeal, the last day with it', () => {
  const said = inboxWords('deduction_notified', { subject: '焚烧秸秆', points: 3, day: '2026-12-01' });
  expect(said.body).toBe('“焚烧秸秆”，拟扣 3 分，现在还没有扣。12月1日（含当天）前都可以申诉，点开看经过和照片。');
});

it('names the two households of a 并户 that waits', () => {
  expect(inboxWords('household_merge_asked', { subject: '王秀家', step: '罗小军家' }).body).toBe(
    '王秀家 并入 罗小军家。两家里有一家积分较多，一个人不能定，请您核对凭据后确认。',
  );
});

it('says when the applicant is waited for, and when a request came to nothing', () => {
  expect(inboxWords('request_advanced', { subject: '危房改造', status: 'waiting_for_applicant', reason: '请补户口簿' })).toEqual({
    title: '办件需要您补充',
    body: '“危房改造”：请补户口簿',
  });
  expect(inboxWords('request_finished', { subject: '危房改造', status: 'refused', reason: '不在范围' }).title).toBe('办件未能办理');
});
