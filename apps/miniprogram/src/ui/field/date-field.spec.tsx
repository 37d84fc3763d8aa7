import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { DateField } from './date-field';

function Form() {
  const [day, setDay] = useState('');
  return (
    <>
      <DateField name="until" label="保质期到" optional="选填" value={day} onChange={setDay} from="2026-11-26" />
      <output>{day}</output>
    </>
  );
}

it('a day is chosen and said as people say it; one that is optional can be taken away', () => {
  render(<Form />);
  expect(screen.getByText('请选日期')).toBeTruthy();
  const field = screen.getByLabelText('保质期到');
  expect([field.getAttribute('type'), field.getAttribute('min')]).toEqual(['date', '2026-11-26']);
  fireEvent.change(field, { target: { value: '2027-06-05' } });
  expect(screen.getByText('2027年6月5日')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('2027-06-05');
  fireEvent.click(screen.getByRole('button', { name: '清空保质期到' }));
  expect(screen.getByText('请选日期')).toBeTruthy();
});
