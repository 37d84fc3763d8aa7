import type { ReactNode } from 'react';

/**
 * On h5 the build puts this in the place of `@tarojs/components`: the kit uses two of its elements there, and its custom elements
 * bring their own runtime of 20 kB (compressed) and a second render of everything. Inputs, pictures and WeChat's buttons have
 * twins of their own (`*.h5.tsx`).
 */
interface Props {
  readonly children?: ReactNode;
  readonly hoverClass?: string;
  readonly [name: string]: unknown;
}

export function View({ hoverClass: _weappOnly, ...rest }: Props) {
  return <div {...rest} />;
}

export function Text({ hoverClass: _weappOnly, userSelect: _forFingers, ...rest }: Props) {
  return <span {...rest} />;
}
