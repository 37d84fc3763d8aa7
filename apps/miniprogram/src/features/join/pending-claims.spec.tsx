import { render, screen } from '@testing-library/react';
import * as texts from '@/texts/zh-CN';
import { PendingClaims } from './pending-claims';

const CLAIM = { id: 'c1', villageId: 'v1', villageName: '桠溪村', name: '王小二', createdAt: '2026-11-26T01:00:00.000Z' };

it('says into which household somebody was invited, and what may be wrong with the name', () => {
  render(<PendingClaims claims={[{ ...CLAIM, householdName: '杨德明家' }]} />);
  expect(screen.getByText(texts.claim.pendingInvited('杨德明家', '王小二'))).toBeTruthy();
});

it('says nothing of a household where nobody invited', () => {
  const { container } = render(<PendingClaims claims={[{ ...CLAIM, householdName: null }]} />);
  expect(container.textContent).toContain(texts.claim.pendingNote('桠溪村', '王小二'));
  expect(container.textContent).not.toContain('名册上');
});
