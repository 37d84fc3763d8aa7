import { fireEvent, render, screen } from '@testing-library/react';
import { Input } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { Button } from '@/ui/button/button';
import { phone, resetPhone } from './stand-ins/taro';

beforeEach(resetPhone);

function Where() {
  return <p>{useRouter().params.id}</p>;
}

describe('the stand-ins for Taro', () => {
  it('render our components for a person: role, name, tap', () => {
    const pressed = jest.fn();
    render(<Button onPress={pressed}>提交</Button>);
    fireEvent.click(screen.getByRole('button', { name: '提交' }));
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('take no tap where a component is disabled', () => {
    const pressed = jest.fn();
    render(
      <Button onPress={pressed} disabled>
        提交
      </Button>,
    );
    fireEvent.click(screen.getByRole('button', { name: '提交' }));
    expect(pressed).not.toHaveBeenCalled();
  });

  it('give typed text in Taro’s shape', () => {
    const typed: string[] = [];
    render(<Input placeholder="姓名" onInput={event => typed.push(event.detail.value)} />);
    fireEvent.change(screen.getByPlaceholderText('姓名'), { target: { value: '罗桂英' } });
    expect(typed).toEqual(['罗桂英']);
  });

  it('keep storage, know the route, and record what leaves the page', async () => {
    Taro.setStorageSync('draft', { text: '一半' });
    expect(Taro.getStorageSync('draft')).toEqual({ text: '一半' });
    phone.route = { path: '/pages/me/index', params: { id: '7' } };
    render(<Where />);
    expect(screen.getByText('7')).toBeTruthy();
    await Taro.navigateTo({ url: '/pages/x/index' });
    expect(phone.calls).toEqual([{ name: 'navigateTo', options: { url: '/pages/x/index' } }]);
  });

  it('have a server only where the test gives one', async () => {
    await expect(Taro.request({ url: 'http://any.example/' })).rejects.toMatchObject({ errMsg: expect.stringContaining('nobody answers') });
    phone.answer = () => ({ statusCode: 200, data: { ok: true } });
    await expect(Taro.request({ url: 'http://any.example/' })).resolves.toMatchObject({ statusCode: 200 });
  });
});
