import { View } from '@tarojs/components';
import { useEffect, type ReactNode } from 'react';
import { aria } from '../a11y/aria';
import { Heading } from '../a11y/heading';
import { Pressable } from '../a11y/pressable';
import { scrolls } from '../a11y/scrolls';
import { Icon } from '../icon/icon';
import { sheetOpened } from '../toast/toast';
import { ToastHost } from '../toast/toast-host';
import * as texts from '@/texts/zh-CN';
import { InSheet } from './in-sheet';
import './sheet.scss';

interface Props {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons that stay in reach of the thumb. */
  foot?: ReactNode;
}

/** A page from below. Closed it is not there at all, so it costs nothing. */
export const Sheet = ({ open, ...sheet }: Props) => (open ? <OpenSheet {...sheet} /> : null);

function OpenSheet({ title, onClose, children, foot }: Omit<Props, 'open'>) {
  useEffect(sheetOpened, []);
  return (
    <View className="sheet">
      <View className="sheet__shade" onClick={onClose} {...aria({ hidden: true })} />
      <View className="sheet__panel" {...aria({ role: 'dialog', label: title })}>
        <View className="sheet__head">
          <Heading>{title}</Heading>
          <Pressable className="sheet__close" onPress={onClose} label={texts.common.close}>
            <Icon name="close" />
          </Pressable>
        </View>
        <View className="sheet__body" {...scrolls}>
          <InSheet.Provider value={true}>{children}</InSheet.Provider>
        </View>
        <View className={`sheet__floor ${foot ? '' : 'sheet__floor--bare'}`}>
          <ToastHost on="sheet" />
          {foot && <View className="sheet__foot">{foot}</View>}
        </View>
      </View>
    </View>
  );
}
