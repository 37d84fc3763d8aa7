import { QueryClientProvider } from '@tanstack/react-query';
import { useLaunch } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { queryClient, watchAttention } from '@/api/query';
import { startSession } from '@/features/session/session';
import { warmUp } from '@/navigation/warm-up';
import { startOutbox } from '@/outbox';
import { startElder } from '@/theme/elder';
import { startPrivacy } from '@/ui/privacy/privacy';
import './app.scss';

export default function App({ children }: { children: ReactNode }) {
  useLaunch(() => {
    startPrivacy();
    startElder();
    watchAttention();
    startOutbox();
    void startSession();
    warmUp();
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
