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

it('says when the applicant is waited for, and when a request came to nothing', () => {
  expect(inboxWords('request_advanced', { subject: '危房改造', status: 'waiting_for_applicant', reason: '请补户口簿' })).toEqual({
    title: '办件需要您补充',
    body: '“危房改造”：请补户口簿',
  });
  expect(inboxWords('request_finished', { subject: '危房改造', status: 'refused', reason: '不在范围' }).title).toBe('办件未能办理');
});
