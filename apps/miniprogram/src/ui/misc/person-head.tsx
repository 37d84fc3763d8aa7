import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Heading } from '../a11y/heading';
import { Parts } from '../list/parts';
import { Avatar } from './avatar';
import './misc.scss';

/** Whose page or case this is: the face, the name, and where they belong. */
export function PersonHead({
  name,
  title = name,
  note,
  big,
  children,
}: {
  name: string;
  title?: string;
  note?: string;
  big?: boolean;
  children?: ReactNode;
}) {
  return (
    <View className="person-head">
      <Avatar big={big} name={name} />
      <View className="person-head__words">
        <Heading>{title}</Heading>
        {note && (
          <View className="person-head__note">
            <Parts of={note} />
          </View>
        )}
        {children}
      </View>
    </View>
  );
}
