import { useMay, useSession } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Pressable } from '../a11y/pressable';

/** Red line 8: 投诉建议 is reachable from every page. Of the frame, so that no page can forget it; for whoever belongs to a village, and may be answered. */
export function ComplaintLink() {
  const may = useMay('complaints.file');
  const ready = useSession(({ status, me }) => status === 'signed_in' && me?.mustChangePassword !== true);
  if (!may || !ready) return null;
  return (
    <Pressable className="screen__complaints" role="link" onPress={() => go.to('complaints')}>
      {texts.common.complaints}
    </Pressable>
  );
}
