import { render } from '@testing-library/react';
import { Field, Sheet } from '@/ui';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { showWrong } from './show-wrong.weapp';

const shown = jest.fn();
const HEIGHT_PX = 844;
/** Where a field lies, by what it refuses: jsdom draws nothing. */
let tops: Readonly<Record<string, number>> = {};

beforeEach(() => {
  resetPhone();
  jest.useFakeTimers();
  shown.mockReset();
  window.innerHeight = HEIGHT_PX;
  Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
  Element.prototype.getBoundingClientRect = function (this: Element) {
    const top = Object.entries(tops).find(([words]) => this.textContent?.includes(words))?.[1] ?? 0;
    return { top, bottom: top + 100 } as DOMRect;
  };
  Element.prototype.scrollIntoView = function (this: Element) {
    shown(this.textContent);
  };
});
afterEach(() => jest.useRealTimers());

const Form = ({ tried, name = '请填写姓名' }: { tried: boolean; name?: string }) => (
  <>
    <Field name="name" label="姓名" value="" onChange={() => undefined} error={tried ? name : undefined} />
    <Field name="reason" label="原因" value="" onChange={() => undefined} error={tried ? '请写明原因' : undefined} />
  </>
);
/** Looked at, then sent. */
function sent(where: Readonly<Record<string, number>>, form: (tried: boolean) => React.ReactElement): void {
  tops = where;
  const { rerender } = render(form(false));
  rerender(form(true));
  jest.runAllTimers();
}

it('the first field that was refused comes into sight', () => {
  sent({ 请填写姓名: -300, 请写明原因: 1_200 }, tried => <Form tried={tried} />);
  expect(shown.mock.calls).toEqual([[expect.stringContaining('请填写姓名')]]);
});

it('what is seen stays where it is', () => {
  sent({ 请填写姓名: 300, 请写明原因: 1_200 }, tried => <Form tried={tried} />);
  expect(shown).not.toHaveBeenCalled();
});

it('of a sheet, not of the page that it covers', () => {
  sent({ 请填写姓名: -300, 请填写户主: 900, 请写明原因: 1_200 }, tried => (
    <>
      <Form tried={tried} />
      <Sheet open title="添一户" onClose={() => undefined}>
        <Form tried={tried} name="请填写户主" />
      </Sheet>
    </>
  ));
  expect(shown.mock.calls).toEqual([[expect.stringContaining('请填写户主')]]);
});

it('WeChat scrolls the page to it, and leaves a sheet alone', () => {
  showWrong(true);
  expect(phone.calls).toEqual([]);
  showWrong(false);
  expect(phone.calls).toEqual([{ name: 'pageScrollTo', options: { selector: '.field--wrong', offsetTop: -96, duration: 200 } }]);
});
