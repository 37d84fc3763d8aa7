import { Button } from '@tarojs/components';
import type { PhoneButtonProps } from './phone-button.types';

/** Only WeChat's own button may ask for the number. */
export function PhoneButton({ text, onCode }: PhoneButtonProps) {
  return (
    <Button
      className="button button--quiet button--block wechat-button phone-button"
      openType="getPhoneNumber"
      onGetPhoneNumber={event => onCode((event.detail as { code?: string }).code)}
    >
      {text}
    </Button>
  );
}
