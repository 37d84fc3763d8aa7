import * as texts from '@/texts/zh-CN';
import { Button } from '../button/button';

interface Props {
  children: string;
  onPress: () => void;
  kind?: 'danger' | 'festive';
  busy?: boolean;
  busyText?: string;
  disabled?: boolean;
  /** Where a decision can be put off, a way back stands beside it. */
  onCancel?: () => void;
}

/** The one deed that a sheet is there for. */
export function SheetFoot({ children, onCancel, busy, busyText = texts.common.sending, ...deed }: Props) {
  if (!onCancel)
    return (
      <Button block size="big" busy={busy} busyText={busyText} {...deed}>
        {children}
      </Button>
    );
  return (
    <>
      <Button kind="quiet" onPress={onCancel}>
        {texts.common.dismiss(children)}
      </Button>
      <Button busy={busy} busyText={busyText} {...deed}>
        {children}
      </Button>
    </>
  );
}
