import { Text } from '@tarojs/components';

const BETWEEN = ' · ';

/** Short facts in a row, `1组 · 罗晓燕 · 11月6日`: a line breaks between them, not within one. */
export function Parts({ of }: { of: string }) {
  const parts = of.split(BETWEEN);
  if (parts.length === 1) return <>{of}</>;
  return (
    <>
      {parts.map((part, place) => (
        <Text key={place} className="part">
          {place < parts.length - 1 ? `${part}${BETWEEN}` : part}
        </Text>
      ))}
    </>
  );
}
