import { fireEvent, render, screen } from '@testing-library/react';
import { ExpiringCard, ExpiringStrip, sayFirst } from './expiring';

const NOON = Date.parse('2026-11-26T12:00:00+08:00');

describe('what goes first', () => {
  it.each([
    ['2026-11-20', '3 分今天不用掉，夜里就作废'],
    ['2026-11-26', '3 分今天不用掉，夜里就作废'],
    ['2026-12-31', '3 分只能用到 12月31日 周四，过了就作废'],
    ['2027-01-25', '3 分只能用到 2027年1月25日，过了就作废'],
    ['2027-01-26', '最早 3 分到期：可用到 2027年1月26日'],
  ])('%s: %s', (lastDay, words) => {
    expect(sayFirst({ lastDay, points: 3 }, NOON)).toBe(words);
  });

  it('knows the village’s day, whatever the phone’s zone says', () => {
    expect(sayFirst({ lastDay: '2026-11-27', points: 3 }, Date.parse('2026-11-26T16:30:00Z'))).toBe('3 分今天不用掉，夜里就作废');
  });
});

describe('on the screen', () => {
  it('says nothing where nothing expires', () => {
    const { container } = render(
      <>
        <ExpiringStrip expiring={[]} />
        <ExpiringCard expiring={[]} />
      </>,
    );
    expect(container.textContent).toBe('');
  });

  it('lists three days on the statement, and all behind a tap', () => {
    const days = [1, 2, 3, 4].map(n => ({ lastDay: `2099-01-0${n}`, points: n }));
    render(<ExpiringCard expiring={days} />);
    expect(screen.queryByText('4 分')).toBeNull();
    fireEvent.click(screen.getByLabelText('积分什么时候过期：全部'));
    expect(screen.queryByText('4 分')).not.toBeNull();
  });
});
