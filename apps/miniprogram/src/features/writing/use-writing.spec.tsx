import { fireEvent, render, screen } from '@testing-library/react';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { useToast } from '@/ui/toast/toast';
import { phone, resetPhone } from '../../../test/stand-ins/taro';
import { useWriting } from './use-writing';

const BLANK = { text: '' };

function Form() {
  const { fields, set } = useWriting('letter', BLANK, 3);
  return <input aria-label="text" value={fields.text} onChange={event => set({ text: event.target.value })} />;
}
const write = (text: string) => fireEvent.change(screen.getByLabelText('text'), { target: { value: text } });

it('a draft that the phone cannot hold is told of once, and again when it fails anew', () => {
  resetPhone();
  useSession.setState({ status: 'signed_in', villageId: 'v1' });
  useToast.setState({ shown: undefined });
  const told = () => {
    const text = useToast.getState().shown?.text;
    useToast.setState({ shown: undefined });
    return text;
  };
  render(<Form />);
  write('路');
  expect(told()).toBeUndefined();
  const full = jest.spyOn(phone.storage, 'set').mockImplementation(() => {
    throw new Error('exceed storage max size');
  });
  write('路灯');
  expect(told()).toBe(texts.sending.draftNotKept);
  write('路灯坏');
  expect(told()).toBeUndefined();
  full.mockRestore();
  write('路灯坏了');
  expect(told()).toBeUndefined();
  jest.spyOn(phone.storage, 'set').mockImplementation(() => {
    throw new Error('exceed storage max size');
  });
  write('路灯坏了三天');
  expect(told()).toBe(texts.sending.draftNotKept);
});
