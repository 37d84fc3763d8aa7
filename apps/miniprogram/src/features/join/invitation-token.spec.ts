import { invitationToken } from './invitation-token';

it.each([
  ['a1B2c3D4', 'a1B2c3D4'],
  ['  a1B2c3D4\n', 'a1B2c3D4'],
  ['https://example.test/pages/invitation/index?token=a1B2-c3_D4', 'a1B2-c3_D4'],
  ['pages/invitation/index?scene=a1B2c3%2DD4&x=1', 'a1B2c3-D4'],
])('reads %s', (text, token) => {
  expect(invitationToken(text)).toBe(token);
});

it.each(['', '   ', 'abc', '张三的邀请', 'https://example.test/?token=%E0%A4%A', `x${'y'.repeat(200)}`])('refuses %s', text => {
  expect(invitationToken(text)).toBeUndefined();
});
