import { render, screen } from '@testing-library/react';
import { Sheet } from './sheet';

const noop = () => undefined;

it('lets the keyboard scroll what is only read', () => {
  render(
    <Sheet open title="全部期限" onClose={noop}>
      可用到
    </Sheet>,
  );
  expect(screen.getByText('可用到').tabIndex).toBe(0);
});

it('is not there while it is closed', () => {
  render(
    <Sheet open={false} title="全部期限" onClose={noop}>
      可用到
    </Sheet>,
  );
  expect(screen.queryByText('可用到')).toBeNull();
});
